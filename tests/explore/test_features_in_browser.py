"""Added features on a page: its fits against nnlib's, its words, its pictures, every control."""

import re
import warnings
from collections.abc import Iterator

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from sklearn.exceptions import ConvergenceWarning

from nnlib.explore import joining
from nnlib.explore.features import Features
from tests.explore.conftest import Open
from tests.explore.keys import tab_to
from tests.explore.reading import NUMBER, PIXEL, SAYS, described, number, said
from tests.explore.test_features import X_NEW, Y_NEW, made
from tests.explore.test_plane_in_browser import HEARD, made_twice
from tests.site.browsing import AXE, describe

FIT = """async ([text, settings]) => {
    window.kit ??= await import(URL.createObjectURL(new Blob([text], {type: "text/javascript"})));
    const fit = new kit.Fit(settings);
    let model = null;
    while (!model) { model = fit.work(); }
    return {...model, parameters: [...model.parameters]};
}"""
CONVERGING = [
    *((name, 0, n, l2) for name in ("x₁, x₂", "x₁, x₂, x₁²", "x₁, x₂, x₂²", "x₁, x₂, x₁x₂",
                                    "x₁, x₂, sin πx₁") for n, l2 in ((40, 0), (400, 0.01))),
    ("all powers", 2, 100, 0), ("all powers", 4, 400, 0), ("all powers", 3, 20, 0.0001),
    ("all powers", 6, 40, 0.001), ("all powers", 12, 20, 0.1), ("all powers", 12, 400, 0.001),
    ("all powers", 12, 100, 0.0001),
]  # fmt: skip
ENDLESS = [("all powers", 12, 40), ("all powers", 3, 40), ("all powers", 7, 20)]


@pytest.fixture(scope="module")
def bench(browser: Browser) -> Iterator[Page]:
    """A page that fits models and shows nothing."""
    page = browser.new_page()
    yield page
    page.close()


def on_page(page: Page, explorer: Features) -> dict:
    """The model that the page fits with these knobs."""
    parts = joining.parts("statistics/fitting.mjs")
    text = "\n".join(map(joining.text_of, parts)) + "\nexport { Fit };"
    settings = {
        "features": explorer.features, "degree": explorer.degree, "l2": explorer.l2,
        "mostSteps": explorer.most_steps, "learned": explorer.points[: explorer.n_samples],
        "fresh": explorer.new_points,
    }  # fmt: skip
    return page.evaluate(FIT, [text, settings])


