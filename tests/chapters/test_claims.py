"""Every measured number in a chapter's prose is held against the run, one to one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nnlib.claims import Claim, ClaimError, compare, smallest_refused
from tests.chapters import prose
from tools.notebooks import read

RECORDER = """
import json as _json
import nnlib.claims as _claims
_made = []
_claims.claim = lambda *args, **named: _made.append(_claims.compare(*args, **named))
"""
RECORD = "with open({path!r}, 'w') as _file:\n    _json.dump(_made, _file)"

each_chapter = pytest.mark.parametrize("path", prose.CHAPTERS, ids=prose.chapter_id)


@each_chapter
def test_each_marked_sentence_states_what_the_next_cell_claims(path: Path) -> None:
    cells = read(path).cells

    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        marked = prose.CLAIM_MARK.findall(cell.source) if cell.cell_type == "markdown" else []
        if marked:
            claims = following_claims(cell, following)
            assert sorted(marked) == sorted(claims), f"marks and claims differ after {cell.id}"
            for name, printed in claims.items():
                sentence = sentence_with(cell.source, name)
                shown = prose.COMMENT.sub("", sentence)
                assert printed in shown, f'{name}: "{printed}" is not in "{shown}"'


def following_claims(cell, following) -> dict[str, str]:
    assert following is not None, f"no cell after {cell.id}"
    assert "claim" in following.metadata.get("tags", ()), f"the cell after {cell.id} has no claim"
    return prose.printed_claims(following)


def sentence_with(text: str, name: str) -> str:
    (found,) = [s for s in prose.sentences(text) if name in prose.CLAIM_MARK.findall(s)]
    return found


@each_chapter
def test_each_claim_has_one_marked_sentence(path: Path) -> None:
    notebook = read(path)

    marked = prose.CLAIM_MARK.findall(prose.markdown(notebook))
    claimed = [
        name
        for cell in notebook.cells
        if cell.cell_type == "code" and "claim" in cell.metadata.get("tags", ())
        for name in prose.printed_claims(cell)
    ]

    assert len(marked) == len(set(marked))
    assert sorted(marked) == sorted(claimed)


@each_chapter
def test_each_sentence_with_a_measured_number_says_where_it_comes_from(path: Path) -> None:
    text = prose.without_code_and_displays(prose.markdown(read(path)))

    bare = [
        sentence
        for sentence in prose.sentences(text)
        if prose.states_a_number(sentence) and not prose.is_accounted_for(sentence)
    ]

    assert bare == []


@each_chapter
def test_each_claim_fails_when_its_sentence_is_wrong_by_the_smallest_step(
    path: Path, tmp_path: Path
) -> None:
    made = claims_made_by_running(path, tmp_path)

    assert len(made) == len(prose.CLAIM_MARK.findall(prose.markdown(read(path))))
    for one in made:
        tolerance = one.tolerance if one.effect is not None else None
        with pytest.raises(ClaimError):
            compare(one.id, smallest_refused(one), one.value, tolerance, one.effect)


def claims_made_by_running(path: Path, folder: Path) -> list[Claim]:
    """Run the chapter's code as one script; sliders need a notebook and make no claims."""
    cells = [
        cell.source
        for cell in read(path).cells
        if cell.cell_type == "code" and "exploration" not in cell.metadata.get("tags", ())
    ]
    record, script = folder / "claims.json", folder / "chapter.py"
    script.write_text("\n\n".join([RECORDER, *cells, RECORD.format(path=str(record))]))
    settings = os.environ | {"MPLBACKEND": "agg"}
    subprocess.run([sys.executable, script], cwd=path.parent, env=settings, check=True)
    return [Claim(*fields) for fields in json.loads(record.read_text())]


@pytest.mark.parametrize(
    "sentence",
    [
        "The network is right 0.97 of the time.",
        "It takes 3 times 5 steps.",
        "They agree on 98 % of the cells.",
        "It got 3 of 4 corners.",
        "It rises from 0.5 to 0.97 <!-- claim: share --> there.",
        "The ratio is 3:1 there.",
    ],
)
def test_a_sentence_with_a_bare_number_is_found(sentence: str) -> None:
    assert prose.states_a_number(sentence)
    assert not prose.is_accounted_for(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The network is right 0.97 <!-- claim: share --> of the time.",
        "The weights are 0.5 and 2 <!-- given -->.",
        "They agree on 98 % of the cells {cite:p}`Somebody2020`.",
    ],
)
def test_a_sentence_that_says_where_its_number_comes_from_is_not(sentence: str) -> None:
    assert prose.is_accounted_for(prose.without_code_and_displays(sentence))


def test_prose_is_cut_at_full_stops_and_not_at_decimal_points() -> None:
    text = "It rises to 3.5 mV. Then it falls.\n\nA new paragraph: The end."

    assert prose.sentences(text) == [
        "It rises to 3.5 mV.",
        "Then it falls.",
        "A new paragraph:",
        "The end.",
    ]
