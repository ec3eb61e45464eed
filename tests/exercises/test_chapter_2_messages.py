"""Chapter 2: what `check` says to answers near to the classic mistakes, and to odd right ones."""

import numpy as np
import pytest

from nnlib.grading import check, draw, find


def why(verdict) -> str:
    return dict(verdict.details)["Why"]


def naive(z):
    return 1 / (1 + np.exp(-z))


def by_mask(z):
    z = np.array(z, dtype=float)
    p, low = np.empty(z.shape), z < 0
    p[~low] = 1 / (1 + np.exp(-z[~low]))
    e = np.exp(z[low])
    p[low] = e / (1 + e)
    return p


def by_where(z):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@pytest.mark.parametrize("sigmoid", [naive, by_where, lambda z: np.exp(z) / (1 + np.exp(z))])
def test_an_overflow_on_the_way_is_an_error_whatever_comes_out(sigmoid) -> None:
    verdict = check("2a", sigmoid)

    assert verdict.mistake == "overflows"
    assert "overflow encountered in exp" in dict(verdict.details)["Came"]


@pytest.mark.parametrize(
    "sigmoid",
    [by_mask, lambda z: naive(np.clip(z, -500, 500)), lambda z: np.exp(-np.logaddexp(0, -z))],
    ids=["mask", "clipped where nothing changes", "logaddexp"],
)
def test_every_way_round_the_overflow_is_right(sigmoid) -> None:
    assert check("2a", sigmoid).passed


@pytest.mark.parametrize("most", [5, 20, 30])
def test_a_clip_that_changes_a_probability_is_named(most: int) -> None:
    verdict = check("2a", lambda z: naive(np.clip(z, -most, most)))

    assert verdict.mistake == "clips"


def test_a_probability_by_subtraction_loses_its_digits() -> None:
    verdict = check("2a", lambda z: np.where(np.asarray(z) < 0, 1 - by_mask(-np.asarray(z)),
                                             by_mask(z)))  # fmt: skip

    assert verdict.mistake == "loses-small-probabilities"


@pytest.mark.parametrize("little", [1e-15, 1e-12, 1e-9])
def test_a_small_number_that_was_added_is_not_called_a_difference(little: float) -> None:
    assert check("2a", lambda z: by_mask(z) + little).mistake == "adds-a-little"


def from_p(z, y, *, edge=0.0, inside=0.0):
    p = np.clip(naive(z), edge, 1 - edge)
    return -np.mean(y * np.log(p + inside) + (1 - y) * np.log(1 - p + inside))


@pytest.mark.parametrize("edge", [1e-3, 1e-7, 1e-15])
def test_every_clip_and_every_epsilon_stops_the_loss(edge: float) -> None:
    assert check("2b", lambda z, y: from_p(z, y, edge=edge)).mistake == "stops-growing"
    assert check("2b", lambda z, y: from_p(z, y, inside=edge)).mistake == "stops-growing"


@pytest.mark.parametrize(
    "loss", [from_p, lambda z, y: np.mean(np.log(1 + np.exp(z)) - y * z)], ids=["p", "softplus"]
)
def test_infinity_from_far_out_is_named(loss) -> None:
    assert check("2b", loss).mistake == "logarithm-of-zero"


def descent(X, y, learning_rate, n_steps, *, l2=0.0, l2_bias=0.0):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(n_steps):
        error = naive(X @ w + b) - y
        w, b = (w - learning_rate * (X.T @ error / len(y) + l2 * w),
                b - learning_rate * (np.mean(error) + l2_bias * b))  # fmt: skip
    return w, b


@pytest.mark.parametrize("l2", [0.003, 0.03, 0.7])
def test_a_penalty_of_any_size_is_named_and_one_on_the_bias_apart(l2: float) -> None:
    assert check("2c", lambda *a: descent(*a, l2=l2)).mistake == "penalized"
    assert check("2c", lambda *a: descent(*a, l2=l2, l2_bias=l2)).mistake == "penalized-bias"


