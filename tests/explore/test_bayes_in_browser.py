"""Two Gaussian classes on a page: formula, boundary and cut against the numbers of Python."""

import re

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from nnlib import explore
from nnlib.explore import joining
from nnlib.explore.bayes import Bayes
from tests.explore.conftest import Open
from tests.explore.keys import tab_to
from tests.explore.reading import NUMBER, SAYS, described, number, said
from tests.explore.studio import COLOURS
from tests.explore.test_plane_in_browser import HEARD, made_twice
from tests.site.browsing import AXE, describe

KNOBS = ["standard deviation of class 1", "correlation in class 1", "share of class 1"]
SIZED = r"(−?\d+(?:\.\d+)?(?: × 10[⁻⁰-⁹²³¹]+)?)"
TERMS = ["x₁²", "x₁x₂", "x₂²", "x₁", "x₂", ""]
# By the boundary that they have, each centre, standard deviation, correlation and share of class 1.
STATES = {
    "a straight line": ((1.5, 1.5), 1.0, 0.0, 0.5),
    "a straight line, all of it outside": ((-1.45, -1.45), 1.0, 0.0, 0.98),
    "a circle around": ((1.5, 1.5), 1.6, 0.0, 0.5),
    "class 1 inside": ((1.5, 1.5), 0.3, -0.9, 0.02),
    "class 0 inside": ((-2.0, 3.0), 2.0, 0.5, 0.3),
    "class 0 between its branches": ((0.0, 0.0), 1.0, 0.9, 0.5),
    "class 1 between its branches": ((-1.5, -1.5), 1.0, -0.6, 0.6),
    "a parabola, class 0 inside": ((1.5, 1.5), 2.0, -0.75, 0.5),
    "two parallel lines, class 0 between": ((-2.5, -0.5), 2.0, -0.75, 0.5),
    "Every place goes to class 0: there is": ((-1.5, -1.5), 0.9, 0.0, 0.02),
    "Every place goes to class 1: there is": ((-1.5, -1.5), 2.0, 0.0, 0.98),
    "Everywhere both classes are as likely": ((-1.5, -1.5), 1.0, 0.0, 0.5),
}
COMPUTE = """async ([text, state, places]) => {
    const url = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
    const {logOddsOf, logOddsAt, densitiesAt} = await import(url);
    const form = logOddsOf(state);
    return [Object.values(form), places.map(place => logOddsAt(form, ...place)),
        places.map(place => densitiesAt(state, ...place))];
}"""


