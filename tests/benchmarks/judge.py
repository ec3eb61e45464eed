"""How long the judge takes for a correct hand-in: `python -m tests.benchmarks.judge`.

A hand-in needs an interpreter of its own that loads NumPy, so that alone is timed in the same run.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nnlib.grading.judge.grading import grade
from nnlib.grading.judge.handins import find_handins
from tests.exercises.notebooks import SOURCES

N_HANDINS = 60
N_ALONE = 10


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def alone() -> None:
    """Start an interpreter that loads NumPy and ends."""
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)


def judged(folder: Path, count: int, jobs: int) -> float:
    """Judge so many copies of the answer key, each read and run by itself."""
    handins = folder / f"{count} by {jobs}"
    handins.mkdir()
    for number in range(count):
        (handins / f"{number}.ipynb").write_bytes(SOURCES[0].read_bytes())
    found, out = find_handins(handins, "01_neuron"), folder / f"out {count} by {jobs}"
    return seconds(lambda: grade(found, "01_neuron", out, secret="benchmark secret", jobs=jobs))


def main() -> None:
    """Print the table."""
    start = seconds(lambda: [alone() for _ in range(N_ALONE)]) / N_ALONE
    print(f"{start:.3f} s  an interpreter that loads NumPy")
    with tempfile.TemporaryDirectory() as folder:
        for jobs in sorted({1, len(os.sched_getaffinity(0))}):
            first = judged(Path(folder), jobs, jobs)
            each = (judged(Path(folder), jobs + N_HANDINS, jobs) - first) / N_HANDINS
            print(
                f"{each * jobs:.3f} s  a correct hand-in and core, {jobs} at once "
                f"({each * jobs / start:.2f} interpreters); {first:.1f} s to try all limits first"
            )


if __name__ == "__main__":
    main()
