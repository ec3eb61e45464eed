"""Exercise 3c: measurements by a wiggle that are right but for one part."""

import numpy as np


def one_sided(side):
    """Make a measurement from the place itself to one side, 1 for up and -1 for down."""

    def measure(loss, X, y, w, b, wiggle):
        here, way = loss(X, y, w, b), side * wiggle
        rises = [loss(X, y, w + step, b) - here for step in way * np.eye(len(w))]
        return np.array([*rises, loss(X, y, w, b + way) - here]) / way

    return measure


def stays_moved(side):
    """Make a measurement that leaves each weight where the wiggle put it."""

    def measure(loss, X, y, w, b, wiggle):
        rises = []
        for step in wiggle * np.eye(len(w)):
            rises.append(loss(X, y, w + step, b) - loss(X, y, w - step, b))
            w = w + side * step
        rises.append(loss(X, y, w, b + wiggle) - loss(X, y, w, b - wiggle))
        return np.array(rises) / (2 * wiggle)

    return measure


def all_together(loss, X, y, w, b, h):
    """Wiggle all weights and the bias together."""
    rise = loss(X, y, w + h, b + h) - loss(X, y, w - h, b - h)
    return np.full(len(w) + 1, rise / (2 * h))


def all_at_once(loss, X, y, w, b, wiggle):
    """Wiggle all weights together, then the bias."""
    rise = loss(X, y, w + wiggle, b) - loss(X, y, w - wiggle, b)
    last = loss(X, y, w, b + wiggle) - loss(X, y, w, b - wiggle)
    return np.array([rise] * len(w) + [last]) / (2 * wiggle)
