"""The chapter's cards and explorations on the built site, by keyboard, served and as a file."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from nnlib import activations
from tests.site.browsing import listen

CHAPTER = "chapters/01_one_neuron.html"
N_CARDS, N_EXPLORATIONS = 11, 1


@pytest.fixture
def page(context: BrowserContext, origin: str) -> Iterator[Page]:
    """The first chapter, opened in both ways; a message in the console fails the test."""
    opened, messages = context.new_page(), list[str]()
    listen(opened, messages)
    opened.goto(f"{origin}/{CHAPTER}")
    expect(opened.locator(".exploration.is-live")).to_have_count(N_CARDS + N_EXPLORATIONS)
    yield opened
    assert messages == []


def tab_until(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, as a reader without a mouse does."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


def test_a_prediction_opens_the_knobs_and_they_answer_as_nnlib_does(page: Page) -> None:
    card, knobs = page.locator("#prediction-all-doubled"), page.locator("#exploration-knobs")
    locked = knobs.get_by_role("slider").count() == 0
    card.get_by_role("radio").first.focus()

    page.keyboard.press("ArrowDown")
    tab_until(page, card.get_by_role("button", name="This is my prediction"))
    page.keyboard.press("Enter")
    tab_until(page, knobs.get_by_label("bias b", exact=True))
    page.keyboard.press("End")

    expected = activations.sigmoid(np.array(4.0))  # b alone, at the origin
    surface = knobs.locator("[data-picture=surface] canvas")
    expect(surface).to_have_attribute("aria-label", re.compile(f"at the origin {expected:.2f}"))
    expect(knobs.locator(".explore-says")).to_contain_text("lies 1.79 from the origin")  # 4 / √5
    assert locked


def test_a_prediction_outlives_the_visit(page: Page) -> None:
    card = page.locator("#prediction-all-doubled")
    card.get_by_role("button", name="Skip: show me without predicting").press("Enter")

    page.reload()

    expect(page.locator("#exploration-knobs").get_by_role("slider")).to_have_count(3)


def test_a_checkpoint_replies_to_the_answer_given(page: Page) -> None:
    card = page.locator("#checkpoint-count")
    card.get_by_role("textbox").focus()

    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("Those are the weights. Each neuron has a bias too.")
    card.get_by_role("textbox").fill("15")
    page.keyboard.press("Enter")

    expect(card).to_contain_text("weights and 3 biases")


def test_the_drawn_line_meets_the_one_that_training_has_found(page: Page) -> None:
    card = page.locator("#prediction-ruler")
    card.get_by_role("slider").first.focus()

    page.keyboard.press("Shift+ArrowUp")
    card.get_by_role("button", name="This is my prediction").press("Enter")
    card.get_by_role("button", name="What happened?").press("Enter")

    expect(card).to_contain_text("The neuron's line, dashed in the picture, leaves 7.")


def test_a_link_in_an_explanation_leads_to_its_section(page: Page) -> None:
    links = page.locator(".exploration-still a[href^='#']").evaluate_all(
        "links => links.map(link => [link.hash, document.querySelector(link.hash) !== null])"
    )

    assert len(links) >= 3
    assert [target for target, found in links if not found] == []


def test_formulas_on_cards_are_set_as_in_the_text(page: Page) -> None:
    asked = page.locator("#prediction-all-doubled .exploration-live")

    expect(asked.locator("mjx-container").first).to_be_visible()
    expect(asked.locator("math[data-tex]")).to_have_count(0)
