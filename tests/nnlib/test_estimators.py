"""Estimators keep scikit-learn's contract, and go wherever its models go."""

import copy
import inspect
import pickle
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import joblib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from sklearn.base import BaseEstimator, clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.inspection import DecisionBoundaryDisplay
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import estimator_checks

from nnlib import datasets
from nnlib.estimators import LogisticRegression, NetworkClassifier, NetworkRegressor

# ---- The contract.

# Per estimator: checks of scikit-learn that cannot hold, each with the reason.
CANNOT_HOLD = {
    "LogisticRegression": {
        "check_sample_weight_equivalence_on_dense_data": (
            "15 examples of 30 inputs can be told apart without an error, so without a penalty "
            "there is no minimum that a weight of 2 and a second copy could share"
        ),
    },
    "LogisticRegression with a penalty": {},
    "NetworkClassifier": {},
    "NetworkClassifier in small batches": {
        "check_sample_weight_equivalence_on_dense_data": (
            "a second copy of an example lands in another batch, a weight of 2 does not"
        ),
    },
    "NetworkRegressor": {},
    "NetworkRegressor in small batches": {
        "check_sample_weight_equivalence_on_dense_data": (
            "a second copy of an example lands in another batch, a weight of 2 does not"
        ),
    },
}
ESTIMATORS = {
    "LogisticRegression": LogisticRegression(),
    "LogisticRegression with a penalty": LogisticRegression(l2=0.01),
    "NetworkClassifier": NetworkClassifier(),
    "NetworkClassifier in small batches": NetworkClassifier(batch_size=8, n_epochs=60),
    "NetworkRegressor": NetworkRegressor(),
    "NetworkRegressor in small batches": NetworkRegressor(batch_size=8, n_epochs=60),
}
# What scikit-learn itself says when a check needs something that is not installed or not set.
NOT_HERE = ("pandas is not installed", "SCIPY_ARRAY_API is not set", "array_api_strict")


@pytest.mark.parametrize("name", ESTIMATORS)
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_the_contract_holds_but_for_the_checks_named_with_their_reason(name: str) -> None:
    outcomes: dict[str, dict[str, str]] = {"passed": {}, "failed": {}, "skipped": {}}

    for result in estimator_checks.check_estimator(ESTIMATORS[name], on_fail=None, on_skip=None):
        outcomes[result["status"]][result["check_name"]] = repr(result["exception"])

    assert set(outcomes["failed"]) == set(CANNOT_HOLD[name]), outcomes["failed"]
    skipped_silently = {
        check: reason
        for check, reason in outcomes["skipped"].items()
        if not any(words in reason for words in NOT_HERE)
    }
    assert skipped_silently == {}
    assert len(outcomes["passed"]) > 40


@pytest.mark.parametrize("estimator", ESTIMATORS.values(), ids=str)
def test_making_an_estimator_only_stores_what_it_is_given(estimator: BaseEstimator) -> None:
    names = set(inspect.signature(type(estimator)).parameters)

    assert set(vars(estimator)) == names
    assert set(estimator.get_params()) == names
    odd = type(estimator)(**dict.fromkeys(names, "nonsense"))
    assert set(vars(odd).values()) == {"nonsense"}


@pytest.mark.parametrize("estimator", ESTIMATORS.values(), ids=str)
def test_an_estimator_before_fit_says_so(estimator: BaseEstimator) -> None:
    with pytest.raises(NotFittedError, match="is not fitted yet"):
        clone(estimator).predict([[1.0, 2.0]])


def test_nnlib_alone_does_not_load_the_estimators() -> None:
    program = "import sys, nnlib; sys.exit('nnlib.estimators' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# ---- In company.


@pytest.fixture(params=[LogisticRegression(l2=0.01), NetworkClassifier(n_epochs=60)], ids=str)
def classifier(request: pytest.FixtureRequest) -> BaseEstimator:
    return clone(request.param)


@pytest.fixture
def drawn() -> Iterator[plt.Axes]:
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def blobs(n: int = 120, n_classes: int = 2) -> tuple[np.ndarray, np.ndarray]:
    return datasets.blobs(n, rng=np.random.default_rng(0), n_classes=n_classes)


