"""Exercise 2a: the classic wrong answers about the sigmoid."""

import numpy as np

from nnlib.grading.comparing import RTOL
from nnlib.grading.exercise import Mistake

from . import sections
from .losses import TINY, sigmoid


def _overflows(case, outcome):
    return outcome.trouble is not None and outcome.trouble.kind in (
        "FloatingPointError",
        "OverflowError",
    )


def _says(words):
    return lambda case, outcome: outcome.trouble is not None and words in outcome.trouble.text


def _wrong_entries(case, outcome):
    """Give came and expected where they differ, both as the distance to the nearer end."""
    right = sigmoid(case.inputs["z"])
    came = outcome.values[0] if outcome.values else None
    if came is None or came.dtype.kind not in "biuf" or came.shape != right.shape:
        return None
    wrong = ~np.isclose(came, right, rtol=RTOL, atol=TINY)
    is_high = right > 0.5
    came = np.where(is_high, 1 - np.asarray(came, dtype=float), came)
    return came[wrong], np.where(is_high, 1 - right, right)[wrong]


def _stops_at_a_floor(case, outcome):
    parts = _wrong_entries(case, outcome)
    if parts is None or not np.isfinite(parts[0]).all():
        return False
    came, right = parts
    is_flat = np.allclose(came, came[0], rtol=1e-4, atol=0)
    return bool(is_flat and (came > right).all() and (right < 0.02).all())


def _loses_digits(case, outcome):
    """Whether what came has the steps of numbers near 1, 2⁻⁵³ or a half or a quarter of it."""
    parts = _wrong_entries(case, outcome)
    if parts is None:
        return False
    came, right = parts
    return bool((np.abs(came - right) < 1e-14).all() and (came * 2.0**55 % 1 == 0).all())


def _adds_a_little(case, outcome):
    """Whether all entries are too large by the same small number, up to rounding."""
    right = sigmoid(case.inputs["z"])
    came = outcome.values[0] if outcome.values else None
    if came is None or came.dtype.kind != "f" or came.shape != right.shape:
        return False
    more = came - right
    return bool(0 < more.max() < 1e-3 and np.allclose(more, more.max(), rtol=0.01, atol=4e-16))


def _is_whole(case, outcome):
    if outcome.values is None or isinstance(case.inputs["z"], float):
        return False
    return case.inputs["z"].dtype.kind == outcome.values[0].dtype.kind == "i"


def _typed(z):
    out = np.zeros_like(z)
    out[...] = sigmoid(z)
    return out


def _branches(z):
    return sigmoid(z) if z >= 0 else 1 - sigmoid(-z)


def _softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


SIGMOID = (
    Mistake(
        "overflows",
        lambda z: 1 / (1 + np.exp(-z)),
        "np.exp gets a number above 709 here, and the result is beyond 1e308. NumPy only warns of "
        "it, this check stops. Hand exp no positive number: with e = exp(−|z|) the answer is "
        "1 / (1 + e) for z ≥ 0 and e / (1 + e) below. np.where alone does not help: it computes "
        "both of its branches for every entry and picks afterwards.",
        sections.ODDS,
        when=_overflows,
    ),
    Mistake(
        "math-for-one-number",
        lambda z: float(z) * 0 + sigmoid(z),
        "The functions of Python's math take one number, and z may be an array. Use NumPy's: "
        "np.exp works on every entry.",
        sections.ODDS,
        when=_says("converted to Python scalars"),
    ),
    Mistake(
        "if-for-one-number",
        _branches,
        "An if chooses one branch, and the entries of z need different ones. np.where(z >= 0, a, b)"
        " chooses for each entry; np.abs(z) often saves the choice.",
        sections.ODDS,
        when=_says("truth value of an array"),
    ),
    Mistake(
        "whole-numbers",
        _typed,
        "z holds whole numbers here, and np.zeros_like(z) makes an array for whole numbers too, "
        "which cuts every probability down to 0 or 1. Begin with z = np.asarray(z, dtype=float).",
        sections.ODDS,
        when=_is_whole,
    ),
    Mistake(
        "clips",
        lambda z: 1 / (1 + np.exp(-np.clip(z, -15, 15))),
        "From some z on your probability stays where it is, as np.clip makes it. It then says 1 in "
        "a million where one in 10⁴³ is meant, and it no longer changes with z. Rewrite the "
        "formula instead of cutting its input: exp(−|z|) never overflows.",
        sections.ODDS,
        when=_stops_at_a_floor,
    ),
    Mistake(
        "loses-small-probabilities",
        lambda z: (1 + np.tanh(np.asarray(z) / 2)) / 2,
        "A small probability came out as a difference of two numbers near 1, and there only 16 "
        "digits after the point are left: 1 − 0.9999999999999999 is 1.1e−16, and 0 further out. "
        "For z < 0 use e / (1 + e) with e = exp(z), which subtracts nothing.",
        sections.ODDS,
        when=_loses_digits,
    ),
    Mistake(
        "adds-a-little",
        lambda z: sigmoid(z) + 1e-15,
        "A small number was added to the probability, and far out that is more than the "
        "probability itself. 1 + exp(−|z|) is never 0, so nothing has to be held off: leave it "
        "out.",
        sections.ODDS,
        when=_adds_a_little,
    ),
    Mistake(
        "mirrored",
        lambda z: sigmoid(-np.asarray(z)),
        "This falls from 1 to 0, the mirror image: at 2 it gives what belongs to −2. The sign in "
        "the exponent is the minus of 1 / (1 + exp(−z)).",
        sections.ODDS,
    ),
    Mistake(
        "never-below-one-half",
        lambda z: sigmoid(np.abs(z)),
        "For z < 0 this gives what belongs to −z: the numerator is e there, not 1.",
        sections.ODDS,
    ),
    Mistake(
        "never-above-one-half",
        lambda z: sigmoid(-np.abs(z)),
        "For z > 0 this gives what belongs to −z: the numerator is 1 there, not e.",
        sections.ODDS,
    ),
    Mistake(
        "tanh",
        np.tanh,
        "This is tanh, which runs from −1 to 1. A probability runs from 0 to 1: the sigmoid is "
        "(1 + tanh(z / 2)) / 2, and written like that it loses its small values.",
        sections.ODDS,
    ),
    Mistake(
        "twice-as-steep",
        lambda z: (1 + np.tanh(z)) / 2,
        "This is the sigmoid of 2z, twice as steep. In (1 + tanh(…)) / 2 stands z / 2, not z.",
        sections.ODDS,
    ),
    Mistake(
        "decides",
        lambda z: np.where(np.asarray(z) > 0, 1.0, 0.0),
        "This is the decision, 0 or 1. The sigmoid gives the probability behind it.",
        sections.ODDS,
    ),
    Mistake(
        "its-slope",
        lambda z: sigmoid(z) * (1 - sigmoid(z)),
        "This is p (1 − p), the slope of the sigmoid. Return p itself.",
        sections.ODDS,
    ),
    Mistake(
        "softmax",
        _softmax,
        "Your entries sum to 1: this is softmax, which shares one probability among classes. Here "
        "each entry of z is an example of its own, with a probability of its own.",
        sections.CLASSES,
    ),
    Mistake(
        "flattens",
        lambda z: np.ravel(sigmoid(z)),
        "The numbers are right and their shape is lost. What comes back has the shape of z: one "
        "number for one number, a table for a table.",
        sections.ODDS,
    ),
)
