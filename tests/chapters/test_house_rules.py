"""What makes the chapters alike: rhythm, cells, tags, alternative texts, tone."""

import ast
import itertools
import re
from pathlib import Path

import pytest

from tests.chapters import prose
from tools.notebooks import normal_form, notebooks, read

TAGS = {
    "hide-input", "remove-cell", "claim", "card", "exploration", "nbval-ignore-output",
    "raises-exception",
}  # fmt: skip
# What may stand beside another code cell: a check of the numbers above, a question.
NO_PROSE_NEEDED = {"claim", "card"}
RHYTHM = ["Recall", "Checkpoints", "Exercises", "In other frameworks", "What you can now do",
          "Further reading"]  # fmt: skip
NOT_SAID = re.compile(
    r"\b(simply|obviously|of course|clearly|magic|powerful|fascinating|crucial|elegant"
    r"|let's dive|it is important to note|in this section we will|as mentioned)\b",
    re.IGNORECASE,
)

each_chapter = pytest.mark.parametrize("path", prose.CHAPTERS, ids=prose.chapter_id)
each_notebook = pytest.mark.parametrize(
    "path", notebooks(), ids=lambda p: f"{p.parent.name}/{p.stem}"
)


def code_cells(path: Path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def tags(cell) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def draws(cell) -> bool:
    return "plots." in cell.source and "exploration" not in tags(cell)


def calls(cell, function: str) -> list[ast.Call]:
    nodes = ast.walk(ast.parse(cell.source))
    return [n for n in nodes if isinstance(n, ast.Call) and ast.unparse(n.func) == function]


def is_exploration(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("explore.")


def names_of_cards(path: Path, function: str) -> list[str]:
    found = [call for cell in code_cells(path) for call in calls(cell, function)]
    return [ast.literal_eval(call.args[0]) for call in found]


@each_notebook
def test_a_notebook_is_in_normal_form(path: Path) -> None:
    notebook = read(path)

    assert notebook == normal_form(notebook), f"type: make notebooks (for {path.name})"


@each_notebook
def test_cell_ids_are_words(path: Path) -> None:
    ids = [cell.id for cell in read(path).cells]

    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)] == []
    assert len(ids) == len(set(ids))


@each_notebook
def test_tags_are_of_the_closed_list(path: Path) -> None:
    used = {tag for cell in read(path).cells for tag in cell.metadata.get("tags", ())}

    assert used <= TAGS


@each_chapter
def test_a_code_cell_does_one_thing_and_fits_the_page(path: Path) -> None:
    for cell in code_cells(path):
        lines = cell.source.splitlines()
        room = 30 if "card" in tags(cell) else 15
        assert len(lines) <= room, f"{cell.id} has {len(lines)} lines"
        wide = [line for line in lines if len(line) > 79]
        assert wide == [], f"{cell.id} has a line wider than 79 columns"


@each_chapter
def test_prose_stands_between_code_cells(path: Path) -> None:
    cells = read(path).cells

    for before, after in itertools.pairwise(cells):
        if before.cell_type == after.cell_type == "code":
            both = tags(before) | tags(after)
            assert both & NO_PROSE_NEEDED, f"{before.id} and {after.id} need a sentence between"


@each_chapter
def test_the_first_code_cell_only_imports_and_makes_the_generator(path: Path) -> None:
    first, *others = code_cells(path)

    *imports, last = ast.parse(first.source).body
    assert all(isinstance(node, ast.Import | ast.ImportFrom) for node in imports)
    assert ast.unparse(last).startswith("rng = np.random.default_rng(")
    for cell in others:
        nodes = ast.walk(ast.parse(cell.source))
        assert not any(isinstance(n, ast.Import | ast.ImportFrom) for n in nodes), cell.id


@each_chapter
@pytest.mark.parametrize("banned", ["plt.", "rcParams", "np.random.seed", "import *", "warnings."])
def test_no_cell_reaches_past_the_library(path: Path, banned: str) -> None:
    assert [cell.id for cell in code_cells(path) if banned in cell.source] == []


