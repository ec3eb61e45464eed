"""Newton's method: where the loss is a bowl, fit a parabola to it here and jump to its bottom.

Gradient descent knows only the slope g and needs a learning rate. Newton's method also asks how
the slope changes, the Hessian H, and steps by −H⁻¹g. A layer without hidden ones has a convex
loss, so a few such steps end at its one minimum, whatever the sizes of the inputs.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnlib.activations import sigmoid, softmax
from nnlib.losses import BinaryCrossEntropy, CrossEntropy
from nnlib.network import Network
from nnlib.regularizers import L2
from nnlib.shapes import Array

# With a mean loss below this, nearly every example is right with a probability of nearly 1.
PERFECT = 1e-6


class Slope(NamedTuple):
    """The objective where the network stands: mean loss, price of the weights, and gradient."""

    loss: float
    price: float
    gradient: Array

    @property
    def value(self) -> float:
        """What is to become small."""
        return self.loss + self.price


class Bowl:
    """Mean loss and penalty as a function of the parameters of one dense layer.

    Parameters
    ----------
    net : Network
        One dense layer, n_in → n_logits.
    X : ndarray of shape (n_samples, n_in)
    y : ndarray of shape (n_samples,)
        Class numbers.
    weights : ndarray of shape (n_samples,)
        How much each example counts, with a mean of 1.
    loss : BinaryCrossEntropy or CrossEntropy
    penalty : L2, optional
    """

    def __init__(
        self, net: Network, X: Array, y: NDArray[np.intp], weights: Array,
        loss: BinaryCrossEntropy | CrossEntropy, penalty: L2 | None,
    ) -> None:  # fmt: skip
        self.net, self.X, self.y, self.weights = net, X, y, weights
        self.loss, self.penalty = loss, penalty
        self.inputs = np.column_stack([X, np.ones(len(X))])  # the bias is the weight of a 1
        self.n_logits = net.n_out or 1

    def slope(self) -> Slope:
        """Compute the objective and its gradient, forward and backward through the network."""
        Z = self.net.forward(self.X)
        loss, dZ = self.loss.value_and_gradient(Z, self.y, sample_weight=self.weights)
        self.net.backward(dZ, input_gradient=False)
        if self.penalty is None:
            return Slope(loss, 0.0, self.net.gradients.copy())
        price, pull = self.penalty.value_and_gradient(self.net.parameters, self.net.is_weight)
        return Slope(loss, price, self.net.gradients + pull)

    def hessian(self) -> Array:
        """Compute the second derivatives, of shape (n_parameters, n_parameters).

        For logits j and k of an example, d²(loss)/dzⱼdzₖ = pⱼ (δⱼₖ − pₖ), whatever its class; for
        one logit it is p (1 − p). With z linear in the parameters, the sum over the examples of
        this times xₐ x_b is the entry for the weights from input a to j and from input b to k.
        """
        Z = self.net.apply(self.X)
        n_logits, n_rows = self.n_logits, self.inputs.shape[1]
        P = sigmoid(Z) if n_logits == 1 else softmax(Z)  # (n_samples, n_logits)
        H = np.empty((n_rows, n_logits, n_rows, n_logits))
        for j in range(n_logits):
            for k in range(j + 1):  # the other half is its mirror image
                curvature = self.weights * P[:, j] * ((j == k) - P[:, k]) / len(Z)  # (n_samples,)
                block = self.inputs.T @ (curvature[:, np.newaxis] * self.inputs)
                H[:, j, :, k] = H[:, k, :, j] = block
        H = H.reshape(self.net.n_parameters, -1)
        if self.penalty is not None:
            H += np.diag(self.penalty.strength * self.net.is_weight)
        return H

    def moved_logits(self, step: Array) -> float:
        """Say by how much a step of the parameters moves the logit that it moves most."""
        return float(np.abs(self.inputs @ step.reshape(-1, self.n_logits)).max())


def minimize(bowl: Bowl, *, max_iter: int, tol: float) -> tuple[list[Slope], bool]:
    """Take Newton steps until they move no logit any more; changes the network's parameters.

    Parameters
    ----------
    bowl : Bowl
    max_iter : int
        Most steps to take.
    tol : float
        By how much the last step may move a logit.

    Returns
    -------
    slopes : list of Slope
        Where each step started.
    is_converged : bool
        Whether the last step was as small as that. It never is where the classes can be told apart
        without an error and weights are free: then the weights grow for ever, and this stops once
        the loss is as good as 0.
    """
    slopes: list[Slope] = []
    for _ in range(max_iter):
        slopes.append(bowl.slope())
        if bowl.penalty is None and slopes[-1].loss < PERFECT:
            return slopes, False
        step = newton_step(bowl.hessian(), slopes[-1].gradient, bowl.n_logits)
        walk(bowl, slopes[-1], step)
        if bowl.moved_logits(step) <= tol:
            return slopes, True
    return slopes, False


def newton_step(H: Array, gradient: Array, n_logits: int) -> Array:
    """Solve H step = −g.

    The unknowns are first scaled so that the diagonal of H is 1, which makes the sizes of the
    inputs irrelevant to rounding. A trace is then added to it, because H has no inverse where some
    direction changes nothing, such as the weight of an input that is always 0.
    """
    sizes = np.sqrt(np.diag(H))
    sizes[sizes == 0] = 1.0
    scaled = H / np.outer(sizes, sizes) + 1e-10 * np.eye(len(H))
    step = np.linalg.solve(scaled, -gradient / sizes) / sizes
    if n_logits == 1:
        return np.asarray(step)
    # The same shift of all logits changes no probability; left in, it would grow from rounding.
    table = step.reshape(-1, n_logits)
    return np.asarray(table - table.mean(axis=1, keepdims=True)).ravel()


def walk(bowl: Bowl, start: Slope, step: Array) -> None:
    """Take the step, or a half, a quarter, … of it: the first that gains what the slope promises.

    Far from the minimum the parabola may fit badly, and its bottom lie higher than the start.
    """
    parameters, promised = bowl.net.parameters.copy(), float(start.gradient @ step)
    share = 1.0
    bowl.net.parameters = parameters + step
    while bowl.slope().value > start.value + 1e-4 * share * promised:
        share /= 2
        bowl.net.parameters = parameters + share * step
