"""The judge finds each learner's file, whatever it is called, and follows no link."""

import os
from pathlib import Path

import pytest

from nnlib.grading.judge.handins import HandIn, UnreadableError, find_handins, read_bytes
from nnlib.grading.judge.refusing import CannotJudgeError


def laid(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("w = 1", encoding="utf-8")
    return folder


def found(folder: Path) -> dict[str, str | None]:
    handins = find_handins(folder, "01_neuron")
    return {h.name: str(h.path.relative_to(folder)) if h.path else None for h in handins}


def test_each_loose_file_is_a_hand_in(tmp_path: Path) -> None:
    laid(tmp_path, "anna.ipynb", "Zoë Ólafs.py", "读者.ipynb", "notes.txt", ".hidden.py")

    assert found(tmp_path) == {
        "anna": "anna.ipynb",
        "Zoë Ólafs": "Zoë Ólafs.py",
        "读者": "读者.ipynb",
    }


def test_each_folder_is_a_learners(tmp_path: Path) -> None:
    laid(tmp_path, "anna/01_neuron.ipynb", "ben/sub/01_neuron.ipynb")

    assert found(tmp_path) == {"anna": "anna/01_neuron.ipynb", "ben": "ben/sub/01_neuron.ipynb"}


def test_two_files_of_one_stem_keep_apart(tmp_path: Path) -> None:
    laid(tmp_path, "anna.ipynb", "anna.py")

    assert found(tmp_path) == {"anna.ipynb": "anna.ipynb", "anna.py": "anna.py"}


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        (("final.ipynb",), "final.ipynb"),
        (("01_neuron.ipynb", "a.ipynb"), "01_neuron.ipynb"),
        (("01_neuron (1).ipynb", "a.ipynb"), "01_neuron (1).ipynb"),
        (("a.py", "b.ipynb"), "b.ipynb"),
        (("01_neuron.ipynb", ".ipynb_checkpoints/01_neuron-checkpoint.ipynb"), "01_neuron.ipynb"),
    ],
)
def test_the_file_that_was_asked_for_is_chosen(tmp_path: Path, files, chosen: str) -> None:
    laid(tmp_path / "anna", *files)

    assert found(tmp_path) == {"anna": f"anna/{chosen}"}


def test_a_renamed_file_is_judged_and_said(tmp_path: Path) -> None:
    laid(tmp_path, "anna/final.ipynb")

    (handin,) = find_handins(tmp_path, "01_neuron")

    assert handin.notes == ("The file is called final.ipynb, not 01_neuron.ipynb. It was judged.",)


def test_of_several_files_the_judged_one_is_said(tmp_path: Path) -> None:
    laid(tmp_path, "anna/01_neuron.ipynb", "anna/old.ipynb")

    (handin,) = find_handins(tmp_path, "01_neuron")

    assert handin.notes == ("2 files came; 01_neuron.ipynb was judged, not old.ipynb.",)


def test_a_folder_without_code_is_a_missing_hand_in(tmp_path: Path) -> None:
    laid(tmp_path, "anna/report.pdf")

    assert find_handins(tmp_path, "01_neuron") == [
        HandIn("anna", None, ("No notebook and no .py file came. There is report.pdf.",))
    ]


@pytest.mark.parametrize("name", ["nothing", "file.py"])
def test_what_is_no_folder_is_said(tmp_path: Path, name: str) -> None:
    laid(tmp_path, "file.py")

    with pytest.raises(CannotJudgeError, match="is no folder"):
        find_handins(tmp_path / name, "01_neuron")


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotJudgeError, match="holds no notebooks"):
        find_handins(tmp_path, "01_neuron")


@pytest.mark.parametrize("make", ["file", "folder", "nowhere"])
def test_a_link_is_refused(tmp_path: Path, make: str) -> None:
    target = laid(tmp_path, "solution/exercise.ipynb") / "solution"
    handins = tmp_path / "handins"
    handins.mkdir()
    linked = {"file": target / "exercise.ipynb", "folder": target, "nowhere": target / "none.py"}
    (handins / "eve.ipynb").symlink_to(linked[make])

    (handin,) = find_handins(handins, "01_neuron")

    assert handin.path is not None
    with pytest.raises(UnreadableError, match=r"eve\.ipynb is a link to another file"):
        read_bytes(handin.path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "eve.ipynb")

    with pytest.raises(UnreadableError, match="is no file"):
        read_bytes(tmp_path / "eve.ipynb")


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "eve.ipynb").mkdir()

    with pytest.raises(UnreadableError, match="is no file"):
        read_bytes(tmp_path / "eve.ipynb")


def test_a_file_of_many_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "eve.ipynb"
    path.touch()
    os.truncate(path, 60_000_000)

    with pytest.raises(UnreadableError, match="60 megabytes, and at most 50 are read"):
        read_bytes(path)
