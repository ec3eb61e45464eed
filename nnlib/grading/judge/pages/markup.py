"""HTML that strangers cannot write into: every text is escaped unless it is an `Html` already.

Learners choose names and texts, so what cannot be seen is written out. A character that turns the
reading direction around, for example, becomes [U+202E].
"""

import re
from html import escape

_MOST_SHOWN = 4000
# What leaves no trace on a page, or changes how the text around it reads. Marks that scripts need,
# such as the joiners of Persian and the direction marks of Hebrew, stay.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str) -> Html:
    """Write an element; a child that is no `Html` is a text and is escaped.

    Parameters
    ----------
    tag : str
    *children : str
    **attributes : str
        ``class_`` is written class, and ``aria_label`` aria-label.

    Examples
    --------
    >>> element("p", "1 < 2", class_="claim")
    '<p class="claim">1 &lt; 2</p>'
    """
    listed = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(value))}"'
        for key, value in attributes.items()
    )
    return Html(f"<{tag}{listed}>{join(*children)}</{tag}>")


def join(*children: str) -> Html:
    """Put pieces in a row; one that is no `Html` is a text and is escaped."""
    return Html("".join(c if isinstance(c, Html) else escape(visible(c)) for c in children))


def visible(text: str) -> str:
    r"""Write out characters that cannot be seen; ends of lines and tabs stay.

    Examples
    --------
    >>> visible("anna\u202egpj.exe")
    'anna[U+202E]gpj.exe'
    """
    plain = text.replace("\r\n", "\n")
    return _UNSEEN.sub(lambda m: m.group() if m.group() in "\n\t" else _code(m.group()), plain)


def visible_line(text: str) -> str:
    r"""Write out all that cannot be seen, and so keep a name in one line.

    Examples
    --------
    >>> visible_line("two\nlines")
    'two[U+000A]lines'
    """
    return _UNSEEN.sub(lambda m: _code(m.group()), text)


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def name_of(text: str) -> Html:
    """Write a name that a learner chose; its direction is its own."""
    return element("bdi", visible_line(text))


def shortened(text: str) -> str:
    """Cut a text that nobody would read to the end, and say how much is left out."""
    left_out = len(text) - _MOST_SHOWN
    return text if left_out <= 0 else f"{text[:_MOST_SHOWN]} … ({left_out} more characters)"


def number(value: float) -> str:
    """Write points with at most two decimals.

    Examples
    --------
    >>> number(2.0), number(2 / 3)
    ('2', '0.67')
    """
    return f"{round(value, 2) + 0.0:g}"
