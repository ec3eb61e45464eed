"""The neuron's equation under its picture, each symbol in the colour that its part has there."""

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.offsetbox import AnnotationBbox, HPacker, TextArea, VPacker

from nnlib.plots.layout import text_width
from nnlib.plots.look import EQUATION_COLOURS

Pieces = list[str]
WRITTEN_OUT = 3  # so many products; of more, the first and the last


def equation_rows(n_in: int, size: float, width: float) -> list[Pieces]:
    """Cut z = w₁x₁ + … + b and a = φ(z) into symbols: one row if `width` inches hold it, or two."""
    numbers = [*range(1, n_in + 1)] if n_in <= WRITTEN_OUT else [1, 0, n_in]
    total = ["$z$", "="]
    for i in numbers:
        total += [f"$w_{i}$", f"$x_{i}$", "+"] if i else ["…", "+"]
    total += ["$b$"]
    output = ["$a$", "=", "$φ$", "(", "$z$", ")"]
    together = [*total, "    ", *output]
    length = text_width(" ".join(together), size)
    return [together] if length < 0.95 * width else [total, output]


def write_equation(ax: Axes, rows: list[Pieces], size: float) -> None:
    """Write the rows at the bottom of the axes."""
    lines: list[Artist] = [
        HPacker(children=_words(row, size), align="baseline", pad=0, sep=0) for row in rows
    ]
    whole = VPacker(children=lines, align="left", pad=0, sep=0.3 * size)
    frame = AnnotationBbox(
        whole, (0.5, 0), xycoords="axes fraction", box_alignment=(0.5, 0), frameon=False, pad=0
    )
    ax.add_artist(frame)


def _words(pieces: Pieces, size: float) -> list[Artist]:
    """Make a text of each symbol; signs are dark, and = and + have air around them."""
    words: list[Artist] = []
    for piece in pieces:
        colour = EQUATION_COLOURS.get(piece.strip("$")[0], EQUATION_COLOURS["a"])
        text = f" {piece} " if piece in "=+" else piece
        words.append(TextArea(text, textprops={"color": colour, "fontsize": size}))
    return words
