"""Every door of nnlib × every kind of array: the right numbers, or a message that helps.

A door is an argument of a public function. Good kinds hold the same numbers in another way; they
give the same result. Bad kinds hold something else; the message names the argument as the caller
does, says what came, and what to type. No door changes what it is given, or hands it on.
"""

import contextlib
import re
from collections.abc import Callable
from inspect import signature
from types import FunctionType
from typing import Any

import numpy as np
import pytest
from doors import (
    ANY_CLASS,
    BCE,
    CONSTANT,
    DOORS,
    DRAWN,
    HANDED_ON,
    LABELS,
    NESTED,
    NUMBERS,
    OPTIONAL,
    TABLES,
    TRUTHS,
    Door,
    X,
    net,
    y,
)  # fmt: skip
from matplotlib.figure import Figure
from scipy import sparse

import nnlib
from nnlib import activations, autodiff, metrics, plots


class Framed:
    """A column of a table of another library: it can become an array, and is none."""

    def __init__(self, values: np.ndarray) -> None:
        self.values = values

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        return np.array(self.values, dtype=dtype)


GOOD: dict[str, Callable[[np.ndarray], Any]] = {
    "whole numbers": lambda v: v.astype(int),
    "bytes": lambda v: v.astype(np.int8),
    "float16": lambda v: v.astype(np.float16),
    "float32": lambda v: v.astype(np.float32),
    "long double": lambda v: v.astype(np.longdouble),
    "other byte order": lambda v: v.astype(v.dtype.newbyteorder()),
    "every other row": lambda v: np.repeat(v, 2, axis=0)[::2],
    "columns first": np.asfortranarray,
    "backwards": lambda v: v[::-1].copy()[::-1],
    "read-only": lambda v: np.broadcast_to(v, v.shape),
    "list": np.ndarray.tolist,
    "list of rows": list,
    "of another library": Framed,
}
masked = np.ma.masked_equal
BAD: dict[str, tuple[Callable[[np.ndarray], Any], type[Exception], str]] = {
    "masked": (lambda v: masked(v, v.flat[0]), TypeError, "{} hides entries behind a mask. "),
    "sparse": (lambda v: sparse.csr_array(np.atleast_2d(v)), TypeError,
               "{} must hold numbers, but it is sparse (a csr_array). Write {}.toarray()."),
    "with None": (lambda v: np.where(v == v.flat[0], None, v), TypeError,
                  "{} must hold numbers, but {}["),
    "objects": (lambda v: v.astype(object), TypeError,
                "{} must hold numbers, but it holds Python objects. If they are numbers "
                "underneath, write np.asarray({}, dtype=float)."),
    "complex": (lambda v: v + 1j, TypeError,
                "{} must hold numbers, but it holds complex numbers. Choose one part of them: "),
    "dates": (lambda v: v.astype(int).astype("datetime64[D]"), TypeError,
              "{} must hold numbers, but it holds dates. Count from the first: "),
    "None": (lambda v: None, TypeError, "{} must "),
    "generator": (lambda v: (entry for entry in v), TypeError,
                  "{} must hold numbers, but it is a generator, not an array. Write list({})."),
    "set": (lambda v: {1.0}, TypeError, "{} must hold numbers, but it is a set, not an array."),
    "network": (lambda v: net(), TypeError,
                "{} must hold numbers, but it is a Network. Take its outputs: net.forward(X)."),
    "function": (lambda v: np.tanh, TypeError, "{} must "),
    "ragged": (lambda v: [[1.0], [1.0, 2.0]], nnlib.ShapeError,
               "{} must be rectangular, but its rows differ in length. "),
}  # fmt: skip


# Modules, base classes, results, and what takes numbers, names or axes only.
WITHOUT_ARRAYS = """
    ACTIVATIONS ActivationFunction Adam CLASS_COLOURS CLASS_MARKERS CalibrationCurve
    EQUATION_COLOURS EarlyStopping FUNCTIONS GradientError History InPlace Layer Loss
    PROBABILITY_MAP PrecisionRecallCurve Proportion RMSProp RocCurve SGD ShapeError Xoshiro128
    activation_curves activation_gallery activations adjoints autodiff datasets describe get
    get_in_place initializers loss_curve losses metrics network_diagram optimizers panel_label
    proportion regularizers subplots tape
"""


def takes_axes(draw: Any) -> bool:
    return isinstance(draw, FunctionType) and next(iter(signature(draw).parameters), "") == "ax"


def arrays_in(result: Any) -> list[np.ndarray]:
    """Collect the arrays, and numbers, in nested results."""
    if isinstance(result, list | tuple):
        return [array for part in result for array in arrays_in(part)]
    return [] if result is None else [np.asarray(result, dtype=np.float64)]


def shares(result: Any, given: np.ndarray) -> bool:
    if isinstance(result, list | tuple):
        return any(shares(part, given) for part in result)
    return isinstance(result, np.ndarray) and np.shares_memory(result, given)


def each(
    table: dict[str, Door], kinds: Any = ("",), *, but: Any = lambda name, kind: False
) -> pytest.MarkDecorator:
    """Run a test for each door and kind, but for those that are named."""
    pairs = {f"{d} {k}": (d, k) for d in table for k in kinds if not but(d, k)}
    return pytest.mark.parametrize(
        ("door", "kind"), [(table[d], k) for d, k in pairs.values()], ids=pairs
    )


@each(DOORS, GOOD, but=lambda name, kind: name in NESTED and "list" in kind)
def test_the_same_numbers_in_another_kind_give_the_same_result(door: Door, kind: str) -> None:
    given = GOOD[kind](door.example)

    result = arrays_in(door.call(given))

    for found, expected in zip(result, arrays_in(door.call(door.example)), strict=True):
        np.testing.assert_allclose(found, expected, rtol=2e-5, atol=1e-5)


