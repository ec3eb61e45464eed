"""Looking at the layers of a network: do they fit together, and what do they add up to?"""

from collections.abc import Sequence

from nnlib.layers import Layer
from nnlib.shapes import ShapeError


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


def summarize(layers: Sequence[Layer]) -> str:
    """Lay the layers out as a table: kind, number of outputs, number of parameters."""
    rows, width = [("layer", "outputs", "parameters")], None
    for layer in layers:
        width = layer.n_out or width
        rows.append((repr(layer), str(width or "as given"), str(layer.parameters.size)))
    rows.append(("total", "", str(sum(layer.parameters.size for layer in layers))))
    first, second, third = (max(len(row[i]) for row in rows) for i in range(3))
    return "\n".join(f"{a:<{first}}  {b:>{second}}  {c:>{third}}" for a, b, c in rows)
