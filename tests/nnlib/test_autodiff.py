"""From a function to its gradient: by hand, nested, twice, at kinks, and refused in words."""

import copy
import gc
import math
import pickle
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnlib
from nnlib import ShapeError, numerical_gradient
from nnlib.autodiff import Variable, adjoints, grad, tape, value_and_grad

numbers = st.floats(-2, 2)


# --- gradients --------------------------------------------------------------------------


def test_a_value_and_a_gradient_worked_by_hand() -> None:
    # f = x² y + y at (3, 2): 20; df/dx = 2xy = 12, df/dy = x² + 1 = 10.
    value, (dx, dy) = value_and_grad(lambda x, y: x**2 * y + y, (0, 1))(3.0, 2.0)

    assert (value, dx, dy) == (20.0, 12.0, 10.0)


def test_an_array_that_is_used_twice_collects_both_parts() -> None:
    x = np.array([1.0, 2.0])

    np.testing.assert_array_equal(grad(lambda x: np.sum(x * x + 3 * x))(x), [5.0, 7.0])


def test_an_entry_that_is_chosen_twice_collects_both_parts() -> None:
    dx = grad(lambda x: np.sum(x[[0, 0, 1]] * [1, 10, 100]))(np.zeros(3))

    np.testing.assert_array_equal(dx, [11.0, 100.0, 0.0])


def test_what_has_no_part_in_the_result_gets_zeros() -> None:
    dx, dy = grad(lambda x, y: np.sum(x), (0, 1))(np.ones(2), np.ones((2, 3)))

    np.testing.assert_array_equal(dx, [1.0, 1.0])
    np.testing.assert_array_equal(dy, np.zeros((2, 3)))


def test_a_function_that_depends_on_nothing_has_gradient_zero() -> None:
    value, dx = value_and_grad(lambda x: 7)(np.ones(2))

    assert value == 7.0
    np.testing.assert_array_equal(dx, [0.0, 0.0])


def test_a_function_that_gives_its_argument_back_has_slope_one() -> None:
    assert value_and_grad(lambda x: x)(3.0) == (3.0, 1.0)


@given(x=arrays(np.float64, (2, 3), elements=numbers), b=arrays(np.float64, 3, elements=numbers))
def test_the_gradient_of_a_sum_is_the_sum_of_the_gradients(x: np.ndarray, b: np.ndarray) -> None:
    def f(x: Any) -> Any:
        return np.sum(np.tanh(x + b))

    def g(x: Any) -> Any:
        return np.mean(x * b) ** 2

    both = grad(lambda x: f(x) + 3 * g(x))(x)

    np.testing.assert_allclose(both, grad(f)(x) + 3 * grad(g)(x), atol=1e-14)


def test_whole_numbers_become_float64_and_float32_stays() -> None:
    assert grad(lambda x: np.sum(x**2))(np.array([1, 2])).dtype == np.float64
    assert grad(lambda x: x**2)(3) == 6.0
    assert grad(lambda x: np.sum(2.0 * x / 3))(np.ones(2, np.float32)).dtype == np.float32


@pytest.mark.parametrize(
    "x",
    [
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(12.0).reshape(2, 6)[:, ::2],
        np.arange(6, dtype=np.float16).reshape(2, 3),
        np.array([[True, False, True]]),
        np.zeros((0, 3)),
    ],
)
def test_any_layout_of_numbers_is_right(x: np.ndarray) -> None:
    np.testing.assert_array_equal(grad(lambda x: np.sum(x**2))(x), 2.0 * x)


def test_nan_is_handed_on() -> None:
    value, dx = value_and_grad(lambda x: np.sum(x * np.max(x)))(np.array([1.0, np.nan]))

    assert np.isnan(value)
    assert np.isnan(dx).all()


def test_the_choice_may_be_by_place_or_by_name_however_the_call_is_written() -> None:
    def f(x: Any, y: Any = 3.0) -> Any:
        return x * y**2

    assert grad(f, "y")(2.0, y=3.0) == grad(f, "y")(2.0, 3.0) == grad(f, 1)(2.0, y=3.0) == 12.0
    assert grad(f)(x=2.0) == 9.0
    assert grad(f, ("y", 0))(2.0, 3.0) == (12.0, 9.0)
    assert value_and_grad(f, [1, "y"])(2.0, 3.0) == (18.0, (12.0, 12.0))
    assert not any(isinstance(dy, Variable) for dy in grad(f, [1, "y"])(2.0, 3.0))


