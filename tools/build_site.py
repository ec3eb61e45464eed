"""Build the site: write the pages that are generated, then run Jupyter Book over all.

`make book` and the tests call this same module, so what is tested is what is published.
"""

import os
import subprocess
import sys
from pathlib import Path

from tools import api_pages, exercise_pages

ROOT = Path(__file__).resolve().parents[1]
FAILURE = ROOT / "_build" / "failure.txt"
SOURCES = ("_config.yml", "book", "chapters", "exercises", "nnlib", "tools", "pyproject.toml",
           "requirements.lock")  # fmt: skip


def build() -> int:
    """Build the site; a warning is an error. Of a failed notebook only the message is shown."""
    api_pages.write_pages()
    exercise_pages.main()
    FAILURE.unlink(missing_ok=True)
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build",
               ".", "--toc", "book/_toc.yml", "-W", "-n", "--keep-going", "--quiet"]  # fmt: skip
    # A progress bar is for a person who waits, not for a page.
    environment = {**os.environ, "TQDM_DISABLE": "1"}
    for attempt in (1, 2):
        run = subprocess.run(
            command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, check=False
        )
        if run.returncode == 0:
            break
        reason = FAILURE.read_text(encoding="utf-8") if FAILURE.exists() else run.stderr
        sys.stderr.write(f"\n{reason}")
        # The kernel's answer is sometimes lost on its way; a cell that is too slow fails twice.
        if attempt == 2 or "CellTimeoutError" not in reason + run.stderr:
            break
        sys.stderr.write("A cell got no answer in time. Building once more.\n")
        FAILURE.unlink(missing_ok=True)
    return run.returncode


def is_stale(root: Path = ROOT) -> bool:
    """Tell whether a source is newer than the site, or the site was never finished."""
    finished = root / "_build" / "html" / "index.html"
    if not finished.exists() or (root / "_build" / "failure.txt").exists():
        return True
    files = (path for name in SOURCES for path in [root / name, *(root / name).rglob("*")])
    kept = (path for path in files if path.is_file() and "__pycache__" not in path.parts)
    dates = (path.stat().st_mtime for path in kept)
    return max(dates) > finished.stat().st_mtime


if __name__ == "__main__":
    sys.exit(build())