@each(DOORS)
def test_nothing_is_changed_and_nothing_is_handed_on(door: Door, kind: str) -> None:
    given = door.example.copy()

    result = door.call(given)

    np.testing.assert_array_equal(given, door.example)
    assert not shares(result, given)


@each(
    {**DOORS, **DRAWN},
    BAD,
    but=lambda name, kind: (
        (name in NESTED and kind in ("with None", "ragged"))
        or (name in OPTIONAL and kind == "None")
    ),
)
def test_what_is_no_array_of_numbers_is_named(door: Door, kind: str) -> None:
    make, error, words = BAD[kind]

    with pytest.raises(error) as caught:
        door.call(make(door.example))

    assert str(caught.value).startswith(words.format(door.name, door.name))


@each({**TABLES, **NUMBERS, **TRUTHS, **HANDED_ON, **DRAWN})
def test_text_is_no_number(door: Door, kind: str) -> None:
    with pytest.raises(TypeError) as caught:
        door.call(door.example.astype(str))

    assert str(caught.value).startswith(f"{door.name} must hold numbers, but it holds text.")


@each({**TABLES, **NUMBERS, **LABELS, **TRUTHS, **DRAWN}, ["nan", "inf", "-inf"])
def test_what_is_not_finite_is_refused(door: Door, kind: str) -> None:
    given = door.example.copy()
    given.flat[-1] = float(kind)

    with pytest.raises(ValueError, match=rf"^{door.name} must .*, but .*{kind}"):
        door.call(given)


@each(HANDED_ON, but=lambda name, kind: name in CONSTANT)
def test_what_is_no_number_is_not_hidden(door: Door, kind: str) -> None:
    result = arrays_in(door.call(np.full_like(door.example, np.nan)))

    assert np.isnan(result[0]).all()


@each(
    {**TABLES, **NUMBERS, **HANDED_ON},
    [np.float64, np.float32],
    but=lambda name, kind: name in (*NESTED, "L1", "L2"),  # what they compute overflows itself
)
def test_huge_numbers_give_no_warning(door: Door, kind: type) -> None:
    huge = np.sign(door.example).astype(kind) * np.finfo(kind).max

    with contextlib.suppress(ValueError):  # a warning would be another error
        door.call(huge)


@each(TABLES, [(2,), (), (1, 4, 2), (0, 2), (4, 0), (0,)])
def test_what_is_no_table_of_examples_is_refused(door: Door, kind: tuple[int, ...]) -> None:
    words = "2-D (n_samples, " if len(kind) != 2 else "hold at least one row and one column, but"

    with pytest.raises(nnlib.ShapeError) as caught:
        door.call(np.ones(kind))

    assert str(caught.value).startswith(f"{door.name} must {'be ' * (len(kind) != 2)}{words}")


@each(LABELS, [(), (2,), (0,), (4, 2), (1, 4), (4, 0)])
def test_anything_but_one_label_an_example_is_refused(door: Door, kind: tuple[int, ...]) -> None:
    with pytest.raises(
        nnlib.ShapeError, match=r"^(y|y_val|predicted|score) must .*, but its shape"
    ):
        door.call(np.zeros(kind))


@each(LABELS)
def test_labels_as_a_column_or_as_truth_values_are_welcome(door: Door, kind: str) -> None:
    expected = arrays_in(door.call(y))

    for given in (y[:, np.newaxis], y == 1):
        for found, wanted in zip(arrays_in(door.call(given)), expected, strict=True):
            np.testing.assert_array_equal(found, wanted)


@each(
    LABELS,
    [0.5, -1.0, 1e200],
    but=lambda name, kind: (
        (name in ANY_CLASS and kind == -1.0)
        or (name == "CrossEntropy.as_targets" and kind == 1e200)
    ),
)
def test_a_label_that_is_no_class_is_refused(door: Door, kind: float) -> None:
    with pytest.raises(ValueError, match=r"^(y|y_val|predicted|y and predicted) (must )?hold"):
        door.call([kind, 1, 1, 0])


def test_words_as_labels_get_words_of_their_own() -> None:
    for words in (["a", "b"], np.array(["a", "b"], object)):
        with pytest.raises(TypeError, match=r"it holds words\. .*y = \(y == 'b'\)\.astype\(int\)"):
            BCE.value([[0.0], [0.0]], words)


def test_no_public_function_that_takes_arrays_was_forgotten() -> None:
    modules = (nnlib, activations, autodiff, metrics, plots, nnlib.losses)
    names = {name for module in modules for name in module.__all__}
    tried = {word for key in (*DOORS, *DRAWN) for word in re.split(r"[ .]", key)}

    assert sorted(names - tried) == sorted(WITHOUT_ARRAYS.split())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (None, "None"),
        (X, "an array of shape (4, 2)"),
        (Figure(figsize=(1, 1)), "<Figure size 100x100 with 0 Axes>"),
    ],
)
@pytest.mark.parametrize("draw", [draw for draw in vars(plots).values() if takes_axes(draw)])
def test_a_picture_needs_axes_to_draw_on(draw: Callable[..., Any], given: Any, words: str) -> None:
    rest = [p for p in signature(draw).parameters.values() if p.default is p.empty][1:]

    with pytest.raises(TypeError) as caught:
        draw(given, *[None for p in rest if p.kind == p.POSITIONAL_OR_KEYWORD])

    assert str(caught.value) == (
        f"ax must be axes of matplotlib, but it is {words}. "
        "Write _, ax = plots.subplots(), and of several axes choose one."
    )