def test_a_function_of_numpy_itself_can_be_differentiated() -> None:
    assert grad(np.exp)(1.0) == math.exp(1.0)


# --- nesting ----------------------------------------------------------------------------


class Layer(NamedTuple):
    W: Any
    b: Any


def test_the_gradient_is_nested_like_the_argument() -> None:
    params = {"layers": [Layer(np.ones((2, 2)), 0.5), (np.ones(2), [1])], "scale": np.float64(2.0)}

    def f(params: Any) -> Any:
        (W, b), (v, (c,)) = params["layers"]
        return params["scale"] * (np.sum(W @ v + b) + c) + params["layers"][0].b

    gradient = grad(f)(params)

    assert list(gradient) == ["layers", "scale"]
    assert type(gradient["layers"]) is list
    assert type(gradient["layers"][0]) is Layer
    assert type(gradient["layers"][1]) is tuple
    np.testing.assert_array_equal(gradient["layers"][0].W, np.full((2, 2), 2.0))
    assert gradient["layers"][0].b == 5.0
    np.testing.assert_array_equal(gradient["layers"][1][0], [4.0, 4.0])
    assert gradient["layers"][1][1] == [2.0]
    assert gradient["scale"] == 6.0


def test_empty_containers_stay_empty() -> None:
    assert grad(lambda params: params["x"] ** 2)({"x": 1.0, "none": [], "no": {}}) == {
        "x": 2.0, "none": [], "no": {}}  # fmt: skip


def test_one_array_in_two_places_has_a_gradient_for_each() -> None:
    W = np.ones(2)

    first, second = grad(lambda pair: np.sum(pair[0] + 5 * pair[1]))([W, W])

    np.testing.assert_array_equal(first, [1.0, 1.0])
    np.testing.assert_array_equal(second, [5.0, 5.0])


def test_the_gradients_are_the_callers_own() -> None:
    x, y = np.ones(2), np.ones(2)

    dx, dy = grad(lambda x, y: np.sum(np.ravel(x) + y), (0, 1))(x, y)
    dx[0] = 9.0
    slope = grad(np.sum)(x)
    slope[0] = 9.0  # not one number, stretched over all entries

    assert (dy[0], x[0], slope[1]) == (1.0, 1.0, 1.0)


# --- twice ------------------------------------------------------------------------------


def test_derivatives_of_derivatives_of_a_power() -> None:
    f = grad(grad(grad(lambda x: x**4)))

    assert f(2.0) == 48.0


def test_a_hessian_times_a_vector_agrees_with_finite_differences() -> None:
    rng = np.random.default_rng(0)
    X, y, v = rng.normal(size=(5, 3)), np.array([0, 2, 1, 1, 0]), rng.normal(size=(3, 3))

    def loss(W: Any) -> Any:  # softmax, cross-entropy, indexing and where in one
        Z = X @ np.where(W > 0, W, 0.1 * W)
        log_p = Z - np.log(np.sum(np.exp(Z - Z.max()), axis=1, keepdims=True)) - Z.max()
        return -np.mean(log_p[np.arange(5), y])

    W = rng.normal(size=(3, 3))
    product = grad(lambda W: np.sum(grad(loss)(W) * v))(W)

    expected = numerical_gradient(lambda W: float(np.sum(grad(loss)(W) * v)), W)
    np.testing.assert_allclose(product, expected, atol=1e-8)


def test_a_derivative_inside_a_function_sees_the_variables_around_it() -> None:
    # d/dx of (a x)² is 2 a² x = 18 a² at x = 9; its derivative with respect to a at 2 is 72.
    def slope(a: Any) -> Any:
        return grad(lambda x: (a * x) ** 2)(9.0)

    assert slope(2.0) == 72.0
    assert grad(slope)(2.0) == 72.0


def test_inner_and_outer_variables_are_not_mixed_up() -> None:
    # The inner slope, of x + y with respect to y, is 1 whatever x is.
    assert grad(lambda x: x * grad(lambda y: x + y)(2.0))(5.0) == 1.0


def test_a_step_of_learning_can_be_differentiated() -> None:
    def after_a_step(rate: Any) -> Any:
        w = 3.0 - rate * grad(lambda w: w**2)(3.0 + 0 * rate)
        return w**2

    # w = 3 − 6η, so the loss is (3 − 6η)² with slope −12 (3 − 6η).
    assert grad(after_a_step)(0.1) == pytest.approx(-12 * 2.4)


