"""Exercise 3d: the classic wrong answers about a learning rate that is read off curves."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .curves import ROUNDING, pick


def _finite(curves):
    return np.where(np.isfinite(curves), curves, np.inf)


def _sound(curves, most=ROUNDING):
    return np.isfinite(curves).all(axis=1) & (np.diff(curves, axis=1) <= most).all(axis=1)


def _last(is_one):
    """Make an answer that takes the longest rate with a property, or -1."""

    def answer(curves):
        found = np.flatnonzero(is_one(curves))
        return int(found[-1]) if len(found) else -1

    return answer


def _first_sound(curves):
    found = np.flatnonzero(_sound(curves))
    return int(found[0]) if len(found) else -1


def _first_if_none(curves):
    return int(np.argmin(np.where(_sound(curves), curves[:, -1], np.inf)))


def _strictly(curves):
    is_sound = _sound(curves) & (np.diff(curves, axis=1) < 0).all(axis=1)
    return int(np.argmin(np.where(is_sound, curves[:, -1], np.inf))) if is_sound.any() else -1


def _ends_below_its_start(curves):
    return np.isfinite(curves).all(axis=1) & (curves[:, -1] < curves[:, 0])


def _row_among_the_sound(curves):
    ends = curves[_sound(curves), -1]
    return int(np.argmin(ends)) if len(ends) else -1


def _gives_a_loss(curves):
    at = pick(curves)
    return curves[at, -1] if at >= 0 else -1


PICK = (
    Mistake(
        "row-among-the-sound",
        _row_among_the_sound,
        "This is the place among the sound curves, after the others were left out. Asked is the "
        "row in all of curves: np.flatnonzero of your mask holds the rows that are left.",
        sections.STEP,
    ),
    Mistake(
        "not-a-number-wins",
        lambda curves: int(np.argmin(curves[:, -1])),
        "This curve has left the range of numbers: it ends in NaN, and np.argmin takes a NaN for "
        "the smallest. Sort out first what is not finite, with np.isfinite.",
        sections.STEP,
        when=lambda case, outcome: _picks(case, outcome, lambda curve: np.isnan(curve).any()),
    ),
    Mistake(
        "lowest-first-step",
        lambda curves: int(np.argmin(_finite(curves)[:, 1])),
        "This one is lowest after the first step. One long step can land low by luck; look where "
        "the curve goes afterwards.",
        sections.STEP,
    ),
    Mistake(
        "lowest-anywhere",
        lambda curves: int(np.argmin(_finite(curves).min(axis=1))),
        "This one holds the lowest loss seen anywhere, and has left it again. You go on from the "
        "end of a curve, not from its best moment.",
        sections.STEP,
    ),
    Mistake(
        "lowest-end",
        lambda curves: int(np.argmin(_finite(curves)[:, -1])),
        "This one ends lowest, but on its way it has risen: its steps leap over the valley, and "
        "it ends low because the run was cut there. One step more may end high.",
        sections.STEP,
    ),
    Mistake(
        "longest-that-falls",
        _last(_sound),
        "This is the longest rate that never rises, and another one that never rises ends lower. "
        "Near the limit each step lands on the far side, nearly as high.",
        sections.STEP,
    ),
    Mistake(
        "longest-that-stays-finite",
        _last(lambda curves: np.isfinite(curves).all(axis=1)),
        "This is the longest rate whose loss stays finite. That is not enough: the curve rises or "
        "swings. A run that does not blow up need not arrive.",
        sections.STEP,
    ),
    Mistake(
        "longest-that-gains",
        _last(_ends_below_its_start),
        "This is the longest rate that ends below its start. In between it has risen, so its steps "
        "are too long. Look at every step: np.diff(curves, axis=1).",
        sections.STEP,
    ),
    Mistake(
        "flat-counts-as-rising",
        _strictly,
        "A curve that has arrived stays where it is, and you leave it out: a difference of 0 is no "
        "rise. Ask for np.diff(…) <= 1e-9, not < 0.",
        sections.STEP,
    ),
    Mistake(
        "shortest-that-falls",
        _first_sound,
        "This rate is safe and slow. Among the curves that never rise take the one that ends "
        "lowest.",
        sections.STEP,
    ),
    Mistake(
        "always-picks-one",
        _first_if_none,
        "Each of these curves rises, so there is none to go on with: return −1. np.argmin of "
        "nothing but infinities says 0.",
        sections.STEP,
    ),
    Mistake(
        "counts-from-one",
        lambda curves: pick(curves) + 1 if pick(curves) >= 0 else -1,
        "This is the row below the right one. Rows are counted from 0.",
        sections.STEP,
    ),
    Mistake(
        "gives-the-loss",
        _gives_a_loss,
        "This is the loss at the end of the right curve. Return the number of its row.",
        sections.STEP,
    ),
)


def _picks(case, outcome, test):
    """Whether a row was picked whose curve passes the test."""
    curves = case.inputs["curves"]
    if outcome.values is None or outcome.values[0].shape != ():
        return False
    came = outcome.values[0]
    is_row = came.dtype.kind in "iu" and 0 <= came < len(curves)
    return bool(is_row and test(curves[int(came)]))
