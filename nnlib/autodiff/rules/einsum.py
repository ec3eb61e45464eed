"""Einsum: a product of arrays in letters, 'ij,jk->ik', with a way back in letters as well.

Y_ik = Σⱼ A_ij B_jk gives dA_ij = Σₖ G_ik B_jk: g takes the place of the operand, and the letters
of the operand take the place of the output, 'ik,jk->ij'.
"""

from string import ascii_letters
from typing import Any

import numpy as np

from nnlib.autodiff.operation import Function, OfMany, sum_to
from nnlib.autodiff.variable import Variable
from nnlib.shapes import ShapeError


def _back(
    position: int, g: Any, y: Any, operands: Any, terms: list[str], output: str, optimize: Any
) -> Any:
    """Exchange one operand and the output.

    A letter that only this operand has was summed away; a vector of ones brings it back.
    """
    x, letters = operands[position], terms[position]
    others = [i for i in range(len(terms)) if i != position]
    sources = [output, *(terms[i] for i in others)]
    alone = [letter for letter in letters if not any(letter in term for term in sources)]
    ones = [np.ones(x.shape[letters.index(letter)], x.dtype) for letter in alone]
    rule = f"{','.join([*sources, *alone])}->{letters}"
    factors = [g, *(operands[i] for i in others), *ones]
    return sum_to(np.einsum(rule, *factors, optimize=optimize), x)


_contract = OfMany(
    "einsum",
    lambda *operands, terms, output, optimize: np.einsum(
        f"{','.join(terms)}->{output}", *operands, optimize=optimize
    ),
    _back,
)


def _einsum(subscripts: Any, *operands: Any, optimize: Any = False) -> Any:
    if not isinstance(subscripts, str):
        raise TypeError("np.einsum takes Variables behind a rule in letters, such as 'ij,jk->ik'.")
    terms, output = _in_full(subscripts, [np.ndim(operand) for operand in operands])
    _check_letters(terms, output, operands)
    return _contract(*operands, terms=terms, output=output, optimize=optimize)


def _in_full(subscripts: str, ndims: list[int]) -> tuple[list[str], str]:
    """Write a rule without dots and with its output: '...i,i' with a matrix is 'ai,i->a'."""
    left, arrow, output = subscripts.replace(" ", "").partition("->")
    terms = left.split(",")
    if len(terms) != len(ndims):
        raise ShapeError(
            f"np.einsum has {len(terms)} terms in {subscripts!r} and {len(ndims)} arrays. "
            "Write one term for each array, with commas between."
        )
    if not arrow:  # what occurs once, in alphabetical order
        output = "..." + "".join(sorted(c for c in left if c.isalpha() and left.count(c) == 1))
    widths = [
        ndim - len(term.replace("...", "")) if "..." in term else 0
        for term, ndim in zip(terms, ndims, strict=True)
    ]
    dots = "".join(c for c in ascii_letters if c not in subscripts)[: max(widths)]
    if dots and "..." not in output:
        raise ShapeError(f"np.einsum loses the axes '...' in {subscripts!r}. Write ...->...")
    terms = [
        term.replace("...", dots[len(dots) - width :])  # aligned at the right, as in broadcasting
        for term, width in zip(terms, widths, strict=True)
    ]
    return terms, output.replace("...", dots)


def _check_letters(terms: list[str], output: str, operands: Any) -> None:
    """Refuse what the way back cannot undo: 'ii' in one term, a summed letter with two lengths."""
    lengths: dict[str, int] = {}
    for term, operand in zip(terms, operands, strict=True):
        if len(set(term)) < len(term) and isinstance(operand, Variable):
            raise TypeError(
                f"np.einsum takes no Variable with a letter twice, as in {term!r}. "
                "Take np.diagonal(x) or np.trace(x) first."
            )
        for letter, n in zip(term, np.shape(operand), strict=False):
            if lengths.setdefault(letter, n) != n and letter not in output:
                raise ShapeError(
                    f"np.einsum sums over {letter!r}, which has length {lengths[letter]} in one "
                    f"array and {n} in another. Check the shapes: "
                    f"{[np.shape(operand) for operand in operands]}."
                )


RULES: dict[Function, Function] = {np.einsum: _einsum}