# --- kinks ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (lambda z: np.maximum(z, 0), 0.0),
        (lambda z: np.maximum(0, z), 0.0),
        (lambda z: np.maximum(0.01 * z, z), 0.505),
        (lambda z: np.maximum(z, z), 1.0),
        (lambda z: np.minimum(z, 0.0), 0.0),
        (lambda z: np.minimum(z, -z), 0.0),
        (lambda z: np.minimum(3 * z, z), 2.0),
        (lambda z: np.max(np.stack([z, 3 * z])), 2.0),
        (lambda z: np.clip(z, 0, 1), 0.0),
        (abs, 0.0),
        (lambda z: np.linalg.norm(np.stack([z, z])), 0.0),
        (lambda z: np.std(np.stack([z, z])), 0.0),
        (lambda z: np.hypot(z, z), 0.0),
        (lambda z: z**0, 0.0),
        (lambda z: z**1, 1.0),
        (lambda z: z ** np.array([0.0, 1.0, 2.0]) @ np.ones(3), 1.0),
        (lambda z: z ** (z + 2), 0.0),
    ],
)
def test_at_zero_the_slope_is_finite_and_as_agreed(f: Any, slope: float) -> None:
    assert grad(f)(0.0) == slope


# --- the tape ---------------------------------------------------------------------------


def test_the_tape_lists_each_variable_once_and_after_what_it_needs() -> None:
    x, y = Variable(2.0), Variable(3.0)
    product = x * y
    result = product + product * x

    order = tape(result)

    assert [v.operation.name if v.operation else None for v in order].count("multiply") == 2
    assert len(order) == 5
    places = {id(v): i for i, v in enumerate(order)}
    for v in order:
        assert all(places[id(i)] < places[id(v)] for i in v.inputs)


def test_adjoints_worked_by_hand() -> None:
    x, y = Variable(2.0), Variable(3.0)
    product = x * y
    result = product + product * x  # x y + x² y

    found = {id(v): a for v, a in zip(tape(result), adjoints(result), strict=True)}

    assert found[id(x)] == 3 + 2 * 2 * 3
    assert found[id(y)] == 2 + 4
    assert found[id(product)] == 1 + 2
    assert found[id(result)] == 1


def test_only_one_number_has_adjoints() -> None:
    with pytest.raises(ShapeError, match=r"result must be one number, but its shape is \(2,\)"):
        adjoints(Variable([1.0, 2.0]) * 2)


def test_a_tape_may_be_longer_than_pythons_stack_is_deep() -> None:
    def many_steps(x: Any) -> Any:
        for _ in range(10_000):
            x = x * 1.0001
        return x

    def twice(x: Any) -> Any:
        return grad(lambda x: many_steps(x) ** 2)(x)

    assert grad(many_steps)(1.0) == pytest.approx(1.0001**10_000)
    assert grad(twice)(1.0) == pytest.approx(2 * 1.0001**20_000)
    gc.collect()


def test_a_variable_prints_its_value_and_where_it_is_from() -> None:
    x = Variable([1.0, 2.5])

    assert repr(x) == "Variable([1.  2.5])"
    assert repr(np.sum(x)) == "Variable(3.5, operation='sum')"
    assert f"{np.sum(x):.2f}" == "3.50"


# --- nothing changes behind the tape's back ---------------------------------------------


def test_adding_in_place_gives_the_name_to_a_new_variable() -> None:
    x = y = Variable([1.0, 2.0])
    x += 1
    x *= x

    np.testing.assert_array_equal(y.value, [1.0, 2.0])
    np.testing.assert_array_equal(x.value, [4.0, 9.0])


def test_an_array_that_is_changed_after_its_use_still_counts_as_it_was() -> None:
    def f(x: Any) -> Any:
        total, basis, window, mask = 0.0, np.ones(3), np.zeros(1, int), np.zeros(3, bool)
        for i in range(3):
            mask[i] = True
            total = total + np.sum(x * basis) + np.sum(x[window]) + np.sum(np.where(mask, x, 0.0))
            basis *= 2
            window += 1
            mask[i] = False
        return total

    dx = grad(f)(np.ones(3))

    np.testing.assert_array_equal(dx, np.full(3, (1 + 2 + 4) + 1 + 1))


def test_a_view_that_is_read_only_is_copied_as_well() -> None:
    base = np.ones(3)
    view = np.broadcast_to(base, (2, 3))

    def f(x: Any) -> Any:
        y = np.sum(x * view)
        base[:] = 100.0
        return y

    np.testing.assert_array_equal(grad(f)(np.ones(3)), [2.0, 2.0, 2.0])


