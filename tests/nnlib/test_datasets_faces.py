"""Faces: what each cause does to the pixels, and what can be learned from them all the same."""

import numpy as np
import pytest

import nnlib
from nnlib.datasets import FACE_SHAPE, Identity, Light, Pose, draw_people, face, faces

PEOPLE = draw_people(8, rng=np.random.default_rng(5))


def distance(a: np.ndarray, b: np.ndarray) -> float:
    """Root of the mean squared difference between two pictures."""
    return float(np.sqrt(np.mean((a - b) ** 2)))


def test_a_picture_is_grey_levels_row_by_row() -> None:
    X, y = faces(20, rng=np.random.default_rng(0), n_people=4)

    assert X.shape == (20, 24 * 24)
    assert FACE_SHAPE == (24, 24)
    assert X.min() >= 0
    assert X.max() <= 1
    np.testing.assert_array_equal(np.bincount(y), [5, 5, 5, 5])


def test_a_picture_without_variation_is_the_plain_face() -> None:
    X, y = faces(
        6, rng=np.random.default_rng(0), people=PEOPLE, vary_pose=0, vary_light=0, noise=0
    )  # fmt: skip

    for picture, person in zip(X, y, strict=True):
        np.testing.assert_allclose(picture.reshape(FACE_SHAPE), face(PEOPLE[person]), atol=1e-12)


@pytest.mark.parametrize("vary", [0.5, 1.0])
def test_a_picture_is_the_face_in_a_pose_and_a_light_as_far_off_as_asked(vary: float) -> None:
    rng, plain = np.random.default_rng(0), np.array(Light())

    options = {"vary_pose": vary, "vary_light": vary, "noise": 0}
    X, y = faces(6, rng=np.random.default_rng(0), people=PEOPLE, **options)

    rng.permutation(6)
    poses = rng.uniform(-1, 1, (6, 2)) * [25, 8] * vary
    furthest = [-75, -10, 0.45] + rng.uniform(0, 1, (6, 3)) * [150, 60, 0.55]
    lights = plain + vary * (furthest - plain)
    for picture, person, pose, light in zip(X, y, poses, lights, strict=True):
        expected = face(PEOPLE[person], Pose(*pose), Light(*light))
        np.testing.assert_allclose(picture.reshape(FACE_SHAPE), expected, atol=1e-12)


@pytest.mark.parametrize("seed", [0, 1])
def test_the_same_seed_gives_the_same_pictures(seed: int) -> None:
    (X, y), (X_again, y_again) = (faces(5, rng=np.random.default_rng(seed)) for _ in range(2))

    np.testing.assert_array_equal(X, X_again)
    np.testing.assert_array_equal(y, y_again)


def test_the_same_people_can_come_again() -> None:
    rng = np.random.default_rng(0)
    X, y = faces(30, rng=rng, people=PEOPLE, vary_pose=0, vary_light=0, noise=0)
    X_again, y_again = faces(30, rng=rng, people=PEOPLE, vary_pose=0, vary_light=0, noise=0)

    np.testing.assert_array_equal(X[y == 3][0], X_again[y_again == 3][0])


def test_the_face_is_painted_where_its_traits_say() -> None:
    plain = face(Identity(hair=1.0), light=Light(side=0, height=0, strength=0))

    def darkest_row(columns: slice, rows: slice) -> int:
        return int(plain[rows, columns].mean(axis=1).argmin()) + rows.start

    # Row r shows the height y = (23 − 2 r) / 24: eyes at 0.15 are in row 9.7, the mouth at −0.5
    # in row 17.5.
    assert darkest_row(slice(7, 10), slice(9, 14)) in (9, 10)
    assert darkest_row(slice(11, 13), slice(15, 21)) in (17, 18)


def test_a_face_in_frontal_light_is_its_own_mirror_image() -> None:
    picture = face(PEOPLE[0])

    np.testing.assert_allclose(picture, picture[:, ::-1], atol=1e-12)


def test_light_from_the_right_makes_the_right_half_brighter() -> None:
    right, left = face(PEOPLE[0], light=Light(side=60)), face(PEOPLE[0], light=Light(side=-60))

    assert right[:, 12:].mean() > right[:, :12].mean() + 0.1
    np.testing.assert_allclose(left, right[:, ::-1], atol=1e-12)


def test_light_from_above_makes_the_forehead_brighter_than_the_chin() -> None:
    bald = Identity(hairline=2.0)

    above, below = face(bald, light=Light(height=60)), face(bald, light=Light(height=-60))

    assert above[2:8].mean() > above[18:22].mean()
    assert below[2:8].mean() < below[18:22].mean()


def test_stronger_light_makes_no_place_darker() -> None:
    dim, bright = (face(PEOPLE[0], light=Light(strength=s)) for s in (0.3, 1.0))

    assert (bright >= dim - 1e-12).all()
    assert bright.mean() > dim.mean() + 0.1


def test_a_turned_head_carries_its_features_along() -> None:
    bald = Identity(hairline=2.0)
    flat = Light(strength=0)

    def place_of_the_dark(turn: float) -> float:
        dark = 0.15 * 0.9 - face(bald, Pose(turn=turn), flat)[8:20, 6:18]
        return float((dark.sum(axis=0) * np.arange(12)).sum() / dark.sum())

    assert place_of_the_dark(20) > place_of_the_dark(0) + 1
    assert place_of_the_dark(-20) < place_of_the_dark(0) - 1


