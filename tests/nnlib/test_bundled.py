"""Real data: what the rows are, in which range, and that it is what scikit-learn ships."""

import subprocess
import sys

import numpy as np
import pytest
from sklearn import datasets as reference
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nnlib import bundled


@pytest.mark.parametrize(
    ("load", "shape"),
    [
        (bundled.digits, (1797, 64)),
        (bundled.breast_cancer, (569, 30)),
        (bundled.diabetes, (442, 10)),
    ],
)
def test_each_set_has_its_rows_as_float64(load: object, shape: tuple[int, int]) -> None:
    X, y = load()

    assert X.shape == shape
    assert y.shape == shape[:1]
    assert X.dtype == np.float64
    assert np.isfinite(X).all()


def test_digits_are_ink_from_0_to_1() -> None:
    X, y = bundled.digits()

    assert (X.min(), X.max()) == (0.0, 1.0)
    np.testing.assert_array_equal(16 * X, reference.load_digits().data)
    assert y.dtype == np.int64
    assert (np.bincount(y).min(), np.bincount(y).max()) == (174, 183)


def test_class_1_is_the_malignant_one() -> None:
    X, y = bundled.breast_cancer()

    assert list(reference.load_breast_cancer().target_names) == ["malignant", "benign"]
    np.testing.assert_array_equal(y, reference.load_breast_cancer().target == 0)
    assert X[y == 1, 0].mean() > X[y == 0, 0].mean()  # malignant nuclei are larger
    assert y.sum() == 212


def test_patients_are_as_measured() -> None:
    X, y = bundled.diabetes()

    age, sex, body_mass_index = X[:, 0], X[:, 1], X[:, 2]
    assert (age.min(), age.max()) == (19, 79)
    assert set(sex) == {1, 2}
    assert (body_mass_index.min(), body_mass_index.max()) == (18.0, 42.2)
    assert y.mean() == pytest.approx(152.1, abs=0.05)
    assert y.dtype == np.float64


@pytest.mark.parametrize(
    ("name", "n_names", "first"),
    [("digits", 64, "pixel_0_0"), ("breast_cancer", 30, "mean radius"), ("diabetes", 10, "age")],
)
def test_the_columns_have_names(name: str, n_names: int, first: str) -> None:
    names = bundled.input_names(name)

    assert len(names) == n_names
    assert names[0] == first


def test_an_unknown_set_gets_the_list() -> None:
    with pytest.raises(ValueError, match=r"no bundled set called 'iris'.*digits, breast_cancer"):
        bundled.input_names("iris")


def test_the_tumours_can_be_told_apart() -> None:
    X, y = bundled.breast_cancer()
    model = make_pipeline(StandardScaler(), LogisticRegression())

    assert model.fit(X[:400], y[:400]).score(X[400:], y[400:]) > 0.9


def test_a_caller_cannot_spoil_the_data() -> None:
    X, y = bundled.digits()

    X[:], y[:] = 9, 9

    assert bundled.digits()[0].max() == 1.0
    assert bundled.digits()[1][0] == 0


def test_the_data_needs_no_network() -> None:
    program = (
        "import socket\n"
        "def refuse(*args): raise OSError('no network')\n"
        "socket.socket.connect = refuse\n"
        "from nnlib import bundled\n"
        "bundled.digits(), bundled.breast_cancer(), bundled.diabetes()"
    )

    result = subprocess.run([sys.executable, "-c", program], check=False)

    assert result.returncode == 0
