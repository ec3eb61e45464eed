"""Layers in a row: the outputs of each are the inputs of the next.

Forward runs from first to last, backward from last to first. Both a network and the inside of a
residual layer are such rows.
"""

from collections.abc import Sequence

from nnlib.layers.base import Layer
from nnlib.shapes import Array, ShapeError


def forward_in_row(layers: Sequence[Layer], X: Array, *, training: bool) -> Array:
    """Compute the outputs of the last layer, unchecked; each layer remembers its inputs."""
    A = X
    for layer in layers:
        A = layer.forward_unchecked(A, training=training)
    return A


def backward_in_row(layers: Sequence[Layer], dZ: Array, *, input_gradient: bool) -> Array | None:
    """Apply the chain rule once per layer, unchecked, from the last layer to the first."""
    first, signal = layers[0], dZ
    for layer in reversed(layers[1:]):
        # Only the first layer may be asked to skip its inputs' derivatives and answer None.
        signal = layer.backward_unchecked(signal, input_gradient=True)  # type: ignore[assignment]
    return first.backward_unchecked(signal, input_gradient=input_gradient)


def apply_in_row(layers: Sequence[Layer], X: Array) -> Array:
    """Compute the outputs of the last layer, unchecked and remembering nothing."""
    A = X
    for layer in layers:
        A = layer.apply(A)
    return A


def bind_in_row(layers: Sequence[Layer], parameters: Array, gradients: Array) -> None:
    """Lay the parameters of all layers end to end into one vector, and keep them there."""
    start = 0
    for layer in layers:
        stop = start + layer.parameters.size
        layer.bind(parameters[start:stop], gradients[start:stop])
        layer.is_in_network = True
        start = stop


def n_in_of_row(layers: Sequence[Layer]) -> int | None:
    """Find how many inputs a row takes; None if no layer fixes it."""
    return next((layer.n_in for layer in layers if layer.n_in), None)


def n_out_of_row(layers: Sequence[Layer]) -> int | None:
    """Find how many outputs a row gives; None if no layer fixes it."""
    return next((layer.n_out for layer in reversed(layers) if layer.n_out), None)


def place(layers: Sequence[Layer], index: int) -> str:
    """Name a layer in a message: where it is and what it is."""
    return f"layers[{index}], {layers[index]!r},"


def check_layers(layers: Sequence[Layer]) -> None:
    """Refuse layers that cannot form a network.

    Raises
    ------
    ShapeError
        If a layer gives another number of outputs than the next one takes inputs.
    TypeError, ValueError
        If there are none, or one is no layer, is already in a network, occurs twice, or has
        another dtype than the rest.
    """
    if isinstance(layers, Layer | str) or not isinstance(layers, Sequence) or not layers:
        raise TypeError(
            f"layers must be a list of at least one layer, but it is {layers!r}. "
            "Write for example Network([Dense(2, 1, rng=rng)])."
        )
    for index, layer in enumerate(layers):
        if not isinstance(layer, Layer):
            raise TypeError(
                f"layers must hold only layers, but layers[{index}] is {layer!r}. "
                'Write for example Dense(2, 3, rng=rng), or Activation("tanh").'
            )
        if layer.is_in_network or any(layer is other for other in layers[:index]):
            raise ValueError(
                f"{place(layers, index)} is in a network already, and a layer belongs to one. "
                f"Make a new layer, or write copy.deepcopy(layer) to start from its weights."
            )
    _check_widths(layers)
    names = {layer.dtype.__name__ for layer in layers if layer.dtype}
    if len(names) > 1:
        raise ValueError(
            f"All layers must have one dtype, but these have {' and '.join(sorted(names))}. "
            "Give each Dense the same dtype."
        )


def _check_widths(layers: Sequence[Layer]) -> None:
    """Refuse neighbours of which one gives another number than the other takes."""
    width, giver = None, 0
    for index, layer in enumerate(layers):
        if None not in (width, layer.n_in) and layer.n_in != width:
            raise ShapeError(
                f"{place(layers, index)} takes {layer.n_in} inputs, but "
                f"{place(layers, giver)} gives {width} outputs. Make the two numbers equal."
            )
        if layer.n_out is not None:
            width, giver = layer.n_out, index