def test_the_argument_may_be_changed_inside_too() -> None:
    x = np.array([3.0])

    def f(v: Any) -> Any:
        y = np.sum(v**2)
        x[0] = 100.0
        return y

    np.testing.assert_array_equal(grad(f)(x), [6.0])


def test_a_value_cannot_be_written_to() -> None:
    x = Variable([1.0, 2.0])

    with pytest.raises(ValueError, match="read-only"):
        x.value[0] = 5.0
    with pytest.raises(ValueError, match="read-only"):
        (x + 1).value[0] = 5.0
    with pytest.raises(AttributeError):
        x.value = np.ones(2)  # type: ignore[misc]


def test_a_copy_of_a_variable_is_the_variable_itself() -> None:
    def f(params: Any) -> Any:
        params = copy.deepcopy(params)
        return params["x"] * copy.copy(params["x"]) * params["x"].copy()

    assert grad(f)({"x": 2.0}) == {"x": 12.0}


# --- arrays and Variables side by side --------------------------------------------------


def test_arrays_lists_and_scalars_may_stand_on_the_left() -> None:
    x, plain = Variable([1.0, 2.0]), [3.0, 4.0]

    for y in (np.array(plain) + x, plain + x, np.add(plain, x)):
        np.testing.assert_array_equal(y.value, [4.0, 6.0])
    for y in (np.float64(3) * x, 3 * x, np.array(3) * x, np.int64(3) * x):
        assert isinstance(y, Variable)
        np.testing.assert_array_equal(y.value, [3.0, 6.0])
    for y in (np.eye(2) @ x, [[1, 0], [0, 1]] @ x):
        np.testing.assert_array_equal(y.value, [1.0, 2.0])
    np.testing.assert_array_equal((2**x).value, [2.0, 4.0])
    np.testing.assert_array_equal((2 / x - 1 - x).value, [0.0, -2.0])
    np.testing.assert_array_equal(5 // x, [5.0, 2.0])
    np.testing.assert_array_equal((5 % x).value, [0.0, 1.0])


def test_a_variable_has_the_properties_of_an_array() -> None:
    x = Variable(np.zeros((2, 3), np.float32))

    assert (x.shape, x.ndim, x.size, x.dtype, len(x)) == ((2, 3), 2, 6, np.float32, 2)
    assert [row.shape for row in x] == [(3,), (3,)]
    assert (np.shape(x), np.ndim(x), np.size(x)) == ((2, 3), 2, 6)
    assert x.T.shape == x.transpose().shape == x.reshape(-1, 2).shape == (3, 2)
    assert x.astype(int).dtype == int
    assert x.astype(np.float64).dtype == np.float64


def test_python_may_branch_and_sum_over_variables() -> None:
    def f(x: Any) -> Any:
        return sum(x_i**2 if x_i > 0 else -x_i for x_i in x) if x.all() else max(x)

    np.testing.assert_array_equal(grad(f)(np.array([3.0, -1.0])), [6.0, -1.0])
    np.testing.assert_array_equal(grad(f)(np.array([0.0, 4.0])), [0.0, 1.0])


def test_where_with_a_condition_alone_says_where_it_holds() -> None:
    assert [list(i) for i in np.where(Variable([0.0, 2.0, 3.0]))] == [[1, 2]]


def test_a_double_precision_array_next_to_float32_leaves_its_gradient_in_float32() -> None:
    x = np.ones(2, np.float32)

    value, dx = value_and_grad(lambda x: np.sum(x * np.ones(2)))(x)

    assert (value.dtype, dx.dtype) == (np.float64, np.float32)


# --- refusals, in words -----------------------------------------------------------------

x = Variable([1.0, 2.0])


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda: np.prod(x), "np.prod takes no Variable, because nnlib.autodiff has no derivative "
         "for it. For positive numbers write np.exp(np.sum(np.log(x)))."),
        (lambda: np.median(x), "np.median takes no Variable, because nnlib.autodiff has no "
         "derivative for it. Write it with functions that have a derivative "
         "(nnlib.autodiff.FUNCTIONS lists them), or give it x.value, through which no gradient "
         "flows."),
        (lambda: np.linalg.det(x), "np.linalg.det takes no Variable"),
        (lambda: np.cbrt(x), "np.cbrt takes no Variable"),
        (lambda: np.add.reduce(x), "np.add.reduce takes no Variable. Write np.sum(x, axis)."),
        (lambda: np.multiply.at(np.ones(2), [0], x),
         "np.multiply.at takes no Variable. Write it with operators."),
        (lambda: np.exp(x, out=np.zeros(2)), "np.exp(..., out=...) takes no Variable. A Variable "
         "cannot be written into an array. Write y = ... without out, and a = a + x instead of "
         "a += x."),
        (lambda: np.add(x, 1, where=[True, False]), "np.add(..., where=...) takes no Variable. "
         "Write np.where(mask, x, 0.0) before."),
        (lambda: np.sum(x, dtype=np.float32), "np.sum(..., dtype=...) takes no Variable. "
         "Write x.astype(dtype) before."),
        (lambda: x.sum(initial=3.0), "np.sum(..., initial=...) takes no Variable. "
         "Leave initial out."),
        (lambda: np.argmax(x, out=np.zeros((), int)), "np.argmax(..., out=...) takes no Variable."),
        (lambda: np.asarray(x), "np.array(x), which was called here, would cut the Variable off "
         "from its gradient. Write the formula with NumPy's functions, and join Variables by "
         "np.stack([a, b]). Where no gradient is needed, write x.value."),
        (lambda: np.sum([x[0], x[1]]), "np.array(x), which was called here, would cut"),
        (lambda: nnlib.activations.sigmoid(x), "np.array(x), which was called here, would cut"),
        (lambda: float(x[0]), "float(x) would cut the Variable off from its gradient. Take the "
         "Variable itself, and np.exp instead of math.exp. Where no gradient is needed, write "
         "x.value."),
        (lambda: math.exp(x[0]), "float(x) would cut"),
        (lambda: int(x[0]), "int(x) would cut"),
        (lambda: x[0].item(), "x.item() would cut"),
        (lambda: x.tolist(), "x.tolist() would cut"),
        (lambda: [1, 2][x[0]], "A Variable as a count or an index would cut"),
        (lambda: np.ones(3)[x[0]], "np.array(x), which was called here, would cut"),
        (lambda: x[x], "A Variable as an index would cut"),
        (lambda: np.take(np.ones(3), x), "np.array(x), which was called here, would cut"),
        (lambda: np.repeat(x, repeats=x), "A Variable as an index would cut"),
        (lambda: pickle.dumps(x), "A Variable cannot be saved, as its tape would go along. "
         "Save x.value."),
        (lambda: x + "a", "What is computed with a Variable must be numbers, but it is 'a'."),
        (lambda: x * 1j, "What is computed with a Variable must be numbers, but it is 1j."),
        (lambda: x * np.ma.masked_equal([1, 2], 2), ""),
        (lambda: np.multiply(x, np.ma.masked_equal([1, 2], 2)),
         "An array next to a Variable hides entries behind a mask."),
        (lambda: {x: 1}, "unhashable type: 'Variable'"),
        (lambda: np.pad(x, 1, mode="mean"), "np.pad(..., mode='mean') takes no Variable."),
        (lambda: np.linalg.norm(x, np.inf), "np.linalg.norm(..., ord=inf) takes no Variable"),
        (lambda: np.einsum("ii->i", np.eye(2) * x), "np.einsum takes no Variable with a letter "
         "twice, as in 'ii'. Take np.diagonal(x) or np.trace(x) first."),
        (lambda: np.einsum(x, [0], [0]), "np.einsum takes Variables behind a rule in letters"),
    ],
)  # fmt: skip
def test_what_would_lose_a_gradient_is_refused_with_advice(use: Any, words: str) -> None:
    with pytest.raises(TypeError) as caught:
        use()

    assert str(caught.value).startswith(words)


