"""The checks travel with the library: they work from a clone, from work/ and from a wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from nnlib.grading import exercises
from tests.conftest import needs
from tests.exercises import notebooks
from tools.notebooks import ROOT

CODE = """
import nnlib, nnlib.grading as g
print(nnlib.__file__)
print(g.check("1a", lambda x, w, b, f: x @ w + b).mistake, *g.exercises())
"""


def check_from(folder: Path, *options: str, library: Path | None = None) -> list[str]:
    code = f"import sys; sys.path.insert(0, {str(library)!r})\n" if library else ""
    done = subprocess.run(
        [sys.executable, *options, "-c", code + CODE],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """Build the wheel without a network and unpack it into an empty folder."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
        (folder / "names").write_text("\n".join(wheel.namelist()))
    return folder / "site"


@pytest.mark.parametrize("start", ["", "exercises/01_neuron"])
def test_check_works_from_the_clone(start: str) -> None:
    found, said = check_from(ROOT / start, library=ROOT)

    assert Path(found).parent == ROOT / "nnlib"
    assert said == " ".join(("forgets-f", *exercises()))


def test_check_works_from_an_empty_folder_with_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    # -I ignores the folder and the environment, so the wheel is found before the clone.
    found, said = check_from(tmp_path, "-I", library=unpacked)

    assert Path(found).parent == unpacked / "nnlib"
    assert said == " ".join(("forgets-f", *exercises()))


def test_the_judge_works_from_an_empty_folder_with_the_wheel(unpacked: Path, tmp_path) -> None:
    needs("bubblewrap", "bwrap")
    (tmp_path / "handins").mkdir()
    (tmp_path / "handins" / "anna.ipynb").write_bytes(notebooks.SOURCES[0].read_bytes())
    words = ("handins", "--exercise", "01_neuron", "--out", "results")

    subprocess.run(
        [sys.executable, "-m", "nnlib.grading", "grade", *words],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(unpacked)}, check=True,
    )  # fmt: skip

    marks = (tmp_path / "results" / "marks.csv").read_text(encoding="utf-8-sig").splitlines()
    assert marks[1] == "anna,2,2,3,3,10,10,judged"
    assert (tmp_path / "results" / "feedback" / "anna.html").exists()


def test_the_wheel_holds_the_checks_and_no_compiled_leftovers(unpacked: Path) -> None:
    inside = set((unpacked.parent / "names").read_text().splitlines())

    folder = "nnlib/_exercises/01_neuron"
    assert {f"{folder}/{name}" for name in ("checks.py", "mistakes.py")} <= inside
    assert not {name for name in inside if name.endswith(".pyc")}