@pytest.mark.parametrize("key", ["practice", "spring", "autumn"])
def test_a_thousand_steps_end_where_scikit_learn_does_without_a_penalty(key: str) -> None:
    from sklearn.linear_model import LogisticRegression

    case = draw(find("2c"), key=key)[-1]
    X, y, _, n_steps = case.inputs.values()
    model = LogisticRegression(C=np.inf, tol=1e-8).fit(X, y)

    w, b = descent(*case.inputs.values())

    assert n_steps == 1000
    assert np.allclose(w, model.coef_[0], atol=1e-3)
    assert np.allclose(b, model.intercept_, atol=1e-3)


def cut_short(X, y, learning_rate, n_steps, *, most=1000, least=0.0):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(min(n_steps, most)):
        error = naive(X @ w + b) - y
        dw, db = X.T @ error / len(y), np.mean(error)
        if np.abs([*dw, db]).max() < least:
            break
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b


@pytest.mark.parametrize("limit", [{"most": 100}, {"most": 390}, {"least": 1e-2}, {"least": 1e-6}])
def test_a_descent_that_ends_before_its_last_step_is_told_so(limit: dict) -> None:
    assert check("2c", lambda *inputs: cut_short(*inputs, **limit)).mistake == "stops-early"


def test_a_result_among_several_is_named() -> None:
    verdict = check("2c", lambda X, y, rate, n: (descent(X, y, rate, n)[0], 0.5))

    assert dict(verdict.details)["Came"] == "b: 0.5"


def test_a_wrong_formula_for_the_threshold_is_named_whatever_the_rest_is() -> None:
    verdict = check("2d", lambda p, y, a, b: (a / b, [0.0, 0.0], 0.5))

    assert verdict.mistake == "ratio"


@pytest.mark.parametrize("degree", [5, 10])
def test_many_powers_pass_on_what_was_fitted_and_fail_on_what_was_not(degree: int) -> None:
    powers = [(i, j) for i in range(degree + 1) for j in range(degree + 1 - i) if i + j > 0]

    verdict = check("2e", lambda X, name: np.column_stack([X[:, 0]**i * X[:, 1]**j
                                                           for i, j in powers]))  # fmt: skip

    assert verdict.mistake == "too-many-columns"
    assert "held out" in verdict.case


@pytest.mark.parametrize("key", [str(number) for number in range(10)])
def test_chance_fails_no_small_table_and_passes_no_large_one(key: str) -> None:
    exercise = find("2e")
    for case in draw(exercise, key=key):
        small = exercise.reference(*case.inputs.values())
        large = next(m for m in exercise.mistakes if m.name == "too-many-columns").answer

        assert exercise.compare(case, (small,)) is None
        assert exercise.compare(case, (large(*case.inputs.values()),)) is not None


@pytest.mark.parametrize("key", [str(number) for number in range(5)])
@pytest.mark.parametrize("apart", [np.square, np.abs])
def test_how_far_the_inputs_of_xor_are_apart_is_a_feature_that_passes(apart, key: str) -> None:
    exercise = find("2e")
    for case in (*exercise.public, *draw(exercise, key=key)):
        X = case.inputs["X"]
        if case.inputs["name"] == "xor":
            assert exercise.compare(case, (apart(X[:, :1] - X[:, 1:]),)) is None


def test_a_tuple_of_columns_is_told_how_one_table_is_made() -> None:
    verdict = check("2e", lambda X, name: (X[:, 0], X[:, 1], X[:, 0] ** 2))

    assert verdict.mistake == "count"
    assert "Return one value: a comma makes a tuple" in why(verdict)


def test_w_alone_is_told_that_b_is_missing_also_where_it_has_two_entries() -> None:
    verdict = check("2c", lambda *inputs: descent(*inputs)[0])

    assert why(verdict) == "End the function with: return w, b"


def test_labels_never_enter_an_answer() -> None:
    cases = (*find("2e").public, *draw(find("2e"), key="practice"))

    assert all(set(case.inputs) == {"X", "name"} for case in cases)
