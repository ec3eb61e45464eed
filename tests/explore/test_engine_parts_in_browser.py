"""The parts of the page's engine against nnlib's: numbers, points, functions, losses, networks."""

import math
from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

import nnlib
from nnlib import Xoshiro128, activations, datasets, initializers
from tests.explore import engine
from tests.nnlib.xoshiro_vectors import DRAWN, FROM_SEED, STATE

Z = [*np.linspace(-9, 9, 181), -0.0, 1e-300, *(s * z for s in (1, -1) for z in (1e-9, 40, 41, 800))]
# nnlib's sets, by how they take the page's one setting `noise`.
SETS = {
    "blobs": lambda n, noise, k, rng: datasets.blobs(n, spread=0.5 + noise, n_classes=k, rng=rng),
    "xor": lambda n, noise, k, rng: datasets.xor(n, noise=noise, rng=rng),
    "parabola": lambda n, noise, k, rng: datasets.parabola(n, noise=noise, rng=rng),
    "circle": lambda n, noise, k, rng: datasets.circle(n, noise=noise, rng=rng),
    "spiral": lambda n, noise, k, rng: datasets.spiral(n, noise=noise, rng=rng),
    "moons": lambda n, noise, k, rng: datasets.moons(n, noise=noise, rng=rng),
    "stray_points": lambda n, noise, k, rng: datasets.stray_points(n, share=noise / 2, rng=rng),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the engine."""
    with engine.opened(browser) as page:
        yield page


# --- random numbers -----------------------------------------------------------------------


def test_the_generator_draws_its_authors_numbers(page: Page) -> None:
    drawn = engine.run(page, """
        const rng = new engine.Xoshiro128(0);
        rng.words.set(given.state);
        return Array.from({ length: given.n }, () => rng.next());
    """, {"state": STATE, "n": len(DRAWN)})  # fmt: skip

    assert drawn == DRAWN


@pytest.mark.parametrize("seed", FROM_SEED)
def test_a_seed_means_the_same_on_the_page(page: Page, seed: int) -> None:
    words, order = engine.run(page, """
        const [one, other] = [new engine.Xoshiro128(given), new engine.Xoshiro128(given)];
        return [Array.from({ length: 4 }, () => one.next()), [...other.permutation(8)]];
    """, seed)  # fmt: skip

    assert (words, order) == FROM_SEED[seed]


@pytest.mark.parametrize("seed", [0, 7, 4294967295])
def test_draws_of_every_kind_agree_one_after_another(page: Page, seed: int) -> None:
    uniform, normal, order, last = engine.run(page, """
        const rng = new engine.Xoshiro128(given), many = { length: 500 };
        const uniform = Array.from(many, () => rng.uniform(-0.3, 2.7));
        const normal = Array.from(many, () => rng.normal(1.5, 0.2));
        return [uniform, normal, [...rng.permutation(500)], rng.next()];
    """, seed)  # fmt: skip
    rng = Xoshiro128(seed)

    np.testing.assert_array_equal(uniform, rng.uniform(-0.3, 2.7, 500))
    np.testing.assert_allclose(normal, rng.normal(1.5, 0.2, 500), rtol=1e-14)
    np.testing.assert_array_equal(order, rng.permutation(500))
    assert last == rng.next()


# --- points -------------------------------------------------------------------------------


def drawn_sets() -> list[dict]:
    """What to draw: every set at several sizes, noises and seeds, the clouds of 2 to 5 classes.

    And so many points in a circle that its border is known to 4 digits.
    """
    many = {"data": "circle", "n_points": 20_000, "noise": 0.0, "n_classes": 2, "seed": 0}
    return [
        many,
        *(
            {"data": data, "n_points": n, "noise": noise, "n_classes": k, "seed": seed}
            for data, n, noise, seed in product(SETS, (1, 2, 50, 211), (0.0, 0.1, 0.3, 1.0), (0, 9))
            for k in (range(2, 6) if data == "blobs" else (2,))
            if not (data == "xor" and noise == 0)  # nnlib's clouds have a size
        ),
    ]


def test_every_set_has_the_points_and_labels_of_nnlib(page: Page) -> None:
    asked = drawn_sets()
    drawn = engine.run(page, """
        return given.map((how) => engine.makePoints(how, new engine.Xoshiro128(how.seed)));
    """, asked)  # fmt: skip

    wrong = []
    for how, points in zip(asked, drawn, strict=True):
        n, noise, k, rng = how["n_points"], how["noise"], how["n_classes"], Xoshiro128(how["seed"])
        X, y = SETS[how["data"]](n, noise, k, rng)
        table = np.array(points)
        if not (np.allclose(table[:, :2], X, rtol=0, atol=1e-12) and (table[:, 2] == y).all()):
            wrong.append(how)

    assert wrong == []


def test_no_set_of_the_page_is_left_out(page: Page) -> None:
    assert engine.run(page, "return Object.keys(engine.DATA)") == list(SETS)


def test_without_noise_xor_is_its_four_corners(page: Page) -> None:
    points = engine.run(page, """
        return engine.makePoints({ data: "xor", n_points: 8, noise: 0 }, new engine.Xoshiro128(1));
    """)  # fmt: skip

    corners, labels = datasets.truth_table("xor")
    assert sorted(points) == sorted([[*c, k] for c, k in zip(corners, labels, strict=True)] * 2)


def test_half_a_stray_goes_to_the_even_number_as_python_rounds(page: Page) -> None:
    points = engine.run(page, """
        const how = { data: "stray_points", noise: 0.1 }; // a share of 0.05
        return [10, 30, 50, 70].map((n) =>
            engine.makePoints({ ...how, n_points: n }, new engine.Xoshiro128(2)));
    """)  # fmt: skip

    strays = [datasets.is_stray(table[:, :2], table[:, 2]).sum() for table in map(np.array, points)]
    assert strays == [0, 2, 2, 4]  # 0.5, 1.5, 2.5 and 3.5 rounded


# --- functions ----------------------------------------------------------------------------


def test_erf_is_nnlibs_to_the_last_digit_but_one(page: Page) -> None:
    x = [*np.linspace(-7, 7, 1401), 0.46875, -0.46875, 1e-300, 1e9, -1e9, 0.0]
    found = engine.run(page, "return given.map((x) => engine.erf(x));", engine.as_json(x))

    np.testing.assert_allclose(found, activations.erf(x), rtol=1e-15, atol=0)
    np.testing.assert_allclose(found, [math.erf(value) for value in x], rtol=0, atol=1e-15)


@pytest.mark.parametrize("name", activations.ACTIVATIONS)
def test_an_activation_and_its_slope_are_nnlibs(page: Page, name: str) -> None:
    values, slopes = engine.run(page, """
        const { forward, backward } = engine.ACTIVATIONS[given.name], n = given.z.length;
        const [z, a, da] = [0, 9, 2].map((value) => new Float64Array(n + 1).fill(value));
        z.set(given.z);
        forward(z, a, n);
        backward(da, z, a, n);
        return [[...a], [...da]];
    """, {"name": name, "z": engine.as_json(Z)})  # fmt: skip

    function, derivative = activations.get(name)
    np.testing.assert_allclose(values, [*function(Z), 9], rtol=1e-15, atol=1e-15)
    # Far to the left GELU's slope is a small difference of larger numbers, here as there.
    np.testing.assert_allclose(slopes, [*(2 * derivative(Z)), 2], rtol=1e-15, atol=2e-14)


def test_the_quick_tanh_is_as_exact_as_numpys(page: Page) -> None:
    z = np.concatenate([np.linspace(-22, 22, 9001), [1e-300, 1e-9, -1e-9, 1e300, -1e300, 0]])
    found = engine.run(page, "return given.map((z) => engine.quickTanh(z));", engine.as_json(z))

    np.testing.assert_allclose(found, np.tanh(z), rtol=1e-15, atol=0)


def test_what_has_diverged_stays_no_number(page: Page) -> None:
    found = engine.run(page, """
        return Object.values(engine.ACTIVATIONS).map(({ forward }) => {
            const a = new Float64Array(1);
            forward(Float64Array.of(NaN), a, 1);
            return String(a[0]);
        });
    """)  # fmt: skip

    assert found == ["NaN"] * 8


LOGITS = [[0.3, -1.2, 2.0], [800.0, -800.0, 0.0], [-40.0, 40.0, 1.0], [1e-9, 5.0, -3.0]]


@pytest.mark.parametrize(
    ("name", "Z", "y"),
    [
        ("BinaryCrossEntropy", [[0.3], [-800.0], [800.0], [40.0], [-1e-9]], [0, 0, 0, 1, 1]),
        ("CrossEntropy", LOGITS, [2, 1, 1, 0]),
        ("MeanSquaredError", [[0.3], [-8.0]], [0.5, 2.0]),
        ("MeanSquaredError", LOGITS, [[1.0, 2.0, 3.0]] * 4),
    ],
)
def test_a_loss_and_its_gradient_are_nnlibs(page: Page, name: str, Z: list, y: list) -> None:
    value, dZ = engine.run(page, """
        const { name, Z, y } = given, [n, width] = [Z.length, Z[0].length];
        const dZ = new Float64Array(n * width);
        return [engine.LOSSES[name].of(Float64Array.from(Z.flat()), Float64Array.from(y.flat()),
                                       dZ, n, width), [...dZ]];
    """, {"name": name, "Z": Z, "y": y})  # fmt: skip

    expected, gradient = getattr(nnlib, name)().value_and_gradient(Z, y)
    np.testing.assert_allclose(value, expected, rtol=1e-15)
    np.testing.assert_allclose(dZ, np.ravel(gradient), rtol=1e-15, atol=1e-17)


# --- networks -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", initializers.INITIALIZERS)
def test_first_weights_are_drawn_as_nnlib_draws_them(page: Page, name: str) -> None:
    found = engine.run(page, """
        const net = new engine.Network({ sizes: [2, 7, 3, 1], activation: "tanh",
                                         loss: "BinaryCrossEntropy" });
        net.parameters.fill(9);
        net.initialize(given, new engine.Xoshiro128(11));
        return [...net.parameters];
    """, name)  # fmt: skip

    rng = Xoshiro128(11)
    layers = [nnlib.Dense(*sizes, rng=rng, initializer=name) for sizes in ((2, 7), (7, 3), (3, 1))]
    np.testing.assert_allclose(found, nnlib.Network(layers).parameters, rtol=1e-14, atol=0)


SEE = """
    const { Network, OPTIMIZERS, Xoshiro128 } = engine, rng = new Xoshiro128(3);
    const net = new Network({ sizes: [2, 3, 2, 1], activation: "relu",
                              loss: "BinaryCrossEntropy" });
    const [X, Y] = [Float64Array.of(0.5, 1, -1, 2, 0, -1), Float64Array.of(1, 0, 1)];
    net.initialize("he", rng);
"""


def test_a_silenced_unit_is_one_whose_answer_is_0(page: Page) -> None:
    silenced, cut, heard = engine.run(page, SEE + """
        const outputs = () => [...net.forward(X, 3).subarray(0, 3)];
        net.silence([[0, 1], [1, 0]]);
        const silenced = outputs();
        net.silence([]);
        const heard = outputs();
        net.layers[1].W.fill(0, 2, 4); // what unit 1 of the first layer is heard by, ...
        net.layers[2].W[0] = 0; // ... and unit 0 of the second
        return [silenced, outputs(), heard];
    """)  # fmt: skip

    assert silenced == cut
    assert silenced != heard


def test_a_silenced_unit_learns_on(page: Page) -> None:
    silenced, heard = engine.run(page, SEE + """
        const start = net.parameters.slice();
        return [[[0, 1]], []].map((silent) => {
            net.parameters.set(start);
            net.silence(silent);
            net.step(X, Y, 3, { optimizer: OPTIMIZERS.SGD(0.5), l2: 0, rng });
            return [...net.parameters];
        });
    """)  # fmt: skip

    assert silenced == heard


def test_looking_at_many_points_does_not_disturb_training(page: Page) -> None:
    looked, not_looked = engine.run(page, SEE + """
        const start = net.parameters.slice();
        return [true, false].map((looks) => {
            net.parameters.set(start);
            const optimizer = OPTIMIZERS.Adam(0.1);
            for (let k = 0; k < 5; k += 1) {
                net.step(X, Y, 3, { optimizer, l2: 0, rng });
                if (looks) {
                    net.forward(new Float64Array(2 * 300).fill(k), 300);
                }
            }
            return [...net.parameters];
        });
    """)  # fmt: skip

    assert looked == not_looked


def test_more_examples_than_ever_before_find_room(page: Page) -> None:
    one_by_one, at_once = engine.run(page, SEE + """
        const outputs = (X, n) => [...net.forward(X, n).subarray(0, n)];
        const rows = [0, 1, 2].map((k) => X.subarray(2 * k, 2 * k + 2));
        return [rows.flatMap((x) => outputs(x, 1)), outputs(X, 3)];
    """)  # fmt: skip

    assert one_by_one == at_once


def test_two_networks_do_not_share_their_memory(page: Page) -> None:
    before, after = engine.run(page, SEE + """
        const other = new Network({ sizes: [2, 3, 2, 1], activation: "relu",
                                    loss: "BinaryCrossEntropy" });
        const before = [...net.parameters];
        other.initialize("he", rng);
        other.step(X, Y, 3, { optimizer: OPTIMIZERS.SGD(1), l2: 0, rng });
        return [before, [...net.parameters]];
    """)  # fmt: skip

    assert before == after


def test_a_run_goes_on_where_it_stood(page: Page) -> None:
    at_once, in_parts = engine.run(page, SEE + """
        const examples = { X, Y, n: 3 };
        return [[4], [1, 3]].map((parts) => {
            const [own, optimizer] = [new Xoshiro128(8), OPTIMIZERS.momentum(0.1)];
            net.initialize("glorot", own);
            for (const epochs of parts) {
                for (let k = 0; k < epochs; k += 1) {
                    net.epoch(examples, { batchSize: 2, l2: 0.01, optimizer, rng: own });
                }
                net.forward(X, 3);
            }
            return [...net.parameters];
        });
    """)  # fmt: skip

    assert at_once == in_parts
