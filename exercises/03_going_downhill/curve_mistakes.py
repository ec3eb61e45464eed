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
    """Make an answer that takes the last row with a property, or -1."""

    def answer(curves):
        found = np.flatnonzero(is_one(curves))
        return int(found[-1]) if len(found) else -1

    return answer


def _first_sound(curves):
    found = np.flatnonzero(_sound(curves))
    return int(found[0]) if len(found) else -1


def _first_if_none(curves):
    return int(np.argmin(np.where(_sound(curves), curves[:, -1], np.inf)))


def _lowest(height, most=ROUNDING):
    """Make an answer that takes the lowest ``height(curves)`` among the sound, or -1."""

    def answer(curves):
        is_sound = _sound(curves, most)
        return int(np.argmin(np.where(is_sound, height(curves), np.inf))) if is_sound.any() else -1

    return answer


def _last_loss(curves):
    return curves[:, -1]


def _mean_loss(curves):
    return curves.mean(axis=1)


def _first_step(curves):
    return curves[:, 1]


def _rises_a_little(case, outcome):
    """Whether a curve was picked that rises, by no more than one might call rounding."""
    return _picks(
        case,
        outcome,
        lambda curve: np.isfinite(curve).all() and ROUNDING < np.diff(curve).max() <= 0.02,
    )


def _is_lowest_at_first(case, outcome):
    curves = case.inputs["curves"]
    rows = int(np.argmin(_finite(curves)[:, 1])), _lowest(_first_step)(curves)
    return outcome.values is not None and any(np.array_equal(outcome.values[0], r) for r in rows)


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
        "no-room-for-rounding",
        _lowest(_last_loss, most=0.0),
        "You leave out a curve that has arrived and trembles in its last digits. A rise of at most "
        "1e-9 is rounding: ask for np.diff(…) <= 1e-9, not <= 0.",
        sections.STEP,
    ),
    Mistake(
        "too-much-room",
        _lowest(_last_loss, most=1e-2),
        "This curve rises, by little and by more than 1e-9. Such a rise is no rounding, and the "
        "rule leaves the curve out: np.diff(…) <= 1e-9.",
        sections.STEP,
        when=_rises_a_little,
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
        when=_is_lowest_at_first,
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
        "lowest-mean",
        _lowest(_mean_loss),
        "This one is lowest on average over its steps. You go on from the end of a curve: of the "
        "sound ones take the one whose last loss is lowest.",
        sections.STEP,
    ),
    Mistake(
        "row-among-the-sound",
        _row_among_the_sound,
        "This is the place among the sound curves, after the others were left out. Asked is the "
        "row in all of curves: np.flatnonzero of your mask holds the rows that are left.",
        sections.STEP,
    ),
    Mistake(
        "last-that-falls",
        _last(_sound),
        "This is the last row that never rises, and another one that never rises ends lower. "
        "Compare where the sound curves end, not where they stand in the table.",
        sections.STEP,
    ),
    Mistake(
        "last-that-stays-finite",
        _last(lambda curves: np.isfinite(curves).all(axis=1)),
        "This is the last row whose loss stays finite. That is not enough: the curve rises or "
        "swings. A run that does not blow up need not arrive.",
        sections.STEP,
    ),
    Mistake(
        "last-that-gains",
        _last(_ends_below_its_start),
        "This is the last row that ends below its start. In between it has risen, so its steps are "
        "too long. Look at every step: np.diff(curves, axis=1).",
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
        "first-that-falls",
        _first_sound,
        "This is the first row that never rises. Among all the curves that never rise take the one "
        "that ends lowest.",
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
