"""A verdict: what a learner reads after a check, as words and as fields."""

import textwrap
from dataclasses import dataclass

_WIDTH = 79


@dataclass(frozen=True)
class Verdict:
    """The answer of a check.

    Parameters
    ----------
    exercise : str
        The exercise's name, for example "1a".
    passed : bool
    headline : str
        One sentence that says how it stands.
    details : tuple of (str, str)
        Label and text: case, came, expected, why, read.
    case : str or None
        The name of the first case that failed.
    mistake : str or None
        The name of the recognised mistake, or the kind of fault.

    Examples
    --------
    >>> Verdict("1a", False, "1a One neuron: not yet.", (("Came", "None"),))
    1a One neuron: not yet.
      Came:     None
    """

    exercise: str
    passed: bool
    headline: str
    details: tuple[tuple[str, str], ...] = ()
    case: str | None = None
    mistake: str | None = None

    @property
    def message(self) -> str:
        """All that the learner reads, in lines of at most 79 characters."""
        lines = textwrap.wrap(self.headline, _WIDTH)
        for label, text in self.details:
            start = f"  {label + ':':<10}"
            for number, line in enumerate(text.split("\n")):
                lines += textwrap.wrap(
                    line,
                    _WIDTH,
                    initial_indent=start if number == 0 else " " * len(start),
                    subsequent_indent=" " * len(start),
                    break_long_words=False,
                )
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.message