def knob(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def handle(page: Page) -> Locator:
    return page.get_by_role("slider", name="Centre of class 1")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def formula(text: str) -> list[float]:
    """The six coefficients that the sentence says."""
    said_form = re.search(r"The log-odds are (.*?)\. ", plain(text)).group(1)
    found = dict.fromkeys(TERMS, 0.0)
    for sign, size, name in re.findall(r"(?:^|(?<= ))([−+]?) ?([\d.]+)(?: (x\S+))?", said_form):
        found[name] = (-1 if sign == "−" else 1) * float(size)
    return list(found.values())


def test_the_page_computes_what_python_computes_to_the_last_digits(open_page: Open) -> None:
    page = open_page(explore.bayes())
    places = np.random.default_rng(1).uniform(-5, 5, (50, 2))
    names = ["logOddsOf", "logOddsAt", "densitiesAt"]
    text = f"{joining.text_of('statistics/gaussians.mjs')}\nexport {{ {', '.join(names)} }};"
    for state in STATES.values():
        explorer = explore.bayes(*state)
        asked = explorer.get_state(["x1", "x2", "width", "correlation", "share", "centre_0"])

        form, z, densities = page.evaluate(COMPUTE, [text, asked, places.tolist()])

        np.testing.assert_allclose(form, explorer.coefficients, rtol=1e-9, atol=1e-9)
        np.testing.assert_allclose(z, explorer.log_odds(places), rtol=1e-9, atol=1e-9)
        np.testing.assert_allclose(densities, explorer.densities(places), rtol=1e-9)


def all_states(open_page: Open) -> tuple[Page, dict[str, Bayes]]:
    """One page with every state, by what it says of its boundary."""
    shown = {
        words: explore.bayes(*state, name=f"s{i}")
        for i, (words, state) in enumerate(STATES.items())
    }
    page = open_page(*shown.values())
    for explorer in shown.values():
        canvas = page.locator(f"{place_of(explorer)} figure[data-picture=log-odds] canvas")
        expect(canvas).to_have_attribute("aria-label", re.compile("^The log-odds along"))
    return page, shown


def place_of(explorer: Bayes) -> str:
    return f"#exploration-{explorer.name}"


def test_the_sentence_says_formula_and_boundary_of_each_kind(open_page: Open) -> None:
    page, shown = all_states(open_page)

    for words, explorer in shown.items():
        text = page.locator(f"{place_of(explorer)} {SAYS}").inner_text()
        assert words in text
        np.testing.assert_allclose(formula(text), explorer.coefficients, atol=0.0051, err_msg=words)
        is_flat = bool(np.all(explorer.coefficients[:3] == 0))
        assert ("no square is left" in text) == is_flat, words
        assert ("so squares are left" in text) != is_flat, words


def test_the_plane_has_the_colours_and_the_words_of_the_probability(open_page: Open) -> None:
    page, shown = all_states(open_page)
    corners = {"lower left": (-5, -5), "upper left": (-5, 5), "lower right": (5, -5),
               "upper right": (5, 5), "at the origin": (0, 0)}  # fmt: skip
    places = [(-4.6, 4.3), (4.4, -4.7), (4.7, 3.1), (-4.7, -3.3)]

    for words, explorer in shown.items():
        text = described(page, "plane", place_of(explorer))
        for name, place in corners.items():
            told = number(re.search(f"{name} ({NUMBER})", text).group(1))
            assert told == pytest.approx(explorer.probability([place])[0], abs=0.0051), words
        canvas = page.locator(f"{place_of(explorer)} figure[data-picture=plane] canvas")
        width = canvas.evaluate("canvas => canvas.clientWidth")
        pixels = [on_plane(place, width) for place in places]
        colours = canvas.evaluate(COLOURS, [pixels, "black"])
        for (red, _, blue), z in zip(colours, explorer.log_odds(places), strict=True):
            assert abs(z) < 1 or (red > blue) == (z > 0), words


def on_plane(place: tuple[float, float], width: float) -> list[float]:
    """Where a place lies in the picture, in pixels."""
    x1, x2 = place
    return [30 + (x1 + 5) / 10 * (width - 38), 8 + (5 - x2) / 10 * (width - 36)]


def test_the_cut_ends_and_crosses_where_python_says(open_page: Open) -> None:
    page, shown = all_states(open_page)

    for words, explorer in shown.items():
        text = described(page, "log-odds", place_of(explorer))
        zero, one = explorer.centres
        between = np.linalg.norm(one - zero)
        along = (one - zero) / between if between else np.full(2, np.sqrt(0.5))
        at_centres = [
            number(re.search(f"({NUMBER}) at the centre of class {label}", text).group(1))
            for label in (0, 1)
        ]
        start, end = ends_of(described(page, "densities", place_of(explorer)))
        for s in (start, end):
            assert np.max(np.abs(zero + s * along)) == pytest.approx(5, abs=0.01), words
        expected = explorer.log_odds([zero, one])
        np.testing.assert_allclose(at_centres, expected, atol=0.051, err_msg=words)
        s = np.linspace(start, end, 20_001)
        z = explorer.log_odds(zero + s[:, np.newaxis] * along)
        turns = s[:-1][np.diff(np.sign(z)) != 0] if np.any(z) else []
        crossings = re.search(f"it is 0 at ({NUMBER})(?: and ({NUMBER}))?", text)
        told = [number(found) for found in (crossings.groups() if crossings else ()) if found]
        np.testing.assert_allclose(told, turns, atol=0.01, err_msg=words)


def ends_of(text: str) -> tuple[float, float]:
    """Where the cut begins and ends, counted from the centre of class 0."""
    return tuple(map(number, re.search(f"cut from ({NUMBER}) to ({NUMBER}),", text).groups()))


def test_of_two_equal_classes_the_cut_says_that_they_are_equal_everywhere(open_page: Open) -> None:
    explorer = explore.bayes(*STATES["Everywhere both classes are as likely"])

    page = open_page(explorer)

    place = place_of(explorer)
    assert "They are equal everywhere on it." in described(page, "densities", place)
    assert "it is 0 everywhere on it." in described(page, "log-odds", place)


def test_the_peaks_along_the_cut_are_the_densities_at_the_centres(open_page: Open) -> None:
    page, shown = all_states(open_page)

    for words, explorer in shown.items():
        text = described(page, "densities", place_of(explorer))
        peaks = re.search(
            f"its peak of {SIZED} at 0, class 1 its peak of {SIZED} at", text
        ).groups()
        for label, told in enumerate(peaks):
            digits, _, power = told.partition(" × 10")
            small = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
            height = number(digits) * 10.0 ** int(small or 0)
            expected = explorer.densities([explorer.centres[label]])[0, label]
            assert height == pytest.approx(expected, rel=0.06), words


def test_each_knob_moves_by_arrow_keys_and_reset_brings_the_start_back(open_page: Open) -> None:
    page = open_page(explore.bayes(centre=(2, 1), width=1.2))
    start, texts = said(page), set[str]()

    for label in KNOBS:
        tab_to(page, knob(page, label))
        page.keyboard.press("ArrowRight")
        texts.add(said(page))
    tab_to(page, handle(page))
    page.keyboard.press("ArrowLeft")
    texts.add(said(page))
    page.get_by_role("button", name="Reset").press("Enter")

    assert len(texts | {start}) == 5
    assert said(page) == start
    assert handle(page).get_attribute("aria-valuetext") == "x₁ 2, x₂ 1"


def test_the_centre_moves_by_arrows_and_stays_in_its_range(open_page: Open) -> None:
    page = open_page(explore.bayes())
    tab_to(page, handle(page))
    for key in ["ArrowRight", "ArrowUp", "Shift+ArrowUp"]:
        page.keyboard.press(key)
    moved = said(page)
    place = handle(page).get_attribute("aria-valuetext")

    for _ in range(12):
        page.keyboard.press("Shift+ArrowRight")
    said(page)

    assert place == "x₁ 1.6, x₂ 2.1"
    np.testing.assert_allclose(formula(moved), explore.bayes((1.6, 2.1)).coefficients, atol=0.0051)
    assert handle(page).get_attribute("aria-valuetext") == "x₁ 4, x₂ 2.1"


def test_keys_that_come_faster_than_pictures_all_count(open_page: Open) -> None:
    page = open_page(explore.bayes())
    tab_to(page, handle(page))

    page.evaluate("""() => {
        for (let i = 0; i < 7; i += 1) {
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowLeft"}));
        }
    }""")

    said(page)
    assert handle(page).get_attribute("aria-valuetext") == "x₁ 0.8, x₂ 1.5"


def test_the_centre_follows_the_mouse_and_a_press_on_the_picture(open_page: Open) -> None:
    page = open_page(explore.bayes())
    said(page)
    box = page.locator("figure[data-picture=plane] canvas").bounding_box()
    ring = handle(page).bounding_box()
    middle = [ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2]
    x = box["x"] + 30 + 1.5 * (box["width"] - 38) / 10
    y = box["y"] + 8 + 3 * (box["height"] - 36) / 10  # that is (−3.5, 2)

    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 60, middle[1], steps=4)
    page.mouse.up()
    said(page)
    dragged = handle(page).get_attribute("aria-valuetext")
    page.mouse.click(x, y)
    said(page)
    pressed = handle(page).get_attribute("aria-valuetext")

    first, second = (number(found) for found in re.findall(NUMBER, dragged.replace("₁", "")[1:]))
    assert second == pytest.approx(1.5, abs=0.03)
    assert first == pytest.approx(1.5 - 600 / (box["width"] - 38), abs=0.05)
    shown = [number(found) for found in re.findall(f" ({NUMBER})", pressed)]
    assert shown == pytest.approx([-3.5, 2], abs=0.04)


