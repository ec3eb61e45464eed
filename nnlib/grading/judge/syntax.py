"""Turn what IPython understands into Python: magics, `!`, `?` become calls that do nothing."""

import re
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

# These run the code behind them, so what it defines is there afterwards.
_RUNNING_CELL = re.compile(r"\A(\s*)%%(?:time|capture|prun|memray_flamegraph)\b[^\n]*")
_PYLAB = re.compile(r"^%pylab\b.*$", re.MULTILINE)
_MANAGER: Any = TransformerManager  # IPython's class has no types
_RUNNING_LINE = re.compile(r"^(\s*)%(?:time|prun) (?!-)", re.MULTILINE)


def to_python(source: str) -> str:
    r"""Give a cell's source as Python, its lines in their places.

    A source that cannot be understood comes back as it is: Python then says
    what is wrong with it.

    Examples
    --------
    >>> to_python("%time w = 1")
    'w = 1\n'
    """
    plain = _PYLAB.sub("from pylab import *", source)
    plain = _RUNNING_LINE.sub(r"\1", _RUNNING_CELL.sub(r"\1#", plain))
    try:
        # IPython drops blank lines at the top, and line numbers with them.
        code = plain.lstrip("\n")
        return "\n" * (len(plain) - len(code)) + str(_MANAGER().transform_cell(code))
    except Exception:  # IPython raises many kinds; Python will say what is wrong with the source
        return plain
