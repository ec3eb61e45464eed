"""A slice through the loss: of all parameters only two directions are followed, the rest is held.

A network has hundreds of parameters and a picture has two directions. What the slice shows is
true on the slice alone: a valley's wall in it may have a door beside it.
"""

from __future__ import annotations

import copy

import numpy as np
from numpy.typing import ArrayLike

from nnlib.losses import Loss
from nnlib.network import Network
from nnlib.plots.hidden import check_network
from nnlib.shapes import Array, as_floats, as_matrix, check_finite, check_shape, to_dtype


class LossSlice:
    """The loss as a function of two numbers: θ = origin + s₁ d₁ + s₂ d₂.

    Called with s₁ and s₂, it gives the mean loss over the examples. It works on a copy of the
    network, as it is when the slice is made.

    Parameters
    ----------
    net : Network
    X : array_like of shape (n_samples, n_in)
    y : array_like
        Targets, as `loss` takes them.
    loss : BinaryCrossEntropy or another loss
    directions : tuple (i, j), or array_like of shape (2, n_parameters)
        Either two places in `net.parameters`: s₁ and s₂ are then these two parameters themselves.
        Or the directions d₁ and d₂.
    origin : array_like of shape (n_parameters,), optional
        Where s₁ = s₂ = 0 for two directions, and the values of the other parameters for two
        places; the parameters of `net` if it is left out.

    Attributes
    ----------
    directions : ndarray of shape (2, n_parameters)
    origin : ndarray of shape (n_parameters,)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If the examples do not fit network and loss, or the directions are not two different ones.

    See Also
    --------
    loss_surface : draws it.

    Examples
    --------
    >>> from nnlib import BinaryCrossEntropy, Dense
    >>> net = Network([Dense(1, 1, rng=np.random.default_rng(0))])
    >>> value = LossSlice(net, [[1.0], [-1.0]], [1, 0], loss=BinaryCrossEntropy(),
    ...     directions=(0, 1))  # the weight and the bias
    >>> round(value(0.0, 0.0), 4)  # undecided: log 2
    0.6931
    >>> value.project([[0.5, -0.25]])
    array([[ 0.5 , -0.25]])
    """

    def __init__(
        self, net: Network, X: ArrayLike, y: ArrayLike, *, loss: Loss,
        directions: tuple[int, int] | ArrayLike, origin: ArrayLike | None = None,
    ) -> None:  # fmt: skip
        check_network(net)
        if not isinstance(loss, Loss):
            raise TypeError(f"loss must be a loss, but it is {loss!r}. Write CrossEntropy().")
        self._net, self._loss = copy.deepcopy(net), loss
        self._X = self._net.check_inputs(X)
        Z = self._net.apply(self._X)
        self._Y = to_dtype(loss.as_targets(y, len(Z)), "y", self._net.dtype)
        loss.check_fit(Z.shape[1], self._Y)
        start = as_floats(net.parameters if origin is None else origin, "origin")
        check_shape(start, "origin", (net.n_parameters,), "It needs one number a parameter.")
        check_finite(start, "origin")
        self.origin = start.astype(float)  # a copy
        if np.shape(directions) == (2,):
            places = _read_places(directions, net.n_parameters)
            self.directions: Array = np.eye(net.n_parameters)[places]
            self.origin[places] = 0.0
        else:
            self.directions = _read_directions(directions, net.n_parameters)

    def __call__(self, first: float, second: float) -> float:
        """Compute the loss at one point of the slice; infinite or NaN where it overflows."""
        self._net.parameters = self.origin + np.array([first, second]) @ self.directions
        with np.errstate(all="ignore"):  # for the caller to see, as a number
            Z = self._net.apply(self._X)
            return self._loss.value_and_gradient_unchecked(Z, self._Y)[0]

    def project(self, parameters: ArrayLike) -> Array:
        """Find the point of the slice nearest to each vector of parameters.

        Parameters
        ----------
        parameters : array_like of shape (n, n_parameters)
            Such as `history.parameters`.

        Returns
        -------
        ndarray of shape (n, 2)
            The numbers s₁ and s₂ of each.

        Raises
        ------
        ShapeError, ValueError, TypeError
            If it is not a table of finite numbers with one column for each parameter.
        """
        away = as_matrix(parameters, "parameters", n_columns=len(self.origin)) - self.origin
        nearest: Array = away @ np.linalg.pinv(self.directions)
        return nearest


def principal_directions(parameters: ArrayLike) -> Array:
    """Find the two directions in which a path through the parameters is the longest.

    Parameters
    ----------
    parameters : array_like of shape (n_epochs + 1, n_parameters)
        Such as `history.parameters`.

    Returns
    -------
    ndarray of shape (2, n_parameters)
        At right angles, of length 1.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If it is not a table of finite numbers, or the path does not leave a line.

    References
    ----------
    H. Li, Z. Xu, G. Taylor, C. Studer and T. Goldstein (2018), "Visualizing the loss landscape of
    neural nets", Advances in Neural Information Processing Systems 31, arXiv:1712.09913.

    Examples
    --------
    >>> path = [[0.0, 0.0, 1.0], [4.0, 0.0, 1.0], [4.0, 1.0, 1.0], [0.0, 1.0, 1.0]]
    >>> abs(principal_directions(path)).round(2)
    array([[1., 0., 0.],
           [0., 1., 0.]])
    """
    path = as_matrix(parameters, "parameters")
    _, S, Vt = np.linalg.svd(path - path.mean(axis=0), full_matrices=False)
    if len(S) < 2 or S[1] <= 1e-12 * S[0]:
        raise ValueError(
            "parameters must hold a path that leaves a straight line, but this one does not. "
            "Record more epochs, or choose two parameters: directions=(0, 1)."
        )
    directions: Array = Vt[:2]
    return directions


def _read_places(places: ArrayLike, n_parameters: int) -> list[int]:
    """Read two places in the vector of parameters."""
    first, second = np.asarray(places).tolist()
    known = range(n_parameters)
    if first not in known or second not in known or first == second:
        raise ValueError(
            f"directions must be two different places from 0 to {n_parameters - 1} in "
            f"net.parameters, but they are {first} and {second}. Write directions=(0, 1)."
        )
    return [int(first), int(second)]


def _read_directions(directions: ArrayLike, n_parameters: int) -> Array:
    """Read two directions in the space of parameters."""
    table = as_floats(directions, "directions")
    reason = "Write two places such as (0, 1), or principal_directions(history.parameters)."
    check_shape(table, "directions", (2, n_parameters), reason)
    check_finite(table, "directions")
    if np.linalg.matrix_rank(table) < 2:
        raise ValueError(
            "directions must not be 0 or the same up to a factor, because then no plane is left. "
            "Change one."
        )
    return table.astype(float)  # a copy