def test_a_link_carries_the_centre_too(open_page: Open) -> None:
    page = open_page(explore.bayes())
    tab_to(page, handle(page))
    page.keyboard.press("Shift+ArrowDown")
    there = said(page)
    page.get_by_role("button", name="Link to this state").press("Enter")
    link = page.evaluate("location.href")

    page.goto("about:blank")
    page.goto(link)

    page.locator(SAYS).wait_for()
    assert said(page) == there
    assert handle(page).get_attribute("aria-valuetext") == "x₁ 1.5, x₂ 1"


def test_a_link_beyond_the_plane_opens_the_start_and_says_so(open_page: Open) -> None:
    page = open_page(explore.bayes())

    page.evaluate("location.hash = '#exploration-bayes?x1=7'")

    assert said(page).startswith(
        "The link asks for x1 = 7, which is not a number from −4 to 4. So you see the start. "
    )


def test_a_boundary_that_is_smaller_than_a_pixel_is_still_said(open_page: Open) -> None:
    explorer = tiny_island()

    text = said(open_page(explorer))

    assert "an ellipse around" in text or "a circle around" in text
    assert "outside the picture" not in text
    assert "class 1 inside" in text


def tiny_island() -> Bayes:
    """Class 1 is likelier only in a place that is far smaller than a cell of the map."""
    explorer = explore.bayes(centre=(-1.5, -1.5), width=0.5, share=0.5)
    odds = np.exp(explorer.log_odds([[-1.5, -1.5]])[0])
    explorer.share = 1.0001 / (odds + 1.0001)
    return explorer


