"""How cards look and read: to every eye, on every width, with MathJax, and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from nnlib.explore.cards import Card
from nnlib.explore.joining import text_of
from tests.explore import cards
from tests.explore.conftest import Open
from tests.explore.keys import choose, keys, press, tab_to
from tests.site.browsing import AXE, TYPESET, WIDER_THAN_SCREEN, describe

MAKERS = [cards.choice, cards.number, cards.order, cards.doubled, cards.ruler]
FORMULAS_IN_THE_NEXT_FRAME = """() => new Promise(done => {
    document.querySelector('.card-buttons .is-main').click();
    requestAnimationFrame(() => done({
        set: document.querySelectorAll('.card-reply mjx-container').length,
        waiting: document.querySelectorAll('.card-reply math[data-tex]').length,
    }));
})"""
SMALL = """() => [...document.querySelectorAll('.fn-card :is(button, input, summary)')]
    .map(element => [element.outerHTML, element.closest('label') ?? element])
    .map(([html, target]) => [html, target.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([html]) => html)"""


def all_cards() -> list[Card]:
    return [make() for make in MAKERS]


def answer_all(page: Page) -> None:
    """Bring every card into the state in which it shows most."""
    page.get_by_role("radio", name="Those with 0").check()
    page.get_by_role("textbox").fill("20")
    for check in page.get_by_role("button", name="Check").all():
        check.click()
    page.get_by_text("All answers").first.click()
    page.get_by_role("radio", name="It turns").check()
    page.get_by_role("slider").first.press("Shift+ArrowUp")
    for _ in range(2):
        page.get_by_role("button", name="This is my prediction").first.click()
        page.get_by_role("button", name="What happened?").click()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [describe(rule, node) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("mathjax", [False, True])
@pytest.mark.parametrize("dark", [False, True])
def test_nobody_is_shut_out_of_a_card(open_page: Open, dark: bool, mathjax: bool) -> None:
    page = open_page(*all_cards(), dark=dark, mathjax=mathjax)
    page.evaluate(TYPESET)

    before = violations(page)
    answer_all(page)

    assert before == []
    assert violations(page) == []


def test_paper_shuts_nobody_out_either(open_page: Open) -> None:
    page = open_page(*all_cards())
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")

    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 360, 720, 1440])
def test_a_card_fits_every_screen(open_page: Open, width: int) -> None:
    page = open_page(*all_cards(), viewport={"width": width, "height": 800})

    before = page.evaluate(WIDER_THAN_SCREEN)
    answer_all(page)

    assert before <= 0
    assert page.evaluate(WIDER_THAN_SCREEN) <= 0


def test_everything_to_press_is_large_enough(open_page: Open) -> None:
    page = open_page(*all_cards(), viewport={"width": 320, "height": 800})

    before = page.evaluate(SMALL)
    answer_all(page)

    assert before == []
    assert page.evaluate(SMALL) == []


def test_the_focus_is_always_seen(open_page: Open) -> None:
    page = open_page(*all_cards())
    unseen, stops = [], 0

    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        if page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none":
            unseen.append(page.evaluate("document.activeElement.outerHTML"))

    assert stops >= 15
    assert unseen == []


def colours_of(target: Locator, name: str) -> str:
    return str(target.evaluate(f"element => getComputedStyle(element).{name}"))


def test_forced_colours_leave_borders_and_marks(open_page: Open) -> None:
    page = open_page(*all_cards(), forced_colors="active")
    answer_all(page)

    card, main = page.locator(".fn-card").first, page.locator(".is-main").first
    assert colours_of(card, "borderTopStyle") == "solid"
    assert colours_of(main, "color") != colours_of(main, "backgroundColor")
    assert page.locator(".card-sign:visible").first.inner_text() in "✓✗"


@pytest.mark.parametrize("dark", [False, True])
def test_right_and_wrong_differ_in_sign_and_word_too(open_page: Open, dark: bool) -> None:
    page = open_page(cards.choice(), dark=dark)
    choose(page, "All points")
    press(page, "Check")
    wrong = page.locator(".card-verdict").inner_text()

    choose(page, "Those with 0 before")
    press(page, "Check")

    assert wrong.startswith("✗Not yet:")
    assert page.locator(".card-reply .card-verdict").inner_text().startswith("✓Right:")


def test_formulas_are_shown_without_mathjax(open_page: Open) -> None:
    page = open_page(cards.choice())

    formula = page.locator(".card-question math").first

    assert formula.bounding_box()["width"] > 5
    assert formula.text_content() == "w"


def test_mathjax_sets_the_formulas_of_a_card_with_its_own_face(open_page: Open) -> None:
    page = open_page(cards.choice(), mathjax=True)
    page.evaluate(TYPESET)

    formula = page.locator(".card-question mjx-container").first
    expect(formula).to_be_visible()

    assert page.locator(".fn-card math[data-tex]").count() == 0
    assert formula.locator("mjx-assistive-mml math").count() == 1
    letter = formula.locator("mjx-c").first
    assert letter.evaluate("e => getComputedStyle(e, '::before').content") not in ("none", "")
    assert formula.bounding_box()["width"] > 5


def test_formulas_of_an_explanation_do_not_jump(open_page: Open) -> None:
    page = open_page(cards.choice(), mathjax=True)
    page.evaluate(TYPESET)
    page.get_by_role("radio", name="Those with 0").check()

    found = page.evaluate(FORMULAS_IN_THE_NEXT_FRAME)

    assert found == {"set": 2, "waiting": 0}


def test_formulas_in_a_closed_fold_have_the_size_of_those_outside(open_page: Open) -> None:
    page = open_page(cards.choice(), mathjax=True)
    page.evaluate(TYPESET)
    choose(page, "Those with 0 before")
    press(page, "Check")
    size = "element => element.style.fontSize"
    shown = page.locator(".card-reply mjx-container").first.evaluate(size)

    press_fold = page.get_by_text("All answers")
    tab_to(page, press_fold)
    page.keyboard.press("Enter")

    assert shown.endswith("%")
    assert page.locator(".card-all mjx-container").first.evaluate(size) == shown


def test_paper_shows_questions_and_not_their_controls(open_page: Open) -> None:
    page = open_page(cards.choice(), cards.doubled())

    page.emulate_media(media="print")

    expect(page.locator(".card-still")).to_have_count(2)
    expect(page.locator(".card-still").first).to_be_visible()
    expect(page.locator(".fn-card").first).to_be_hidden()


def test_without_scripts_the_question_and_its_folded_answers_are_there(open_page: Open) -> None:
    card = cards.choice()
    page = open_page(java_script_enabled=False)

    page.set_content(f'<html lang="en"><body>{card.still()}</body></html>')

    expect(page.get_by_text("Which points get a 1?")).to_be_visible()
    expect(page.get_by_text("The line stays.")).to_be_hidden()
    page.get_by_text("Answer", exact=True).click()
    expect(page.get_by_text("The line stays.")).to_be_visible()


def test_no_two_elements_have_the_same_name(open_page: Open) -> None:
    page = open_page(*all_cards(), cards.locked(), cards.explore.neuron(name="open"))

    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")

    assert len(ids) > 20
    assert len(ids) == len(set(ids))
    expect(page.get_by_role("group", name="Checkpoint")).to_have_count(3)
    expect(page.get_by_role("group", name="Predict")).to_have_count(2)


def test_keys_stay_with_the_card_in_jupyterlab(open_page: Open) -> None:
    page = open_page(*all_cards())

    controls = page.locator(".fn-card :is(button, input, summary)")

    assert controls.count() > 20
    assert controls.and_(page.locator(":not([data-lm-suppress-shortcuts])")).count() == 0


# What JupyterLab sees of a key, as its listener at the document does.
SHORTCUTS = """document.addEventListener('keydown', event => (window.kept ??= []).push(
    event.target.hasAttribute('data-lm-suppress-shortcuts')), true);"""


@pytest.mark.parametrize("name", ["Check", "This is my prediction"])
def test_enter_with_a_modifier_goes_to_jupyterlab_and_nothing_else(
    open_page: Open, name: str
) -> None:
    page = open_page(cards.choice(), cards.doubled(), before=SHORTCUTS)
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    page.evaluate("() => { kept.length = 0; }")

    keys(page, "a", "Shift+Enter", "d", "Control+Enter", "Alt+Enter", "Meta+Enter", "ArrowDown")

    # Each modifier is a key of its own, before its Enter.
    expected = [True, True, False, True, True, False, True, False, True, False, True]
    assert page.evaluate("kept") == expected


def test_words_that_have_the_focus_keep_their_keys_too(open_page: Open) -> None:
    page = open_page(cards.doubled(), before=SHORTCUTS)
    press(page, "Skip: show me without predicting")
    page.evaluate("() => { kept.length = 0; }")

    keys(page, "x", "Shift+Enter")

    assert page.evaluate("kept") == [True, True, False]


def test_a_card_and_an_exploration_set_their_own_size(open_page: Open) -> None:
    page = open_page(cards.choice(), cards.explore.neuron())

    page.add_style_tag(content="main { font-size: 13px; }")

    assert colours_of(page.locator(".card-choice").first, "fontSize") == "16px"
    assert colours_of(page.locator(".explore .knob").first, "fontSize") == "16px"


def test_a_link_looks_like_one_whatever_the_page_does(open_page: Open) -> None:
    question = cards.explore.number(1, why="a", otherwise="See [there](#there).")
    page = open_page(cards.explore.checkpoint("far", "How far?", question))
    page.add_style_tag(content="a { color: unset; text-decoration: unset; }")
    page.get_by_role("textbox").fill("2")
    press(page, "Check")

    link = page.get_by_role("link", name="there")

    assert colours_of(link, "textDecorationLine") == "underline"
    assert colours_of(link, "color") == colours_of(page.locator(".is-main"), "backgroundColor")


def test_no_rule_of_the_cards_is_written_twice() -> None:
    rules = [line.strip() for line in text_of("cards.css").splitlines() if "{" in line]

    assert [rule for rule in rules if rules.count(rule) > 1] == []
