"""All hand-ins of the corpus by name, and how to lay them into a folder."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.grading.corpus.building import as_text, cell_files, from_cells, head
from tests.grading.corpus.files import makers
from tests.grading.corpus.statement import Statement, read_statement


@dataclass(frozen=True)
class Sample:
    """One hand-in of the corpus.

    Parameters
    ----------
    id : str
        What it is about, the name of its file of cells or of its maker.
    name : str
        The learner's name, and that of the folder with the file.
    group : str
        ordinary, unlucky, hostile or files.
    statement : Statement
    write : callable
        ``write(folder)`` lays the file into the learner's folder.
    """

    id: str
    name: str
    group: str
    statement: Statement
    write: Callable[[Path], None]


def samples() -> list[Sample]:
    """Give the whole corpus."""
    return [*(_of_cells(path) for path in cell_files()), *(_made(*each) for each in makers())]


def _of_cells(path: Path) -> Sample:
    text = path.read_text(encoding="utf-8")
    statement = read_statement(head(text))

    def write(folder: Path) -> None:
        notebook = from_cells(text, statement.answers, statement.assignment)
        (folder / f"{statement.assignment}.ipynb").write_text(as_text(notebook), encoding="utf-8")

    return Sample(path.stem, path.stem, path.parent.name, statement, write)


def _made(name: str, maker: Callable[[Path], None]) -> Sample:
    statement = read_statement(inspect.cleandoc(maker.__doc__ or ""))
    return Sample(name, statement.name or name, "files", statement, maker)


def lay_out(folder: Path) -> list[Sample]:
    """Write the whole corpus into a folder: for each assignment one, in it one for each learner."""
    corpus = samples()
    for sample in corpus:
        hand_in(sample, folder / sample.statement.assignment / sample.name)
    return corpus


def hand_in(sample: Sample, own: Path) -> None:
    """Write one hand-in into a learner's folder, which is made."""
    own.mkdir(parents=True)
    sample.write(own)


def lay_out_in_order(folder: Path, wanted: Sequence[str]) -> list[str]:
    """Write hand-ins that come in this order, and give the learners' names."""
    by_id = {sample.id: sample for sample in samples()}
    names = [f"{number:02} {each}" for number, each in enumerate(wanted)]
    for name, each in zip(names, wanted, strict=True):
        hand_in(by_id[each], folder / name)
    return names
