"""The layers that stand first: Flatten for images, Standardize for features in their own units."""

import numpy as np
import pytest

from nnlib import BinaryCrossEntropy, Dense, Flatten, Network, ShapeError, Standardize
from nnlib import check_gradients as check

# --- Flatten ----------------------------------------------------------------------------


def test_an_image_becomes_a_row_and_its_signal_an_image_again() -> None:
    layer, images = Flatten(), np.arange(12.0).reshape(2, 3, 2)

    rows = layer.forward(images)

    np.testing.assert_array_equal(rows, [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]])
    np.testing.assert_array_equal(layer.backward(10 * rows), 10 * images)


def test_a_table_passes_as_it_is() -> None:
    np.testing.assert_array_equal(Flatten().forward([[1, 2]]), [[1.0, 2.0]])


def test_a_network_that_starts_with_it_takes_images(rng: np.random.Generator) -> None:
    net = Network([Flatten(), Dense(6, 1, rng=rng)])
    images = rng.normal(size=(4, 2, 3))

    check(net, images, [0, 1, 1, 0], loss=BinaryCrossEntropy())
    np.testing.assert_array_equal(net.forward(images), net.forward(images.reshape(4, 6)))


def test_images_of_another_size_are_refused(rng: np.random.Generator) -> None:
    with pytest.raises(ShapeError) as caught:
        Network([Flatten(), Dense(6, 1, rng=rng)]).forward(np.ones((4, 3, 3)))

    assert str(caught.value) == (
        "X must hold 6 numbers in each example, but its shape is (4, 3, 3), which makes 9. "
        "Check which axis counts the examples."
    )


@pytest.mark.parametrize(
    ("X", "advice"),
    [
        (np.ones(3), r"For one image write X\[np\.newaxis\]\."),
        (1.0, r"For one image write X\[np\.newaxis\]\."),
        (np.ones((0, 2, 2)), "Look at the line that selected"),
        (np.ones((2, 0)), "Look at the line that selected"),
    ],
)
def test_what_holds_no_examples_is_refused(X: np.ndarray, advice: str) -> None:
    with pytest.raises(ShapeError, match=advice):
        Flatten().forward(X)


def test_a_pixel_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match=r"X must be finite, but X\[0, 0, 1\] is nan"):
        Flatten().forward([[[1.0, np.nan]]])


def test_what_the_caller_changes_later_does_not_reach_the_layer() -> None:
    layer, images = Flatten(), np.ones((1, 2, 2))
    rows = layer.forward(images)

    images[:] = 9.0

    np.testing.assert_array_equal(rows, np.ones((1, 4)))
    np.testing.assert_array_equal(layer.remembered_input(), np.ones((1, 2, 2)))


# --- Standardize ------------------------------------------------------------------------


def test_training_examples_leave_with_mean_0_and_spread_1(rng: np.random.Generator) -> None:
    X = rng.normal([5.0, -300.0], [0.1, 20.0], (200, 2))

    Z = Standardize(X).forward(X)

    np.testing.assert_allclose(Z.mean(axis=0), 0.0, atol=1e-10)
    np.testing.assert_allclose(Z.std(axis=0), 1.0)


def test_other_examples_are_measured_by_the_training_examples() -> None:
    layer = Standardize([[0.0], [2.0]])

    np.testing.assert_array_equal(layer.forward([[11.0]]), [[10.0]])


@pytest.mark.parametrize("value", [0.0, 7.0, 0.1, 1e9 + 0.1])
def test_a_column_without_spread_becomes_0(value: float) -> None:
    X = np.full((50, 1), value)

    np.testing.assert_allclose(Standardize(X).forward(X), 0.0, atol=1e-6)


@pytest.mark.parametrize("value", [0.1, 3.3e-5, 1e8 + 0.1])
def test_many_equal_numbers_become_0_though_their_mean_is_rounded(value: float) -> None:
    X = np.full((200_000, 2), value)
    X[:, 1] = np.arange(len(X))

    Z = Standardize(X).forward(X[:3])

    np.testing.assert_array_equal(Z[:, 0], 0.0)
    assert Z[0, 1] < -1.7


def test_numbers_that_differ_by_rounding_only_become_0() -> None:
    X = np.array([[0.1 + 0.2], [0.3], [0.3]])

    np.testing.assert_allclose(Standardize(X).forward(X), 0.0, atol=1e-15)


def test_small_differences_between_large_numbers_are_still_a_spread() -> None:
    X = np.array([[1e6], [1e6 + 1e-6]])

    np.testing.assert_allclose(Standardize(X).forward(X), [[-1.0], [1.0]], rtol=1e-3)


def test_numbers_too_small_for_a_spread_are_not_divided_by_0() -> None:
    X = np.array([[1e-200], [3e-200]])

    np.testing.assert_allclose(Standardize(X).forward(X), 0.0, atol=1e-199)


def test_it_passes_the_gradient_check(rng: np.random.Generator) -> None:
    X = rng.normal([5.0, -300.0], [0.1, 20.0], (6, 2))

    net = Network([Standardize(X), Dense(2, 1, rng=rng)])

    check(net, X, [0, 1, 1, 0, 1, 0], loss=BinaryCrossEntropy(), tolerance=1e-5)


def test_a_file_keeps_the_numbers_of_the_training_examples(
    tmp_path, rng: np.random.Generator
) -> None:
    X = rng.normal(3.0, 2.0, (20, 2))
    net = Network([Standardize(X), Dense(2, 1, rng=rng)])
    net.save(tmp_path / "net.npz")

    np.testing.assert_array_equal(Network.load(tmp_path / "net.npz").forward(X), net.forward(X))


def test_float32_stays_float32(rng: np.random.Generator) -> None:
    net = Network([Standardize([[0.0], [2.0]]), Dense(1, 1, rng=rng, dtype=np.float32)])

    Z = net.forward([[1.0]])

    assert {Z.dtype, net.backward(Z).dtype} == {np.dtype(np.float32)}


def test_it_has_nothing_to_learn(rng: np.random.Generator) -> None:
    assert Standardize([[1.0], [2.0]]).parameters.size == 0


def test_training_data_with_a_gap_are_refused() -> None:
    with pytest.raises(ValueError, match=r"X_train must be finite, but X_train\[1, 0\] is nan"):
        Standardize([[1.0], [np.nan]])


def test_another_number_of_features_is_refused() -> None:
    with pytest.raises(ShapeError, match="X must have 2 columns"):
        Standardize([[1.0, 2.0]]).forward([[1.0]])
