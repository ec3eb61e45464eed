"""A head by formula: an egg with a painted face, turned, tilted and lit from one side.

Three causes meet in every pixel: who it is, how the head is held, and where the light comes from.
The paint moves with the egg; the light falls on the egg as it stands.
"""

from typing import NamedTuple

import numpy as np

from nnlib.shapes import Array

FACE_SHAPE = (24, 24)  # height and width in pixels
HALF_HEIGHT = 0.9  # of the egg; the picture reaches from −1 to 1 in both directions
SKIN, PAINT = 0.9, 0.1  # share of the light that they throw back
BACKGROUND = 0.25  # grey level
AMBIENT = 0.15  # light that comes from everywhere


class Identity(NamedTuple):
    """What makes the person, the same in every picture; the picture is 2 wide and 2 high.

    Attributes
    ----------
    face_width : float
        From the middle of the head to each side.
    eye_distance : float
        From the middle of the face to each eye.
    eye_height : float
        How far the eyes are above the middle.
    brow_slope : float
        How steeply the brows rise outwards.
    nose_length : float
    mouth_width : float
        From the middle of the mouth to each corner.
    mouth_curve : float
        How far the corners are above the middle of the mouth.
    hairline : float
        How far above the middle the hair begins.
    hair : float
        How fair the hair is, from 0 for black to 1 for as light as the skin.
    """

    face_width: float = 0.66
    eye_distance: float = 0.29
    eye_height: float = 0.15
    brow_slope: float = 0.2
    nose_length: float = 0.25
    mouth_width: float = 0.25
    mouth_curve: float = 0.05
    hairline: float = 0.45
    hair: float = 0.3


class Pose(NamedTuple):
    """How the head is held.

    Attributes
    ----------
    turn : float
        Towards the right of the picture, in degrees; at 0 the face looks at you.
    tilt : float
        Towards the right of the picture, in degrees; at 0 the head is upright.
    """

    turn: float = 0.0
    tilt: float = 0.0


class Light(NamedTuple):
    """Where the light comes from, and how strong it is.

    Attributes
    ----------
    side : float
        From the right of the picture, in degrees: 0 is from where you stand, 90 from the right,
        −90 from the left.
    height : float
        From above, in degrees.
    strength : float
        From 0, where only the dim light from everywhere is left, to 1.
    """

    side: float = 0.0
    height: float = 20.0
    strength: float = 0.9


def draw_heads(people: Array, poses: Array, lights: Array) -> Array:
    """Draw one head for each row; the columns are the entries of the three tuples.

    Parameters
    ----------
    people : ndarray of shape (n, 9)
    poses : ndarray of shape (n, 2)
    lights : ndarray of shape (n, 3)

    Returns
    -------
    ndarray of shape (n, height, width)
        Grey levels from 0 to 1.
    """
    who = Identity(*_columns(people))  # n numbers in place of each
    turn, tilt = np.deg2rad(_columns(poses))
    x, y = _upright(tilt)  # (n, height, width)
    inside = 1 - (x / who.face_width) ** 2 - (y / HALF_HEIGHT) ** 2
    z = who.face_width * np.sqrt(np.maximum(inside, 0))  # towards the viewer
    painted = _paint(who, x * np.cos(turn) - z * np.sin(turn), y)
    normal = np.stack([x / who.face_width**2, y / HALF_HEIGHT**2, z / who.face_width**2])
    lit = painted * _shade(normal / np.linalg.norm(normal, axis=0), lights, tilt)
    edge = np.clip(0.5 + 3 * inside, 0, 1)  # a soft outline, about a pixel wide
    return np.asarray(edge * lit + (1 - edge) * BACKGROUND)


def _columns(table: Array) -> Array:
    """Stand each column up so that it goes with n pictures, (n, 1, 1)."""
    return np.asarray(table.T[:, :, np.newaxis, np.newaxis])


def _upright(tilt: Array) -> tuple[Array, Array]:
    """Give each pixel its place on the upright head: x to the right and y upwards, −1 to 1."""
    height, width = FACE_SHAPE
    y = (height - 1 - 2 * np.arange(height)[:, np.newaxis]) / height
    x = (2 * np.arange(width) + 1 - width) / width
    return x * np.cos(tilt) - y * np.sin(tilt), x * np.sin(tilt) + y * np.cos(tilt)


def _paint(who: Identity, x: Array, y: Array) -> Array:
    """Give each place on the egg the share of light that it throws back."""
    beside_eye, above_eye = np.abs(x) - who.eye_distance, y - who.eye_height
    above_brow = above_eye - 0.2 - who.brow_slope * beside_eye
    along_nose = 2 * (who.eye_height - y) / who.nose_length - 1  # −1 at the eyes, 1 at the tip
    above_mouth = y + 0.5 - who.mouth_curve * (x / who.mouth_width) ** 2
    eyes = _spot(beside_eye / 0.1, above_eye / 0.07)
    brows = 0.7 * _spot(beside_eye / 0.16, above_brow / 0.05)
    nose = 0.4 * _spot(x / 0.06, along_nose)
    mouth = 0.8 * _spot(x / who.mouth_width, above_mouth / 0.06)
    dark = np.max([eyes, brows, nose, mouth], axis=0)
    is_hair = np.clip(0.5 + 6 * (y - who.hairline + 0.4 * x * x), 0, 1)
    skin = SKIN + (PAINT - SKIN) * dark
    return np.asarray((1 - is_hair) * skin + is_hair * who.hair * SKIN)


def _spot(u: Array, v: Array) -> Array:
    """Give 1 in the middle, and little where abs(u) or abs(v) is above 1."""
    return np.asarray(np.exp(-(u**4) - v**4))


def _shade(normal: Array, lights: Array, tilt: Array) -> Array:
    """Compute how much light falls on each place: the more, the more it faces the light."""
    side, height, strength = _columns(lights)
    side, height = np.deg2rad(side), np.deg2rad(height)
    x, y = np.sin(side) * np.cos(height), np.sin(height)
    # The light stays where it is, so the tilted head sees it turned the other way.
    towards_light = np.stack([
        x * np.cos(tilt) - y * np.sin(tilt),
        x * np.sin(tilt) + y * np.cos(tilt),
        np.cos(side) * np.cos(height),
    ])  # fmt: skip
    facing = np.maximum(np.sum(normal * towards_light, axis=0), 0)  # (n, height, width)
    return np.asarray(AMBIENT + (1 - AMBIENT) * strength * facing)
