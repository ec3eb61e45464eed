"""Nested containers: parameters come as lists, tuples and dictionaries of arrays.

One function walks through them and builds the same nesting again around what it makes of the
arrays; everything else here is written with it.
"""

from collections.abc import Callable
from typing import Any


def map_arrays(function: Callable[[Any, str], Any], nested: Any, name: str) -> Any:
    """Apply a function to each array in nested lists, tuples and dictionaries.

    Parameters
    ----------
    function : callable
        Takes what stands in the place of an array, and its name.
    nested : list, tuple, named tuple, dict or array
    name : str
        What the caller calls `nested`; the names of its parts start with it.

    Returns
    -------
    list, tuple, named tuple or dict, nested alike, or what `function` returned

    Examples
    --------
    >>> map_arrays(lambda array, name: (name, 2 * array), {"W": [1.0, 3.0]}, "params")
    {'W': [("params['W'][0]", 2.0), ("params['W'][1]", 6.0)]}
    """
    if isinstance(nested, dict):
        return {k: map_arrays(function, part, f"{name}[{k!r}]") for k, part in nested.items()}
    if isinstance(nested, list | tuple):
        parts = [map_arrays(function, part, f"{name}[{i}]") for i, part in enumerate(nested)]
        if isinstance(nested, list):
            return parts
        return type(nested)(*parts) if hasattr(nested, "_fields") else tuple(parts)
    return function(nested, name)
