"""Optimizers: how a step downhill is taken once the slope is known.

All change the parameter vector in place, one call a step. The learning rate is a number or a
schedule.
"""

from nnlib.optimizers.adaptive import Adam, AdamW, RMSProp
from nnlib.optimizers.base import Optimizer
from nnlib.optimizers.descent import SGD
from nnlib.optimizers.schedules import ConstantRate, CosineRate, Schedule, StepRate

__all__ = [
    "SGD",
    "Adam",
    "AdamW",
    "ConstantRate",
    "CosineRate",
    "Optimizer",
    "RMSProp",
    "Schedule",
    "StepRate",
]
