"""Every rule: its value is NumPy's, its gradient that of finite differences, once and twice.

A line of the table is a function of two arrays with entries between 0.5 and 2: a has shape (n, m),
b one that broadcasts against it.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlib import numerical_gradient
from nnlib.autodiff import FUNCTIONS, Variable, grad
from nnlib.autodiff.refusals import name_of
from nnlib.autodiff.rules import flat

windows = np.lib.stride_tricks.sliding_window_view
Two = Callable[[Any, Any], Any]

TABLE: dict[str, Two] = {
    # --- single entries ---
    "np.positive": lambda a, b: +a * b,
    "np.negative": lambda a, b: -a * b,
    "np.absolute": lambda a, b: abs(a - 1.2) * b,
    "np.square": lambda a, b: np.square(a) * b,
    "np.sqrt": lambda a, b: np.sqrt(a) * b,
    "np.reciprocal": lambda a, b: np.reciprocal(a) * b,
    "np.exp": lambda a, b: np.exp(a * b),
    "np.exp2": lambda a, b: np.exp2(a) * b,
    "np.expm1": lambda a, b: np.expm1(a) * b,
    "np.log": lambda a, b: np.log(a) * b,
    "np.log2": lambda a, b: np.log2(a) * b,
    "np.log10": lambda a, b: np.log10(a) * b,
    "np.log1p": lambda a, b: np.log1p(a) * b,
    "np.sin": lambda a, b: np.sin(a) * b,
    "np.cos": lambda a, b: np.cos(a) * b,
    "np.tan": lambda a, b: np.tan(a / 2) * b,
    "np.arcsin": lambda a, b: np.arcsin(a / 3) * b,
    "np.arccos": lambda a, b: np.arccos(a / 3) * b,
    "np.arctan": lambda a, b: np.arctan(a) * b,
    "np.sinh": lambda a, b: np.sinh(a) * b,
    "np.cosh": lambda a, b: np.cosh(a) * b,
    "np.tanh": lambda a, b: np.tanh(a) * b,
    "np.add": lambda a, b: (a + b + 1) * (2 + a),
    "np.subtract": lambda a, b: (a - b - 1) * (2 - a),
    "np.multiply": lambda a, b: a * b * 3.0 * (0.5 * b),
    "np.divide": lambda a, b: a / b + 1 / a,
    "np.remainder": lambda a, b: (3 * a) % b + 7.3 % a,
    "np.power": lambda a, b: a**b + b**2 + 2.0**a,
    "power: constants": lambda a, b: a**-1.5 + a**0 + a**1 + a**3 * b + a ** np.array(2),
    "np.hypot": lambda a, b: np.hypot(a, b),
    "np.arctan2": lambda a, b: np.arctan2(a, b),
    "np.logaddexp": lambda a, b: np.logaddexp(a, b) + np.logaddexp(0.0, a),
    "np.maximum": lambda a, b: np.maximum(a, b) ** 2 + np.maximum(0.9, a) ** 2,
    "np.minimum": lambda a, b: np.minimum(a, b) ** 2 + np.minimum(a, 1.1) ** 2,
    "np.where": lambda a, b: np.where(a > b, a * a, b) + np.where(a < 1, 0.0, a**3),
    "np.clip": lambda a, b: np.clip(a, 0.8, 1.6) ** 2 + np.clip(b, min=1.0) ** 2,
    "astype": lambda a, b: a.astype(a.dtype) ** 2 * b,
    # --- sums and extremes ---
    "np.sum": lambda a, b: np.sum(a * a * b) + a.sum(axis=0) ** 2 + a.sum(1, keepdims=True),
    "sum: several axes": lambda a, b: np.sum(a * a * b, axis=(0, -1)),
    "np.mean": lambda a, b: np.mean(a * b) * a.mean(axis=-1, keepdims=True) + a.mean(0) ** 2,
    "np.var": lambda a, b: np.var(a * b) + a.var(axis=1, keepdims=True) + a.var(0, ddof=0.5),
    "np.std": lambda a, b: np.std(a * b + np.arange(a.shape[1]), axis=0, ddof=-1) + a.sum(),
    "np.max": lambda a, b: np.max(a, axis=0) ** 2 * a.max() + np.max(b) ** 2,
    "np.amax": lambda a, b: np.amax(a, axis=1, keepdims=True) * b,
    "np.min": lambda a, b: np.min(a, axis=-1, keepdims=True) ** 2 * b + a.min(),
    "np.amin": lambda a, b: np.amin(a, axis=0) * b,
    "np.cumsum": lambda a, b: np.cumsum(a * a, axis=0) * b + a.cumsum().sum(),
    "np.linalg.norm": lambda a, b: np.linalg.norm(a, axis=1, keepdims=True) * b,
    "norm: of all, and of order 1": lambda a, b: np.linalg.norm(a) * np.linalg.norm(a[0], 1),
    "np.trace": lambda a, b: np.trace(a * a) * b,
    # --- the same entries laid out anew ---
    "np.reshape": lambda a, b: np.reshape(a * b, (-1, 1)) ** 2 + a.reshape(1, a.size),
    "np.ravel": lambda a, b: a.ravel() * np.ravel(a * b),
    "np.squeeze": lambda a, b: np.squeeze(a[:1] * b, 0) ** 2 if b.ndim < 2 else a,
    "np.expand_dims": lambda a, b: np.expand_dims(a, (0, -1)) * a[:, None],
    "np.atleast_1d": lambda a, b: np.atleast_1d(np.sum(a * b)) ** 2,
    "np.atleast_2d": lambda a, b: np.atleast_2d(b) ** 2 * a,
    "np.copy": lambda a, b: np.copy(a) * a * b,
    "np.transpose": lambda a, b: a.T * np.transpose(a * b) * a.transpose(1, 0),
    "transpose: three axes": lambda a, b: np.transpose((a * b)[None] ** 2, (1, -1, 0)),
    "np.matrix_transpose": lambda a, b: np.matrix_transpose(a * a * b),
    "np.moveaxis": lambda a, b: np.moveaxis((a * b)[None] ** 2, (0, 1), (-1, 0)),
    "np.swapaxes": lambda a, b: np.swapaxes((a * b)[None] ** 2, -1, 0),
    "np.broadcast_to": lambda a, b: np.broadcast_to(a * b, (2, *a.shape)) ** 2,
    "np.full_like": lambda a, b: np.full_like(a, np.sum(b)) ** 2 * a,
    "np.concatenate": lambda a, b: np.concatenate([a, np.ones((1, a.shape[1])), a * b]) ** 2,
    "concatenate: columns": lambda a, b: np.concatenate((a * b, a), axis=-1) ** 2,
    "concatenate: flat": lambda a, b: np.concatenate((a, b), axis=None) ** 2,
    "np.stack": lambda a, b: np.stack([a, a * b, np.zeros(a.shape)], axis=-1) ** 2,
    "np.vstack": lambda a, b: np.vstack([a[0], a * b]) ** 2,
    "np.hstack": lambda a, b: np.hstack([a, a * b]) ** 2 * np.hstack([a[0] ** 2, 1.0]).sum(),
    "np.column_stack": lambda a, b: np.column_stack([a[:, 0], a * b]) ** 2,
    # --- entries chosen ---
    "x[...]": lambda a, b: a[-1, ::-1] * a[0] + a[:, None, 0].sum() ** 2 + a[..., 0].sum() * b[...],
    "x[mask]": lambda a, b: a[a > 1.0] ** 2 * b.sum(),
    "x[tuple]": lambda a, b: a[(0, 0, -1),] ** 2 * a[..., (0, 0)].sum() + a[[]].sum() * b.sum(),
    "x[numbers]": lambda a, b: a[[0, -1, 0]] ** 2 + a[np.zeros((2, 1), int), [0, -1, 0]].sum() ** 2,
    "np.take": lambda a, b: np.take(a * b, [0, 0, -1], axis=1) ** 2 + a.take([0, 0])[0],
    "np.take_along_axis": lambda a, b: np.take_along_axis(
        a * b, np.argmax(a, axis=1)[:, None], axis=1
    ) ** 2,
    "np.delete": lambda a, b: np.delete(a * b, 0, axis=0) ** 2,
    "np.diagonal": lambda a, b: np.diagonal(a * b) ** 2,
    "np.diag": lambda a, b: np.diag(a[0] ** 2, 1) * np.diag(a).sum() * b.sum(),
    "np.diff": lambda a, b: np.diff(a * b) ** 2 * np.diff(a, 2, axis=0).sum(),
    "np.flip": lambda a, b: np.flip(a) * a * b,
    "np.fliplr": lambda a, b: np.fliplr(a) * a,
    "np.flipud": lambda a, b: np.flipud(a) * a,
    "np.roll": lambda a, b: np.roll(a, 1) * np.roll(a * b, (1, -1), axis=(0, 1)) * a,
    "np.rot90": lambda a, b: np.rot90(a * b) ** 2,
    "np.repeat": lambda a, b: np.repeat(a * b, 2, axis=0) ** 2 * a.repeat(2).sum(),
    "np.tile": lambda a, b: np.tile(a * b, (2, 3)) ** 2,
    "np.split": lambda a, b: np.split(a * b, [1])[0] ** 2,
    "np.array_split": lambda a, b: np.array_split(a * b, 2, axis=1)[0] ** 2,
    "np.lib.stride_tricks.sliding_window_view": lambda a, b: windows(np.pad(a * b, 1), (2, 2)) ** 2,
    "np.sort": lambda a, b: np.sort(a, axis=0) ** 2 * b,
    "np.pad": lambda a, b: np.pad(a * b, ((1, 0), (0, 2)), constant_values=3.0) ** 2,
    "pad: edge": lambda a, b: np.pad(a * b, 1, mode="edge") ** 2,
    "np.tril": lambda a, b: np.tril(a * b) ** 2,
    "np.triu": lambda a, b: np.triu(a * b, 1) ** 2,
    # --- products ---
    "np.matmul": lambda a, b: a @ (a * b).T @ np.ones((len(a), 2)),
    "matmul: vectors": lambda a, b: (a @ a[0]) * (a[:, 0] @ a)[0] * (a[0] @ a[0]) * b.sum(),
    "matmul: stacks": lambda a, b: np.stack([a, a * b]) @ a.T @ np.stack([a, a, a])[:, None],
    "np.dot": lambda a, b: np.dot(a, np.dot(a.T, a[0, 0])) * a[0].dot(a[0]),
    "dot: three axes": lambda a, b: np.dot(a * b, a.T[None]),
    "np.outer": lambda a, b: np.outer(a * b, a[0]),
    "np.inner": lambda a, b: np.inner(a * b, a),
    "np.vdot": lambda a, b: np.vdot(a, a * b),
    "np.tensordot": lambda a, b: np.tensordot(a * b, a) * np.tensordot(a, a, (0, 0)).sum(),
    "np.einsum": lambda a, b: np.einsum("ij,kj->ik", a * b, a),
    "einsum: three": lambda a, b: np.einsum("ij,kj,i->k", a, a * b, a[:, 0], optimize=True),
    "einsum: without an arrow": lambda a, b: np.einsum("ij,kj", a * b, a),
    "einsum: dots": lambda a, b: np.einsum("...ij,...kj->...ik", np.stack([a, a * b])[None], a),
    "einsum: more dots": lambda a, b: np.einsum("...i,...i->...", np.stack([a, a * b]), a),
    "einsum: summed alone": lambda a, b: np.einsum("ij,k->k", a * a, (a * b)[0]),
}  # fmt: skip

each = pytest.mark.parametrize("name", TABLE)
few = settings(max_examples=8)


@st.composite
def two_arrays(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    n, m = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    shape = draw(st.sampled_from([(n, m), (m,), (1, m), (n, 1), (), (1, 1)]))
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    return rng.uniform(0.5, 2, (n, m)), rng.uniform(0.5, 2, shape)


def weighted(f: Two) -> Two:
    """Add up the entries of f, each with a weight of its own."""

    def total(a: Any, b: Any) -> Any:
        y = f(a, b)
        weights = np.cos(1.0 + np.arange(np.size(y))).reshape(np.shape(y))
        return np.sum(y * weights.astype(a.dtype))

    return total


@each
@few
@given(case=two_arrays())
def test_the_value_is_that_of_numpy(name: str, case: tuple[np.ndarray, np.ndarray]) -> None:
    a, b = case

    y = TABLE[name](Variable(a), Variable(b))

    np.testing.assert_allclose(y.value, TABLE[name](a, b), rtol=1e-12, atol=1e-14)
    assert y.dtype == np.float64


@each
@few
@given(case=two_arrays())
def test_the_gradient_agrees_with_finite_differences(
    name: str, case: tuple[np.ndarray, np.ndarray]
) -> None:
    (a, b), f = case, weighted(TABLE[name])

    da, db = grad(f, (0, 1))(a, b)

    size = 1 + np.linalg.norm(da) + np.linalg.norm(db)
    np.testing.assert_allclose(da, numerical_gradient(lambda a: f(a, b), a), atol=1e-8 * size)
    np.testing.assert_allclose(db, numerical_gradient(lambda b: f(a, b), b), atol=1e-8 * size)


@each
@few
@given(case=two_arrays())
def test_the_second_derivative_agrees_with_finite_differences_of_the_first(
    name: str, case: tuple[np.ndarray, np.ndarray]
) -> None:
    (a, b), f = case, weighted(TABLE[name])
    u, v = np.sin(1.0 + a), np.cos(2.0 + b)

    def slope(a: Any, b: Any) -> Any:
        da, db = grad(f, (0, 1))(a, b)
        return np.sum(da * u) + np.sum(db * v)

    da, db = grad(slope, (0, 1))(a, b)

    size = 1 + np.linalg.norm(da) + np.linalg.norm(db)
    np.testing.assert_allclose(da, numerical_gradient(lambda a: slope(a, b), a), atol=1e-7 * size)
    np.testing.assert_allclose(db, numerical_gradient(lambda b: slope(a, b), b), atol=1e-7 * size)


@each
def test_float32_stays_float32(name: str) -> None:
    a, b = np.random.default_rng(0).uniform(0.5, 2, (2, 3, 3)).astype(np.float32)

    y = TABLE[name](Variable(a), Variable(b))
    gradients = grad(weighted(TABLE[name]), (0, 1))(a, b)

    assert y.dtype == TABLE[name](a, b).dtype
    assert [gradient.dtype for gradient in gradients] == [np.float32, np.float32]


def test_every_function_has_a_line_in_the_table_or_is_flat() -> None:
    flat_names = {name_of(function) for function in flat.RULES}

    assert set(FUNCTIONS) - flat_names - set(TABLE) == set()


# --- flat functions ---------------------------------------------------------------------

x = Variable([[1.5, -0.5], [2.0, 0.0]])


@pytest.mark.parametrize("name", sorted(name_of(function) for function in flat.RULES))
def test_a_flat_function_gives_what_numpy_gives(name: str) -> None:
    function = getattr(np, name.removeprefix("np."))
    n_more = function.types[0].index("->") - 1 if isinstance(function, np.ufunc) else 0
    others = [1.5] * n_more
    if name in ("np.isclose", "np.allclose", "np.array_equal"):
        others = [x.value + 1e-12]

    found = function(x, *others)

    assert type(found) is type(function(x.value, *others))
    np.testing.assert_array_equal(found, function(x.value, *others))


def test_a_flat_function_takes_its_options() -> None:
    assert np.allclose(x.value, b=x)
    np.testing.assert_array_equal(np.argmax(x, axis=1), [0, 0])
    np.testing.assert_array_equal(x.argsort(axis=0), [[0, 0], [1, 1]])
    assert np.zeros_like(x, dtype=int).dtype == int
    assert not np.any(x > 2, axis=None)


def test_comparisons_give_plain_truth_values() -> None:
    assert type(x > 0) is np.ndarray
    np.testing.assert_array_equal(x.value[0] >= x, [[True, True], [False, False]])
    assert bool(Variable(2.0) > 1)


def test_no_gradient_flows_through_a_step() -> None:
    assert grad(lambda x: np.floor(x) + np.sign(x) + x.round() + np.heaviside(x, 0.0))(1.5) == 0.0
