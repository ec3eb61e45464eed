"""What a knob, or a part of the state that is none, takes from Python and what it refuses."""

from collections.abc import Callable

import numpy as np
import pytest

from nnlib import explore
from nnlib.explore.controls import Steps, Whole

Act = Callable[[], object]


def set_trait(name: str, value: object) -> Act:
    return lambda: setattr(explore.playground(), name, value)


@pytest.mark.parametrize(("name", "value", "kept"), [
    ("layers", 3.0, 3), ("layers", np.int64(2), 2), ("learning_rate", 1, 1.0),
    ("l2", np.float64(0.001), 0.001), ("points", [(0, 1.5, 2)], [[0.0, 1.5, 2]]),
    ("silent", [[0, 1.0]], [[0, 1]]),
])  # fmt: skip
def test_what_fits_is_kept_as_the_kind_of_number_that_it_is(
    name: str, value: object, kept: object
) -> None:
    explorer = explore.playground()

    setattr(explorer, name, value)

    assert getattr(explorer, name) == kept
    assert type(getattr(explorer, name)) is type(kept)


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        (set_trait("layers", 5), ValueError,
         r"layers must lie between 0 and 4, but it is 5\. Write for example layers=1\."),
        (set_trait("layers", 1.5), TypeError, r"layers must be a whole number, but it is 1\.5\."),
        (set_trait("layers", float("inf")), TypeError, "must be a whole number, but it is inf"),
        (set_trait("layers", True), TypeError, "must be a whole number, but it is True"),
        (set_trait("learning_rate", 0.05), ValueError,
         r"must be one of 0\.0001, .*, but it is 0\.05\. Write for example learning_rate=0\.03\."),
        (set_trait("learning_rate", "fast"), TypeError, "must be a number, but it is 'fast'"),
        (set_trait("points", [[0, 1]]), TypeError,
         r"points\[0\] must hold 3 numbers, but it is \[0, 1\]\. Write for example points="),
        (set_trait("points", [[0, 1, 0], [0, 1, 7]]), ValueError,
         r"points\[1\] must hold a number from -1e\+06 to 1e\+06, .* a whole number from 0 to 4"),
        (set_trait("points", [[0, float("nan"), 0]]), ValueError, r"points\[0\] must hold"),
        (set_trait("points", 3), TypeError, "points must be a list of rows, but it is 3"),
        (set_trait("points", [[0, 0, 0]] * 501), ValueError,
         r"points may have 500 rows, but it has 501\. Leave some out: points=rows\[:500\]"),
        (set_trait("epoch", -1), ValueError, "epoch must lie between 0 and 10000, but it is -1"),
        (lambda: explore.playground(depth=2), TypeError,
         r"playground has no setting 'depth'\. Write for example data='moons', layers=2\."),
        (lambda: explore.playground([[0, 1]]), TypeError, "X and y must come together"),
        (lambda: explore.playground([[0, 1]], [5]), ValueError, "class numbers from 0 to 4"),
        (lambda: explore.hidden_units([[0, 1]], [0], n_epochs=0), ValueError,
         "n_epochs must be at least 1"),
        (lambda: Whole(9, "layers", low=0, high=4), ValueError,
         "start must lie between low=0 and high=4, but it is 9"),
        (lambda: Steps(3, "rate", values=(1, 2)), ValueError, "start must be one of 1, 2, but"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_words(act: Act, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        act()


def test_each_widget_has_rows_of_its_own() -> None:
    first, second = explore.playground(), explore.playground(name="second")

    first.silent = [[0, 1]]

    assert second.silent == []
