"""Gradient descent: one step is one subtraction, in place, and only of what fits."""

import numpy as np
import pytest

from nnlib import SGD, ShapeError


def test_a_step_worked_by_hand() -> None:
    theta = np.array([1.0, -2.0])

    SGD(0.1).step(theta, np.array([5.0, -10.0]))

    np.testing.assert_allclose(theta, [0.5, -1.0])


def test_the_gradients_are_not_changed() -> None:
    gradients = np.array([5.0])

    SGD(0.1).step(np.array([1.0]), gradients)

    assert gradients[0] == 5.0


def test_small_steps_reach_the_bottom_of_a_bowl() -> None:
    theta = np.array([3.0, -4.0])

    for _ in range(200):
        SGD(0.1).step(theta, 2 * theta)  # the gradient of θ·θ

    np.testing.assert_allclose(theta, 0.0, atol=1e-12)


@pytest.mark.parametrize("gradients", [np.ones(1), np.ones((3, 1)), np.ones(4), np.array(1.0)])
def test_gradients_are_never_stretched_to_fit(gradients: np.ndarray) -> None:
    with pytest.raises(ShapeError, match=r"gradients must have the shape of parameters, \(3,\)"):
        SGD(0.1).step(np.zeros(3), gradients)


@pytest.mark.parametrize("parameters", [[1.0], np.array([1]), 1.0])
def test_parameters_that_cannot_take_a_step_are_refused(parameters: object) -> None:
    with pytest.raises(TypeError, match=r"parameters must be an array of floats.*net\.parameters"):
        SGD(0.1).step(parameters, np.ones(1))


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf])
def test_a_learning_rate_that_leads_nowhere_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="learning_rate must be above 0 and finite"):
        SGD(rate)


@pytest.mark.parametrize("rate", ["fast", None, True, [0.1]])
def test_a_learning_rate_must_be_a_number(rate: object) -> None:
    with pytest.raises(TypeError, match="learning_rate must be a number"):
        SGD(rate)
