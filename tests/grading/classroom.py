"""Ten hand-ins to one assignment, as a class sends them in and nbgrader collects them."""

import copy
import json
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from nnlib.grading.__main__ import main
from tests.grading.nbgrading import nbgrader
from tools.course import editions, lay_out
from tools.learner_version import learner_version, solution
from tools.notebooks import ROOT, read

NAME = "01_neuron"
SETTINGS = """
c.Exchange.root = "{exchange}"
c.CourseDirectory.course_id = "from-one-neuron"
c.LateSubmissionPlugin.penalty_method = "zero"
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".txt"]
c.FileNameCollectorPlugin.named_regexp = (
    r".*/(?P<student_id>[a-z]+)--(?P<timestamp>[0-9-]+)--(?P<file_id>.+)"
)
"""
NOT_TEXT = "\udcff"  # a byte of another system's encoding, in the name of a file
IN_TIME, DUE, TOO_LATE = "2098-12-30", "2098-12-31 00:00:00 UTC", "2099-01-01"


def set_up(folder: Path) -> Path:
    """Make a course and generate its assignment; nothing is handed in yet."""
    course = folder / "course"
    lay_out(course, editions())
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(SETTINGS.format(exchange=folder / "exchange"))
    nbgrader(course, "generate_assignment", NAME)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "from-one-neuron") as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=DUE)
    return course


def judge(course: Path) -> int:
    """Do what `python -m nnlib.grading nbgrader COURSE --exercise 01_neuron` does."""
    return main(["nbgrader", str(course), "--exercise", NAME])


def through_the_exchange(course: Path) -> None:
    """Let anna fetch the assignment and hand it in as nbgrader means it."""
    learner, exchange = course.parent / "learner", course.parent / "exchange"
    for made in (learner, exchange):
        made.mkdir()
    exchange.chmod(0o777)
    settings = "c = get_config()\n" + SETTINGS.format(exchange=exchange)
    (learner / "nbgrader_config.py").write_text(settings)
    nbgrader(course, "release_assignment", NAME)
    nbgrader(learner, "fetch_assignment", NAME)
    path = learner / NAME / f"{NAME}.ipynb"
    path.write_text(json.dumps(answered(nbformat.read(path, 4))))
    nbgrader(learner, "submit", NAME, "--student=anna")
    nbgrader(course, "collect", NAME)


def by_download(course: Path) -> None:
    """Let nine others send files that a teacher downloads from somewhere."""
    folder = course / "downloaded" / NAME / "archive"
    folder.mkdir(parents=True)
    for name, content in handins().items():
        (folder / name).write_text(content)
    nbgrader(course, "zip_collect", NAME)
    shutil.rmtree(course / "downloaded")


def handins() -> dict[str, str]:
    """Give the text of each file that came."""
    release = learner_version(read(ROOT / "exercises" / NAME / "exercise.ipynb"))
    right = answered(release)
    notebooks = {"ben": wrong(right), "cem": without_checks(right), "dana": copied(right),
                 "eve": without_metadata(right)}  # fmt: skip
    files = {f"{who}--{IN_TIME}--{NAME}.ipynb": json.dumps(nb) for who, nb in notebooks.items()}
    return files | {
        f"finn--{IN_TIME}--neuron final {NOT_TEXT}.ipynb": json.dumps(right),
        f"gul--{IN_TIME}--{NAME}.ipynb": json.dumps(right)[:5000],
        f"hana--{IN_TIME}--{NAME}.ipynb": "",
        f"ida--{IN_TIME}--notes.txt": "I could not export it.",
        f"jo--{TOO_LATE}--{NAME}.ipynb": json.dumps(right),
    }


def answered(release: NotebookNode) -> NotebookNode:
    """Answer every exercise."""
    key = {c.id: c for c in read(ROOT / "exercises" / NAME / "exercise.ipynb").cells}
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        if cell.id.startswith("solve-"):
            cell.source = solution(key[cell.id])
    return notebook


def wrong(right: NotebookNode) -> NotebookNode:
    """Forget f in 1a, take the wrong letter in 1c, and try an attack on the teacher's browser."""
    notebook = copy.deepcopy(right)
    for cell in notebook.cells:
        cell.source = cell.source.replace("return f(z)", "return z").replace('"C"', '"A"')
    attack = "<script>document.title = 'attacked'</script>\n\n<img src=x onerror=alert(1)>"
    notebook.cells.append(nbformat.v4.new_markdown_cell(attack))
    notebook.cells.append(nbformat.v4.new_raw_cell(attack))
    return notebook


def without_checks(right: NotebookNode) -> NotebookNode:
    """Delete all cells but the answers and the imports."""
    notebook = copy.deepcopy(right)
    notebook.cells = [c for c in notebook.cells if c.id.startswith(("solve-", "imports"))]
    return notebook


def copied(right: NotebookNode) -> NotebookNode:
    """Copy a cell with its metadata, and change the first into a wrong answer."""
    notebook = copy.deepcopy(right)
    (place,) = [i for i, c in enumerate(notebook.cells) if c.id == "solve-1a"]
    first = copy.deepcopy(notebook.cells[place])
    first.source, first.id = "def neuron(x, w, b, f):\n    return 0", "first-try"
    notebook.cells.insert(place, first)
    return notebook


def without_metadata(right: NotebookNode) -> NotebookNode:
    """Lose what another program does not keep."""
    notebook = copy.deepcopy(right)
    notebook.metadata = {}
    for number, cell in enumerate(notebook.cells):
        cell.metadata, cell.id = {}, f"other-{number}"
    return notebook
