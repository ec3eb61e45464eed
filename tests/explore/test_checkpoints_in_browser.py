"""Checkpoints on a page without Python: answer by keyboard, read why, keep, forget, survive."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.explore import cards
from tests.explore.conftest import Open
from tests.explore.keys import choose, focused, keys, press, tab_to
from tests.explore.storage import FORBIDDEN, FULL, KEEPS_NOTHING, kept


def record(fingerprint: str, answer: object, version: int = 1) -> str:
    return json.dumps({"version": version, "question": fingerprint, "answer": answer})


def type_number(page: Page, text: str) -> None:
    """Type a number over what stands in the field, and send it off."""
    tab_to(page, page.get_by_role("textbox", name="Your answer in mV"))
    keys(page, "Control+a")
    page.keyboard.type(text)
    keys(page, "Enter")


def move(page: Page, entry: str, way: str) -> None:
    tab_to(page, page.get_by_role("button", name=f"{way} {entry}"))
    keys(page, "Enter")


def put_in_order(page: Page) -> None:
    """Bring the three steps into their order."""
    for _ in range(2):
        move(page, "weigh", "up")
    for _ in range(2):
        move(page, "step", "down")


def entries(page: Page) -> list[str]:
    return page.locator(".card-entry").all_inner_texts()


def reply(page: Page) -> str:
    return page.locator(".card-reply").inner_text()


def test_each_choice_gets_its_own_explanation(open_page: Open) -> None:
    page = open_page(cards.choice())

    choose(page, "The same as before")
    press(page, "Check")
    first = reply(page)
    choose(page, "Those with 0 before")
    press(page, "Check")

    assert first.split("\n")[0] == "✗Not yet: The same as before"
    assert "The line stays." in first
    assert reply(page).startswith("✓Right: Those with 0 before")
    assert "The sides trade places" in reply(page)


def test_the_reply_is_announced(open_page: Open) -> None:
    page = open_page(cards.choice())

    expect(page.locator(".card-reply")).to_have_attribute("role", "status")


def test_no_choice_is_asked_for_and_focused(open_page: Open) -> None:
    page = open_page(cards.choice())

    press(page, "Check")

    assert reply(page) == "Choose one of the answers first."
    assert page.evaluate("document.activeElement.type") == "radio"


def test_all_explanations_can_be_read_after_the_right_answer_only(open_page: Open) -> None:
    page = open_page(cards.choice())
    fold = page.get_by_text("All answers")

    choose(page, "The same as before")
    press(page, "Check")
    expect(fold).to_be_hidden()
    choose(page, "Those with 0 before")
    press(page, "Check")
    tab_to(page, fold)
    keys(page, "Enter")

    expect(page.locator(".card-all")).to_be_visible()
    assert page.locator(".card-all .card-why").all_inner_texts()[1:] == [
        option["why"].removeprefix("<p>").removesuffix("</p>")
        for option in cards.choice()._answers["options"]
        if not option["right"]
    ]


def test_all_explanations_stay_after_another_wrong_answer(open_page: Open) -> None:
    page = open_page(cards.choice())
    choose(page, "Those with 0 before")
    press(page, "Check")

    choose(page, "All points")
    press(page, "Check")

    assert reply(page).startswith("✗Not yet: All points")
    expect(page.get_by_text("All answers")).to_be_visible()


@pytest.mark.parametrize(
    "text", ["2", " 2 ", "2,0", "2.005", "2 mV", "2mV", "2 mv", "+2", "2e0", "20e-1", "20e−1",
             "4/2", "6 / 3 mV", "−2/−1"],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(open_page: Open, text: str) -> None:
    page = open_page(cards.number())

    type_number(page, text)

    assert reply(page).startswith("✓Right: 2")
    expect(page.get_by_role("textbox")).to_have_value(text)


@pytest.mark.parametrize(
    ("text", "verdict", "why"),
    [
        ("20", "20 mV", "You took the bias."),
        ("0,2", "0.2 mV", "You squared the length."),
        ("−2", "−2 mV", "Divide the bias by the length."),
        ("-2", "−2 mV", "Divide the bias by the length."),
        ("2.011", "2.011 mV", "Divide the bias by the length."),
        ("−1e−3", "−0.001 mV", "Divide the bias by the length."),
        ("1e12", "1000000000000 mV", "Divide the bias by the length."),
        ("10 000", "10000 mV", "Divide the bias by the length."),
        ("68\u202f921", "68921 mV", "Divide the bias by the length."),
    ],
)
def test_a_wrong_number_gets_the_explanation_of_its_mistake(
    open_page: Open, text: str, verdict: str, why: str
) -> None:
    page = open_page(cards.number())

    type_number(page, text)

    assert reply(page).split("\n")[0] == f"✗Not yet: {verdict}"
    assert why in reply(page)


@pytest.mark.parametrize(
    "text", ["two", "2 V", "1/0", "1/2/3", "/2", "1.2.3", "--2", "2 mV mV", "e5", "1e999"]
)
def test_what_is_no_number_is_named_and_stays_in_the_field(open_page: Open, text: str) -> None:
    page = open_page(cards.number())

    type_number(page, text)

    assert reply(page).startswith(f"“{text}” cannot be read as a number.")
    assert "The unit mV may stand behind it." in reply(page)
    field = page.get_by_role("textbox")
    expect(field).to_have_value(text)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")


def test_a_number_that_can_be_read_in_two_ways_is_asked_about(open_page: Open) -> None:
    page = open_page(cards.number())

    type_number(page, "10,000")

    assert reply(page) == "“10,000” can be read in two ways. Write 10000 or 10.000."


@pytest.mark.parametrize("mu", ["\u00b5", "\u03bc"])
def test_both_signs_of_the_letter_mu_are_the_same_unit(open_page: Open, mu: str) -> None:
    question = cards.explore.number(2, why="Two.", otherwise="No.", unit="\u00b5A")
    page = open_page(cards.explore.checkpoint("current", "How much?", question))
    page.get_by_role("textbox").fill(f"2 {mu}A")

    page.get_by_role("textbox").press("Enter")

    assert reply(page).startswith("✓Right: 2")


@pytest.mark.parametrize(
    ("value", "words"), [(12, "Write it in digits, like 12."), (0.5, "like 0.5, −3, 2/3 or 1e-3.")]
)
def test_how_to_write_a_number_depends_on_what_is_counted(
    open_page: Open, value: float, words: str
) -> None:
    question = cards.explore.number(value, why="a", otherwise="b")
    page = open_page(cards.explore.checkpoint("count", "How many?", question))
    tab_to(page, page.get_by_role("textbox"))

    page.keyboard.type("twelve")
    keys(page, "Enter")

    assert reply(page).endswith(words)


@pytest.mark.parametrize("typed", ["20", "2", "two", ""])
def test_whatever_was_said_goes_when_another_number_is_typed(open_page: Open, typed: str) -> None:
    page = open_page(cards.number())
    type_number(page, typed)
    assert reply(page) != ""

    keys(page, "5")

    assert reply(page) == ""
    field = page.get_by_role("textbox")
    assert field.get_attribute("aria-invalid") is None
    assert field.get_attribute("aria-describedby") is None


def test_what_was_said_goes_when_another_answer_is_chosen(open_page: Open) -> None:
    page = open_page(cards.choice())
    choose(page, "All points")
    press(page, "Check")

    choose(page, "The same as before")

    assert reply(page) == ""
    page.reload()
    assert reply(page).startswith("✗Not yet: All points")


def test_that_nothing_was_chosen_goes_when_something_is(open_page: Open) -> None:
    page = open_page(cards.choice())
    press(page, "Check")

    keys(page, "ArrowDown")

    assert reply(page) == ""


def test_what_was_said_goes_when_an_entry_moves(open_page: Open) -> None:
    page = open_page(cards.order())
    press(page, "Check")
    assert reply(page) != ""

    move(page, "step", "up")

    assert reply(page) == ""


def test_an_empty_field_asks_for_a_number(open_page: Open) -> None:
    page = open_page(cards.number())

    type_number(page, "")

    assert reply(page) == "Type a number first."


def test_a_phone_offers_its_keys_for_numbers(open_page: Open) -> None:
    page = open_page(cards.number())

    expect(page.get_by_role("textbox")).to_have_attribute("inputmode", "decimal")


def test_entries_move_by_keyboard_and_the_focus_moves_along(open_page: Open) -> None:
    page = open_page(cards.order())
    last = entries(page)[-1]
    button = page.get_by_role("button", name=f"up {last.split(' ')[0]}")

    tab_to(page, button)
    keys(page, "Enter", "Enter")

    assert entries(page)[0] == last
    expect(button).to_be_focused()
    expect(page.locator(".card-moved")).to_have_text("Moved: place 1 of 3.")


def test_an_entry_at_the_end_stays_there_and_says_so(open_page: Open) -> None:
    page = open_page(cards.order())
    before = entries(page)
    button = page.get_by_role("button", name=f"up {before[0].split(' ')[0]}")

    tab_to(page, button)
    keys(page, "Enter")

    assert entries(page) == before
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".card-moved")).to_have_text("It stands there already: place 1 of 3.")


def test_a_wrong_order_names_the_first_wrong_place_and_what_stands_there(
    open_page: Open,
) -> None:
    page = open_page(cards.order())
    put_in_order(page)
    move(page, "step", "up")

    press(page, "Check")

    assert reply(page).split("\n\n")[-3:] == [
        "1 stands in its place.",
        "Place 2 is the first wrong one. There you put step, but another entry belongs there. "
        "What decides where yours belongs:",
        "Needs z.",
    ]
    assert "add b" not in reply(page)


def test_the_right_order_is_recognised(open_page: Open) -> None:
    page = open_page(cards.order())
    put_in_order(page)

    press(page, "Check")

    assert reply(page).split("\n")[0] == "✓Right."
    assert "All 3 stand in their place." in reply(page)


def test_answers_of_all_kinds_are_there_after_a_reload(open_page: Open) -> None:
    page = open_page(cards.choice(), cards.number(), cards.order())
    choose(page, "All points")
    checks = page.get_by_role("button", name="Check")
    checks.nth(0).press("Enter")
    type_number(page, "20")
    checks.nth(2).press("Enter")
    before = page.locator(".card-reply").all_inner_texts()

    page.reload()

    expect(page.get_by_role("radio", name="All points")).to_be_checked()
    expect(page.get_by_role("textbox")).to_have_value("20")
    expect(page.locator(".card-reply").nth(2)).not_to_be_empty()
    assert page.locator(".card-reply").all_inner_texts() == before
    assert len(set(before)) == 3


def test_a_forgotten_answer_is_gone_and_stays_gone(open_page: Open) -> None:
    page = open_page(cards.choice())
    choose(page, "All points")
    press(page, "Check")

    press(page, "Forget my answer")

    assert reply(page) == "Your answer is forgotten."
    assert page.evaluate("document.activeElement.type") == "radio"
    expect(page.get_by_role("button", name="Forget my answer")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(page.locator(".is-live")).to_have_count(1)
    expect(page.locator("input:checked")).to_have_count(0)
    assert reply(page) == ""


@pytest.mark.parametrize("trouble", [FORBIDDEN, FULL])
def test_a_browser_that_keeps_nothing_is_survived_with_a_sentence(
    open_page: Open, trouble: str
) -> None:
    page = open_page(cards.number(), before=trouble)
    note = page.locator(".card-note")
    expect(note).to_be_empty()

    type_number(page, "2")

    assert reply(page).startswith("✓Right: 2 mV")
    expect(note).to_contain_text(KEEPS_NOTHING)
    press(page, "Forget my answer")
    assert reply(page) == "Your answer is forgotten."


@pytest.mark.parametrize(
    "text",
    ["{", "7", '"two"', "[]", record("", 20), record("0123456789abcdef", 20),
     '{"answer": 20}', record(cards.number()._fingerprint, 20, version=0)],
)  # fmt: skip
def test_rubbish_and_old_answers_are_survived_with_a_sentence(open_page: Open, text: str) -> None:
    page = open_page(cards.number(), before=kept("checkpoint/distance", text))

    expect(page.locator(".card-note")).to_contain_text("You can answer anew.")
    assert reply(page) == ""
    type_number(page, "2")
    assert reply(page).startswith("✓Right")
    expect(page.locator(".card-note")).to_be_empty()


@pytest.mark.parametrize(
    ("make", "answer"),
    [
        (cards.choice, 3), (cards.choice, -1), (cards.choice, 0.5), (cards.choice, "0"),
        (cards.number, "2"), (cards.number, None), (cards.order, [0, 1]), (cards.order, [0, 1, 1]),
        (cards.order, [0, 1, 2, 3]), (cards.order, 2),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_one_is_not_taken_up(
    open_page: Open, make: object, answer: object
) -> None:
    card = make()
    text = record(card._fingerprint, answer)

    page = open_page(card, before=kept(f"checkpoint/{card.name}", text))

    expect(page.locator(".card-note")).to_contain_text("cannot be read")
    assert reply(page) == ""


def test_an_answer_that_was_kept_is_taken_up(open_page: Open) -> None:
    card = cards.order()

    page = open_page(card, before=kept("checkpoint/steps", record(card._fingerprint, [0, 2, 1])))

    expect(page.locator(".card-note")).to_be_empty()
    assert entries(page)[1] == "step"


def test_nothing_of_one_card_reaches_another(open_page: Open) -> None:
    page = open_page(cards.choice(), cards.number())

    type_number(page, "2")

    expect(page.locator("input:checked")).to_have_count(0)
    assert page.locator(".card-reply").nth(0).inner_text() == ""


def test_markup_of_authors_is_shown_as_text(open_page: Open) -> None:
    card = cards.explore.checkpoint(
        "raw", "Is <b>bold</b> <img src=x onerror='document.title=1'>?",
        cards.explore.number(1, why="a", otherwise="b"),
    )  # fmt: skip

    page = open_page(card)

    assert "<b>bold</b> <img" in page.locator(".card-question").inner_text()
    assert page.title() == "A bare page"


def test_enter_in_the_field_does_not_leave_the_page(open_page: Open) -> None:
    page = open_page(cards.number())
    address = page.url

    type_number(page, "2")

    assert page.url == address
    assert focused(page) == ""
