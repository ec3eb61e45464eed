"""First weights: their spread follows from the size of the layer, their source is the rng alone."""

import numpy as np
import pytest

from nnlib import initializers

NAMES = list(initializers.INITIALIZERS)


@pytest.mark.parametrize("name", NAMES)
def test_weights_have_a_row_for_each_input(name: str, rng: np.random.Generator) -> None:
    assert initializers.get(name)(5, 3, rng=rng).shape == (5, 3)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_weights(name: str) -> None:
    draw = initializers.get(name)

    first, second = (draw(5, 3, rng=np.random.default_rng(7)) for _ in range(2))

    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize(
    ("name", "variance"),
    [("normal", 1.0), ("glorot", 2 / (200 + 300)), ("he", 2 / 200), ("zeros", 0.0)],
)
def test_the_variance_is_the_one_promised(
    name: str, variance: float, rng: np.random.Generator
) -> None:
    W = initializers.get(name)(200, 300, rng=rng)

    # 60 000 draws: the variance is known to within about 0.6 % (one standard error of a normal).
    np.testing.assert_allclose(W.var(), variance, rtol=0.03)


def test_glorot_stays_within_its_limit(rng: np.random.Generator) -> None:
    assert abs(initializers.glorot(200, 300, rng=rng)).max() <= np.sqrt(6 / 500)


def test_a_misspelt_name_is_guessed() -> None:
    with pytest.raises(ValueError, match=r"no initializer called 'glorrot'.*'glorot'"):
        initializers.get("glorrot")
