"""How long a training step takes, beside others: `make bench`.

All rivals take turns in one run on one thread, so that whatever else the machine does hits them
alike; the figure is the median over the rounds. The tables and the plot go into `book/speed/`.
"""

import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import sklearn
from threadpoolctl import threadpool_limits

from tests.benchmarks.growth import draw_growth
from tests.benchmarks.jobs import JOBS, N_RESTARTS
from tests.benchmarks.rivals import RIVALS, inner_step, many_step, torch_step

FOLDER = Path(__file__).parents[2] / "book" / "speed"
ROUNDS = 41
SLICE = 0.02  # seconds that one rival has in a round


def median_times(steps: Mapping[str, Callable[[], object]], *, rounds: int = ROUNDS) -> dict:
    """Measure the steps in turn; return the median microseconds of each."""
    repeats = {name: _repeats(step) for name, step in steps.items()}
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            before = time.perf_counter()
            for _ in range(repeats[name]):
                step()
            n_steps = repeats[name] * getattr(step, "n_steps", 1)
            times[name].append((time.perf_counter() - before) / n_steps * 1e6)
    return {name: statistics.median(values) for name, values in times.items()}


def _repeats(step: Callable[[], object]) -> int:
    """Choose how often to call a step so that its turn takes about SLICE seconds."""
    step(), step()
    before = time.perf_counter()
    step()
    return max(1, int(SLICE / (time.perf_counter() - before)))


def steps_table() -> list[str]:
    """Measure every job by every hand; lay it out as a Markdown table, a column for each job."""
    by_job = []
    for job in JOBS:
        steps = {name: make(job) for name, make in RIVALS.items()}
        if job.optimizer == "Adam":
            steps["PyTorch, fused Adam"] = torch_step(job, fused=True)
        by_job.append(median_times(steps))
        print(job.words, {name: round(micros) for name, micros in by_job[-1].items()}, flush=True)
    rows = [
        _row(["µs a step", *(job.letter for job in JOBS)]),
        _row(["---", *["---:"] * len(JOBS)]),
    ]
    for name in [*RIVALS, "PyTorch, fused Adam"]:
        rows.append(_row([name, *(_micros(times.get(name)) for times in by_job)]))
    for name, other in (
        ("PyTorch eager", "nnlib, inner step"),
        ("nnlib, inner step", "products only"),
    ):
        ratios = (f"{times[name] / times[other]:.1f}" for times in by_job)
        rows.append(_row([f"**{name} ÷ {other}**", *ratios]))
    return [*(f"- {job.words}" for job in JOBS), "", *rows]


def _micros(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def restarts_table() -> list[str]:
    """Measure many restarts of the first job side by side against PyTorch one by one."""
    job = JOBS[0]
    steps = {"many": many_step(job), "one": inner_step(job), "torch": torch_step(job)}
    times = median_times(steps)
    rows = [_row(["one step of 100 networks, job a", "µs", "PyTorch ÷ this"]),
            _row(["---", "---:", "---:"])]  # fmt: skip
    for words, micros in {
        "`train_many`, side by side": times["many"],
        "nnlib, one by one": N_RESTARTS * times["one"],
        "PyTorch eager, one by one": N_RESTARTS * times["torch"],
    }.items():
        ratio = N_RESTARTS * times["torch"] / micros
        rows.append(_row([words, f"{micros:.0f}", f"{ratio:.1f}"]))
        print(rows[-1], flush=True)
    return rows


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def machine() -> str:
    """Say when and on what the figures were measured."""
    import torch

    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")), platform.processor(),
    )  # fmt: skip
    return (
        f"Measured on {date.today().isoformat()} on one thread of an {model} "
        f"({platform.system()}), Python {platform.python_version()}, NumPy {np.__version__}, "
        f"PyTorch {torch.__version__.split('+')[0]} (CPU), scikit-learn {sklearn.__version__}."
    )


def main() -> int:
    """Measure, print and write."""
    FOLDER.mkdir(exist_ok=True)
    with threadpool_limits(1):
        tables = [*steps_table(), "", *restarts_table()]
        draw_growth(FOLDER, median_times)
    text = "\n".join([*tables, "", machine(), ""])
    (FOLDER / "table.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
