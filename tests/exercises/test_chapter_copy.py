"""A learner's copy of a chapter reads in JupyterLab as the chapter does on the site."""

import ast
import re

import nbformat
import pytest

from tests.exercises.notebooks import CHAPTERS
from tools.chapter_copy import chapter_copy
from tools.citations import Work, cite, works
from tools.notebooks import ROOT, read

WORKS = {
    "Hebb1949": Work(("Hebb",), "1949"),
    "HodgkinHuxley1952": Work(("Hodgkin", "Huxley"), "1952", "10.1113/jphysiol.1952.sp004764"),
    "Gidon2020": Work(("Gidon", "Zolnik", "Fidzinski"), "2020", "10.1126/science.aax6239"),
}
AXON = "https://doi.org/10.1113/jphysiol.1952.sp004764"


def text(source: str, cell_id: str = "a-text") -> nbformat.NotebookNode:
    return nbformat.v4.new_markdown_cell(source, id=cell_id)


def figure(name: str, caption: str = "What it shows.") -> nbformat.NotebookNode:
    made = nbformat.v4.new_code_cell("x = 1", id=name)
    made.metadata["mystnb"] = {"figure": {"name": f"fig-{name}", "caption": caption}}
    return made


def copied(*cells: nbformat.NotebookNode, number: int = 3) -> list[nbformat.NotebookNode]:
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    made = chapter_copy(notebook, number, WORKS)
    nbformat.validate(made)
    return made.cells


def reads(source: str) -> str:
    return copied(text(source))[0].source


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("{cite:p}`Hebb1949`", "(Hebb, 1949)"),
        ("{cite:t}`Hebb1949`", "Hebb (1949)"),
        ("{cite:p}`HodgkinHuxley1952`", f"([Hodgkin and Huxley, 1952]({AXON}))"),
        ("{cite:t}`HodgkinHuxley1952`", f"[Hodgkin and Huxley (1952)]({AXON})"),
        (
            "{cite:p}`Gidon2020,Hebb1949`",
            "([Gidon and others, 2020](https://doi.org/10.1126/science.aax6239); Hebb, 1949)",
        ),
    ],
)
def test_a_citation_names_authors_and_year_and_leads_to_the_work(role: str, words: str) -> None:
    assert reads(f"As measured {role}.") == f"As measured {words}."


def test_names_with_accents_are_written_with_them() -> None:
    known = works(ROOT / "book" / "references.bib")

    assert cite("t", "BlissLomo1973", known).startswith("[Bliss and Lømo (1973)](https://doi.org/")


def test_a_work_that_is_not_in_the_references_is_named() -> None:
    with pytest.raises(ValueError, match="'Nobody1900' is cited"):
        reads("{cite:p}`Nobody1900`")


def test_figures_are_numbered_in_their_order_and_captions_stand_below() -> None:
    cells = copied(text("See {numref}`fig-b`."), figure("a"), figure("b", "By {cite:t}`Hebb1949`."))

    assert [cell.id for cell in cells] == ["a-text", "a", "caption-a", "b", "caption-b"]
    assert cells[0].source == "See [Figure 3.2](#fig-b)."
    assert cells[2].source == "(fig-a)=\n**Figure 3.1** What it shows."
    assert cells[4].source == "(fig-b)=\n**Figure 3.2** By Hebb (1949)."


def test_equations_carry_their_number_and_references_name_it() -> None:
    source = "$$\nx\n$$\n\n$$\nz = wx\n$$ (eq-z)\n\nBy {eq}`eq-z`,\n\n$$\na = z\n$$ (eq-a)"

    assert reads(source) == (
        "```{math}\n:enumerated: false\nx\n```\n\n"
        "```{math}\n:label: eq-z\n:enumerator: 3.1\nz = wx\n```\n\nBy [(3.1)](#eq-z),\n\n"
        "```{math}\n:label: eq-a\n:enumerator: 3.2\na = z\n```"
    )