def test_a_variable_is_not_written_into_an_array() -> None:
    a = np.zeros(2)

    with pytest.raises(TypeError, match=r"Write y = ... without out, and a = a \+ x instead"):
        a += x
    with pytest.raises(TypeError, match=r"join Variables by np\.stack"):
        a[:] = x
    with pytest.raises(ValueError, match="setting an array element") as caught:
        a[0] = x[0]
    assert "would cut the Variable off" in str(caught.value.__cause__)


def test_an_entry_is_not_changed_in_place() -> None:
    with pytest.raises(TypeError) as caught:
        x[0] = 5.0

    assert str(caught.value) == (
        "x[...] = new would change a Variable, and it never changes. Write x = np.where(mask, new, "
        "x), or join parts: np.concatenate([x[:i], new, x[i + 1:]])."
    )


def test_a_method_that_is_missing_is_named() -> None:
    with pytest.raises(AttributeError) as caught:
        x.prod()

    assert str(caught.value) == (
        "A Variable has no prod. Look for a function in nnlib.autodiff.FUNCTIONS; where no "
        "gradient is needed, take the plain array x.value."
    )


@pytest.mark.parametrize("name", ["grad", "backward"])
def test_who_comes_from_pytorch_is_told_of_grad(name: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(x, name)

    assert str(caught.value) == (
        f"A Variable has no {name}. "
        "Write the formula as a function f; grad(f)(x) is its gradient at x."
    )


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda: x @ np.ones((3, 2)), "A @ B needs as many columns of A as rows of B, but their "
         "shapes are (2,) and (3, 2)."),
        (lambda: x @ 3.0, "A @ B needs as many columns of A as rows of B, but their shapes are "
         "(2,) and ()."),
        (lambda: np.einsum("i,i,i->i", x, x), "np.einsum has 3 terms in 'i,i,i->i' and 2 arrays."),
        (lambda: np.einsum("i...->i", x[None]), "np.einsum loses the axes '...' in 'i...->i'."),
        (lambda: np.einsum("ij,jk->ik", x[None], np.ones((1, 2))),
         "np.einsum sums over 'j', which has length 2 in one array and 1 in another."),
    ],
)  # fmt: skip
def test_shapes_that_do_not_fit_are_refused(use: Any, words: str) -> None:
    with pytest.raises(ShapeError) as caught:
        use()

    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    "use",
    [
        lambda: np.transpose(x, (1,)),
        lambda: np.swapaxes(x, 0, 1),
        lambda: np.moveaxis(x, 0, 1),
        lambda: np.tensordot(x, x, (1, 0)),
        lambda: np.concatenate([x, x], axis=1),
        lambda: np.mean(x, axis=1),
        lambda: np.take(x, 0, axis=1),
    ],
)
def test_an_axis_that_is_not_there_is_refused_as_numpy_does(use: Any) -> None:
    with pytest.raises(np.exceptions.AxisError, match="axis 1 is out of bounds"):
        use()


