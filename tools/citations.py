"""Write citations in words, from the book's list of references.

The site's own builder does this for the site. A notebook by itself knows no
list of references, so in a learner's copy the words stand in the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pybtex.database import Entry, parse_file


@dataclass(frozen=True)
class Work:
    """One entry of the references: who, when, and where to find it.

    Parameters
    ----------
    authors : tuple of str
        Family names, in order.
    year : str
    doi : str
        Empty if the work has none.
    """

    authors: tuple[str, ...]
    year: str
    doi: str = ""

    def names(self) -> str:
        """Give the authors as a sentence names them; of three or more only the first."""
        if len(self.authors) > 2:
            return f"{self.authors[0]} and others"
        return " and ".join(self.authors)

    def linked(self, words: str) -> str:
        """Make the words a link to the work, where it has an address."""
        return f"[{words}](https://doi.org/{quote(self.doi)})" if self.doi else words


def works(path: Path) -> dict[str, Work]:
    """Read a BibTeX file."""
    return {key: _work(entry) for key, entry in parse_file(str(path)).entries.items()}


def _work(entry: Entry) -> Work:
    authors = tuple(
        " ".join(str(name) for name in (*person.rich_prelast_names, *person.rich_last_names))
        for person in entry.persons["author"]
    )
    return Work(authors, entry.fields["year"], entry.fields.get("doi", ""))


def cite(kind: str, keys: str, known: Mapping[str, Work]) -> str:
    """Write a citation in words.

    Parameters
    ----------
    kind : str
        "p" for one in parentheses, "t" for one that is part of the sentence.
    keys : str
        Keys of the references, with commas between them.
    known : mapping of str to Work

    Raises
    ------
    ValueError
        If a key is not in the references.

    Examples
    --------
    >>> known = {"Hebb1949": Work(("Hebb",), "1949")}
    >>> cite("p", "Hebb1949", known), cite("t", "Hebb1949", known)
    ('(Hebb, 1949)', 'Hebb (1949)')
    """
    found = []
    for key in (key.strip() for key in keys.split(",")):
        if key not in known:
            raise ValueError(f"{key!r} is cited and stands not in the list of references.")
        found.append(known[key])
    if kind == "p":
        return f"({'; '.join(work.linked(f'{work.names()}, {work.year}') for work in found)})"
    return " and ".join(work.linked(f"{work.names()} ({work.year})") for work in found)
