"""Names of the files that belong to a hand-in, and links to them, whatever the learner's name."""

import hashlib
import os
from urllib.parse import quote

# A file's name has at most 255 bytes; endings and the marks of unfinished files need some.
_MOST_BYTES = 230


def file_stem(handin: str) -> str:
    """Give the name of a hand-in's files without their ending.

    It is the name of the hand-in, unless that is too long: then it is cut and a few digits of its
    SHA-256 keep it apart from others with the same start.

    Examples
    --------
    >>> file_stem("Zoë Ólafs"), len(file_stem("é" * 127).encode())
    ('Zoë Ólafs', 229)
    """
    name = os.fsencode(handin)
    if len(name) <= _MOST_BYTES:
        return handin
    start = name[: _MOST_BYTES - 13].decode("utf-8", errors="ignore")
    return f"{start}-{hashlib.sha256(name).hexdigest()[:12]}"


def feedback_link(handin: str) -> str:
    """Give the link from the summary to a hand-in's feedback.

    Examples
    --------
    >>> feedback_link("Zoë 100%#1?")
    'feedback/Zo%C3%AB%20100%25%231%3F.html'
    """
    return f"feedback/{quote(os.fsencode(file_stem(handin) + '.html'), safe='')}"
