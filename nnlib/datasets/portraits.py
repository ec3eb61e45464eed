"""Portraits: faces by formula, so that you know what differs between two pictures.

In pixels, one person in two lights differs more than two people in one light. To tell people
apart, a network has to see through the light.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nnlib.datasets.head import Identity, Light, Pose, draw_heads
from nnlib.datasets.places import Labels, deal
from nnlib.shapes import Array, Rng, check_count, check_not_negative, check_rng

FRONTAL, PLAIN = Pose(), Light()

# Between which ends people and lights are drawn, and how far heads are turned and tilted.
PEOPLE = (
    Identity(0.52, 0.22, 0.05, -0.4, 0.15, 0.16, -0.04, 0.30, 0.05),
    Identity(0.80, 0.36, 0.20, 0.6, 0.40, 0.36, 0.14, 0.65, 0.85),
)
LIGHTS = Light(-75.0, -10.0, 0.45), Light(75.0, 50.0, 1.0)
FURTHEST = Pose(25.0, 8.0)

# Outside these the formula draws no head: lengths that are 0, the back of the head, light below 0.
ALLOWED = {
    "face_width": (0.1, 1.0),
    "nose_length": (0.05, 1.0),
    "mouth_width": (0.05, 1.0),
    "hair": (0.0, 1.0),
    "turn": (-90.0, 90.0),
    "strength": (0.0, 1.0),
}


def faces(
    n: int,
    *,
    rng: Rng,
    n_people: int = 10,
    people: Sequence[Identity] | None = None,
    vary_pose: float = 1.0,
    vary_light: float = 1.0,
    noise: float = 0.02,
) -> tuple[Array, Labels]:
    """Grey pictures of a few people, each picture in a pose and a light of its own.

    They imitate what makes faces hard: what you want to know, who it is, moves few pixels, and
    what you do not want to know, light and pose, moves many. Real faces have hair, glasses, age,
    expression and ten thousand other traits; these have nine, so results on them say nothing about
    how well real faces are told apart, or for whom.

    Parameters
    ----------
    n : int
        Number of pictures; each person gets as many, to one picture.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    n_people : int
        Number of people, whom `draw_people` draws.
    people : sequence of Identity, optional
        These people instead, for example to have the same ones, or others, in a second set.
    vary_pose : float
        From 0, all upright and looking at you, to 1, turned by up to 25° and tilted by up to 8°.
    vary_light : float
        From 0, all in the light `Light()`, to 1, lit from up to 75° to either side, from below to
        far above, and at half to full strength.
    noise : float
        Standard deviation of what the camera adds to each pixel. What falls below 0 or above 1 is
        0 or 1, as in a camera.

    Returns
    -------
    X : ndarray of shape (n, 576)
        Grey levels from 0 for black to 1 for white. `X[i].reshape(FACE_SHAPE)` is a picture,
        24 pixels high and wide.
    y : ndarray of shape (n,)
        Number of the person, 0 to n_people − 1.

    Raises
    ------
    TypeError, ValueError
        If a count is not a whole number of at least 1, a degree of variation does not lie from 0
        to 1, `noise` is not a number of at least 0, `people` holds something else, or `rng` is not
        a random generator.

    See Also
    --------
    face : one picture without chance.

    Examples
    --------
    >>> X, y = faces(100, rng=np.random.default_rng(0), n_people=5)
    >>> X.shape, np.bincount(y).tolist()
    ((100, 576), [20, 20, 20, 20, 20])
    """
    n, rng = check_count(n, "n"), check_rng(rng)
    people = draw_people(n_people, rng=rng) if people is None else _check_people(people)
    vary_pose = _check_part(vary_pose, "vary_pose")
    vary_light = _check_part(vary_light, "vary_light")
    noise = check_not_negative(noise, "noise")
    y = deal(n, len(people), rng)
    poses = vary_pose * np.array(FURTHEST) * rng.uniform(-1.0, 1.0, (n, 2))
    lights = (1 - vary_light) * np.array(PLAIN) + vary_light * _between(LIGHTS, n, rng)
    X = draw_heads(np.array(people)[y], poses, lights).reshape(n, -1)
    return np.clip(X + noise * rng.normal(0.0, 1.0, X.shape), 0, 1), y


def draw_people(n_people: int, *, rng: Rng) -> list[Identity]:
    """Draw people who differ in all nine traits, each trait evenly between two ends.

    Parameters
    ----------
    n_people : int
        Number of people.
    rng : random generator
        Such as `np.random.default_rng(0)`.

    Returns
    -------
    list of Identity

    Raises
    ------
    TypeError, ValueError
        If `n_people` is not a whole number of at least 1, or `rng` not a random generator.

    Examples
    --------
    >>> people = draw_people(3, rng=np.random.default_rng(0))
    >>> len(people), round(people[0].face_width, 2)
    (3, 0.7)
    """
    rows = _between(PEOPLE, check_count(n_people, "n_people"), check_rng(rng))
    return [Identity(*map(float, row)) for row in rows]


def face(identity: Identity, pose: Pose = FRONTAL, light: Light = PLAIN) -> Array:
    """Draw one face, without chance: the same person, pose and light give the same picture.

    Parameters
    ----------
    identity : Identity
    pose : Pose
    light : Light

    Returns
    -------
    ndarray of shape (24, 24)
        Grey levels from 0 to 1; row 0 is the top.

    Raises
    ------
    TypeError, ValueError
        If an argument is something else, or a number in it is not finite or out of range.

    Examples
    --------
    >>> person = Identity(hair=0.1)
    >>> left, right = (face(person, light=Light(side=side)) for side in (-60, 60))
    >>> bool(np.allclose(left, right[:, ::-1]))  # mirror images
    True
    """
    _check_traits(identity, Identity, "identity")
    _check_traits(pose, Pose, "pose")
    _check_traits(light, Light, "light")
    rows = (np.array([thing], dtype=float) for thing in (identity, pose, light))
    return np.asarray(draw_heads(*rows)[0])


def _between(ends: tuple[tuple[float, ...], tuple[float, ...]], n: int, rng: Rng) -> Array:
    """Draw n rows, each entry evenly between its two ends."""
    low, high = np.array(ends)
    return np.asarray(low + (high - low) * rng.uniform(0.0, 1.0, (n, len(low))))


def _check_people(people: Sequence[Identity]) -> Sequence[Identity]:
    if isinstance(people, Identity) or not isinstance(people, list | tuple) or not people:
        raise TypeError(
            f"people must be a list of at least one Identity, but it is {people!r}. "
            "Write for example people=draw_people(5, rng=rng)."
        )
    for index, person in enumerate(people):
        _check_traits(person, Identity, f"people[{index}]")
    return people


def _check_traits(thing: object, kind: type, name: str) -> None:
    """Refuse what is no Identity, Pose or Light, or holds a number that draws no head."""
    if not isinstance(thing, kind):
        raise TypeError(
            f"{name} must be of type {kind.__name__}, but it is {thing!r}. "
            f"Write for example {kind.__name__}()."
        )
    for trait, value in thing._asdict().items():  # type: ignore[attr-defined]  # a named tuple
        low, high = ALLOWED.get(trait, (-np.inf, np.inf))
        if not isinstance(value, int | float | np.number) or not np.isfinite(value):
            raise ValueError(f"{name}.{trait} must be a finite number, but it is {value!r}.")
        if not low <= value <= high:
            raise ValueError(
                f"{name}.{trait} must lie from {low:g} to {high:g}, but it is {value}."
            )


def _check_part(value: float, name: str) -> float:
    if check_not_negative(value, name) > 1:
        raise ValueError(f"{name} must lie from 0 to 1, but it is {value}. Write {name}=1.")
    return float(value)
