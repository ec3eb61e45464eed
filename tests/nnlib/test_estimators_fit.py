"""What estimators fit: the right weights, the network that the settings say, and nothing hidden."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.compose import TransformedTargetRegressor
from sklearn.linear_model import LinearRegression
from sklearn.linear_model import LogisticRegression as Reference
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import nnlib
from nnlib import bundled, datasets
from nnlib.estimators import LogisticRegression, NetworkClassifier, NetworkRegressor
from nnlib.estimators.newton import Bowl
from nnlib.estimators.training import as_rng, make_network


def blobs(n: int = 120, n_classes: int = 2) -> tuple[np.ndarray, np.ndarray]:
    # So wide that the clouds overlap, and there are best weights without a penalty too.
    return datasets.blobs(n, rng=np.random.default_rng(0), n_classes=n_classes, spread=1.5)


# ---- Logistic regression.


def test_weights_worked_by_hand() -> None:
    # With one input that is 0 or 1, the minimum has the shares of class 1 as probabilities:
    # 1/4 where x = 0 and 3/4 where x = 1. So b = log(1/3), and w + b = log 3.
    X, y = [[0.0]] * 4 + [[1.0]] * 4, [1, 0, 0, 0, 1, 1, 1, 0]

    model = LogisticRegression().fit(X, y)

    np.testing.assert_allclose(model.intercept_, [-np.log(3)], rtol=1e-9)
    np.testing.assert_allclose(model.coef_, [[2 * np.log(3)]], rtol=1e-9)
    np.testing.assert_allclose(
        model.predict_proba([[0.0], [1.0]]), [[3 / 4, 1 / 4], [1 / 4, 3 / 4]]
    )


@pytest.mark.parametrize("l2", [1.0, 0.01, 1e-4])
@pytest.mark.parametrize("n_classes", [2, 3, 5])
def test_the_weights_are_those_of_scikit_learn(n_classes: int, l2: float) -> None:
    X, y = blobs(150, n_classes)

    model = LogisticRegression(l2=l2).fit(X, y)

    expected = Reference(C=1 / (len(X) * l2), tol=1e-12, solver="newton-cholesky").fit(X, y)
    np.testing.assert_allclose(model.coef_, expected.coef_, rtol=1e-6, atol=1e-8)
    intercepts = expected.intercept_ - (expected.intercept_.mean() if n_classes > 2 else 0)
    np.testing.assert_allclose(model.intercept_, intercepts, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("is_scaled", [True, False])
def test_inputs_of_very_different_sizes_do_not_spoil_the_minimum(is_scaled: bool) -> None:
    X, y = bundled.breast_cancer()
    X = StandardScaler().fit_transform(X) if is_scaled else X

    model = LogisticRegression(l2=0.01).fit(X, y)

    expected = Reference(C=1 / (len(X) * 0.01), tol=1e-12, solver="newton-cholesky").fit(X, y)
    np.testing.assert_allclose(model.coef_, expected.coef_, rtol=1e-5, atol=1e-9)
    assert model.n_iter_ < 15


def test_without_a_penalty_scaling_the_inputs_changes_no_prediction() -> None:
    X, y = blobs()

    X_scaled = X * [1e6, 1e-6] + [50, 0]

    plain = LogisticRegression().fit(X, y).predict_proba(X)
    scaled = LogisticRegression().fit(X_scaled, y).predict_proba(X_scaled)

    np.testing.assert_allclose(plain, scaled, rtol=1e-6)


def test_the_mean_probability_is_the_share_of_the_class() -> None:
    X, y = datasets.imbalanced_blobs(400, rng=np.random.default_rng(0), share=0.2, spread=1.8)

    model = LogisticRegression(l2=0.5).fit(X, y)  # the bias is free, so this holds at any penalty

    assert model.predict_proba(X)[:, 1].mean() == pytest.approx(0.2, abs=1e-9)


@given(exponent=st.floats(-3, 1))
def test_a_larger_penalty_gives_smaller_weights(exponent: float) -> None:
    X, y = blobs()

    weak, strong = (LogisticRegression(l2=f * 10**exponent).fit(X, y) for f in (1.0, 2.0))

    assert np.linalg.norm(strong.coef_) < np.linalg.norm(weak.coef_)


@pytest.mark.parametrize("n_classes", [2, 3])
def test_the_curvature_is_that_of_the_slope(n_classes: int) -> None:
    rng = np.random.default_rng(0)
    X, y = blobs(20, n_classes)
    net = nnlib.Network([nnlib.Dense(2, 1 if n_classes == 2 else n_classes, rng=rng)])
    loss = nnlib.BinaryCrossEntropy() if n_classes == 2 else nnlib.CrossEntropy()
    weights = rng.uniform(0.5, 1.5, 20)
    bowl = Bowl(net, X, y, weights / weights.mean(), loss, nnlib.L2(0.3))

    def gradient_at(parameters: np.ndarray) -> np.ndarray:
        net.parameters = parameters
        return bowl.slope().gradient

    at, h = net.parameters.copy(), 1e-5
    steps = h * np.eye(len(at))
    expected = [(gradient_at(at + step) - gradient_at(at - step)) / (2 * h) for step in steps]
    net.parameters = at
    np.testing.assert_allclose(bowl.hessian(), expected, rtol=1e-6, atol=1e-9)


def test_a_step_that_overshoots_is_shortened() -> None:
    # A few inputs are a million times as large as the others, and full steps go astray.
    rng = np.random.default_rng(62)
    X = rng.standard_cauchy((40, 2)) ** 3
    y = rng.integers(0, 3, 40)

    model = LogisticRegression(l2=0.001).fit(X, y)

    total = model.history_.loss + model.history_.penalty
    assert (np.diff(total) < 1e-12).all()


def test_an_input_that_is_always_0_gets_no_weight() -> None:
    X, y = blobs()

    model = LogisticRegression().fit(np.column_stack([X, np.zeros(len(X))]), y)

    assert model.coef_[0, 2] == 0.0


def test_the_history_is_that_of_the_steps() -> None:
    model = LogisticRegression(l2=0.1).fit(*blobs())

    assert model.history_.loss[0] == pytest.approx(np.log(2))
    assert model.history_.penalty[0] == 0.0
    assert model.history_.n_epochs == model.n_iter_


# ---- Classifiers.


CLASSIFIERS = [LogisticRegression(l2=0.01), NetworkClassifier(n_epochs=60)]


@pytest.mark.parametrize("model", CLASSIFIERS, ids=str)
@pytest.mark.parametrize(
    "names", [["no", "yes"], [-1, 1], [7, 3], [False, True], ["a", "b", "c"], [10, 20, 30]]
)
def test_classes_may_have_any_names(model: NetworkClassifier, names: list) -> None:
    X, numbers = blobs(120, len(names))
    y = np.array(names)[numbers]

    model.fit(X, y)

    np.testing.assert_array_equal(model.classes_, np.unique(names))
    assert set(model.predict(X)) == set(names)
    assert model.score(X, y) > 0.7


@pytest.mark.parametrize("model", CLASSIFIERS, ids=str)
def test_two_classes_need_one_logit(model: NetworkClassifier) -> None:
    X, y = blobs()

    z = model.fit(X, y).decision_function(X)

    assert model.network_.n_out == 1
    assert z.shape == (120,)
    np.testing.assert_allclose(model.predict_proba(X)[:, 1], nnlib.activations.sigmoid(z))
    np.testing.assert_array_equal(model.predict(X), z > 0)


@pytest.mark.parametrize("model", CLASSIFIERS, ids=str)
def test_more_classes_need_a_logit_each(model: NetworkClassifier) -> None:
    X, y = blobs(n_classes=4)

    Z = model.fit(X, y).decision_function(X)

    assert model.network_.n_out == 4
    assert Z.shape == (120, 4)
    np.testing.assert_allclose(model.predict_proba(X), nnlib.activations.softmax(Z))
    np.testing.assert_array_equal(model.predict(X), Z.argmax(axis=1))


def test_probabilities_stay_exact_at_extreme_logits() -> None:
    model = LogisticRegression(l2=0.01).fit(*blobs())

    P = model.predict_proba([[1e4, 1e4], [-1e4, -1e4], [20, 20]])

    np.testing.assert_array_equal(P[:2], [[0, 1], [1, 0]])
    z = model.decision_function([[20, 20]])
    assert z > 40  # where 1 − p is 0 in floating-point numbers
    np.testing.assert_allclose(P[2, 0], np.exp(-z), rtol=1e-12)


@pytest.mark.parametrize("model", CLASSIFIERS, ids=str)
@pytest.mark.parametrize("class_weight", ["balanced", {0: 1, 1: 19}])
def test_a_class_weight_lets_a_rare_class_be_found(
    model: NetworkClassifier, class_weight: object
) -> None:
    X, y = datasets.imbalanced_blobs(400, rng=np.random.default_rng(0), spread=1.5)
    plain = type(model)(**model.get_params()).set_params(class_weight=None).fit(X, y)

    weighted = type(model)(**model.get_params()).set_params(class_weight=class_weight).fit(X, y)

    found, found_plainly = (
        nnlib.metrics.recall(y, m.predict(X)).value for m in (weighted, plain)
    )  # fmt: skip
    assert found > 0.85
    assert found > found_plainly + 0.1


def test_balanced_classes_are_weights_of_examples() -> None:
    X, y = datasets.imbalanced_blobs(200, rng=np.random.default_rng(0), share=0.25)
    by_hand = np.where(y == 1, 2.0, 2 / 3)

    balanced = LogisticRegression(l2=0.01, class_weight="balanced").fit(X, y)
    weighted = LogisticRegression(l2=0.01).fit(X, y, sample_weight=by_hand)

    np.testing.assert_allclose(balanced.coef_, weighted.coef_, rtol=1e-12)


def test_weights_of_examples_and_of_classes_multiply() -> None:
    X, y = blobs()
    weights = np.random.default_rng(0).uniform(0.5, 2.0, 120)

    both = LogisticRegression(l2=0.01, class_weight={0: 1, 1: 3}).fit(X, y, sample_weight=weights)
    product = LogisticRegression(l2=0.01).fit(X, y, sample_weight=weights * (1 + 2 * y))

    np.testing.assert_allclose(both.coef_, product.coef_, rtol=1e-9)


def test_the_coefficients_are_a_copy() -> None:
    model = LogisticRegression(l2=0.01).fit(*blobs())

    model.network_.parameters[:] = 0.0

    assert model.coef_.all()
    assert model.intercept_.all()


@pytest.mark.parametrize("batch_size", [None, 64])
def test_an_example_of_weight_2_counts_as_two(batch_size: int | None) -> None:
    X, y = blobs(30)
    weights = np.random.default_rng(0).integers(0, 3, 30)

    model = NetworkClassifier(n_epochs=30, batch_size=batch_size)
    weighted = model.fit(X, y, sample_weight=weights).predict_proba(X)
    repeated = model.fit(X.repeat(weights, axis=0), y.repeat(weights)).predict_proba(X)

    np.testing.assert_allclose(weighted, repeated, rtol=1e-9)


# ---- Networks from settings.


def test_the_network_is_the_one_made_and_trained_by_hand() -> None:
    X, y = datasets.moons(100, rng=np.random.default_rng(1))
    model = NetworkClassifier(hidden=(5,), l2=1e-3, n_epochs=20, random_state=7).fit(X, y)

    rng = np.random.default_rng(7)
    net = nnlib.Network(
        [nnlib.Dense(2, 5, rng=rng), nnlib.Activation("tanh"), nnlib.Dense(5, 1, rng=rng)]
    )
    history = nnlib.train(
        net, X, y, loss=nnlib.BinaryCrossEntropy(), optimizer=nnlib.Adam(0.01), n_epochs=20,
        batch_size=32, penalty=nnlib.L2(1e-3), rng=rng,
    )  # fmt: skip

    np.testing.assert_array_equal(model.network_.parameters, net.parameters)
    np.testing.assert_array_equal(model.history_.loss, history.loss)


def test_settings_shape_the_network() -> None:
    model = NetworkClassifier(hidden=(4, 3), activation="relu", n_epochs=1).fit(*blobs(30, 3))

    assert repr(model.network_) == (
        "Network([Dense(2 → 4), Activation(relu), Dense(4 → 3), Activation(relu), Dense(3 → 3)])"
    )


def test_the_same_seed_gives_the_same_network_and_none_another() -> None:
    X, y = blobs()

    def fitted(random_state: object) -> np.ndarray:
        model = NetworkClassifier(n_epochs=2, random_state=random_state)
        return model.fit(X, y).network_.parameters

    np.testing.assert_array_equal(fitted(3), fitted(3))
    np.testing.assert_array_equal(
        fitted(np.random.RandomState(3)), fitted(np.random.RandomState(3))
    )
    assert not np.allclose(fitted(3), fitted(4))
    assert not np.allclose(fitted(None), fitted(None))


@pytest.mark.parametrize("optimizer", ["adam", "adamw", "rmsprop", "sgd"])
def test_every_optimizer_learns(optimizer: str) -> None:
    X, y = blobs()

    model = NetworkClassifier(optimizer=optimizer, learning_rate=0.05, n_epochs=30).fit(X, y)

    assert model.score(X, y) > 0.85


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_moons_are_beyond_a_line_and_not_beyond_a_hidden_layer(seed: int) -> None:
    X, y = datasets.moons(300, rng=np.random.default_rng(seed))

    line = LogisticRegression(l2=1e-3).fit(X[:200], y[:200])
    net = NetworkClassifier().fit(X[:200], y[:200])

    assert line.score(X[200:], y[200:]) < 0.95
    assert net.score(X[200:], y[200:]) > 0.97


def test_no_hidden_layer_is_logistic_regression() -> None:
    X, y = blobs()

    net = NetworkClassifier(
        hidden=(), l2=0.1, batch_size=None, optimizer="sgd", learning_rate=0.5, n_epochs=2000
    ).fit(X, y)

    expected = LogisticRegression(l2=0.1).fit(X, y)
    np.testing.assert_allclose(net.decision_function(X), expected.decision_function(X), rtol=1e-6)


def test_early_stopping_looks_at_examples_that_teach_nothing() -> None:
    X, y = datasets.random_labels(100, rng=np.random.default_rng(0))
    rule = nnlib.EarlyStopping(patience=5)
    model = NetworkClassifier(hidden=(30,), early_stopping=rule, validation_share=0.3).fit(X, y)

    rng = np.random.default_rng(0)
    net = make_network(2, (30,), 1, "tanh", rng)
    order = rng.permutation(100)
    unseen, seen = order[:30], order[30:]
    history = nnlib.train(
        net, X[seen], y[seen], loss=nnlib.BinaryCrossEntropy(), optimizer=nnlib.Adam(0.01),
        n_epochs=200, batch_size=32, validation=(X[unseen], y[unseen]), early_stopping=rule,
        rng=rng,
    )  # fmt: skip

    np.testing.assert_array_equal(model.network_.parameters, net.parameters)
    assert model.history_.best_epoch == history.best_epoch < model.history_.n_epochs < 200


def test_early_stopping_does_not_touch_the_rule_it_was_given() -> None:
    rule = nnlib.EarlyStopping(patience=5)

    model = NetworkClassifier(early_stopping=rule, n_epochs=10).fit(*blobs())

    assert model.early_stopping is rule
    assert model.fit(*blobs()).history_.n_epochs <= 10


# ---- Regression.


def test_a_regressor_without_hidden_layer_finds_the_line() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(80, 2))
    y = X @ [2.0, -1.0] + 0.5 + rng.normal(0, 0.1, 80)

    model = NetworkRegressor(
        hidden=(), batch_size=None, optimizer="sgd", learning_rate=0.1, n_epochs=1000
    ).fit(X, y)

    np.testing.assert_allclose(model.predict(X), LinearRegression().fit(X, y).predict(X), rtol=1e-9)


def test_predictions_have_the_shape_of_the_targets() -> None:
    X = np.linspace(-1, 1, 40).reshape(-1, 1)
    Y = np.column_stack([X[:, 0] ** 2, np.sin(3 * X[:, 0])])

    flat = NetworkRegressor(n_epochs=100).fit(X, Y[:, 0]).predict(X)
    table = NetworkRegressor(n_epochs=300).fit(X, Y)

    assert flat.shape == (40,)
    assert table.predict(X).shape == (40, 2)
    assert table.score(X, Y) > 0.95


def test_patients_with_scaled_targets_are_predicted_as_well_as_by_a_line() -> None:
    X, y = bundled.diabetes()
    net = NetworkRegressor(hidden=(6,), l2=0.03, n_epochs=60)
    model = TransformedTargetRegressor(
        make_pipeline(StandardScaler(), net), transformer=StandardScaler()
    )

    model.fit(X[:330], y[:330])

    line = LinearRegression().fit(X[:330], y[:330]).score(X[330:], y[330:])
    assert model.score(X[330:], y[330:]) > line - 0.05


# ---- Settings that are none.


@pytest.mark.parametrize("kind", [NetworkClassifier, NetworkRegressor])
@pytest.mark.parametrize(
    ("settings", "error", "words"),
    [
        ({"hidden": 12}, TypeError, "hidden must list the sizes of the hidden layers, but it is "
                                    "12. For one layer of 12 neurons write hidden=(12,)."),
        ({"hidden": (0,)}, ValueError, "hidden[0] must be at least 1, but it is 0."),
        ({"hidden": "12"}, TypeError, "hidden must list the sizes"),
        ({"activation": "thanh"}, ValueError, "Did you mean 'tanh'?"),
        ({"optimizer": "Adam"}, ValueError, "no optimizer called 'Adam'. Did you mean 'adam'?"),
        ({"l2": -1}, ValueError, "l2 must be at least 0 and finite, but it is -1."),
        ({"learning_rate": 0}, ValueError, "learning_rate must be above 0"),
        ({"batch_size": 0}, ValueError, "batch_size must be at least 1"),
        ({"n_epochs": 0}, ValueError, "n_epochs must be at least 1"),
        ({"early_stopping": True}, TypeError, "Write early_stopping=EarlyStopping(patience=10)."),
        ({"early_stopping": nnlib.EarlyStopping(3), "validation_share": 1.5}, ValueError,
         "validation_share must be at least 0 and below 1"),
        ({"random_state": "today"}, TypeError,
         "random_state must be a whole number, None or a random generator, but it is 'today'."),
    ],
)  # fmt: skip
def test_a_setting_that_is_none_is_refused_when_fitting(
    kind: type, settings: dict, error: type, words: str
) -> None:
    X, y = blobs()

    with pytest.raises(error) as caught:
        kind(**settings).fit(X, y)

    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "error", "words"),
    [
        ({"l2": -1}, ValueError, "l2 must be at least 0"),
        ({"l2": "much"}, TypeError, "l2 must be a number, but it is 'much'."),
        ({"max_iter": 0}, ValueError, "max_iter must be at least 1"),
        ({"tol": 0}, ValueError, "tol must be above 0"),
    ],
)
def test_a_setting_of_logistic_regression_that_is_none_is_refused(
    settings: dict, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        LogisticRegression(**settings).fit(*blobs())

    assert words in str(caught.value)


@pytest.mark.parametrize("model", CLASSIFIERS, ids=str)
@pytest.mark.parametrize(
    ("y", "words"),
    [
        (np.zeros(120), r"y must hold at least 2 classes, but it holds 1 class: 0\.0\. Look at"),
        (np.linspace(0, 1, 120), "Unknown label type: continuous"),
        (np.zeros(119), "inconsistent numbers of samples"),
    ],
)
def test_labels_that_are_none_are_refused(
    model: NetworkClassifier, y: np.ndarray, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        model.fit(blobs()[0], y)


def test_one_example_is_too_few_to_keep_some_apart() -> None:
    model = NetworkRegressor(early_stopping=nnlib.EarlyStopping(3))

    with pytest.raises(ValueError, match=r"keeps 1 of n_samples = 1 examples apart"):
        model.fit([[1.0]], [1.0])


def test_a_generator_is_used_and_not_copied() -> None:
    rng = np.random.default_rng(0)

    assert as_rng(rng) is rng
