"""Notes beside their paragraph, signs in running text, and the page on paper: a small book."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from tests.site.test_building import build, write_book
from tests.site.test_look import READY, faces_of
from tools.read_site import serve

SIGNS = "φ σ √2 ≤ → − × · µA 6° x′ in *italic φ* and **bold σ**."
NOTED = """A neuron adds up what comes in, each input times its weight, and its bias.

:::{admonition} Bias
:class: margin

The number added once.
:::

:::{admonition} Weight
:class: margin

How much an input counts.
:::

The paragraph behind it goes on, and the notes move none of its words.

:::{admonition} Going deeper
:class: deeper dropdown

What is folded on the screen.
:::
"""


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book with notes in its margin, a fold and the signs of mathematics."""
    text = nbformat.v4.new_markdown_cell(f"## Notes\n\n{NOTED}\n\n## Signs\n\n{SIGNS}", id="text")
    folder = write_book(tmp_path_factory.mktemp("look"), text)
    result = build(folder)
    assert result.returncode == 0, result.stderr[-3000:]
    return folder / "_build" / "html"


@pytest.fixture(scope="module")
def small(browser: Browser, small_book: Path) -> Iterator[Page]:
    """Its chapter, open in a browser."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    with serve(small_book) as origin:
        page.goto(f"{origin}/chapters/01_small.html")
        page.evaluate(READY)
        yield page
    context.close()


def test_no_sign_of_mathematics_falls_out_of_the_book_s_faces(small: Page) -> None:
    assert "the reader's" not in faces_of(small, "#signs > p")
    assert len(faces_of(small, "#signs > p")) > 2


def boxes(page: Page) -> tuple[dict[str, float], list[dict[str, float]]]:
    """Measure the paragraph with notes, and the notes."""
    notes = page.locator(".noted > .beside")
    return (
        page.locator(".noted > p").bounding_box(),
        [notes.nth(i).bounding_box() for i in range(notes.count())],
    )


def test_notes_stand_beside_their_paragraph_where_there_is_a_margin(small: Page) -> None:
    small.set_viewport_size({"width": 1440, "height": 900})
    paragraph, notes = boxes(small)
    follows = small.locator(".noted + p").bounding_box()

    assert len(notes) == 2
    assert all(note["x"] > paragraph["x"] + paragraph["width"] + 20 for note in notes)
    assert all(note["x"] + note["width"] <= 1440 for note in notes)
    assert abs(notes[0]["y"] - paragraph["y"]) < 16
    assert notes[1]["y"] >= notes[0]["y"] + notes[0]["height"]
    assert follows["y"] - paragraph["y"] - paragraph["height"] < 40
    assert abs(follows["width"] - paragraph["width"]) < 1


def test_notes_stand_below_their_paragraph_on_a_telephone(small: Page) -> None:
    small.set_viewport_size({"width": 360, "height": 800})
    paragraph, notes = boxes(small)

    assert notes[0]["y"] >= paragraph["y"] + paragraph["height"]
    assert all(abs(note["x"] - paragraph["x"]) < 4 for note in notes)


def test_a_note_begins_with_its_title_and_a_full_stop(small: Page) -> None:
    assert small.locator(".beside").all_inner_texts() == [
        "Bias. The number added once.", "Weight. How much an input counts."]  # fmt: skip


def test_the_directive_that_jupyterlab_sets_on_top_of_the_text_is_refused(tmp_path: Path) -> None:
    text = nbformat.v4.new_markdown_cell("Text.\n\n:::{margin}\nA note.\n:::", id="text")

    result = build(write_book(tmp_path, text))

    assert result.returncode != 0
    assert "`:class: margin` instead" in result.stderr


def test_on_paper_the_text_stands_alone_and_nothing_is_folded(small: Page) -> None:
    small.set_viewport_size({"width": 1440, "height": 900})
    small.emulate_media(media="print", color_scheme="dark")
    hidden = [".bd-sidebar-primary", ".bd-header-article", ".prev-next-footer"]
    seen = {selector: small.locator(selector).first.is_visible() for selector in hidden}
    folded = small.get_by_text("What is folded on the screen.")
    paragraph, notes = boxes(small)
    ink = small.evaluate("getComputedStyle(document.querySelector('.noted > p')).color")
    unfolded = folded.is_visible() and folded.bounding_box()["height"] > 5
    small.emulate_media(media="screen")

    assert seen == dict.fromkeys(hidden, False)
    assert unfolded
    assert not folded.is_visible()
    assert notes[0]["y"] >= paragraph["y"] + paragraph["height"]
    assert ink == "rgb(0, 0, 0)"


def test_on_paper_an_exploration_gives_way_to_its_still_figure(small: Page) -> None:
    still = """<div class="exploration is-live"><div class="exploration-live">live</div>
        <div class="exploration-still">still</div></div>"""
    small.evaluate(
        "html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", still
    )
    small.emulate_media(media="print")
    printed = [small.locator(f".exploration-{kind}").is_visible() for kind in ("live", "still")]
    small.emulate_media(media="screen")

    assert printed == [False, True]