@pytest.mark.parametrize("role", ["{numref}`fig-none`", "{eq}`eq-none`", "{doc}`other`"])
def test_what_a_copy_cannot_show_is_named(role: str) -> None:
    with pytest.raises(ValueError, match=r"none|other"):
        reads(role)


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("[below](sec-gates)", "[below](#sec-gates)"),
        ("[their page](../book/exercises/01_n.md)", "[their page](../exercises/01_n.ipynb)"),
        ("[Notation](../book/notation.md)", "Notation (on the site)"),
        ("[depth](04_depth.ipynb)", "[depth](04_depth.ipynb)"),
        ("[a paper](https://doi.org/10.1/x)", "[a paper](https://doi.org/10.1/x)"),
    ],
)
def test_a_link_leads_somewhere_from_the_copy(link: str, there: str) -> None:
    assert reads(link) == there


def test_claims_are_folded_and_other_code_stays_open() -> None:
    claim = nbformat.v4.new_code_cell("claim()", id="claims")
    claim.metadata["tags"] = ["claim", "hide-input"]

    folded, plain = copied(claim, nbformat.v4.new_code_cell("x = 1", id="plain"))

    assert folded.metadata["jupyter"] == {"source_hidden": True}
    assert "jupyter" not in plain.metadata


def test_the_chapter_itself_stays_as_it_is() -> None:
    chapter = nbformat.v4.new_notebook(cells=[figure("a"), text("{numref}`fig-a`")])
    before = nbformat.writes(chapter)

    chapter_copy(chapter, 1, WORKS)

    assert nbformat.writes(chapter) == before


def copy_of(path) -> nbformat.NotebookNode:
    known = works(ROOT / "book" / "references.bib")
    return chapter_copy(read(path), int(path.stem[:2]), known)


each_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)


@each_chapter
def test_no_chapters_copy_holds_what_only_the_site_can_show(path) -> None:
    written = nbformat.writes(copy_of(path))

    left = re.findall(r"\{[a-z:]+\}`[^`]*`|\]\(\.\./book[^)]*\)|\]\(sec-[^)]*\)", written)
    assert left == []


@each_chapter
def test_every_link_inside_a_copy_has_its_target(path) -> None:
    sources = "\n".join(c.source for c in copy_of(path).cells if c.cell_type == "markdown")

    targets = {a or b for a, b in re.findall(r"^\(([\w-]+)\)=$|^:label: (.+)$", sources, re.M)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", sources)) - targets == set()


@each_chapter
def test_a_copys_code_is_the_chapters_in_the_same_order(path) -> None:
    code = [
        [c.source for c in nb.cells if c.cell_type == "code"] for nb in (read(path), copy_of(path))
    ]

    assert code[0] == code[1]
    assert all(ast.parse(source) for source in code[1])


def test_a_picture_that_is_not_there_yet_leaves_no_words_and_printed_text_stays() -> None:
    cell = figure("a")
    placeholder = nbformat.v4.new_output(
        "display_data", {"text/plain": "<Figure size 600x400 with 1 Axes>"}
    )
    cell.outputs = [placeholder, nbformat.v4.new_output("stream", text="200\n")]

    made = copied(cell)[0]

    assert [output.output_type for output in made.outputs] == ["stream"]


@pytest.mark.parametrize("tag", ["card", "hide-input"])
def test_code_that_gives_an_answer_away_is_folded(tag: str) -> None:
    cell = nbformat.v4.new_code_cell("explore.checkpoint()", id="asked", metadata={"tags": [tag]})

    assert copied(cell)[0].metadata["jupyter"] == {"source_hidden": True}


def test_a_mark_beside_a_number_leaves_no_gap() -> None:
    source = "It ends at 0.69 <!-- claim: loss -->, with 6.3 °C <!-- given -->."

    assert reads(source) == "It ends at 0.69, with 6.3 °C."
