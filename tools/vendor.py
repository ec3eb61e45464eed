"""Fetch the third-party files that the site serves itself, and check each by its checksum.

The site asks no other host for anything, so the mathematics typesetter lies in the book's
own folder: unmodified, with its licence and a list of what it is. A reader of the book
never runs this; `make vendor` is for whoever moves to a newer version.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "book" / "_static" / "vendor"
PACKAGE, VERSION, LICENCE = "mathjax", "3.2.2", "Apache-2.0"
WANTED = ("LICENSE", "es5/tex-chtml-full.js", "es5/output/chtml/fonts/woff-v2/")


def sha256(path: Path) -> str:
    """Return the checksum of a file in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files_of(folder: Path) -> dict[str, str]:
    """Map each file below `folder`, the manifest apart, to its checksum."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in paths
        if path.name != "manifest.json"
    }


def problems(folder: Path) -> list[str]:
    """Compare a vendored folder with its manifest; an empty list means they agree."""
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    found = files_of(folder)
    return (
        [f"{name} is listed but missing" for name in listed if name not in found]
        + [f"{name} is not listed" for name in found if name not in listed]
        + [f"{name} was changed" for name in found if listed.get(name, found[name]) != found[name]]
    )


def fetch(folder: Path) -> None:
    """Unpack the wanted files of the package into `folder`, as they were published."""
    with tempfile.TemporaryDirectory() as temporary:
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        subprocess.run(command, cwd=temporary, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(temporary).glob("*.tgz"))
        with tarfile.open(archive) as members:
            for member in members:
                name = member.name.removeprefix("package/")
                if member.isfile() and name.startswith(WANTED):
                    path = folder / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(members.extractfile(member).read())


def main() -> int:
    """Fetch, write the manifest at the first time, and say what differs from it."""
    folder = VENDOR / f"{PACKAGE}-{VERSION}"
    fetch(folder)
    manifest = folder / "manifest.json"
    if not manifest.exists():
        facts = {"package": PACKAGE, "version": VERSION, "licence": LICENCE}
        text = json.dumps({**facts, "files": files_of(folder)}, indent=2)
        manifest.write_text(text + "\n", encoding="utf-8")
    found = problems(folder)
    sys.stdout.write("\n".join(found) or f"{folder.name}: every file is as listed")
    sys.stdout.write("\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
