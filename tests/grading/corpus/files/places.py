"""Hand-ins by their names and places: renamed, linked, beside others, in odd folders."""

import os
from pathlib import Path

from tests.grading.corpus.building import as_text, filled_in, source
from tests.grading.corpus.statement import FIRST

NAME = "01_neuron.ipynb"


def _write(path: Path, answers: str = "right") -> None:
    path.write_text(as_text(filled_in(answers)), encoding="utf-8")


def renamed(folder: Path) -> None:
    """The file has another name, with spaces and brackets.

    points: 10
    note: "neuron final (2).ipynb"
    """
    _write(folder / "neuron final (2).ipynb")


def renamed_in_another_alphabet(folder: Path) -> None:
    """The file's name is Chinese, with an emoji.

    points: 10
    note: "神经元 作业 🧠.ipynb"
    """
    _write(folder / "神经元 作业 🧠.ipynb")


def capital_ending(folder: Path) -> None:
    """The file's name ends in capital letters.

    points: 10
    """
    _write(folder / "01_NEURON.IPYNB")


def two_files(folder: Path) -> None:
    """A copy with wrong answers lies beside the right file; the handout's name decides.

    points: 10
    """
    _write(folder / NAME)
    _write(folder / "01_neuron-Copy1.ipynb", "wrong")


def checkpoints(folder: Path) -> None:
    """Jupyter's folder of checkpoints lies beside the file and is left alone.

    points: 10
    """
    (folder / ".ipynb_checkpoints").mkdir()
    _write(folder / ".ipynb_checkpoints" / "01_neuron-checkpoint.ipynb", "starter")
    _write(folder / NAME)


def rubbish_beside(folder: Path) -> None:
    """Files that operating systems leave lie beside the hand-in.

    points: 10
    """
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._01_neuron.ipynb", "~01_neuron.ipynb"):
        (folder / name).write_bytes(b"\0\1\2")
    _write(folder / NAME)


def spaces_in_the_name(folder: Path) -> None:
    """The learner's name has spaces, an accent and a quotation mark.

    points: 10
    name: Zoë O'Brien  van 't Hoff
    """
    _write(folder / NAME)


def another_alphabet(folder: Path) -> None:
    """The learner's name is written in Arabic and Greek.

    points: 10
    name: ليلى Λουκία
    """
    _write(folder / NAME)


def name_like_a_formula(folder: Path) -> None:
    """The learner's name would be a formula in a spreadsheet.

    points: 10
    name: =1+cmd|' !A0
    """
    _write(folder / NAME)


def name_like_an_option(folder: Path) -> None:
    """The learner's name would be an option of a command.

    points: 10
    name: --unsafe
    """
    _write(folder / NAME)


def name_like_markup(folder: Path) -> None:
    """The learner's name would be markup in a page.

    points: 10
    name: <img src=x onerror=alert(1)> & co
    """
    _write(folder / NAME)


def name_with_a_new_line(folder: Path) -> None:
    """The learner's name holds a line break and a terminal's escape.

    points: 10
    name: "line\\nbreak\\x1b[2J"
    """
    _write(folder / NAME)


def name_in_no_encoding(folder: Path) -> None:
    """The learner's name holds a byte that is no UTF-8.

    points: 10
    name: "J\\udcf6rg"
    """
    _write(folder / NAME)


def link_to_another_hand_in(folder: Path) -> None:
    """The file is a link to somebody else's right answers. It is refused.

    points: 0
    status: unreadable "is a link" "Hand in the file itself."
    """
    (folder / NAME).symlink_to(Path("..") / "correct" / NAME)


def link_to_the_answer_key(folder: Path) -> None:
    """The file is a link to the exercise's own notebook, which holds the answers.

    points: 0
    status: unreadable "is a link" "Hand in the file itself."
    """
    (folder / "solution.ipynb").symlink_to(source(FIRST))


def link_to_nowhere(folder: Path) -> None:
    """The file is a link to something that does not exist.

    points: 0
    status: unreadable "is a link" "Hand in the file itself."
    """
    (folder / NAME).symlink_to("nowhere")


def link_to_a_device(folder: Path) -> None:
    """The file is a link to a device that never ends.

    points: 0
    status: unreadable "is a link" "Hand in the file itself."
    """
    (folder / NAME).symlink_to("/dev/zero")


def link_as_the_folder(folder: Path) -> None:
    """The learner's whole folder is a link to somebody else's. It is refused.

    points: 0
    status: unreadable "is a link" "Hand in the file itself."
    """
    folder.rmdir()
    folder.symlink_to(Path("correct"), target_is_directory=True)


def no_leave_to_read(folder: Path) -> None:
    """Nobody may read the file; the judge that runs as root can all the same.

    points: 10
    """
    _write(folder / NAME)
    (folder / NAME).chmod(0o000 if os.geteuid() == 0 else 0o400)
