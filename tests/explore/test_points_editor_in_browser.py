"""Own points: placed, moved, changed and deleted by keys, by buttons, by mouse and by finger."""

import re
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from nnlib import explore
from tests.explore.conftest import Open
from tests.explore.keys import keys, press, tab_to
from tests.explore.reading import SAYS, described, said
from tests.site.browsing import AXE, describe

X, Y = [[-1.0, -1.0], [1.0, 1.0], [1.0, -1.0]], [0, 1, 2]
THREE = [[-1, -1, 0], [1, 1, 1], [1, -1, 2]]
LIMIT = 1.2  # of the frame about these three
TYPE = """(element, keys) => keys.map(key => !element.dispatchEvent(
    new KeyboardEvent("keydown", {...key, cancelable: true})))"""  # which of them are taken
LEFT, RIGHT, TOP, BOTTOM = 30, 8, 8, 28  # margins of the plane, in pixels


def edited(open_page: Open, own: bool = True, key: str = "Enter", **options: object) -> Page:
    """Open a playground, with three points of one's own or with moons, and begin to edit."""
    explorer = explore.playground(X, Y) if own else explore.playground(data="moons", n_points=20)
    page = open_page(explorer, **options)
    expect(page.locator(SAYS)).to_contain_text("Epoch 0")
    page.get_by_role("button", name="Edit points").press(key)
    return page


def pen(page: Page) -> Locator:
    return page.get_by_role("slider", name="Pen", exact=True)


def heard(page: Page) -> str:
    """What was said of the last change."""
    return page.locator(".points-said").inner_text()


def held(page: Page) -> dict[str, str]:
    """What a link would carry to another visit."""
    page.get_by_role("button", name="Link to this state").click()
    page.wait_for_function("location.hash.includes('?')")
    return {name: value for name, [value] in parse_qs(page.url.split("?")[1]).items()}


def points(page: Page) -> list[list[float]]:
    """The reader's own points."""
    rows = held(page).get("points", "")
    return [[float(number) for number in row.split(",")] for row in rows.split(";") if row]


def pixel(page: Page, x1: float, x2: float) -> tuple[float, float]:
    """Where a place of the plane lies on the screen."""
    page.locator("figure[data-picture=map]").scroll_into_view_if_needed()
    box = page.locator("figure[data-picture=map] canvas").bounding_box()
    x = box["x"] + LEFT + (x1 + LIMIT) / (2 * LIMIT) * (box["width"] - LEFT - RIGHT)
    y = box["y"] + TOP + (LIMIT - x2) / (2 * LIMIT) * (box["height"] - TOP - BOTTOM)
    return x, y


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label).select_option(label=option)


def test_a_point_is_placed_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(explore.playground(X, Y))
    expect(page.locator(SAYS)).to_contain_text("Epoch 0")

    press(page, "Edit points")
    keys(page, "ArrowRight", "ArrowRight", "Shift+ArrowDown", "ArrowLeft", "Enter")

    assert heard(page) == "Point 4 added: class 0 at 0.1, −0.5. Undo takes it back."
    assert points(page) == [*THREE, [0.1, -0.5, 0]]


def test_the_network_learns_from_the_points_as_they_are_now(open_page: Open) -> None:
    page = edited(open_page)

    keys(page, "Enter", "ArrowUp", "Enter")

    expect(page.locator(SAYS)).to_contain_text("Kept apart: ")
    assert sum(map(int, re.findall(r"of (\d+) points", said(page)))) == 5


def test_new_points_are_of_the_chosen_class(open_page: Open) -> None:
    page = edited(open_page)

    choose(page, "new points", "class 4, upturned triangle")
    pen(page).press("Space")

    assert heard(page) == "Point 4 added: class 4 at 0, 0. Undo takes it back."
    assert points(page)[-1] == [0, 0, 4]


