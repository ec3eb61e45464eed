"""Fetch the third-party files that the site serves itself, and check each by its checksum.

The site asks no other host for anything, so the mathematics typesetter and the type lie in the
book's own folder: unmodified, with their licence and a list of what they are. A reader of the
book never runs this; `make vendor` is for whoever moves to a newer version.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

VENDOR = Path(__file__).resolve().parents[1] / "book" / "_static" / "vendor"


class Package(NamedTuple):
    """What is taken from where: its name for npm, and the beginnings of the wanted files' names."""

    name: str
    version: str
    licence: str
    wanted: tuple[str, ...]

    @property
    def folder(self) -> Path:
        """Where its files lie, in a folder named after package and version."""
        return VENDOR / f"{self.name.rpartition('/')[2]}-{self.version}"


def faces(name: str, *kinds: str) -> tuple[str, ...]:
    """Name the files of a type's faces, each kind with its Greek letters, and its licence."""
    return "LICENSE", *(f"files/{name}-{s}-{k}.woff2" for k in kinds for s in ("latin", "greek"))


PACKAGES = (
    Package("mathjax", "3.2.2", "Apache-2.0",
            ("LICENSE", "es5/tex-chtml.js", "es5/output/chtml/fonts/woff-v2/")),
    Package("@fontsource/source-serif-4", "5.3.1", "OFL-1.1",
            faces("source-serif-4", "400-normal", "400-italic", "600-normal")),
    Package("@fontsource-variable/source-sans-3", "5.3.0", "OFL-1.1",
            faces("source-sans-3", "wght-normal")),
    Package("@fontsource/source-code-pro", "5.3.0", "OFL-1.1",
            faces("source-code-pro", "400-normal")),
)  # fmt: skip


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


def fetch(package: Package) -> None:
    """Unpack the wanted files of the package into its folder, as they were published."""
    with tempfile.TemporaryDirectory() as temporary:
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
        subprocess.run(command, cwd=temporary, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(temporary).glob("*.tgz"))
        with tarfile.open(archive) as members:
            for member in members:
                name = member.name.removeprefix("package/")
                if member.isfile() and name.startswith(package.wanted):
                    path = package.folder / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(members.extractfile(member).read())


def write_manifest(package: Package) -> None:
    """Write down what the folder holds; a list that is there already stays."""
    manifest = package.folder / "manifest.json"
    if not manifest.exists():
        facts = {"package": package.name, "version": package.version, "licence": package.licence}
        text = json.dumps({**facts, "files": files_of(package.folder)}, indent=2)
        manifest.write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Fetch each package, list its files at the first time, and say what differs from the list."""
    wrong = False
    for package in PACKAGES:
        fetch(package)
        write_manifest(package)
        found = problems(package.folder)
        wrong = wrong or bool(found)
        sys.stdout.write("\n".join(found) or f"{package.folder.name}: every file is as listed")
        sys.stdout.write("\n")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
