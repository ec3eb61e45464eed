"""The text of questions: Markdown with formulas becomes HTML that every browser shows by itself.

A formula becomes MathML and carries its source along, so that a page with MathJax can set it like
the formulas around it. Nothing an author writes becomes HTML of its own.
"""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any
from xml.etree import ElementTree

from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

# How many parts a piece of MathML has; the converter does not count them.
_PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "mover": 2, "munder": 2,
          "munderover": 3, "mroot": 2}  # fmt: skip
_LITERAL_BRACE = re.compile(r"\\[{}\\]")
_UNKNOWN_COMMAND = re.compile(r"\\[A-Za-z]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def formula(tex: str, *, display: bool = False) -> str:
    r"""Turn a formula into MathML that carries its source.

    Parameters
    ----------
    tex : str
        The formula as LaTeX, without dollar signs.
    display : bool
        Whether it stands on a line of its own.

    Returns
    -------
    html : str
        A `math` element; its attribute `data-tex` holds the source.

    Raises
    ------
    ValueError
        If a brace is open, a part is missing, or a command is not known.

    Examples
    --------
    >>> formula("w^2")[:27]
    '<math data-tex="w^2" xmlns='
    >>> formula(r"\foo x")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: The formula $\foo x$ cannot be read: the command \foo is not known. Write it ...
    """
    try:
        html = convert(tex, display="block" if display else "inline")
    except Exception as error:
        raise ValueError(_refusal(tex, _words_of(error))) from None
    trouble = _trouble(tex, html)
    if trouble:
        raise ValueError(_refusal(tex, trouble))
    return html.replace("<math ", f'<math data-tex="{escape(tex)}" ', 1)


def _trouble(tex: str, html: str) -> str:
    """Say what is wrong with a formula that the converter has let pass, or nothing."""
    plain = _LITERAL_BRACE.sub("", tex)
    if plain.count("{") != plain.count("}"):
        return "a brace is not closed, or one too many is"
    unknown = _UNKNOWN_COMMAND.search(html)
    if unknown:
        return f"the command {unknown.group()} is not known"
    try:
        root = ElementTree.fromstring(html)
    except ElementTree.ParseError:
        return "a sign such as & has no meaning here"
    tags = ((piece.tag.rpartition("}")[2], len(piece)) for piece in root.iter())
    return "a part of it is missing" if any(_PARTS.get(tag, n) != n for tag, n in tags) else ""


def _words_of(error: Exception) -> str:
    """Turn the name of the converter's error into words: MissingEndError → missing end."""
    name = type(error).__name__.removesuffix("Error")
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def _refusal(tex: str, trouble: str) -> str:
    return (
        f"The formula ${tex}$ cannot be read: {trouble}. "
        r"Write it as LaTeX in a raw string, for example r'$\frac{1}{2}$'."
    )


@cache
def _reader() -> MarkdownIt:
    """Make the reader of Markdown; raw HTML stays text."""
    reader = MarkdownIt("commonmark", {"html": False})
    reader.use(dollarmath_plugin, allow_labels=False)
    reader.add_render_rule("math_inline", _rule(display=False))
    reader.add_render_rule("math_block", _rule(display=True))
    return reader


def _rule(*, display: bool) -> Any:
    """Make the rule that writes a formula; Markdown's reader calls it with itself in front."""

    def write(_: Any, tokens: Sequence[Token], place: int, *others: Any) -> str:
        return formula(tokens[place].content.strip(), display=display)

    return write


def check_text(text: object, what: str) -> str:
    """Refuse a text that is empty or no text.

    Raises
    ------
    TypeError
        If it is not a string.
    ValueError
        If it is empty, or a backslash in it was taken for something else.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"{what} must be text, but it is {text!r}. Put it in quotation marks: {str(text)!r}."
        )
    if not text.strip():
        raise ValueError(f"{what} must say something, but it is empty. Write a sentence there.")
    if _CONTROL.search(text):
        raise ValueError(
            f"{what} must be plain text, but a backslash has become a control character in "
            f"{text!r}. Put an r before the quotation mark: r'$\\frac{{1}}{{2}}$'."
        )
    return text


def block_html(text: object, what: str) -> str:
    """Turn a text of one or more paragraphs into HTML; `what` names it in a refusal.

    Examples
    --------
    >>> block_html("The line *stays*.", "The explanation")
    '<p>The line <em>stays</em>.</p>'
    """
    return str(_reader().render(check_text(text, what))).strip()


def inline_html(text: object, what: str) -> str:
    """Turn a text that stands inside a line into HTML, without a paragraph of its own.

    Examples
    --------
    >>> inline_html("Only <b> and $b$", "A choice")[:25]
    'Only &lt;b&gt; and <math '
    """
    return str(_reader().renderInline(check_text(text, what))).strip()
