"""The variable: an array that remembers how it was computed.

Each operation on Variables gives a new one that keeps the operation and what went into it. These
links are the tape; there is no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from inspect import signature
from operator import getitem
from typing import Any, NoReturn, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib.autodiff.methods import ArrayMethods
from nnlib.autodiff.refusals import refuse_attribute, refuse_cut, refuse_function, refuse_options
from nnlib.shapes import Array, as_floats

# For each function that takes Variables, what answers in its place; `rules` fills it.
RULES: dict[Callable[..., Any], Callable[..., Any]] = {}


class Variable(ArrayMethods):
    """An array, or a number, that remembers how it was computed.

    NumPy's functions and operators work on it, broadcasting and indexing too, and give Variables.
    Comparisons, `argmax` and others without a slope give plain arrays. A Variable never changes:
    `x += 1` gives the name x to a new one.

    Parameters
    ----------
    value : array_like
        Numbers; float32 stays, anything else becomes float64. It is copied.

    Attributes
    ----------
    operation : Operation or None
        What computed it; None for one that you made.
    inputs : tuple
        What the operation was given: Variables, plain arrays and numbers.
    options : dict
        What else it was told, such as the axis.

    Raises
    ------
    ShapeError, TypeError
        If `value` is not a rectangular array of numbers.

    Examples
    --------
    >>> x = Variable([1.0, 2.0])
    >>> y = np.sum(3 * x)
    >>> y
    Variable(9.0, operation='sum')
    >>> y.inputs
    (Variable([3. 6.], operation='multiply'),)
    """

    __slots__ = ("_value", "inputs", "operation", "options")

    _value: Array
    operation: Any
    inputs: tuple[Any, ...]
    options: Mapping[str, Any]

    def __init__(self, value: ArrayLike) -> None:
        self._fill(np.array(as_floats(value, "value"))[()], None, (), {})

    @classmethod
    def computed(
        cls, value: Any, operation: Any, inputs: tuple[Any, ...], options: Mapping[str, Any]
    ) -> Self:
        """Make what an operation gives; unchecked."""
        variable = cls.__new__(cls)
        variable._fill(value, operation, inputs, options)
        return variable

    def _fill(
        self, value: Any, operation: Any, inputs: tuple[Any, ...], options: Mapping[str, Any]
    ) -> None:
        if isinstance(value, np.ndarray):
            value.setflags(write=False)  # the way back reads it again
        self._value, self.operation, self.inputs, self.options = value, operation, inputs, options

    @property
    def value(self) -> Array:  # type: ignore[override]
        """The plain numbers, read-only; no gradient flows through them."""
        return self._value

    # --- what NumPy asks -----------------------------------------------------------------

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        """Answer NumPy's functions of single entries, such as np.exp and np.add."""
        rule = RULES.get(ufunc)
        if rule is None or method != "__call__":
            refuse_function(ufunc, method)
        if options:
            refuse_options(ufunc, options)
        return rule(*inputs)

    def __array_function__(
        self, function: Any, types: Any, args: tuple[Any, ...], options: dict[str, Any]
    ) -> Any:
        """Answer NumPy's functions of whole arrays, such as np.sum and np.concatenate."""
        rule = RULES.get(function)
        if rule is None:
            refuse_function(function)
        known = _parameters(rule)
        options = {k: v for k, v in options.items() if k in known or v is not None}
        if not known.issuperset(options):
            refuse_options(function, options.keys() - known)
        return rule(*args, **options)

    # --- what Python asks ----------------------------------------------------------------

    def __getitem__(self, key: Any) -> Any:
        return RULES[getitem](self, key)

    def astype(self, dtype: Any) -> Any:
        """Change the type of the entries, say to np.float32."""
        return RULES[np.ndarray.astype](self, dtype)

    def __setitem__(self, key: Any, new: Any) -> NoReturn:
        raise TypeError(
            "x[...] = new would change a Variable, and it never changes. Write "
            "x = np.where(mask, new, x), or join parts: np.concatenate([x[:i], new, x[i + 1:]])."
        )

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memory: object) -> Self:
        return self  # a copy of its own would no longer hang on the tape

    def __reduce__(self) -> NoReturn:
        raise TypeError("A Variable cannot be saved, as its tape would go along. Save x.value.")

    def __format__(self, form: str) -> str:
        return format(self._value, form)

    def __repr__(self) -> str:
        made = "" if self.operation is None else f", operation={self.operation.name!r}"
        return f"Variable({self._value}{made})"

    def __getattr__(self, name: str) -> NoReturn:
        refuse_attribute(name)

    def __array__(self, *args: Any, **options: Any) -> NoReturn:
        refuse_cut(
            "np.array(x), which was called here,",
            "Write the formula with NumPy's functions, and join Variables by np.stack([a, b]).",
        )

    def __float__(self) -> NoReturn:
        refuse_cut("float(x)", "Take the Variable itself, and np.exp instead of math.exp.")

    def __int__(self) -> NoReturn:
        refuse_cut("int(x)", "Take np.floor(x), which is flat and plain.")

    def __index__(self) -> NoReturn:
        refuse_cut("A Variable as a count or an index", "Take np.argmax(x), a plain number.")

    def item(self) -> NoReturn:
        """Refuse to give a plain number."""
        refuse_cut("x.item()", "Take the Variable itself.")

    def tolist(self) -> NoReturn:
        """Refuse to give plain numbers."""
        refuse_cut("x.tolist()", "Take list(x), a list of Variables.")


@cache
def _parameters(rule: Callable[..., Any]) -> frozenset[str]:
    """Name what a rule may be told."""
    return frozenset(signature(rule).parameters)
