"""Offer the whole book as one file, so that whoever reads the site can run it too.

A notebook alone stops at `import nnlib`. The site therefore carries its own sources: what git
tracks, packed the same way each time, so that an unchanged book is an unchanged file.
"""

import subprocess
import zipfile
from pathlib import Path

from sphinx.application import Sphinx

NAME = "from-one-neuron"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file knows
NOT_SOURCES = {".git", ".venv", "_build", "dist", "work", "__pycache__", "node_modules"}


def sources(root: Path) -> list[Path]:
    """List the book's files: what git tracks, or all but what is made, where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False
    )
    if (root / ".git").exists() and listed.returncode == 0:
        found = [root / name for name in listed.stdout.split("\0") if name]
    else:
        found = [p for p in root.rglob("*") if not NOT_SOURCES & set(p.relative_to(root).parts)]
    return sorted(path for path in found if path.is_file())


def pack(root: Path, target: Path) -> None:
    """Pack the sources below one folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sources(root):
            entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(root).as_posix()}", LONG_AGO)
            entry.external_attr = (path.stat().st_mode & 0o777) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Put the file beside the pages of a site that was built."""
    if exception is None and app.builder.format == "html":
        pack(Path(app.srcdir), Path(app.outdir) / "_downloads" / f"{NAME}.zip")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook."""
    app.connect("build-finished", on_build_finished)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
