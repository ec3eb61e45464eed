"""The door of the library: what comes through is a table of finite numbers, or a message helps."""

from typing import Any

import numpy as np
import pytest
from scipy import sparse

from nnlib import ShapeError
from nnlib.shapes import as_floats, as_matrix, check_rng


@pytest.mark.parametrize(
    "X",
    [
        [[1, 2, 3]],
        ((1, 2, 3),),
        [[True, False, True]],
        np.array([[1, 2, 3]], dtype=np.int8),
        np.array([[1, 2, 3]], dtype=np.float32),
        np.array([[1, 2, 3]], dtype=np.float16),
        np.asfortranarray([[1.0, 2.0, 3.0]]),
    ],
)
def test_numbers_of_any_kind_become_float64(X: object) -> None:
    table = as_matrix(X, n_columns=3)

    assert table.dtype == np.float64
    np.testing.assert_array_equal(table, np.array(X, dtype=float))


def test_the_table_is_a_copy() -> None:
    X = np.zeros((2, 2))

    as_matrix(X)[0, 0] = 1.0

    assert X[0, 0] == 0.0


@pytest.mark.parametrize(
    ("X", "n_columns", "words"),
    [
        (
            [1, 2, 3],
            3,
            "X must be 2-D (n_samples, 3), but its shape is (3,). "
            "For one sample write X.reshape(1, -1).",
        ),
        (
            [1, 2, 3],
            1,
            "X must be 2-D (n_samples, 1), but its shape is (3,). "
            "For samples with one feature write X.reshape(-1, 1).",
        ),
        (
            [0, 1, 1, 0, 1],
            2,
            "X must be 2-D (n_samples, 2), but its shape is (5,). "
            "Look whether inputs and targets are swapped: X comes before y.",
        ),
        (
            [],
            2,
            "X must be 2-D (n_samples, 2), but its shape is (0,). "
            "Look at the line that selected the rows.",
        ),
        (
            5.0,
            None,
            "X must be 2-D (n_samples, n_columns), but its shape is (). "
            "For one sample with one feature write [[X]].",
        ),
        (
            np.zeros((2, 3, 4)),
            12,
            "X must be 2-D (n_samples, 12), but its shape is (2, 3, 4). "
            "To lay each example out as one row write X.reshape(len(X), -1).",
        ),
        (
            np.zeros((0, 3)),
            3,
            "X must hold at least one row and one column, but its shape is (0, 3). "
            "Look at the line that selected the rows.",
        ),
        (
            np.zeros((5, 2)),
            3,
            "X must have 3 columns, one for each input, but its shape is (5, 2).",
        ),
        (
            np.zeros((3, 5)),
            3,
            "X must have 3 columns, one for each input, but its shape is (3, 5). "
            "If the examples are columns, write X.T.",
        ),
        (
            [[1, 2], [3]],
            2,
            "X must be rectangular, but its rows differ in length. "
            "Give every row the same number of entries.",
        ),
    ],
)
def test_a_wrong_shape_gets_exactly_these_words(X: object, n_columns: int, words: str) -> None:
    with pytest.raises(ShapeError) as caught:
        as_matrix(X, n_columns=n_columns)

    assert str(caught.value) == words


class Point:
    """Something that is no number."""


@pytest.mark.parametrize(
    ("X", "words"),
    [
        (
            [["1"]],
            "it holds text. If they are numbers underneath, write np.asarray(X, dtype=float).",
        ),
        (
            [[b"1"]],
            "it holds text. If they are numbers underneath, write np.asarray(X, dtype=float).",
        ),
        ([[1j]], "it holds complex numbers. Choose one part of them: np.real(X), np.imag(X)."),
        (
            np.array([["2020-01-01"]], "datetime64[D]"),
            "it holds dates. Count from the first: (X - X.min()) / np.timedelta64(1, 'D').",
        ),
        (
            np.array([[1]], "timedelta64[D]"),
            "it holds spans of time. Count them in days: X / np.timedelta64(1, 'D').",
        ),
        (
            np.zeros(3, "f8,f8"),
            "it holds records. Stack the fields that you need: np.column_stack([X['a'], ...]).",
        ),
        (None, "it is None. A function gives None if it does not end with return."),
        (sparse.csr_array(np.eye(2)), "it is sparse (a csr_array). Write X.toarray()."),
        ({"a": 1.0}, "it is a dict. Write list(X.values())."),
        ((row for row in [[1.0]]), "it is a generator, not an array. Write list(X)."),
        (np.tanh, "it is the function tanh. Call it: tanh(...)."),
        (Point(), "it is a Point. Write an array or a list of numbers."),
        ([[1.0, None]], "X[0, 1] is None. Leave it out, or put a number in its place."),
        ([[1.0, Point()]], "X[0, 1] is Point. Leave it out, or put a number in its place."),
        (
            np.array([[1.0, 2]], object),
            "it holds Python objects. If they are numbers underneath, "
            "write np.asarray(X, dtype=float).",
        ),
    ],
)
def test_what_is_no_number_is_named_with_what_to_type(X: Any, words: str) -> None:
    with pytest.raises(TypeError) as caught:
        as_matrix(X)

    assert str(caught.value) == "X must hold numbers, but " + words


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_the_first_entry_that_is_not_finite_is_pointed_at(bad: float) -> None:
    X = np.zeros((3, 2))
    X[1:, 1] = bad

    with pytest.raises(ValueError, match="X must be finite") as caught:
        as_matrix(X)

    assert f"X[1, 1] is {bad} (2 such entries)" in str(caught.value)


@pytest.mark.parametrize(
    ("dtype", "entry", "words"),
    [
        (np.float32, 1e300, "±1e+15, or products overflow in float32, but it holds 1e+300."),
        (np.float64, -1e200, "±1e+150, or products overflow in float64, but it holds -1e+200."),
    ],
)
def test_a_number_too_large_to_be_squared_is_refused_without_a_warning(
    dtype: type, entry: float, words: str
) -> None:
    # A warning would be an error here, and not this one.
    with pytest.raises(ValueError, match="must lie between") as caught:
        as_matrix([[0.0, entry]], dtype=dtype)

    assert str(caught.value) == (
        f"X must lie between {words} Change the unit, for example X / np.abs(X).max()."
    )


def test_a_number_too_large_for_float64_is_refused_without_a_warning() -> None:
    X = np.array([[np.finfo(np.longdouble).max]])

    with pytest.raises(ValueError, match="X must be finite, but X"):
        as_matrix(X)


@pytest.mark.parametrize(
    "X",
    [
        np.ma.masked_array([[1.0, 999.0]], mask=[[False, True]]),
        [np.ma.masked_array([1.0, 999.0], mask=[False, True])],
    ],
)
def test_masked_entries_are_refused_and_not_unmasked(X: Any) -> None:
    with pytest.raises(TypeError) as caught:
        as_matrix(X)

    assert str(caught.value) == (
        "X hides entries behind a mask. Leave those rows out, or fill them: np.ma.filled(X, 0)."
    )


def test_a_float_array_passes_without_a_copy() -> None:
    x = np.array([1.0])

    assert as_floats(x, "x") is x


@pytest.mark.parametrize("rng", [None, 0, "seed", np.random, np.random.Generator])
def test_what_is_no_generator_is_refused(rng: object) -> None:
    with pytest.raises(TypeError, match="rng must be a random generator"):
        check_rng(rng)


def test_the_old_generator_of_numpy_passes() -> None:
    rng = np.random.RandomState(0)

    assert check_rng(rng) is rng
