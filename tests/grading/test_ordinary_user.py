"""The judge as most people start it: as an ordinary user, who has no rights to give up."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import needs
from tests.exercises.notebooks import SOURCES
from tools.notebooks import ROOT

USER = "61234"
# Root's own folders are closed to others. In mounts that only this run sees, each closed folder is
# replaced by an open one that holds nothing but what the interpreter needs.
OPENED = """
set -e
for closed in $CLOSED; do
  inner="${NEEDED#$closed/}"
  first="$closed/${inner%%/*}"
  mount --bind "$first" /mnt
  mount -t tmpfs -o mode=755 tmpfs "$closed"
  mkdir "$first"
  mount --move /mnt "$first"
done
exec setpriv --reuid USER --regid USER --clear-groups --no-new-privs "$@"
""".replace("USER", USER)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that any user can reach and write to."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o777)
    yield made
    shutil.rmtree(made)


def closed_folders(path: Path) -> list[str]:
    """Give the folders above a path that are closed to others, the outermost alone."""
    closed = [p for p in reversed(path.parents) if not p.stat().st_mode & 0o001]
    return [str(p) for p in closed[:1]]


def as_ordinary_user(*command: str) -> subprocess.CompletedProcess[str]:
    needed = Path(sys.base_prefix)
    environment = {
        "PATH": os.environ["PATH"],
        "NEEDED": str(needed),
        "CLOSED": " ".join(closed_folders(needed)),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TQDM_DISABLE": "1",
    }
    opened = ["unshare", "--mount", "--propagation", "private", "sh", "-c", OPENED, "sh"]
    return subprocess.run(
        [*opened, *command], env=environment, cwd="/", capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="every other test runs as an ordinary user then")
def test_an_ordinary_user_judges_with_all_limits_held(folder: Path) -> None:
    needs("bubblewrap", "bwrap")
    handins = folder / "handins"
    handins.mkdir()
    (handins / "right.ipynb").write_bytes(SOURCES[0].read_bytes())
    bomb = (
        "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass\n"
    )
    (handins / "bomb.py").write_text(bomb)
    words = ("grade", str(handins), "--exercise", "01_neuron", "--out", str(folder / "out"))

    done = as_ordinary_user(sys.executable, "-m", "nnlib.grading", *words)

    assert done.returncode == 0, done.stderr
    report = json.loads((folder / "out" / "verdicts" / "right.json").read_text())
    assert report["headline"] == "10 of 10 points."
    assert report["sandbox"] == "bubblewrap"
    assert (folder / "out" / "verdicts" / "right.json").stat().st_uid == int(USER)
    bomb_report = json.loads((folder / "out" / "verdicts" / "bomb.json").read_text())
    assert bomb_report["headline"] == "0 of 10 points."
