"""Serve the built site to this machine alone, and open it where there is a browser."""

import functools
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

SITE = Path(__file__).resolve().parents[1] / "_build" / "html"


class QuietHandler(SimpleHTTPRequestHandler):
    """Answer requests without a line on the screen for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port of this machine as long as the block lasts."""
    handler = functools.partial(QuietHandler, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def main() -> int:
    """Serve the site until the reader presses Ctrl+C."""
    if not (SITE / "index.html").exists():
        sys.stderr.write("There is no site yet. Type: make book\n")
        return 1
    with serve(SITE) as address:
        sys.stdout.write(f"The book is at {address}/ until you press Ctrl+C.\n")
        sys.stdout.flush()
        webbrowser.open(f"{address}/")
        with suppress(KeyboardInterrupt):
            Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
