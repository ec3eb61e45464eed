"""Estimators: the networks of this book behind scikit-learn's fit, predict and score.

So they go wherever a scikit-learn model goes: into pipelines, grid searches, calibration and
pictures of decision boundaries. What is fitted is a `Network`, found in `network_`.
"""

from nnlib.estimators.logistic import LogisticRegression
from nnlib.estimators.networks import NetworkClassifier, NetworkRegressor

__all__ = ["LogisticRegression", "NetworkClassifier", "NetworkRegressor"]
