"""The build itself, on a small book: fresh results, folded checks, failures that say where."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.site.links import read

ROOT = Path(__file__).parents[2]
COPIED = ["_config.yml", "pyproject.toml", "requirements.lock", "book/_ext", "book/_static",
          "book/_templates", "nnlib", "tools"]  # fmt: skip
MODULE = '"""A module of one number."""\n\nANSWER = 41\n'
TOC = "format: jb-book\nroot: book/index\nchapters:\n  - file: chapters/01_small\n"
FIGURE = """import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([0, 1], [0, 1]);"""
EXPLORATION = """from nnlib import explore
first, second = explore.neuron(), explore.neuron(name="second")
first"""
LATER = """first.w1 = 3.25
second"""
SLIDER = """from ipywidgets import interact
interact(lambda w: print(w), w=(0, 5));"""
TEXT = "The sum is 4.8. <!-- claim: sum -->\n\n<!-- given --> A **bold** 5 %.\n\n{numref}`fig-line`"
DROPDOWN = "```{admonition} Checkpoint\n:class: dropdown\nFolded text.\n```"
IMAGE = {"figure": {"caption": "A straight line.", "name": "fig-line"},
         "image": {"alt": "A line that rises from 0 to 1."}}  # fmt: skip


def code(source: str, name: str, **metadata: object) -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source, id=name, metadata=metadata)


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    title = nbformat.v4.new_markdown_cell("# A small chapter", id="title")
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return nbformat.v4.new_notebook(cells=[title, *cells], metadata=kernel)


def write_book(folder: Path, *cells: nbformat.NotebookNode) -> Path:
    """Write a book of one page and one chapter, with the real book's configuration."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    (folder / "book/_toc.yml").write_text(TOC)
    (folder / "book/references.bib").write_text("")
    (folder / "book/index.md").write_text("# The small book\n")
    for name in ("chapters", "exercises"):
        (folder / name).mkdir()
    (folder / "nnlib/answers.py").write_text(MODULE)
    nbformat.write(notebook(*cells), folder / "chapters/01_small.ipynb")
    return folder


def build(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build as `make book` does."""
    found = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "BOOK_REPORT_URL")}
    return subprocess.run(
        [sys.executable, "-m", "tools.build_site"],
        cwd=folder, env=found | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def page(folder: Path) -> str:
    return (folder / "_build/html/chapters/01_small.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book with one of everything, built."""
    folder = write_book(
        tmp_path_factory.mktemp("book"),
        code("from nnlib.answers import ANSWER\n\nprint('the answer is', ANSWER + 1)", "answer"),
        nbformat.v4.new_markdown_cell(TEXT, id="sentence"),
        code("total = 4.8\nassert total == 4.8", "check", tags=["claim"]),
        code(FIGURE, "line", mystnb=IMAGE),
        code(SLIDER, "slider", tags=["exploration"]),
        code(EXPLORATION, "explorations", tags=["exploration"]),
        code(LATER, "later", tags=["card"]),
        nbformat.v4.new_markdown_cell(DROPDOWN, id="fold"),
    )
    result = build(folder)
    assert result.returncode == 0, result.stderr[-3000:]
    return folder


def test_a_chapter_runs_with_the_library_beside_it(book: Path) -> None:
    assert "the answer is 42" in page(book)


def test_a_check_of_numbers_is_folded_under_a_label(book: Path) -> None:
    folds = re.findall(r'<details class="fold fold-cell">.*?</details>', page(book), re.DOTALL)

    assert len(folds) == 1
    assert "<summary>Check of the numbers above</summary>" in folds[0]
    assert "total" in folds[0]


def test_marks_beside_numbers_do_not_show(book: Path) -> None:
    assert "<!-- claim" not in page(book)
    assert "<!-- given" not in page(book)
    assert "<strong>bold</strong> 5\u00a0%" in page(book)


def test_a_slider_leaves_a_sentence_and_no_widget(book: Path) -> None:
    assert "Move the sliders yourself: download this notebook" in page(book)
    assert "interactive(children" not in page(book)
    assert "jupyter.widget" not in page(book)


def test_an_exploration_starts_from_the_last_state_that_the_run_has_left(book: Path) -> None:
    start = r'<div class="exploration".*?<script type="application/json">(.*?)</script>'
    starts = re.findall(start, page(book), re.DOTALL)
    states = [json.loads(text)["state"] for text in starts]

    assert [(state["name"], state["w1"]) for state in states] == [("neuron", 3.25), ("second", 1.0)]
    assert "_esm" not in states[0]


def test_explorations_share_one_copy_of_the_front_end(book: Path) -> None:
    names = re.findall(r'explorationParts \?\?= \{\}\)\["([^"]*)"\] = ', page(book))

    assert {"frame/explore.mjs", "neuron.mjs", "explore.css"} <= set(names)
    assert len(names) == len(set(names))


def test_the_code_of_a_card_stays_out_of_the_page(book: Path) -> None:
    assert "first.w1" not in page(book)


def test_a_figure_is_numbered_described_lazy_and_has_its_size(book: Path) -> None:
    image = re.search(r"<img [^>]*>", page(book)).group()

    assert 'alt="A line that rises from 0 to 1."' in image
    assert 'loading="lazy"' in image
    assert re.search(r' width="\d+" height="\d+"', image)
    assert re.search(r'<span class="caption-number">Figure \d', page(book))


def test_a_dropdown_is_folded_without_a_script(book: Path) -> None:
    assert re.search(r'<details class="fold fold-answer[^"]*">\s*<summary>Checkpoint', page(book))
    assert "togglebutton" not in page(book)


def test_a_page_has_no_report_link_unless_an_address_is_given(book: Path) -> None:
    assert "report-link" not in page(book)


def test_a_changed_library_gives_new_results_and_a_given_address_a_link(book: Path) -> None:
    (book / "nnlib/answers.py").write_text(MODULE.replace("41", "6"))
    before = {path.name for path in (book / "_build/results").iterdir()}

    result = build(book, BOOK_REPORT_URL="mailto:errors@example.org?subject={page}")

    after = {path.name for path in (book / "_build/results").iterdir()}
    links = [link for link in read(book / "_build/html/chapters/01_small.html").named
             if link.startswith("mailto")]  # fmt: skip
    assert result.returncode == 0, result.stderr[-3000:]
    assert "the answer is 7" in page(book)
    assert len(before) == len(after) == 1
    assert before != after
    assert links == ["mailto:errors@example.org?subject=chapters%2F01_small"]


def test_a_broken_notebook_stops_the_build_and_is_named_with_its_cell(tmp_path: Path) -> None:
    folder = write_book(
        tmp_path, code("x = 1", "fine"), code("print(no_such_name)", "typing-error")
    )

    result = build(folder)

    lines = result.stderr.strip().splitlines()
    assert result.returncode != 0
    assert lines[0].startswith("chapters/01_small.ipynb, cell 3 (id typing-error): NameError")
    assert "name 'no_such_name' is not defined" in lines[0]
    assert lines[2] == "    print(no_such_name)"


def test_two_explorations_with_one_name_stop_the_build(tmp_path: Path) -> None:
    twice = "from nnlib import explore\ndisplay(explore.neuron(), explore.neuron())"

    result = build(write_book(tmp_path, code(twice, "twice")))

    assert result.returncode != 0
    assert "Two of this page are called exploration 'neuron'" in result.stderr


def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    folder = write_book(tmp_path)
    (folder / "book/index.md").write_text("# The small book\n\nSee {numref}`no-such-figure`.\n")

    result = build(folder)

    assert result.returncode != 0
    assert "no-such-figure" in result.stderr
