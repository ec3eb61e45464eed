"""How a training step grows: its time against width, depth and batch, ours and PyTorch's."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from nnlib.plots import CLASS_COLOURS, subplots
from tests.benchmarks.jobs import Job
from tests.benchmarks.rivals import inner_step, torch_step

Measure = Callable[..., dict[str, float]]
WIDTHS = (4, 16, 64, 256, 1024)
DEPTHS = (1, 2, 4, 8, 16)
BATCHES = (1, 8, 64, 512, 4096)


def jobs() -> dict[str, dict[int, Job]]:
    """The jobs of each panel, by the number that grows in it."""
    return {
        "units in the hidden layer": {w: Job("", (16, w, 1), "tanh", 64, "SGD") for w in WIDTHS},
        "hidden layers of 32 units": {
            d: Job("", (16, *[32] * d, 1), "tanh", 64, "SGD") for d in DEPTHS
        },
        "examples in a batch": {n: Job("", (16, 32, 1), "tanh", n, "SGD") for n in BATCHES},
    }


def draw_growth(folder: Path, measure: Measure) -> None:
    """Measure all jobs and write the picture `growth.svg`."""
    panels = jobs()
    figure, axes = subplots(len(panels), 1, size=(6, 8.4), sharey=True, layout="constrained")
    for ax, (words, by_number) in zip(axes, panels.items(), strict=True):
        times = {number: _both(job, measure) for number, job in by_number.items()}
        _draw(ax, words, times)
        print(words, {number: {k: round(t) for k, t in both.items()} for number, both in
                      times.items()}, flush=True)  # fmt: skip
    axes[1].set_ylabel("time of a step in µs")
    axes[0].legend(frameon=False)
    figure.savefig(folder / "growth.svg", metadata={"Date": None}, bbox_inches="tight")


def _both(job: Job, measure: Measure) -> dict[str, float]:
    return measure({"nnlib": inner_step(job), "PyTorch": torch_step(job)}, rounds=15)


def _draw(ax: object, words: str, times: Mapping[int, Mapping[str, float]]) -> None:
    """Draw the times of both over the number that grows, both scales logarithmic."""
    numbers = np.array(list(times))
    styles = {"nnlib": ("o", "-"), "PyTorch": ("s", "--")}
    for colour, (name, (marker, line)) in zip(CLASS_COLOURS, styles.items(), strict=False):
        values = [times[number][name] for number in times]
        ax.plot(numbers, values, marker=marker, linestyle=line, color=colour, label=name)
    ax.set(xscale="log", yscale="log", xlabel=words)
    ax.set_xticks(numbers, [f"{number}" for number in numbers])
    ax.minorticks_off()