def test_a_head_that_is_tilted_to_the_right_has_its_hair_further_right() -> None:
    dark_haired, flat = Identity(hair=0.0), Light(strength=0)

    def place_of_the_hair(tilt: float) -> float:
        dark = 0.25 - face(dark_haired, Pose(tilt=tilt), flat)[2:6]
        return float((dark.sum(axis=0) * np.arange(24)).sum() / dark.sum())

    assert place_of_the_hair(15) > place_of_the_hair(0) + 0.5
    assert place_of_the_hair(-15) < place_of_the_hair(0) - 0.5


def test_tilting_the_head_does_not_move_the_light() -> None:
    round_and_bald = Identity(face_width=0.9, hairline=2.0)

    lying = face(round_and_bald, Pose(tilt=90), Light(side=60, height=0))

    assert lying[:, 12:].mean() > lying[:, :12].mean() + 0.1
    assert lying[:12].mean() == pytest.approx(lying[12:].mean(), abs=0.05)


@pytest.mark.parametrize("trait", Identity._fields)
def test_every_trait_shows(trait: str) -> None:
    index = Identity._fields.index(trait)
    low = min(person[index] for person in PEOPLE)
    high = max(person[index] for person in PEOPLE)

    pictures = [face(PEOPLE[0]._replace(**{trait: value})) for value in (low, high)]

    assert distance(*pictures) > 0.01


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_light_changes_more_pixels_than_the_person_does(seed: int) -> None:
    people = draw_people(10, rng=np.random.default_rng(seed))
    plain = [face(person) for person in people]

    by_person = [distance(a, b) for i, a in enumerate(plain) for b in plain[:i]]
    by_light = [
        distance(face(person, light=Light(-60)), face(person, light=Light(60))) for person in people
    ]

    assert np.mean(by_light) > 1.5 * np.mean(by_person)


@pytest.mark.parametrize("seed", [0, 1])
def test_who_it_is_can_be_learned_though_the_nearest_picture_is_somebody_else(seed: int) -> None:
    rng = np.random.default_rng(seed)
    people = draw_people(10, rng=rng)
    X, y = faces(700, rng=rng, people=people)
    X_new, y_new = faces(300, rng=rng, people=people)
    few = slice(0, 50)  # five pictures of each
    nearest = ((X_new[:, np.newaxis] - X[few]) ** 2).sum(axis=2).argmin(axis=1)
    net = nnlib.Network([nnlib.Dense(576, 10, rng=rng)])

    loss, optimizer = nnlib.CrossEntropy(), nnlib.Adam(3e-3)
    nnlib.train(net, X, y, loss=loss, optimizer=optimizer, n_epochs=40, batch_size=50, rng=rng)

    assert np.mean(y[few][nearest] == y_new) < 0.6
    assert np.mean(net.apply(X_new).argmax(axis=1) == y_new) > 0.9


def test_noise_is_that_of_a_camera() -> None:
    options = {"people": PEOPLE[:1], "vary_pose": 0, "vary_light": 0}
    X, _ = faces(200, rng=np.random.default_rng(0), noise=0.05, **options)

    noise = X.reshape(-1, *FACE_SHAPE) - face(PEOPLE[0])

    assert noise.std() == pytest.approx(0.05, abs=0.005)
    assert noise.mean() == pytest.approx(0.0, abs=0.005)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((3,), TypeError, "identity must be of type Identity, but it is 3. "
                          "Write for example Identity()."),
        ((PEOPLE[0], Light()), TypeError, "pose must be of type Pose, but it is Light("),
        ((PEOPLE[0], Pose(), 60), TypeError, "light must be of type Light, but it is 60."),
        ((PEOPLE[0], Pose(turn=120)), ValueError,
         "pose.turn must lie from -90 to 90, but it is 120."),
        ((Identity(face_width=0.0),), ValueError, "identity.face_width must lie from 0.1 to 1"),
        ((Identity(hair="dark"),), ValueError,
         "identity.hair must be a finite number, but it is 'dark'."),
        ((PEOPLE[0], Pose(), Light(side=np.nan)), ValueError,
         "light.side must be a finite number, but it is nan."),
    ],
)  # fmt: skip
def test_a_face_that_cannot_be_drawn_is_refused(arguments: tuple, error: type, words: str) -> None:
    with pytest.raises(error) as caught:
        face(*arguments)

    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"n_people": 0}, ValueError, "n_people must be at least 1"),
        ({"people": []}, TypeError, "people must be a list of at least one Identity"),
        ({"people": 5}, TypeError, "Write for example people=draw_people(5, rng=rng)."),
        ({"people": PEOPLE[0]}, TypeError, "people must be a list of at least one Identity"),
        ({"people": [PEOPLE[0], "Ada"]}, TypeError, "people[1] must be of type Identity"),
        ({"vary_light": 2}, ValueError, "vary_light must lie from 0 to 1, but it is 2."),
        ({"vary_pose": -1}, ValueError, "vary_pose must be at least 0"),
        ({"noise": -1}, ValueError, "noise must be at least 0"),
    ],
)
def test_faces_that_cannot_be_are_refused(options: dict, error: type, words: str) -> None:
    with pytest.raises(error) as caught:
        faces(10, rng=np.random.default_rng(0), **options)

    assert words in str(caught.value)


def test_light_from_straight_above_leaves_what_faces_you_in_the_dark() -> None:
    middle = (FACE_SHAPE[0] // 2, FACE_SHAPE[1] // 2)

    above, front = (face(Identity(), light=Light(height=height))[middle] for height in (90, 0))

    assert above < 0.3 * front
