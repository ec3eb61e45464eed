"""Predictions on a page without Python: commit or skip, unlock, compare, draw a line, keep."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from nnlib.explore.questions.lines import line_through, n_wrong
from nnlib.shapes import Array
from tests.explore import cards
from tests.explore.conftest import Open
from tests.explore.keys import choose, focused, keys, press, tab_to
from tests.explore.storage import FORBIDDEN, FULL, KEEPS_NOTHING, kept

COMMIT, SKIP = "This is my prediction", "Skip: show me without predicting"
PICTURES = ".explore canvas"


def end(page: Page, name: str = "One end") -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def place(handle: Locator) -> tuple[float, float]:
    """Where a handle says that it is."""
    words = handle.get_attribute("aria-valuetext").replace("−", "-").replace(",", "").split()
    return float(words[1]), float(words[3])


def story(page: Page) -> str:
    return "\n".join(page.locator(".card-reply").all_inner_texts())


def test_a_prediction_opens_what_waits_for_it(open_page: Open) -> None:
    page = open_page(cards.doubled(), cards.locked())
    expect(page.locator(PICTURES)).to_have_count(0)

    choose(page, "It turns")
    press(page, COMMIT)

    expect(page.locator(PICTURES)).to_have_count(3)
    assert story(page).strip().split("\n\n") == ["You predicted: It turns", "Now go on and see."]


def test_a_prediction_can_be_skipped_by_name(open_page: Open) -> None:
    page = open_page(cards.doubled(), cards.locked())

    press(page, SKIP)

    expect(page.locator(PICTURES)).to_have_count(3)
    assert "You skipped the prediction." in story(page)


def test_nothing_opens_before_something_is_chosen(open_page: Open) -> None:
    page = open_page(cards.doubled(), cards.locked())

    press(page, COMMIT)

    expect(page.locator(PICTURES)).to_have_count(0)
    assert "Choose one of the answers first." in story(page)


def test_what_happened_waits_for_the_reader(open_page: Open) -> None:
    page = open_page(cards.doubled())
    choose(page, "It turns")
    press(page, COMMIT)
    assert "steeper" not in page.locator(".fn-card").inner_text()

    press(page, "What happened?")

    assert "✗Your prediction does not hold." in story(page)
    assert "If only one weight grew." in story(page)
    assert "The line stays, the answer is steeper." in story(page)


@pytest.mark.parametrize("way", ["commit", "skip"])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_pressed_twice_neither_reveals_nor_erases(
    open_page: Open, way: str, key: str
) -> None:
    page = open_page(cards.doubled())
    choose(page, "It turns")
    tab_to(page, page.get_by_role("button", name=COMMIT if way == "commit" else SKIP))
    keys(page, key, key)
    made = story(page)
    assert focused(page) == page.locator(".card-reply").first.text_content()
    assert focused(page).startswith("You ")

    tab_to(page, page.get_by_role("button", name="What happened?"))
    keys(page, key, key)

    assert "steeper" not in made
    assert story(page).startswith(made.split("Now")[0].strip())
    assert "steeper" in focused(page)


def test_the_next_stop_after_the_words_is_the_button_beneath(open_page: Open) -> None:
    page = open_page(cards.doubled())
    press(page, SKIP)

    keys(page, "Tab")
    assert focused(page) == "What happened?"
    keys(page, "Enter", "Tab")

    assert focused(page) == "Predict after all"


def test_a_prediction_that_holds_is_told_so(open_page: Open) -> None:
    page = open_page(cards.doubled())
    choose(page, "It stays")
    press(page, COMMIT)

    press(page, "What happened?")

    assert "✓Your prediction holds." in story(page)
    assert "Doubling changes no solution." in story(page)


def test_who_skipped_reads_every_explanation(open_page: Open) -> None:
    page = open_page(cards.doubled())
    press(page, SKIP)

    press(page, "What happened?")

    assert "Right: It stays" in story(page)
    assert story(page).count("Not so:") == 2
    assert "steeper" in story(page)


@pytest.mark.parametrize("way", ["commit", "skip"])
def test_a_reload_keeps_the_prediction_and_what_it_opened(open_page: Open, way: str) -> None:
    page = open_page(cards.doubled(), cards.locked())
    if way == "commit":
        choose(page, "It turns")
    press(page, COMMIT if way == "commit" else SKIP)
    press(page, "What happened?")
    before = story(page)

    page.reload()

    expect(page.locator(PICTURES)).to_have_count(3)
    expect(page.get_by_role("button", name=COMMIT)).to_be_hidden()
    assert story(page) == before


def test_predicting_again_starts_from_the_answer_and_locks_nothing(open_page: Open) -> None:
    page = open_page(cards.doubled(), cards.locked())
    choose(page, "It turns")
    press(page, COMMIT)

    press(page, "Predict again")

    chosen = page.get_by_role("radio", name="It turns")
    assert story(page).strip() == ""
    expect(chosen).to_be_checked()
    expect(chosen).to_be_focused()
    expect(page.locator(PICTURES)).to_have_count(3)
    page.reload()
    expect(page.locator(PICTURES)).to_have_count(3)
    expect(chosen).to_be_checked()
    choose(page, "It moves")
    press(page, COMMIT)
    assert "You predicted: It moves" in story(page)


def test_a_prediction_can_be_made_again_unchanged(open_page: Open) -> None:
    page = open_page(cards.doubled())
    choose(page, "It turns")
    press(page, COMMIT)
    press(page, "Predict again")

    press(page, COMMIT)

    assert "You predicted: It turns" in story(page)


def test_the_line_that_was_predicted_is_where_the_next_one_starts(open_page: Open) -> None:
    page = open_page(cards.ruler())
    draw(page)
    press(page, "What happened?")
    picture = page.get_by_role("img")
    before = picture.get_attribute("aria-label")

    press(page, "Predict again")

    expect(picture).to_have_attribute("aria-label", before)
    expect(end(page)).to_be_focused()
    press(page, COMMIT)
    assert "You predicted: the line through" in story(page)


def test_the_number_that_was_predicted_stands_in_the_field(open_page: Open) -> None:
    page = open_page(cards.guessed())
    tab_to(page, page.get_by_role("textbox"))
    keys(page, "1", "4", "Enter")

    press(page, "Predict again")

    expect(page.get_by_role("textbox")).to_have_value("14")
    keys(page, "0", "Enter")
    assert "You predicted: 140" in story(page)


def test_a_complaint_goes_as_soon_as_an_end_of_the_line_moves(open_page: Open) -> None:
    page = open_page(cards.ruler())
    press(page, COMMIT)

    keys(page, "ArrowUp")

    assert story(page).strip() == ""


@pytest.mark.parametrize("trouble", [FORBIDDEN, FULL])
def test_a_browser_that_keeps_nothing_is_survived_with_a_sentence(
    open_page: Open, trouble: str
) -> None:
    page = open_page(cards.doubled(), cards.locked(), before=trouble)

    choose(page, "It turns")
    press(page, COMMIT)

    expect(page.locator(".card-note")).to_contain_text(KEEPS_NOTHING)
    expect(page.locator(PICTURES)).to_have_count(3)


def test_an_old_prediction_is_not_taken_for_one_but_keeps_open_what_it_opened(
    open_page: Open,
) -> None:
    old = json.dumps({"version": 0, "question": "other", "open": True, "answer": 1})

    page = open_page(cards.doubled(), cards.locked(), before=kept("predict/all-doubled", old))

    expect(page.locator(".card-note")).to_contain_text("another version of this question")
    expect(page.locator(PICTURES)).to_have_count(3)
    expect(page.locator("input:checked")).to_have_count(0)


def test_a_starting_point_that_cannot_be_one_is_not_taken_up(open_page: Open) -> None:
    card = cards.ruler()
    text = json.dumps({"version": 1, "question": card._fingerprint, "open": True, "before": [7]})

    page = open_page(card, before=kept("predict/ruler", text))

    expect(page.locator(".card-note")).to_contain_text("cannot be read")


@pytest.mark.parametrize("text", ["{", "3", "null", '{"open": 1}'])
def test_rubbish_in_the_browser_is_survived(open_page: Open, text: str) -> None:
    page = open_page(cards.doubled(), before=kept("predict/all-doubled", text))

    choose(page, "It stays")
    press(page, COMMIT)

    assert "You predicted: It stays" in story(page)


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("ArrowRight", (0.1, 0)), ("ArrowLeft", (-0.1, 0)), ("ArrowUp", (0, 0.1)),
        ("ArrowDown", (0, -0.1)), ("Shift+ArrowUp", (0, 0.5)), ("Shift+ArrowLeft", (-0.5, 0)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["One end", "The other end"])
def test_each_end_of_the_line_moves_by_arrow_keys(
    open_page: Open, name: str, key: str, change: tuple[float, float]
) -> None:
    page = open_page(cards.ruler())
    tab_to(page, end(page, name))
    before = place(end(page, name))

    keys(page, key)

    moved = [new - old for new, old in zip(place(end(page, name)), before, strict=True)]
    assert moved == pytest.approx(change, abs=0.011)


def test_an_end_stays_inside_the_picture(open_page: Open) -> None:
    page = open_page(cards.ruler())
    tab_to(page, end(page))

    keys(page, *["Shift+ArrowUp"] * 40)

    assert place(end(page))[1] == pytest.approx(cards.ruler()._answers["limits"][3], abs=0.006)


def test_the_two_ends_cannot_meet(open_page: Open) -> None:
    page = open_page(cards.ruler())
    said, other = page.locator(".card-moved"), place(end(page, "The other end"))
    tab_to(page, end(page))

    for _ in range(100):
        keys(page, "ArrowRight")
        if said.inner_text():
            break

    assert said.inner_text() == "The two ends cannot meet."
    assert place(end(page))[0] < other[0] - 0.19
    assert place(end(page, "The other end")) == other
    keys(page, "ArrowUp")
    assert said.inner_text() == ""


def drag_by_mouse(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + by[0], start[1] + by[1], steps=4)
    page.mouse.up()
    page.mouse.move(start[0], start[1])


def drag_by_touch(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    finger = page.context.new_cdp_session(page)
    places = [(start[0] + by[0] * part, start[1] + by[1] * part) for part in (0, 0.3, 0.6, 1)]
    for kind, (x, y) in zip(["touchStart"] + ["touchMove"] * 3, places, strict=True):
        points = [{"x": x, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("drag", [drag_by_mouse, drag_by_touch])
def test_an_end_of_the_line_follows_mouse_and_finger(open_page: Open, drag: object) -> None:
    page = open_page(cards.ruler(), has_touch=True)
    box, before = end(page).bounding_box(), place(end(page))
    # Taken beside its middle, it does not jump.
    start = box["x"] + box["width"] / 2 + 9, box["y"] + box["height"] / 2 + 6

    drag(page, start, (40, -60))

    after = end(page).bounding_box()
    assert after["x"] - box["x"] == pytest.approx(40, abs=1)
    assert after["y"] - box["y"] == pytest.approx(-60, abs=1)
    assert place(end(page))[0] > before[0]
    assert place(end(page))[1] > before[1]
    assert page.evaluate("scrollY") == 0


def test_a_handle_is_large_enough_for_a_finger(open_page: Open) -> None:
    page = open_page(cards.ruler(), viewport={"width": 320, "height": 600})

    box = end(page).bounding_box()

    assert (box["width"], box["height"]) == (44, 44)


def test_the_picture_is_described_as_it_is(open_page: Open) -> None:
    page = open_page(cards.ruler())
    picture = page.get_by_role("img")
    before = picture.get_attribute("aria-label")

    tab_to(page, end(page))
    keys(page, "Shift+ArrowUp")

    after = picture.get_attribute("aria-label")
    assert "30 circles of class 0, around (" in before
    assert before != after
    assert ", ".join(f"{value:g}" for value in place(end(page))).replace("-", "−") in after


def test_the_line_has_to_be_moved_before_it_is_a_prediction(open_page: Open) -> None:
    page = open_page(cards.ruler())

    press(page, COMMIT)

    assert "Move an end of the line first." in story(page)
    expect(end(page)).to_be_focused()


def draw(page: Page) -> None:
    """Tilt the line, by keyboard, and commit to it."""
    tab_to(page, end(page))
    keys(page, *["Shift+ArrowUp"] * 4)
    press(page, COMMIT)


@pytest.mark.parametrize("labels", [cards.Y, 1 - cards.Y])
def test_the_points_on_the_wrong_side_are_counted_as_python_counts_them(
    open_page: Open, labels: Array
) -> None:
    card = cards.ruler(labels)
    page, points = open_page(card), card._asks.points
    draw(page)
    ends = json.loads(page.evaluate("localStorage.getItem('from-one-neuron/1/predict/ruler')"))

    press(page, "What happened?")

    w, b = line_through(*ends["answer"], points=points)
    wrong = n_wrong(points, w, b)
    assert f"Your line leaves {wrong} of 60 points on the wrong side." in story(page)
    assert "neuron's line" not in story(page)
    assert "A neuron finds a line." in story(page)


def test_the_line_of_the_notebook_is_drawn_named_and_counted(open_page: Open) -> None:
    card = cards.ruler()
    card.answer = ([1.0, 1.2], 0.3)
    w, b = card.answer
    page = open_page(card)
    draw(page)
    expect(page.locator("figcaption")).to_have_text("your line")

    press(page, "What happened?")

    wrong = n_wrong(card._asks.points, w, b)
    assert f"The neuron's line, dashed in the picture, leaves {wrong}." in story(page)
    expect(page.locator("figcaption")).to_have_text("your linethe neuron's line")
    assert "and dashed the neuron's line" in page.get_by_role("img").get_attribute("aria-label")


def test_the_line_is_there_after_a_reload_and_stands_still(open_page: Open) -> None:
    page = open_page(cards.ruler())
    draw(page)
    before = page.get_by_role("img").get_attribute("aria-label")

    page.reload()

    expect(page.get_by_role("img")).to_have_attribute("aria-label", before)
    expect(end(page)).to_be_hidden()


@pytest.mark.parametrize(
    "answer", [[], [[0, 0]], [[0, 0], [0, 0]], [[0, 0], [1, "x"]], [[0, 0], [1, None]], "line", 4]
)
def test_a_line_that_cannot_be_one_is_not_taken_up(open_page: Open, answer: object) -> None:
    card = cards.ruler()
    text = json.dumps({"version": 1, "question": card._fingerprint, "open": True, "answer": answer})

    page = open_page(card, before=kept("predict/ruler", text))

    expect(page.locator(".card-note")).to_contain_text("cannot be read")
    expect(end(page)).to_be_visible()
