"""What the layers of a network add up to, laid out as a table."""

from collections.abc import Sequence

from nnlib.layers import Layer


def summarize(layers: Sequence[Layer]) -> str:
    """Lay the layers out as a table: kind, number of outputs, number of parameters."""
    rows, width = [("layer", "outputs", "parameters")], None
    for layer in layers:
        width = layer.n_out or width
        rows.append((repr(layer), str(width or "as given"), str(layer.parameters.size)))
    rows.append(("total", "", str(sum(layer.parameters.size for layer in layers))))
    first, second, third = (max(len(row[i]) for row in rows) for i in range(3))
    return "\n".join(f"{a:<{first}}  {b:>{second}}  {c:>{third}}" for a, b, c in rows)