def fitted(explorer: Features):
    """nnlib's model, final or not."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return explorer.fitted()


def mean_loss(model, X: np.ndarray, y: np.ndarray) -> float:
    """The mean loss of the logits; of probabilities, some would be rounded to 0 or 1."""
    return float(np.logaddexp(0, np.where(y == 1, -1, 1) * model.decision_function(X)).mean())


def knob(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def settled(page: Page) -> str:
    """What the page says, once all twelve degrees are fitted and drawn."""
    page.wait_for_function("""document.querySelector("figure[data-picture=degrees] canvas")
        .getAttribute("aria-label").includes("degree 12:")""")
    return said(page)


def scores(text: str) -> list[int]:
    """Right answers and number of examples, learned and held out."""
    return [int(found) for found in re.findall(r"(\d+) of (\d+) right", text) for found in found]


@pytest.mark.parametrize(("name", "degree", "n", "l2"), CONVERGING)
def test_where_there_is_a_minimum_the_page_finds_nnlibs_weights(
    bench: Page, name: str, degree: int, n: int, l2: float
) -> None:
    explorer = made(name, degree=max(degree, 1), n_samples=n, l2=l2)
    ours = explorer.fitted()

    model = on_page(bench, explorer)

    *weights, bias = model["parameters"]
    np.testing.assert_allclose(weights, ours[-1].coef_[0], rtol=1e-6, atol=1e-6)
    assert bias == pytest.approx(ours[-1].intercept_[0], rel=1e-6, abs=1e-6)
    assert model["isConverged"]
    assert model["steps"] == ours[-1].n_iter_
    assert model["fresh"]["right"] == round(1000 * ours.score(X_NEW, Y_NEW))
    assert model["fresh"]["loss"] == pytest.approx(mean_loss(ours, X_NEW, Y_NEW), rel=1e-6)


@pytest.mark.parametrize(("name", "degree", "n"), ENDLESS)
def test_where_the_weights_grow_for_ever_both_stop_at_the_same_step(
    bench: Page, name: str, degree: int, n: int
) -> None:
    explorer = made(name, degree=degree, n_samples=n, l2=0)
    with pytest.warns(ConvergenceWarning, match="told apart without an error"):
        ours = explorer.fitted()

    model = on_page(bench, explorer)

    assert not model["isConverged"]
    assert model["steps"] == ours[-1].n_iter_
    assert model["learned"]["right"] == n
    assert model["learned"]["loss"] < 1e-6
    assert model["fresh"]["right"] == pytest.approx(1000 * ours.score(X_NEW, Y_NEW), abs=3)


def test_a_search_that_is_cut_short_says_so_on_both_sides(bench: Page, open_page: Open) -> None:
    explorer = made("all powers", degree=10, n_samples=400)
    with pytest.warns(ConvergenceWarning, match="After 50 steps the logits still move"):
        explorer.fitted()

    model = on_page(bench, explorer)

    assert (model["steps"], model["isConverged"]) == (50, False)
    page = open_page(explorer)
    expect(page.locator(SAYS)).to_contain_text(
        "After 50 steps the weights still moved: the lowest loss is not reached."
    )


@pytest.mark.parametrize(
    ("name", "degree", "n", "l2", "weights"),
    [("x₁, x₂", 3, 40, 0, "2 weights and a bias."), ("x₁, x₂, x₁²", 3, 400, 0, "3 weights and a"),
     ("all powers", 12, 100, 0.01, "90 weights and a bias.")],
)  # fmt: skip
def test_the_sentence_counts_and_measures_as_nnlib_does(
    open_page: Open, name: str, degree: int, n: int, l2: float, weights: str
) -> None:
    explorer = made(name, degree=degree, n_samples=n, l2=l2)
    ours = explorer.fitted()
    table = np.array(explorer.points[:n])

    text = settled(open_page(explorer))

    learned = round(n * ours.score(table[:, :2], table[:, 2]))
    assert text.startswith(weights)
    assert scores(text) == [learned, n, round(1000 * ours.score(X_NEW, Y_NEW)), 1000]
    losses = [number(found) for found in re.findall(f"mean loss ({NUMBER})", text)]
    expected = [mean_loss(ours, *side) for side in ((table[:, :2], table[:, 2]), (X_NEW, Y_NEW))]
    assert losses == pytest.approx(expected, abs=0.00051)
    assert "for ever" not in text


def test_a_model_without_an_error_or_a_penalty_says_that_its_weights_grow(open_page: Open) -> None:
    text = settled(open_page(made("all powers", degree=6)))

    assert scores(text)[:2] == [40, 40]
    assert re.search(r"weights would grow for ever; they were stopped after \d+ steps\.", text)


def test_the_curve_holds_the_shares_of_every_degree(open_page: Open) -> None:
    explorer = made("x₁, x₂, x₁²", n_samples=100, l2=0.001)
    page = open_page(explorer)
    settled(page)
    text = described(page, "degrees")

    found = re.findall(r"degree (\d+): (\d+) %, (\d+) %", text)
    own = re.search(r"With x₁, x₂, x₁²: (\d+) %, (\d+) %", text).groups()
    explorer.features = "all powers"
    assert [int(degree) for degree, *_ in found] == list(range(1, 13))
    for degree, learned, fresh in found:
        explorer.degree = int(degree)
        ours = fitted(explorer)
        table = np.array(explorer.points[:100])
        assert int(learned) == pytest.approx(100 * ours.score(table[:, :2], table[:, 2]), abs=0.51)
        assert int(fresh) == pytest.approx(100 * ours.score(X_NEW, Y_NEW), abs=0.51)
    assert [int(share) for share in own] == pytest.approx([95, 91], abs=1)


def test_the_plane_has_the_colours_of_the_models_answers(open_page: Open) -> None:
    explorer = made("x₁, x₂, x₁²", n_samples=400)
    ours = explorer.fitted()
    page = open_page(explorer)
    settled(page)
    canvas = page.locator("figure[data-picture=plane] canvas")
    width = canvas.evaluate("canvas => canvas.clientWidth")
    left, right, bottom, top = explorer.limits
    seen = []
    for place in np.random.default_rng(5).uniform(-2.4, 2.4, (40, 2)):
        probability = ours.predict_proba([place])[0, 1]
        if abs(probability - 0.5) > 0.4:
            x = 30 + (place[0] - left) / (right - left) * (width - 38)
            y = 8 + (top - place[1]) / (top - bottom) * (width - 36)
            red, _, blue = canvas.evaluate(PIXEL, [x / width, y / width])
            seen.append((red > blue) == (probability > 0.5))

    assert len(seen) > 20
    assert np.mean(seen) > 0.9  # where a marker lies, it has its own colour


def test_every_control_is_used_by_keyboard_and_reset_brings_the_start_back(
    open_page: Open,
) -> None:
    page = open_page(made("all powers", degree=2))
    start, texts = settled(page), list[str]()
    for label, key in [("highest degree", "ArrowRight"), ("learned examples", "ArrowLeft"),
                       ("L2 penalty", "End"), ("features", "Home")]:  # fmt: skip
        tab_to(page, knob(page, label))
        page.keyboard.press(key)
        texts.append(settled(page))
    page.get_by_role("button", name="Reset").press("Enter")

    assert len({start, *texts}) == 5
    assert texts[-1].startswith("2 weights and a bias.")
    assert settled(page) == start


def test_the_degree_is_there_only_for_all_powers(open_page: Open) -> None:
    page = open_page(made())
    before = knob(page, "highest degree").is_visible()

    tab_to(page, knob(page, "features"))
    page.keyboard.press("End")
    settled(page)

    assert not before
    expect(knob(page, "highest degree")).to_be_visible()
    expect(page.get_by_text("Rings: your degree")).to_be_visible()


def test_a_link_carries_the_features_and_another_visit_fits_the_same(open_page: Open) -> None:
    page = open_page(made())
    tab_to(page, knob(page, "features"))
    page.keyboard.press("ArrowDown")
    there = settled(page)
    page.get_by_role("button", name="Link to this state").press("Enter")
    link = page.evaluate("location.href")

    page.goto("about:blank")
    page.goto(link)

    page.locator(SAYS).wait_for()
    assert settled(page) == there
    assert there.startswith("3 weights")


def test_a_link_to_features_that_are_not_there_opens_the_start(open_page: Open) -> None:
    page = open_page(made())

    page.evaluate("location.hash = '#exploration-features?features=sofa'")

    assert settled(page).startswith("The link asks for features = sofa, which is none of x₁, x₂, ")


@pytest.mark.parametrize("dark", [False, True])
def test_it_breaks_no_rule_of_accessibility(open_page: Open, dark: bool) -> None:
    locked = made(name="b", after="a")
    page = open_page(made("all powers"), locked, dark=dark)
    settled(page)

    found = Axe().run(page, options=AXE).response["violations"]

    assert [describe(rule, node) for rule in found for node in rule["nodes"]] == []


def test_it_fits_a_narrow_screen(open_page: Open) -> None:
    page = open_page(made("all powers"), viewport={"width": 320, "height": 640})
    settled(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert knob(page, "highest degree").bounding_box()["height"] >= 24


def test_a_view_that_is_closed_fits_no_more_and_leaves_no_listener(open_page: Open) -> None:
    widget = made("all powers", degree=12, n_samples=400)
    page = open_page(widget)
    settled(page)  # the page's own view; what asks for frames from here on is the other two
    made_twice(page, widget)
    before = page.evaluate(HEARD)

    page.evaluate("window.made.views.forEach(view => view.leave())")
    asked = page.evaluate("""async () => {
        const frame = () => new Promise(done => ask(done));
        const ask = requestAnimationFrame.bind(window);
        document.querySelector("main").remove();
        await frame();
        await frame();
        let count = 0;
        window.requestAnimationFrame = then => { count += 1; return ask(then); };
        for (let i = 0; i < 5; i += 1) await frame();
        return count;
    }""")

    assert before > 0
    assert page.evaluate(HEARD) == 0
    assert asked <= 5  # frames of the page's own view, which is still open


def test_it_waits_for_its_prediction_or_for_the_button(open_page: Open) -> None:
    page = open_page(made(after="rescue"))
    before = page.get_by_role("slider").count()

    page.get_by_role("button", name="Open it without predicting").press("Enter")

    assert before == 0
    expect(knob(page, "features")).to_be_focused()
