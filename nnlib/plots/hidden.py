"""Reading a hidden layer for a picture: its outputs, the sums before them, the layers behind."""

from itertools import accumulate
from typing import NamedTuple

import numpy as np

from nnlib.layers import Activation, Layer
from nnlib.network import Network
from nnlib.shapes import Array, ShapeError, check_finite

MIDDLES = {"sigmoid": 0.5, "step": 0.5}  # of the outputs of an activation; of all others, 0


class Hidden(NamedTuple):
    """What a hidden layer says about some examples.

    Attributes
    ----------
    A : ndarray of shape (n_samples, n_hidden)
        Outputs of its units.
    Z : ndarray of shape (n_samples, n_hidden)
        The sums that the activation function got; the outputs themselves where there is none.
    middle : float
        The output that a unit gives where it is undecided.
    behind : tuple of Layer
        The layers that take these outputs.
    """

    A: Array
    Z: Array
    middle: float
    behind: tuple[Layer, ...]


def check_network(net: Network, *, n_in: int | None = None) -> None:
    """Refuse what is no network, or one that a picture cannot show.

    Raises
    ------
    TypeError
        If it is something else.
    ShapeError
        If it does not take `n_in` inputs.
    ValueError
        If a parameter is NaN or infinite.
    """
    if not isinstance(net, Network):
        advice = (
            "Write model.network_, which is what fit has trained."
            if hasattr(net, "network_")
            else 'Write for example Network([Dense(2, 3, rng=rng), Activation("tanh"), '
            "Dense(3, 1, rng=rng)])."
        )
        raise TypeError(f"net must be a Network, but it is {net!r}. {advice}")
    if n_in is not None and net.n_in != n_in:
        raise ShapeError(
            f"net must take {n_in} inputs, for the plane has {n_in} directions, but it takes "
            f"{net.n_in or 'any number'}. Train a network on {n_in} of the features."
        )
    check_finite(net.parameters, "net.parameters")


def read_hidden(net: Network, X: Array, layer: int) -> Hidden:
    """Look at hidden layer number `layer`, counted from 0, or from the last by −1, −2, ….

    Raises
    ------
    TypeError, ValueError
        If there is no such hidden layer.
    """
    outputs = net.hidden_outputs(X)
    if isinstance(layer, bool) or not isinstance(layer, int | np.integer):
        raise TypeError(f"layer must be a whole number, but it is {layer!r}. Write layer=0.")
    if not outputs:
        raise ValueError(
            f"net must have a hidden layer, but {net!r} has none. Put an Activation and another "
            "Dense behind the first."
        )
    if not -len(outputs) <= layer < len(outputs):
        raise ValueError(
            f"layer must lie from {-len(outputs)} to {len(outputs) - 1}, for net has "
            f"{len(outputs)} hidden, but it is {layer}. Write layer=-1 for the last."
        )
    A = outputs[layer]
    if A.ndim != 2:
        raise ShapeError(
            f"The hidden layer must give one row of numbers for each example, but its outputs "
            f"have shape {A.shape}. Choose a layer behind Flatten()."
        )
    # On the way through the network, the places where these outputs come by: behind the layer
    # that makes them, and behind each that leaves them as they are.
    way = list(accumulate(net.layers, lambda B, step: step.apply(B), initial=net.check_inputs(X)))
    places = [i for i, B in enumerate(way) if i > 0 and np.array_equal(A, B)]
    maker = net.layers[places[0] - 1]
    is_activation = isinstance(maker, Activation)
    middle = MIDDLES.get(maker.name, 0.0) if isinstance(maker, Activation) else 0.0
    Z = way[places[0] - 1] if is_activation else A
    return Hidden(A, Z, middle, net.layers[places[-1] :])