@each_chapter
def test_no_cell_hides_a_long_helper(path: Path) -> None:
    for cell in code_cells(path):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.FunctionDef):
                length = node.end_lineno - node.lineno + 1
                assert length <= 10, f"{cell.id}: {node.name} has {length} lines"


@each_chapter
def test_every_figure_has_a_caption_and_an_alternative_text(path: Path) -> None:
    for cell in filter(draws, code_cells(path)):
        shown = cell.metadata.get("mystnb", {})
        assert len(shown.get("image", {}).get("alt", "")) > 40, f"{cell.id} needs alt text"
        assert shown.get("figure", {}).get("caption"), f"{cell.id} needs a caption"
        assert shown["figure"]["name"] == f"fig-{cell.id}"


@each_chapter
def test_the_chapter_keeps_the_rhythm(path: Path) -> None:
    headings = re.findall(r"^## (.+)$", prose.markdown(read(path)), re.MULTILINE)

    kept = [heading for heading in headings if heading in RHYTHM]
    assert kept == RHYTHM


@each_chapter
def test_a_card_is_one_question_and_nothing_else(path: Path) -> None:
    for cell in code_cells(path):
        asked = calls(cell, "explore.checkpoint") + calls(cell, "explore.predict")
        assert len(asked) == ("card" in tags(cell)), f"{cell.id}: one question, tagged card"


@each_chapter
def test_the_chapter_has_five_checkpoints_under_their_heading(path: Path) -> None:
    cells = read(path).cells
    texts = [cell.source if cell.cell_type == "markdown" else "" for cell in cells]
    heading = next(i for i, text in enumerate(texts) if "## Checkpoints" in text)

    following = itertools.takewhile(lambda cell: "card" in tags(cell), cells[heading + 1 :])
    asked = [cell for cell in following if calls(cell, "explore.checkpoint")]
    assert len(asked) == 5
    assert len(names_of_cards(path, "explore.checkpoint")) == 5


@each_chapter
def test_every_exploration_waits_for_a_prediction_that_stands_before_it(path: Path) -> None:
    made: set[str] = set()

    for cell in code_cells(path):
        made |= {ast.literal_eval(call.args[0]) for call in calls(cell, "explore.predict")}
        if "exploration" in tags(cell) and "explore." in cell.source:
            call = ast.parse(cell.source).body[-1].value
            waits_for = [ast.literal_eval(k.value) for k in call.keywords if k.arg == "after"]
            assert waits_for, f"{cell.id}: after= names the prediction that opens it"
            assert set(waits_for) <= made, f"{cell.id} waits for a prediction that is not made"


@each_chapter
def test_no_two_explorations_of_a_chapter_have_one_name(path: Path) -> None:
    cells = [cell for cell in code_cells(path) if "exploration" in tags(cell)]
    calls_of = [n for cell in cells for n in ast.walk(ast.parse(cell.source)) if is_exploration(n)]
    names = [ast.unparse(k.value) for n in calls_of for k in n.keywords if k.arg == "name"]
    unnamed = [n.func.attr for n in calls_of if "name" not in {k.arg for k in n.keywords}]

    assert len(names + unnamed) == len(set(names + unnamed))


def test_no_two_cards_of_the_book_have_one_name() -> None:
    functions = ("explore.checkpoint", "explore.predict")
    names = [n for path in prose.CHAPTERS for f in functions for n in names_of_cards(path, f)]

    assert names
    assert len(names) == len(set(names))


@each_chapter
def test_a_chapter_has_at_most_four_full_misconceptions(path: Path) -> None:
    text = prose.markdown(read(path))

    assert 1 <= text.count(":class: misconception") <= 4
    assert text.count("*The right sentence.*") == text.count(":class: misconception")


@each_notebook
def test_the_tone_is_that_of_a_person_at_the_same_table(path: Path) -> None:
    text = prose.without_code_and_displays(prose.markdown(read(path)))
    text = prose.COMMENT.sub("", text)

    assert NOT_SAID.findall(text) == []
    assert re.findall(r"[^.?]*\w!(?:\s|$)", text) == []
