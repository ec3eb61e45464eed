"""What a course's `nbgrader_config.py` must say, so that nbgrader and the judge work together."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

_HERE = "nnlib.grading.gradebook"


def prepare(config: Any) -> None:
    """Set what the exercises need; everything else stays nbgrader's or the instructor's.

    Handouts lose their solutions and leave no trace of them, and nbgrader's own autograder is
    closed, because it runs hand-ins without a sandbox.

    Parameters
    ----------
    config : traitlets.config.Config
        What ``get_config()`` gives in `nbgrader_config.py`.
    """
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import ClearSolutions

    steps = GenerateAssignment.class_traits()["preprocessors"].default()
    # Names, not classes: formgrader shows the settings, and writes them as JSON.
    config.GenerateAssignment.preprocessors = [
        f"{_HERE}.handouts.CutSolutions"
        if step is ClearSolutions
        else f"{step.__module__}.{step.__name__}"
        for step in steps
    ]
    config.Autograde.exporter_class = f"{_HERE}.handouts.Closed"
    _find_programs()


def _find_programs() -> None:
    """Let nbgrader find alembic, which it starts by name, where no environment is activated."""
    if shutil.which("alembic") is None:
        programs = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", os.defpath)])