def test_delete_takes_the_point_in_the_ring_and_no_other(open_page: Open) -> None:
    page = edited(open_page)

    keys(page, "Delete")
    nothing = heard(page)
    keys(page, "n", "n", "ArrowLeft", "Delete")  # a step is 26 pixels
    away = heard(page)
    keys(page, "ArrowRight", "Delete")

    assert nothing == "No point lies in the pen's ring. Next point brings the pen to one."
    assert away == nothing
    assert heard(page) == (
        "Point 2 deleted: class 1 at 1, 1. There are 2 points. Undo brings it back."
    )
    assert points(page) == [THREE[0], THREE[2]]


def test_a_class_is_switched_to_the_next_one_in_use(open_page: Open) -> None:
    page = edited(open_page)

    keys(page, "n", "c", "c", "c", "c")

    assert heard(page) == "Point 1 is a triangle now: class 1 at −1, −1. Undo takes it back."
    assert points(page)[0] == [-1, -1, 1]


def test_a_class_that_is_chosen_for_new_points_counts_as_in_use(open_page: Open) -> None:
    page = edited(open_page)
    choose(page, "new points", "class 3, diamond")

    pen(page).focus()
    keys(page, "p", "c")

    assert points(page)[2] == [1, -1, 3]


def test_a_point_comes_along_until_it_is_put_down(open_page: Open) -> None:
    page = edited(open_page)

    keys(page, "n", "m", "Shift+ArrowUp", "ArrowRight")
    carried = pen(page).get_attribute("aria-valuetext")
    keys(page, "m")

    assert carried == "x₁ −0.9, x₂ −0.5, with point 1"
    assert heard(page) == "Point 1 moved: class 0 at −0.9, −0.5. Undo takes it back."
    assert points(page) == [[-0.9, -0.5, 0], *THREE[1:]]


def test_escape_leaves_a_point_where_it_was_and_then_the_picture(open_page: Open) -> None:
    page = edited(open_page)

    keys(page, "n", "m", "Shift+ArrowUp", "Escape")

    assert heard(page) == "Point 1 stays where it was."
    assert pen(page).get_attribute("aria-valuetext") == "x₁ −1, x₂ −1, on point 1"
    assert points(page) == THREE
    pen(page).press("Escape")
    expect(page.get_by_role("button", name="Edit points")).to_be_focused()


def test_next_and_previous_go_round_all_points(open_page: Open) -> None:
    page, told = edited(open_page), []

    for key in "nnnnppp":
        keys(page, key)
        told.append(heard(page))

    assert [words.split()[1] for words in told] == list("1231321")
    assert told[0] == "Point 1 of 3: class 0 at −1, −1."


def test_a_hundred_steps_can_be_taken_back(open_page: Open) -> None:
    page = edited(open_page)

    pen(page).evaluate(TYPE, [{"key": key} for key in ["ArrowRight", "Enter"] * 100])
    full = len(points(page))
    pen(page).evaluate(TYPE, [{"key": "z", "ctrlKey": True}] * 100)
    told = heard(page)
    pen(page).press("Control+z")

    assert full == 103
    assert told == "Taken back: adding point 4. There are 3 points."
    assert heard(page) == "There is nothing to take back."
    assert points(page) == THREE


def test_each_key_of_the_pen_has_a_button(open_page: Open) -> None:
    page, told = edited(open_page), []

    for name in [
        "Pen right", "Pen up", "Pen up", "Pen left", "Pen down", "Add point", "Next point",
        "Previous point", "Switch class", "Take along", "Pen up", "Put down", "Delete point",
        "Undo", "Clear all", "Undo",
    ]:  # fmt: skip
        page.get_by_role("button", name=name, exact=True).press("Enter")
        told.append(heard(page))

    assert told[5] == "Point 4 added: class 0 at 0, 0.1. Undo takes it back."
    assert told[6:9] == [
        "Point 1 of 4: class 0 at −1, −1.",
        "Point 4 of 4: class 0 at 0, 0.1.",
        "Point 4 is a triangle now: class 1 at 0, 0.1. Undo takes it back.",
    ]
    assert told[11:] == [
        "Point 4 moved: class 1 at 0, 0.2. Undo takes it back.",
        "Point 4 deleted: class 1 at 0, 0.2. There are 3 points. Undo brings it back.",
        "Taken back: deleting point 4. There are 4 points.",
        "All 4 points deleted. Undo brings them back.",
        "Taken back: deleting all 4 points. There are 4 points.",
    ]
    assert points(page) == [*THREE, [0, 0.2, 1]]


