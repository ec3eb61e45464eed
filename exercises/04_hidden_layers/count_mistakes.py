"""Exercise 4c: the classic wrong counts.

Each number is looked at by itself, so that two wrong ones do not hide each other.
"""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .counting import count


def _wrong(place, formula):
    """Make an answer of which the number at one place comes from another formula."""

    def answer(sizes):
        numbers = list(count(sizes))
        numbers[place] = formula(sizes[:-1], sizes[1:])
        return tuple(numbers)

    return answer


def _mistake(name, place, formula, why):
    """Make the mistake of one number, recognised where the numbers before it are right."""

    def when(case, outcome):
        values, sizes = outcome.values, case.inputs["sizes"]
        if values is None or any(v.shape != () or v.dtype.kind not in "biuf" for v in values):
            return False
        wanted = [*count(sizes)[:place], formula(sizes[:-1], sizes[1:])]
        return bool(np.equal(values[: place + 1], wanted).all())

    return Mistake(name, _wrong(place, formula), why, sections.COUNT, when=when)


def _other_order(sizes):
    return count(sizes)[::-1]


COUNT = (
    _mistake(
        "inputs-as-a-layer",
        0,
        lambda n_in, n_out: len(n_out) + 1,
        "The inputs were counted as a layer. A layer computes something, and inputs do not: "
        "3–5–2 has two layers.",
    ),
    _mistake(
        "hidden-layers-only",
        0,
        lambda n_in, n_out: len(n_out) - 1,
        "These are the hidden layers. The last one is a layer as well, with weights and biases of "
        "its own.",
    ),
    _mistake(
        "inputs-as-neurons",
        1,
        lambda n_in, n_out: n_in[0] + n_out.sum(),
        "The inputs were counted as neurons. A neuron has weights and a bias; an input has "
        "neither.",
    ),
    _mistake(
        "hidden-neurons-only",
        1,
        lambda n_in, n_out: n_in[1:].sum(),
        "These are the hidden units. The outputs are neurons as well: count all sizes but the "
        "first.",
    ),
    _mistake(
        "all-but-the-last",
        1,
        lambda n_in, n_out: n_in.sum(),
        "This counts the inputs and leaves out the outputs. It is the other way round: all sizes "
        "but the first.",
    ),
    _mistake(
        "forgets-the-biases",
        2,
        lambda n_in, n_out: np.sum(n_in * n_out),
        "These are the weights alone. Each neuron has a bias as well, and it is learned too.",
    ),
    _mistake(
        "biases-for-the-inputs",
        2,
        lambda n_in, n_out: np.sum(n_in * n_out) + n_in[0] + n_out.sum(),
        "The inputs were given biases. Only neurons have one: add all sizes but the first.",
    ),
    _mistake(
        "bias-for-each-weight-row",
        2,
        lambda n_in, n_out: np.sum(n_in * (n_out + 1)),
        "Each layer got a bias for each of its inputs. It has one for each of its neurons: "
        "(n_in + 1) · n_out, not n_in · (n_out + 1).",
    ),
    _mistake(
        "weights-into-the-biases",
        2,
        lambda n_in, n_out: np.sum((n_in + 1) * (n_out + 1)),
        "There are weights too many. A bias is like a weight of an input that is always 1; into "
        "that input nothing goes: (n_in + 1) · n_out.",
    ),
    _mistake(
        "one-bias-a-layer",
        2,
        lambda n_in, n_out: np.sum(n_in * n_out + 1),
        "Each layer got a single bias. It has one for each of its neurons.",
    ),
    _mistake(
        "no-bias-for-the-outputs",
        2,
        lambda n_in, n_out: np.sum(n_in * n_out) + n_in[1:].sum(),
        "The outputs got no biases. They are neurons like the hidden ones: one bias each.",
    ),
    _mistake(
        "biases-alone",
        2,
        lambda n_in, n_out: n_out.sum(),
        "These are the biases alone. Between two layers each neuron of the one has a weight for "
        "each of the other: n_in · n_out.",
    ),
    _mistake(
        "all-with-all",
        2,
        lambda n_in, n_out: n_in[0] * np.prod(n_out) + n_out.sum(),
        "All sizes were multiplied with each other. Weights join a layer to the next one only: "
        "multiply neighbours, then add.",
    ),
    _mistake(
        "first-layer-only",
        2,
        lambda n_in, n_out: (n_in[0] + 1) * n_out[0],
        "This is the first layer alone. Every layer after it has parameters too: go on to the end "
        "of sizes.",
    ),
    Mistake(
        "other-order",
        _other_order,
        "The three numbers are right and stand in another order: layers, neurons, parameters.",
        sections.COUNT,
    ),
)
