"""Training: look at some examples, find the slope of the loss, take a step down; again and again.

One pass over all examples is an epoch. What happened is kept in a `History`.
"""

from nnlib.training.early_stopping import EarlyStopping
from nnlib.training.history import History
from nnlib.training.loop import train
from nnlib.training.many import generators, train_many

__all__ = ["EarlyStopping", "History", "generators", "train", "train_many"]
