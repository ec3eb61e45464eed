"""Datasets: points with known labels, drawn by a rule that you can read.

Every set is called in the same way, `X, y = name(n, rng=rng)`, and gives X of shape (n, n_in) and
y of shape (n,) with class numbers, the examples in random order. Unless a set says otherwise there
are two inputs, to be drawn as a point, and the classes 0 and 1.
"""

from nnlib.datasets.borders import circle, parabola
from nnlib.datasets.clouds import blobs, imbalanced_blobs
from nnlib.datasets.curves import moons, spiral
from nnlib.datasets.gates import CORNERS, TRUTH, and_gate, or_gate, truth_table, xor
from nnlib.datasets.head import FACE_SHAPE, Identity, Light, Pose
from nnlib.datasets.places import Labels
from nnlib.datasets.portraits import draw_people, face, faces
from nnlib.datasets.wrong_labels import is_stray, random_labels, stray_points

__all__ = [
    "CORNERS",
    "FACE_SHAPE",
    "TRUTH",
    "Identity",
    "Labels",
    "Light",
    "Pose",
    "and_gate",
    "blobs",
    "circle",
    "draw_people",
    "face",
    "faces",
    "imbalanced_blobs",
    "is_stray",
    "moons",
    "or_gate",
    "parabola",
    "random_labels",
    "spiral",
    "stray_points",
    "truth_table",
    "xor",
]