def test_without_points_the_page_lives_and_new_ones_can_be_placed(open_page: Open) -> None:
    page = edited(open_page)

    press(page, "Clear all")
    told = heard(page)
    expect(page.locator("figure[data-picture=map] canvas")).to_have_attribute(
        "aria-label", re.compile("There are no points")
    )
    for name in ["One epoch", "Delete point", "Next point"]:
        page.get_by_role("button", name=name).press("Enter")
    nothing = heard(page)
    expect(page.locator(SAYS)).to_contain_text("There are no points.")
    page.get_by_role("button", name="Add point").press("Enter")
    expect(page.locator(SAYS)).to_contain_text("Epoch 0")

    assert told == "All 3 points deleted. Undo brings them back."
    assert nothing == "There is no point, so nothing can be learned."
    assert points(page) == [[0, 0, 0]]


def test_more_than_500_points_are_refused_in_words(open_page: Open) -> None:
    many = [[x / 250 - 1, 0.5] for x in range(500)]
    page = open_page(explore.playground(many, [0, 1] * 250))
    expect(page.locator(SAYS)).to_contain_text("Epoch 0")
    press(page, "Edit points")

    keys(page, "Enter")

    assert heard(page) == "There are 500 points, and more do not fit. Delete one first."
    assert len(points(page)) == 500


def test_generated_points_become_ones_own_with_the_first_change(open_page: Open) -> None:
    page = edited(open_page, own=False)
    before = held(page)

    pen(page).press("Enter")
    after, own = held(page), points(page)
    pen(page).press("Control+z")

    assert (before["data"], after["data"]) == ("moons", "own")
    assert len(own) == 21
    assert own[-1] == [0, 0, 0]
    assert max(len(str(abs(number))) for row in own for number in row) <= len("0.1234")
    assert [float(end) for end in after["frame"].split(",")] == [-2, 2, -2, 2]
    assert held(page) == before


def test_own_points_that_another_choice_puts_away_come_back(open_page: Open) -> None:
    page = edited(open_page, own=False)
    keys(page, "Enter")
    own = points(page)

    page.get_by_role("button", name="Reset").press("Enter")
    gone = held(page)
    press(page, "Undo")

    assert "points" not in gone
    assert heard(page) == "Taken back: putting your own points away. There are 21 points."
    assert points(page) == own


def test_a_press_on_an_empty_place_adds_a_point_there(open_page: Open) -> None:
    page = edited(open_page)

    page.mouse.click(*pixel(page, 0.5, 0.25))

    x1, x2, label = points(page)[3]
    assert (x1, x2, label) == (pytest.approx(0.5, abs=0.011), pytest.approx(0.25, abs=0.011), 0)


def test_a_point_is_dragged(open_page: Open) -> None:
    page = edited(open_page)

    page.mouse.move(*pixel(page, 1, 1))
    page.mouse.down()
    page.mouse.move(*pixel(page, 0, 0.9), steps=4)
    page.mouse.move(*pixel(page, -0.5, 0.5), steps=4)
    page.mouse.up()

    x1, x2, label = points(page)[1]
    assert (x1, x2, label) == (pytest.approx(-0.5, abs=0.02), pytest.approx(0.5, abs=0.02), 1)
    assert len(points(page)) == 3


def test_a_press_on_a_point_only_brings_the_pen_there(open_page: Open) -> None:
    page = edited(open_page)
    x, y = pixel(page, 1, -1)

    page.mouse.click(x + 5, y - 4)
    told = heard(page)
    press(page, "Delete point")

    assert told == "Point 3 of 3: class 2 at 1, −1."
    assert points(page) == THREE[:2]


@pytest.mark.parametrize(
    ("what", "left"),
    [
        ("deletes a point", [THREE[0], THREE[2]]),
        ("switches its class", [THREE[0], [1, 1, 2], THREE[2]]),
    ],
)
def test_a_press_deletes_or_switches_where_that_is_chosen(
    open_page: Open, what: str, left: list[list[float]]
) -> None:
    page = edited(open_page)
    choose(page, "a press on the picture", what)

    page.mouse.click(*pixel(page, 0, 0))
    nothing = heard(page)
    page.mouse.click(*pixel(page, 1, 1))

    assert nothing.startswith("No point lies in the pen's ring.")
    assert points(page) == left


