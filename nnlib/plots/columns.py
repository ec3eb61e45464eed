"""Reading a network for its diagram: columns of units, and the weights from each to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from nnlib.layers import Activation, Dense, Layer
from nnlib.network import Network
from nnlib.shapes import Array, ShapeError


@dataclass
class Column:
    """Units that stand above each other.

    Attributes
    ----------
    n : int
        How many units there are.
    W : ndarray of shape (n_before, n), or None
        Weights from the column before; None for the inputs.
    b : ndarray of shape (n,), or None
        Biases.
    steps : list of str
        What happens to the sums before the next column, such as "tanh".
    """

    n: int
    W: Array | None = None
    b: Array | None = None
    steps: list[str] = field(default_factory=list)

    def shown(self, max_units: int) -> list[int]:
        """List the units that are drawn: all, or the first ones and the last."""
        if self.n <= max_units:
            return list(range(self.n))
        return [*range(max_units - 2), self.n - 1]  # one place is for the dots between


def read_columns(net: Network) -> list[Column]:
    """Lay the layers of a network out as columns, the inputs first.

    Raises
    ------
    ValueError
        If there is no Dense, or a layer of another kind has more than a few numbers for each unit.
    """
    columns: list[Column] = []
    steps: list[str] = []  # of the column that comes first
    for index, layer in enumerate(net.layers):
        if isinstance(layer, Dense):
            if not columns:
                columns.append(Column(len(layer.W), steps=steps))
            columns.append(Column(len(layer.b), layer.W, layer.b))
        elif any(shape != (layer.n_out,) for shape in layer.shapes.values()):
            raise ValueError(
                f"net must have only Dense layers between its units, but layers[{index}] is "
                f"{layer!r}. print(net.summary()) shows such a network as a table."
            )
        else:
            (columns[-1].steps if columns else steps).append(_name(layer))
    if not columns:
        raise ValueError(f"net must have a Dense layer, but {net!r} has none. Put one in.")
    return columns


def _name(layer: Layer) -> str:
    """Name what a layer does, in a word."""
    return layer.name if isinstance(layer, Activation) else type(layer).__name__


def largest_number(columns: Sequence[Column]) -> float:
    """Find the size of the largest weight or bias."""
    arrays = [array for column in columns for array in (column.W, column.b) if array is not None]
    return max(float(np.abs(array).max()) for array in arrays)


def check_names(names: Sequence[str] | None, n: int, name: str) -> list[str]:
    """Read what the inputs or outputs are called; none are an empty list."""
    if names is None:
        return []
    if isinstance(names, str) or len(names) != n:
        raise ShapeError(
            f"{name} must be a list of {n} names, but it is {names!r}. "
            f"Write for example {name}={[f'x{i + 1}' for i in range(min(n, 3))]}."
        )
    return [str(text) for text in names]
