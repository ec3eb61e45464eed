"""Never show an old result: a stored one is used only if nothing it came from has changed.

The store of executed notebooks looks at a notebook's own code and nothing else. So its
folder is named after a hash of everything beside the notebook that results depend on. When
the hash changes, the folder is a new, empty one and every page is read again.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

RESULTS_DEPEND_ON = ("nnlib", "exercises", "chapters/experiments", "requirements.lock")
PAGES_DEPEND_ON = ("book/_ext", "pyproject.toml")


def key(root: Path, names: tuple[str, ...]) -> str:
    """Hash the names and contents of the files under `names`, in a fixed order."""
    digest = hashlib.sha256()
    for name in names:
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def choose_store(app: Sphinx, config: Config) -> None:
    """Name the store by the hash, remove older ones, and use the nnlib beside the book."""
    root = Path(app.srcdir)
    config.results_key = key(root, RESULTS_DEPEND_ON)
    config.pages_key = key(root, PAGES_DEPEND_ON)
    stores = Path(app.outdir).parent / "results"
    config.nb_execution_cache_path = str(stores / config.results_key)
    for old in stores.glob("*") if stores.exists() else ():
        if old.name != config.results_key:
            shutil.rmtree(old)
    others = os.environ.get("PYTHONPATH", "")
    if str(root) not in others.split(os.pathsep):
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(root), others]))
        sys.path.insert(0, str(root))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register two values that make Sphinx read every page again when they change."""
    app.add_config_value("results_key", "", "env", str)
    app.add_config_value("pages_key", "", "env", str)
    app.connect("config-inited", choose_store)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