def loss(params: Any, extra: Any = None) -> Any:
    return params * 2


@pytest.mark.parametrize(
    ("use", "error", "words"),
    [
        (lambda: grad(loss)(np.ones(2)), ShapeError, "loss must return one number, but it returned "
         "shape (2,). Write .sum() or .mean() at the end of what it returns."),
        (lambda: grad(lambda x: np.ones(2))(1.0), ShapeError, "<lambda> must return one number"),
        (lambda: grad(lambda x: None)(1.0), TypeError, "<lambda> must return one number, but it "
         "returned None. Let it end with: return loss."),
        (lambda: grad(lambda x: (x, x))(1.0), TypeError, "<lambda> must return one number, but"),
        (lambda: grad(loss)("tanh"), TypeError, "params must be a number or an array, but it is "
         "'tanh'. Give f what is not to be differentiated as another argument."),
        (lambda: grad(loss)({"W": [1.0, None]}), TypeError, "params['W'][1] must be a number or"),
        (lambda: grad(loss)([np.array(["a"])]), TypeError, "params[0] must hold numbers, but it "
         "holds text."),
        (lambda: grad(loss)(np.ma.masked_equal([1.0, 2.0], 2.0)), TypeError,
         "params hides entries behind a mask."),
        (lambda: grad(loss)(1j), TypeError, "params must hold numbers, but it holds complex"),
        (lambda: grad(loss, 1)(1.0), TypeError, "The gradient is with respect to argument 1, but "
         "the call has only [0]. Hand that argument over, or choose another: argument=0."),
        (lambda: grad(loss, "w")(1.0), TypeError, "The gradient is with respect to argument 'w'"),
        (lambda: grad(loss, True), TypeError, "argument must be a place or a name, but it is True. "
         "Write for example argument=0, argument='W' or argument=(0, 1)."),
        (lambda: grad(loss, 1.0), TypeError, "argument must be a place or a name, but it is 1.0."),
        (lambda: grad(3.0), TypeError, "f must be a function, but it is 3.0. Write grad(f)(x), not "
         "grad(f(x))."),
        (lambda: Variable("a"), TypeError, "value must hold numbers, but it holds text."),
        (lambda: Variable([[1.0], [1.0, 2.0]]), ShapeError, "value must be rectangular"),
    ],
)  # fmt: skip
def test_a_beginners_mistake_gets_its_own_words(use: Any, error: type, words: str) -> None:
    with pytest.raises(error) as caught:
        use()

    assert str(caught.value).startswith(words)
