"""What explorations and cards share: a widget that lives on the page, with or without Python.

In JupyterLab an exploration is a widget: turning a knob sets a trait, and setting a trait turns
the knob. On the site there is no Python; the same front end starts from the state that the
notebook's run has left.
"""

import re
from typing import Any, ClassVar

import anywidget
import traitlets

from nnlib.explore.controls import controls_of
from nnlib.explore.joining import SHEETS, joined, parts, style

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def check_name(name: object, kind: str) -> str:
    """Read the name of an exploration or a card: words in small letters, joined by hyphens.

    Raises
    ------
    ValueError
        If it is not such a name.
    """
    if not isinstance(name, str) or NAME.fullmatch(name) is None:
        raise ValueError(
            f"The name of {kind} must be small letters, digits and hyphens, but it is {name!r}. "
            "Write for example 'two-lines'."
        )
    return name


class PageWidget(anywidget.AnyWidget):
    """A widget with a front end of its own, alive with and without Python.

    A subclass names its front end in `module`, and in `worker` what works beside the page for it,
    if anything does; `sheets` are its style sheets. It says in `still` what stands on paper.

    Attributes
    ----------
    name : str
        Tells the widgets of a page apart, in links and in what the browser keeps.
    """

    module: ClassVar[str]
    kind: ClassVar[str]
    worker: ClassVar[str] = ""
    sheets: ClassVar[tuple[str, ...]] = SHEETS

    name = traitlets.Unicode().tag(sync=True)
    _id = traitlets.Unicode().tag(sync=True)
    _parts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    _sheets = traitlets.List(traitlets.Unicode()).tag(sync=True)
    _worker_parts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    _worker = traitlets.Unicode().tag(sync=True)
    _still = traitlets.Unicode().tag(sync=True)

    def __init__(self, name: str, **traits: Any) -> None:
        self._esm = joined(self.module)
        self._css = style(self.sheets)
        super().__init__(name=check_name(name, self.kind), **traits)
        self._id = f"{self.kind.lower()}-{name}"
        self._parts, self._sheets = list(parts(self.module)), list(self.sheets)
        if self.worker:
            self._worker, self._worker_parts = joined(self.worker), list(parts(self.worker))
        self._still = self.still()

    def still(self) -> str:
        """Write what stands in the widget's place on paper and without scripts, as HTML."""
        raise NotImplementedError(f"{type(self).__name__} needs a method still().")

    def __repr__(self) -> str:
        """Say what this is in words that never change, so that stored outputs compare."""
        return f"{self.kind} {self.name!r}: run this cell to bring it to life."


class Exploration(PageWidget):
    """The base of all explorations: pictures that follow a few knobs.

    A subclass adds `title` and its traits, of which `Slider` and `Choice` become knobs.

    Attributes
    ----------
    after : str
        Name of the prediction that opens this exploration; empty if it is open.
    """

    kind = "Exploration"
    title: ClassVar[str]

    after = traitlets.Unicode().tag(sync=True)
    _title = traitlets.Unicode().tag(sync=True)
    _state: traitlets.List[str] = traitlets.List().tag(sync=True)
    _controls: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init_subclass__(cls, *, is_base: bool = False, **options: Any) -> None:
        """Refuse a subclass that lacks its title or front end, or takes a name that is taken.

        One that is only the base of others says `is_base=True`, and needs neither.
        """
        super().__init_subclass__(**options)
        if is_base:
            return
        for part, example in (("title", "Exploration: one neuron"), ("module", "neuron.mjs")):
            if not hasattr(cls, part):
                raise TypeError(f"{cls.__name__} has no {part}. Write {part} = {example!r} in it.")
        traits = {k: v for k, v in vars(cls).items() if isinstance(v, traitlets.TraitType)}
        knobs = [name for name, trait in traits.items() if "control" in trait.metadata]
        taken = [name for name in knobs if name in TAKEN]
        if taken:
            raise TypeError(
                f"{cls.__name__} calls a knob {taken[0]!r}, but every widget has a trait of that "
                f"name. Write for example {taken[0]}_ = ... ."
            )

    def __init__(self, name: str, *, after: str = "", **traits: Any) -> None:
        waits_for = check_name(after, "a prediction") if after else ""
        super().__init__(name, after=waits_for, **traits)
        self._title = self.title
        self._state = sorted(set(self.class_trait_names(sync=True)) - TAKEN)
        self._controls = controls_of(self)

    def still(self) -> str:
        """Point to the figure that follows each exploration."""
        return (
            "<p>Here is an exploration that needs a screen and scripts. "
            "The figure that follows shows the same thing, standing still.</p>"
        )


# Names that a knob cannot have: those that every exploration, and ipywidgets beneath it, has.
TAKEN = frozenset(Exploration.class_trait_names(sync=True)) | {"_anywidget_id", "_css", "_esm"}

# What the site's page need not know: ipywidgets' own state, and what the page has already.
UNSHOWN = frozenset(anywidget.AnyWidget.class_trait_names(sync=True)) | {
    "_anywidget_id", "_css", "_esm", "_id", "_parts", "_sheets", "_still", "_worker",
    "_worker_parts",
}  # fmt: skip
