"""Real data that comes with scikit-learn, so that nothing is fetched: digits, tumours, patients.

Each is small, tidy and known to everybody. They show that a method works on measurements too; they
do not show how well it would do today, on other people, or anywhere that matters.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn import datasets

from nnlib.datasets import Labels
from nnlib.shapes import Array, look_up


def digits() -> tuple[Array, Labels]:
    """1797 handwritten digits, 8 × 8 pixels each, and which digit each is.

    The rows are the test part of a larger set: 13 people wrote them, none of whom wrote in the
    training part. Who wrote which is not noted, so a random split puts writers on both sides and
    tells how well a network reads people it knows.

    Not fit for: telling good methods from better ones, as the nearest neighbour alone gets nearly
    99 of 100 right; or claims about handwriting today, as the forms were filled in before 1998.

    Returns
    -------
    X : ndarray of shape (1797, 64)
        Ink from 0 to 1, in steps of 1/16. `X[i].reshape(8, 8)` is a picture.
    y : ndarray of shape (1797,)
        The digit, 0 to 9; each occurs 174 to 183 times.

    References
    ----------
    E. Alpaydin and C. Kaynak (1998). Optical recognition of handwritten digits. UCI Machine
    Learning Repository. doi:10.24432/C50P49. That repository gives the data under CC BY 4.0;
    scikit-learn names no licence apart from its own, BSD-3-Clause.

    Examples
    --------
    >>> X, y = digits()
    >>> X.shape, y[:10].tolist()
    ((1797, 64), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    """
    data = datasets.load_digits()
    return np.asarray(data.data / 16.0), np.asarray(data.target, np.int64)


def breast_cancer() -> tuple[Array, Labels]:
    """569 lumps in the breast, measured under the microscope, and whether each was malignant.

    A row is one lump: cells were drawn from it with a fine needle, and ten traits of their nuclei
    measured in the picture, such as radius and smoothness. Of each trait the mean over the nuclei,
    its standard error and the mean of the three largest are given.

    Not fit for: diagnosis, or any claim about it. One hospital, before 1996, people who already
    had a lump, 37 of 100 malignant; nothing else is known of them, not even their age.

    Returns
    -------
    X : ndarray of shape (569, 30)
        Of very different sizes, from 0.001 to 4254: standardize them. `input_names` lists them.
    y : ndarray of shape (569,)
        1 for malignant (212), 0 for benign (357), so that class 1 is what must be found.
        scikit-learn numbers them the other way round.

    References
    ----------
    W. H. Wolberg, O. L. Mangasarian and W. N. Street (1995). Breast cancer Wisconsin (diagnostic).
    UCI Machine Learning Repository. doi:10.24432/C5DW2B. That repository gives the data under
    CC BY 4.0; scikit-learn names no licence apart from its own, BSD-3-Clause.

    Examples
    --------
    >>> X, y = breast_cancer()
    >>> X.shape, int(y.sum())
    ((569, 30), 212)
    """
    data = datasets.load_breast_cancer()
    return np.asarray(data.data), 1 - np.asarray(data.target, np.int64)


def diabetes() -> tuple[Array, Array]:
    """442 patients with diabetes, and how far the disease had moved on a year later.

    A row is one patient. The inputs are as measured; scikit-learn's default has every column
    scaled with the statistics of all rows, so that test rows leak into the training.

    Not fit for: decisions about patients. The source does not say what the target measures or
    in which unit, and a linear model leaves about half of its variance open.

    Returns
    -------
    X : ndarray of shape (442, 10)
        Age in years, sex as 1 or 2, body mass index in kg/m², mean blood pressure, and six
        measurements of the blood. `input_names` lists them. Standardize them.
    y : ndarray of shape (442,)
        Progress of the disease, 25 to 346; the mean is 152.

    References
    ----------
    B. Efron, T. Hastie, I. Johnstone and R. Tibshirani (2004). Least angle regression. The Annals
    of Statistics 32, 407–499. doi:10.1214/009053604000000067. Neither they nor scikit-learn name a
    licence of the data; scikit-learn's own is BSD-3-Clause.

    Examples
    --------
    >>> X, y = diabetes()
    >>> X.shape, float(y.min()), float(y.max())
    ((442, 10), 25.0, 346.0)
    """
    data = datasets.load_diabetes(scaled=False)
    return np.asarray(data.data, np.float64), np.asarray(data.target, np.float64)


LOADERS: dict[str, Any] = {
    "digits": datasets.load_digits,
    "breast_cancer": datasets.load_breast_cancer,
    "diabetes": datasets.load_diabetes,
}


def input_names(name: str) -> tuple[str, ...]:
    """List what the columns of X are called.

    Parameters
    ----------
    name : str
        "digits", "breast_cancer" or "diabetes".

    Returns
    -------
    tuple of str

    Raises
    ------
    ValueError
        If there is no such set.

    Examples
    --------
    >>> input_names("diabetes")
    ('age', 'sex', 'bmi', 'bp', 's1', 's2', 's3', 's4', 's5', 's6')
    """
    return tuple(map(str, look_up(LOADERS, name, "bundled set")().feature_names))
