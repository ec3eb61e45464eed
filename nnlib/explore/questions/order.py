"""A question for the right order of a few entries, each with the reason for its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from nnlib.explore.markup import block_html, inline_html
from nnlib.explore.questions.base import Question, bullets, check_mapping, mixed


@dataclass(frozen=True)
class Entry:
    """One entry: its text as written, as HTML, and why it stands where it stands, as HTML."""

    text: str
    html: str
    why: str


@dataclass(frozen=True)
class OrderQuestion(Question):
    """What `order` makes: the entries in their right order."""

    kind: ClassVar[str] = "order"

    entries: tuple[Entry, ...]

    def start(self, name: str) -> list[int]:
        """Order the entries as the card shows them first, which is never the right order."""
        places = mixed([entry.text for entry in self.entries], name)
        return places if places != sorted(places) else [*places[1:], places[0]]

    def page(self, name: str) -> dict[str, Any]:
        """Describe the entries in their right order, and the order to start from."""
        entries = [{"html": entry.html, "why": entry.why} for entry in self.entries]
        return {"kind": self.kind, "entries": entries, "start": self.start(name)}

    def identity(self) -> list[Any]:
        """List the entries in their right order."""
        return [self.kind, *(entry.text for entry in self.entries)]

    def asked(self, name: str) -> str:
        """Write the entries as a list, in the order to start from."""
        return bullets([self.entries[i].html for i in self.start(name)])

    def explained(self, name: str) -> str:
        """Write the entries in their right order, each with its reason."""
        return bullets([f"<p>{entry.html}</p>{entry.why}" for entry in self.entries], "ol")

    def meaning(self, answer: Any, name: str) -> list[str]:
        """Turn the order of the places into the order of the texts."""
        return [self.entries[int(i)].text for i in answer]


def order(entries: Mapping[str, str]) -> OrderQuestion:
    """Ask for the right order of a few entries.

    Parameters
    ----------
    entries : mapping of str to str
        The entries in their right order, each with the reason for its place, as Markdown with
        formulas between dollar signs. The card mixes them.

    Returns
    -------
    question : OrderQuestion
        For `checkpoint` or `predict`.

    Raises
    ------
    ValueError
        If there are fewer than two entries, two of them look alike, or a text is empty.
    TypeError
        If `entries` is no mapping, or a text no string.

    Examples
    --------
    >>> question = order({"sum": "It needs the inputs only.", "step": "It needs the sum."})
    """
    listed = check_mapping(entries, "entries", "order({'sum': 'First, as ...', 'step': '...'})")
    if len(listed) < 2:
        raise ValueError(
            f"An order needs at least two entries, but it has {len(listed)}. "
            "Write for example order({'sum': 'First, as ...', 'step': 'It needs the sum.'})."
        )
    made = tuple(
        Entry(text, inline_html(text, "An entry"), block_html(why, f"The reason for {text!r}"))
        for text, why in listed.items()
    )
    seen: dict[str, Entry] = {}
    for entry in made:
        other = seen.setdefault(" ".join(entry.html.split()), entry)
        if other is not entry:
            raise ValueError(
                f"The entries {other.text!r} and {entry.text!r} look the same on the page. "
                "Take one away, or word it differently."
            )
    return OrderQuestion(made)
