"""Exercise 4d: what a 2–3–1 network of steps answers inside and outside a triangle."""

import numpy as np

from nnlib.grading.comparing import number_fault
from nnlib.grading.exercise import Case, Fault
from nnlib.grading.words import show

# The triangle with the corners (1, 1), (5, 1) and (2, 4): inside, all three of X @ SIDES + AT are
# above 0.
SIDES = np.array([[0.0, 3.0, -1.0], [1.0, -1.0, -1.0]])  # a column for each side
AT = np.array([-1.0, -2.0, 6.0])
ENTRIES = ("inside", "outside")
SHAPES = ((2, 3), (3,), (3, 1), (1,))
NAMES = ("W1", "b1", "W2", "b2")
MARGIN = 0.15  # from every side, for the points of the grid

IN_TEXT = np.array([[2.5, 2.0], [2.0, 3.0], [4.0, 1.5], [3.0, 0.5], [0.0, 2.0], [5.0, 3.0]])
_AXIS = np.linspace(-4, 10, 57)
_FAR = [[-60.0, 1.0], [80.0, -70.0], [40.0, 90.0], [-50.0, -50.0]]


def distances(X):
    """Give how far each point lies inside each side, negative where it lies beyond it."""
    return (X @ SIDES + AT) / np.hypot(*SIDES)  # (n, 3)


def _grid():
    X = np.stack(np.meshgrid(_AXIS, _AXIS), axis=-1).reshape(-1, 2)
    X = np.concatenate([X, _FAR])
    return X[np.abs(distances(X)).min(axis=1) > MARGIN]


GRID = _grid()
NETWORK = (SIDES, AT, np.ones((3, 1)), np.array([-2.5]))
NETWORKS = {"inside": NETWORK, "outside": (*NETWORK[:2], -NETWORK[2], -NETWORK[3])}


def wanted(entry, X):
    """Give the right answers, 0 or 1."""
    is_inside = (distances(X) > 0).all(axis=1)
    return (is_inside == (entry == "inside")).astype(int)


def as_network(values):
    """Give the four arrays in the book's shapes, or None if they are no such network."""
    if values is None or any(v.dtype.kind not in "biuf" for v in values):
        return None
    # Three outgoing weights in a plain list and a bias as a plain number are meant well.
    kind = [value.shape for value in values]
    if kind[:2] != list(SHAPES[:2]) or kind[2] not in ((3, 1), (3,)) or kind[3] not in ((1,), ()):
        return None
    arrays = [np.reshape(v, s).astype(float) for v, s in zip(values, SHAPES, strict=True)]
    return arrays if all(np.isfinite(array).all() for array in arrays) else None


def step(z):
    """Return 1 where z > 0; what only rounding keeps from 0 counts as 0."""
    return (z > 1e-9).astype(float)


def answers(network, X):
    """Give the network's answers and the hidden outputs that lead to them."""
    W1, b1, W2, b2 = network
    A = step(X @ W1 + b1)  # (n, 3)
    return step(A @ W2 + b2)[:, 0].astype(int), A


def is_right(entry, network, X=GRID):
    """Whether the network answers all points rightly."""
    return bool((answers(network, X)[0] == wanted(entry, X)).all())


def triangle_case(entry, points):
    """Make a case of exercise 4d."""
    return Case(f"{entry}, {points}", {"entry": entry}, returns=NAMES)


_POINTS = "the six points of the text"
TRIANGLE_PUBLIC = tuple(triangle_case(entry, _POINTS) for entry in ENTRIES)


def hidden_triangles(rng):
    """Ask for the points of a grid; nothing is left to draw."""
    return tuple(triangle_case(entry, "points everywhere") for entry in ENTRIES)


def points_of(case):
    """Give the points that a case asks about."""
    return IN_TEXT if case.name.endswith(_POINTS) else GRID


def compare_networks(case, values):
    """Ask the network about the points of the case."""
    for name, value in zip(NAMES, values, strict=True):
        if fault := number_fault(value, f"numbers in {name}"):
            return fault
    network = as_network(values)
    if network is None:
        came = ", ".join(f"{n} {v.shape}" for n, v in zip(NAMES, values, strict=True))
        expected = ", ".join(f"{n} {s}" for n, s in zip(NAMES, SHAPES, strict=True))
        why = (
            "W1 has a row for each input and a column for each hidden unit: [[…, …, …], […, …, …]]."
            " W2 has a row for each hidden unit: [[…], […], […]]."
        )
        return Fault("shape", f"shapes {came}", f"shapes {expected}", why)
    return _point_fault(case, network)


def _point_fault(case, network):
    X, entry = points_of(case), case.inputs["entry"]
    came, A = answers(network, X)
    right = wanted(entry, X)
    wrong = np.flatnonzero(came != right)
    if len(wrong) == 0:
        return None
    first = wrong[0]
    z = A[first] @ network[2] + network[3]
    many = f"; {len(wrong)} of {len(X)} points are wrong" if len(wrong) > 1 else ""
    return Fault(
        "points",
        f"{came[first]} at ({X[first, 0]:g}, {X[first, 1]:g}): the hidden units say "
        f"{show(A[first])}, so z = {show(z[0])}{many}",
        f"{right[first]} at ({X[first, 0]:g}, {X[first, 1]:g})",
        "Work this point out on paper. Is each of the three hidden answers what you meant it to "
        "be? If so, look at the last neuron, else at that unit.",
    )