def test_a_pipeline_scales_before_it_fits(classifier: BaseEstimator) -> None:
    X, y = blobs()
    far_off = X * [1e3, 1e-3] + [1e4, 0]

    pipeline = make_pipeline(StandardScaler(), classifier).fit(far_off, y)

    assert pipeline.score(far_off, y) > 0.9


def test_cross_validation_scores_it(classifier: BaseEstimator) -> None:
    scores = cross_val_score(classifier, *blobs(), cv=4)

    assert scores.shape == (4,)
    assert scores.mean() > 0.9


@pytest.mark.parametrize(
    ("estimator", "grid"),
    [
        (LogisticRegression(), {"l2": [1e-3, 1e-1, 10.0]}),
        (NetworkClassifier(n_epochs=20), {"hidden": [(), (4,), (4, 4)], "l2": [0.0, 0.1]}),
        (NetworkRegressor(n_epochs=20), {"hidden": [(3,), (9,)], "optimizer": ["adam", "sgd"]}),
    ],
    ids=["logistic", "classifier", "regressor"],
)
def test_a_grid_search_tries_its_settings(estimator: BaseEstimator, grid: dict) -> None:
    X, y = blobs()

    search = GridSearchCV(estimator, grid, cv=3).fit(X, y)

    assert set(search.best_params_) == set(grid)
    assert np.isfinite(search.cv_results_["mean_test_score"]).all()
    assert search.predict(X).shape == y.shape


@pytest.mark.parametrize("method", ["sigmoid", "isotonic"])
def test_its_probabilities_can_be_calibrated(classifier: BaseEstimator, method: str) -> None:
    X, y = blobs()

    calibrated = CalibratedClassifierCV(classifier, method=method, cv=3).fit(X, y)

    P = calibrated.predict_proba(X)
    np.testing.assert_allclose(P.sum(axis=1), 1)
    assert np.mean(P.argmax(axis=1) == y) > 0.9


@pytest.mark.parametrize("n_classes", [2, 3])
@pytest.mark.parametrize("response", ["predict", "predict_proba", "decision_function"])
def test_its_boundary_can_be_drawn(
    classifier: BaseEstimator, drawn: plt.Axes, n_classes: int, response: str
) -> None:
    X, y = blobs(n_classes=n_classes)
    classifier.fit(X, y)

    display = DecisionBoundaryDisplay.from_estimator(
        classifier, X, response_method=response, ax=drawn, grid_resolution=12
    )

    assert display.ax_ is drawn
    assert display.response.shape[:2] == (12, 12)


def test_a_clone_has_the_settings_and_not_the_fit(classifier: BaseEstimator) -> None:
    classifier.fit(*blobs())

    again = clone(classifier)

    assert again.get_params() == classifier.get_params()
    assert not hasattr(again, "network_")


@pytest.mark.parametrize("way", ["pickle", "joblib", "deepcopy"])
def test_a_copy_answers_as_the_original(
    classifier: BaseEstimator, tmp_path: Path, way: str
) -> None:
    X, y = blobs()
    classifier.fit(X, y)

    if way == "pickle":
        again = pickle.loads(pickle.dumps(classifier))
    elif way == "deepcopy":
        again = copy.deepcopy(classifier)
    else:
        joblib.dump(classifier, tmp_path / "model")
        again = joblib.load(tmp_path / "model")

    np.testing.assert_array_equal(again.predict_proba(X), classifier.predict_proba(X))
    classifier.network_.parameters[:] = 0.0
    assert again.network_.parameters.any()


# ---- Where there is no minimum.


def test_classes_that_can_be_told_apart_have_no_best_weights() -> None:
    with pytest.warns(ConvergenceWarning, match="can be told apart without an error") as caught:
        model = LogisticRegression().fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])

    assert "Write for example LogisticRegression(l2=0.01)." in str(caught[0].message)
    assert caught[0].filename == __file__
    assert np.isfinite(model.coef_).all()
    assert model.n_iter_ < 40
    assert model.score([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1]) == 1.0


def test_steps_that_do_not_suffice_are_said() -> None:
    with pytest.warns(ConvergenceWarning, match=r"After 2 steps the logits still move\."):
        LogisticRegression(l2=0.01, max_iter=2).fit(*blobs())


def test_a_minimum_that_is_reached_is_not_warned_of() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        LogisticRegression(l2=0.01).fit(*blobs())
