"""Metrics: how good are the answers, and how sure can you be with so few examples?

A share that was counted on n examples comes as a `Proportion`, with the interval in which the
share among all examples of this kind plausibly lies. Measure on examples that training never saw.
"""

from nnlib.metrics.answers import accuracy, confusion_matrix, precision, recall
from nnlib.metrics.intervals import Proportion, proportion
from nnlib.metrics.ranking import (
    PrecisionRecallCurve,
    RocCurve,
    average_precision,
    precision_recall_curve,
    roc_auc,
    roc_curve,
)
from nnlib.metrics.reliability import CalibrationCurve, calibration_curve, calibration_error

__all__ = [
    "CalibrationCurve",
    "PrecisionRecallCurve",
    "Proportion",
    "RocCurve",
    "accuracy",
    "average_precision",
    "calibration_curve",
    "calibration_error",
    "confusion_matrix",
    "precision",
    "precision_recall_curve",
    "proportion",
    "recall",
    "roc_auc",
    "roc_curve",
]