def test_what_comes_along_is_put_down_by_a_press_without_dragging(open_page: Open) -> None:
    page = edited(open_page)
    page.mouse.click(*pixel(page, 1, 1))

    press(page, "Take along")
    page.mouse.click(*pixel(page, 0.97, -0.98))  # on another point, but not in its middle

    x1, x2, label = points(page)[1]
    assert (x1, x2, label) == (pytest.approx(0.97, abs=0.011), pytest.approx(-0.98, abs=0.011), 1)


def test_a_finger_places_a_point_on_a_narrow_screen(open_page: Open) -> None:
    page = edited(open_page, viewport={"width": 320, "height": 640}, has_touch=True)

    page.touchscreen.tap(*pixel(page, 0.5, -0.5))

    x1, x2, _ = points(page)[3]
    assert (x1, x2) == (pytest.approx(0.5, abs=0.011), pytest.approx(-0.5, abs=0.011))


def test_the_picture_is_only_edited_while_that_is_switched_on(open_page: Open) -> None:
    page = edited(open_page)
    toggle = page.get_by_role("button", name="Edit points")
    on = toggle.get_attribute("aria-pressed")

    toggle.press("Enter")
    page.mouse.click(*pixel(page, 0.5, 0.25))

    assert (on, toggle.get_attribute("aria-pressed")) == ("true", "false")
    expect(pen(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()
    assert points(page) == THREE


def test_the_keys_are_taken_only_where_the_pen_has_the_focus(open_page: Open) -> None:
    page = edited(open_page)

    page.get_by_role("button", name="Edit points").focus()
    keys(page, "c", "n", "Delete")
    untouched = points(page)
    taken = pen(page).evaluate(TYPE, [{"key": key, "ctrlKey": True} for key in "cnmp"])

    assert untouched == THREE
    assert taken == [False] * 4
    assert pen(page).get_attribute("data-lm-suppress-shortcuts") == "true"  # for JupyterLab


def test_the_pen_stays_on_the_picture(open_page: Open) -> None:
    page = edited(open_page)

    keys(page, *["Shift+ArrowUp"] * 4)

    assert pen(page).get_attribute("aria-valuetext") == "x₁ 0, x₂ 1.2, no point here"


def test_whoever_switches_on_by_mouse_keeps_the_focus_there(open_page: Open) -> None:
    page = open_page(explore.playground(X, Y))
    expect(page.locator(SAYS)).to_contain_text("Epoch 0")

    page.get_by_role("button", name="Edit points").click()

    expect(page.get_by_role("button", name="Edit points")).to_be_focused()
    tab_to(page, pen(page))
    assert "Arrows" in page.locator(".points-panel").text_content()


@pytest.mark.parametrize("dark", [False, True])
def test_editing_breaks_no_rule_of_accessibility(open_page: Open, dark: bool) -> None:
    page = edited(open_page, dark=dark)
    keys(page, "n", "m")

    found = Axe().run(page, options=AXE).response["violations"]

    assert [describe(rule, node) for rule in found for node in rule["nodes"]] == []


def test_each_tool_is_large_enough_for_a_finger_and_fits_a_narrow_screen(open_page: Open) -> None:
    page = edited(open_page, viewport={"width": 320, "height": 640})
    tools = page.locator(".points-tools :is(button, select, summary)")

    boxes = [tool.bounding_box() for tool in tools.all()]

    assert len(boxes) == 16
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
    assert max(box["x"] + box["width"] for box in boxes) <= 310
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_reader_without_sight_hears_what_the_picture_shows_now(open_page: Open) -> None:
    page = edited(open_page)

    keys(page, "Enter")
    expect(page.locator(SAYS)).to_contain_text("Kept apart")
    said(page)

    assert "of 4 points lie in the area of their class" in described(page, "map")