@pytest.mark.parametrize("dark", [False, True])
def test_it_breaks_no_rule_of_accessibility(open_page: Open, dark: bool) -> None:
    page = open_page(explore.bayes(), explore.bayes(name="b", after="a"), dark=dark)

    found = Axe().run(page, options=AXE).response["violations"]

    assert [describe(rule, node) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("options", [{}, {"forced_colors": "active"}])
def test_classes_differ_by_their_lines_and_not_by_colour_alone(open_page: Open, options) -> None:
    page = open_page(explore.bayes(centre=(2, 2)), **options)
    said(page)
    canvas = page.locator("figure[data-picture=plane] canvas")
    width = canvas.evaluate("canvas => canvas.clientWidth")
    shares = []
    for centre in (-1.5, 2.0):
        around = [
            centre + 2 * np.array([np.cos(angle), np.sin(angle)])
            for angle in np.linspace(0, 2 * np.pi, 240, endpoint=False)
        ]
        inner = [centre + 0.85 * (place - centre) for place in around]
        pixels = [[on_plane(place, width) for place in ring] for ring in (around, inner)]
        colours = [canvas.evaluate(COLOURS, [ring, "black"]) for ring in pixels]
        apart = np.abs(np.subtract(*np.array(colours, float))).sum(axis=1)
        shares.append(float(np.mean(apart > 90)))

    solid, dashed = shares
    assert solid > 0.9
    assert 0.3 < dashed < 0.8


def test_it_fits_a_narrow_screen_and_a_finger_takes_the_handle(open_page: Open) -> None:
    page = open_page(explore.bayes(), viewport={"width": 320, "height": 640}, has_touch=True)
    said(page)
    ring = handle(page).bounding_box()
    box = page.locator("figure[data-picture=plane] canvas").bounding_box()

    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    said(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert min(ring["width"], ring["height"]) >= 44
    assert handle(page).get_attribute("aria-valuetext") != "x₁ 1.5, x₂ 1.5"


def test_the_handle_stays_on_its_place_when_the_window_changes(open_page: Open) -> None:
    page = open_page(explore.bayes())
    said(page)

    page.set_viewport_size({"width": 400, "height": 900})
    said(page)  # the frame that notices
    said(page)  # the frame that follows

    box = page.locator("figure[data-picture=plane] canvas").bounding_box()
    ring = handle(page).bounding_box()
    middle = ring["x"] + ring["width"] / 2 - box["x"]
    assert middle == pytest.approx(30 + 6.5 / 10 * (box["width"] - 38), abs=1.5)


def test_a_view_that_is_closed_leaves_no_listener_behind(open_page: Open) -> None:
    widget = explore.bayes()
    page = open_page(widget)
    made_twice(page, widget)
    before = page.evaluate(HEARD)

    page.evaluate("window.made.views.forEach(view => view.leave())")

    assert before > 0
    assert page.evaluate(HEARD) == 0


def test_it_waits_for_its_prediction_or_for_the_button(open_page: Open) -> None:
    page = open_page(explore.bayes(after="bends"))
    before = page.get_by_role("slider").count()

    page.get_by_role("button", name="Open it without predicting").press("Enter")

    assert before == 0
    expect(page.get_by_role("slider")).to_have_count(4)
    expect(knob(page, KNOBS[0])).to_be_focused()
