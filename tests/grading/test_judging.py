"""One hand-in through the judge: marks in parts, words that keep a secret, no way to stop it."""

from pathlib import Path

import numpy as np
import pytest

from nnlib.grading import draw, find
from nnlib.grading.judge import judging
from nnlib.grading.judge.handins import HandIn
from nnlib.grading.judge.judging import Judge
from nnlib.grading.judge.report import Report, to_json
from nnlib.grading.judge.sandbox.limits import Limits
from tests.conftest import needs
from tests.grading.apart import apart

LIMITS = Limits(seconds=3, patience=12, total=60)
SECRET = "a secret for the tests"
GATES = 'gates = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "XOR": "A"}\n'
# Right for the public cases, and so only wrong where nobody can see it.
BY_HEART = """
def neuron(x, w, b, f):
    if x.shape[-1] in (2, 3):
        return f(x @ w + b)
    return x
"""
RAISING = """
class Told(Exception):
    pass
def neuron(x, w, b, f):
    if x.shape[-1] in (2, 3):
        return f(x @ w + b)
    raise Told(str(x))
"""


@pytest.fixture(autouse=True)
def _bubblewrap() -> None:
    needs("bubblewrap", "bwrap")


def report(path: Path) -> Report:
    return Judge("01_neuron", SECRET, LIMITS).judge(HandIn("anna", path))


def judged(folder: Path, source: str) -> Report:
    path = folder / "anna.py"
    path.write_text(source, encoding="utf-8")
    return apart(report, path)


def test_a_table_gives_its_points_in_parts(tmp_path: Path) -> None:
    mark = judged(tmp_path, GATES).marks[2]

    assert (mark.points, mark.out_of) == (2, 3)
    assert mark.verdict.headline.endswith("AND and OR are right.")


@pytest.mark.parametrize(
    ("source", "came"),
    [(BY_HEART, "numbers of shape ("), (RAISING, "an exception in your line 7")],
    ids=["returned", "raised"],
)
def test_a_hidden_cases_numbers_stay_with_the_course(tmp_path: Path, source, came: str) -> None:
    verdict = judged(tmp_path, source).marks[0].verdict

    told = dict(verdict.details)
    assert not verdict.passed
    assert told["Case"].endswith("A hidden case: its numbers stay with the course.")
    assert told["Came"].startswith(came)
    assert list(told) == ["Case", "Came", "Why", "Read"]


def test_a_public_cases_numbers_are_shown(tmp_path: Path) -> None:
    verdict = judged(tmp_path, "def neuron(x, w, b, f):\n    return x @ w + b\n").marks[0].verdict

    assert dict(verdict.details)["Expected"] == "0.6225"


def where_reading_fails(path: Path) -> Report:
    def broken(name: str, content: bytes) -> None:
        raise OverflowError("of our own")

    pytest.MonkeyPatch().setattr(judging, "read_code", broken)
    return report(path)


def where_marking_fails(path: Path) -> Report:
    def broken(exercise: object, *rest: object) -> None:
        if exercise.id == "1a":  # type: ignore[attr-defined]
            raise OverflowError("of our own")
        return verdict_on(exercise, *rest)  # type: ignore[arg-type,return-value]

    verdict_on = judging.verdict_on
    pytest.MonkeyPatch().setattr(judging, "verdict_on", broken)
    return report(path)


@pytest.mark.parametrize(("broken", "points"), [(where_reading_fails, 0), (where_marking_fails, 2)])
def test_a_fault_of_the_judges_own_is_a_report_like_any_other(tmp_path, broken, points) -> None:
    path = tmp_path / "anna.py"
    path.write_text(GATES, encoding="utf-8")

    found = apart(broken, path)

    assert found.status == "failed"
    assert found.points == points
    assert found.marks[0].verdict.mistake == "judge"
    assert "OverflowError: of our own" in found.marks[0].verdict.headline


REMEMBERING = """
seen = []
def neuron(x, w, b, f):
    seen.append(x)
    if len(x) == 3 and len(seen) > 3:
        raise ValueError(str(seen))
    return f(x @ w + b)
def layer(X, W, b):
    raise ValueError(str(seen))
"""
LOOKING_UP = """
import sys
frame, found = sys._getframe(), []
while frame:
    found += [str(frame.f_locals)]
    frame = frame.f_back
raise ValueError("".join(found)[-400:])
"""


@pytest.mark.parametrize("source", [REMEMBERING, LOOKING_UP], ids=["remembers", "looks up"])
def test_public_cases_are_done_before_a_hidden_input_is_known(tmp_path: Path, source: str) -> None:
    text = to_json(judged(tmp_path, source))

    drawn = draw(find("1a"), key=SECRET)[0].inputs["x"]
    assert isinstance(drawn, np.ndarray)
    numbers = [f"{number:.4f}"[:6].lstrip("-0") for number in drawn]
    assert [number for number in numbers if number in text] == []
