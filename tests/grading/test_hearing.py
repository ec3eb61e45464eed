"""What a process tells is written down; what the driver would never say is refused."""

import json
from typing import Any

import numpy as np
import pytest

from nnlib.grading.inside.wire import BrokenFrameError
from nnlib.grading.judge.sandbox.hearing import Heard, hear

FORM = {"problem": "", "form": "", "trouble": None, "changed": [], "has_loop": False}
OUTCOME = FORM | {"has_values": True}
TROUBLE = {"kind": "ValueError", "text": "no", "line": 2, "code": "raise", "also": []}


def told(*frames: tuple[dict[str, Any], list[Any]]) -> Heard:
    heard = Heard()
    for meta, arrays in frames:
        hear(heard, json.loads(json.dumps(meta)), arrays)
    return heard


def test_steps_failures_and_outcomes_are_written_down() -> None:
    heard = told(
        ({"at": [1, 0]}, []),
        ({"failed": [1, 0], "trouble": TROUBLE}, []),
        ({"exercise": "1a"}, []),
        ({"case": 0, "outcome": OUTCOME}, [np.ones(2)]),
        ({"exercise": "1b"}, []),
        ({"unfit": "missing"}, []),
        ({"done": True}, []),
    )

    assert heard.statement == (1, 0)
    assert heard.failed[1].code == "raise"
    assert heard.answers["1a"].outcomes[0].values is not None
    assert heard.answers["1b"].unfit == "missing"
    assert heard.is_done


def test_only_a_new_step_is_given_new_time() -> None:
    heard = Heard()

    assert hear(heard, {"at": [1, 0]}, [])
    assert not hear(heard, {"absent": "matplotlib"}, [])
    assert hear(heard, {"exercise": "1a"}, [])
    assert not hear(heard, {"case": 0, "outcome": OUTCOME}, [np.ones(2)])


@pytest.mark.parametrize(
    "again", [{"at": [1, 0]}, {"at": [0, 9]}, {"exercise": "1a"}, {"exercise": "1b", "at": [9, 9]}]
)
def test_a_step_back_is_refused(again: dict[str, Any]) -> None:
    heard = told(({"at": [1, 0]}, []), ({"exercise": "1a"}, []))

    with pytest.raises(BrokenFrameError):
        hear(heard, again, [])


@pytest.mark.parametrize(
    "forged",
    [
        '{"at": [1e999, 0]}',
        '{"at": 1}',
        '{"at": ["a", "b"]}',
        '{"case": 1e999, "outcome": {}}',
        '{"case": 0, "outcome": {"problem": []}}',
        '{"case": 0, "outcome": null}',
        '{"failed": [1e999, 0], "trouble": {"kind": 1}}',
        '{"unfit": "missing"}',
        '{"passed": 3, "module": "x"}',
    ],
)
def test_a_forged_frame_is_refused_and_nothing_else_is_raised(forged: str) -> None:
    with pytest.raises(BrokenFrameError, match="forged"):
        hear(Heard(), json.loads(forged), [])


def test_a_strangers_words_are_short_and_hold_no_signs_that_a_terminal_obeys() -> None:
    text = "\x1b[2J\u202e" + "x" * 10_000

    heard = told(({"failed": [1, 0], "trouble": TROUBLE | {"text": text}}, []))

    assert set(heard.failed[1].text) <= set("[2Jx")
    assert len(heard.failed[1].text) <= 500


def test_an_outcome_without_values_and_without_a_problem_is_one_without_a_result() -> None:
    heard = told(({"exercise": "1a"}, []), ({"case": 0, "outcome": FORM | {"has_values": 0}}, []))

    outcome = heard.answers["1a"].outcomes[0]
    assert outcome.values is None
    assert outcome.problem == "none"


def test_values_beside_a_problem_do_not_count() -> None:
    forged = OUTCOME | {"problem": "raises"}

    heard = told(({"exercise": "1a"}, []), ({"case": 0, "outcome": forged}, [np.ones(2)]))

    assert heard.answers["1a"].outcomes[0].values is None
    assert heard.answers["1a"].outcomes[0].trouble is not None


READY = (
    ({"exercise": "1a"}, []),
    ({"case": 0, "outcome": OUTCOME}, [np.ones(1)]),
    ({"ready": True}, []),
)


def test_hidden_cases_are_kept_apart_from_public_ones() -> None:
    hidden = ({"exercise": "1a"}, []), ({"case": 0, "outcome": OUTCOME}, [np.zeros(2)])

    answer = told(*READY, *hidden).answers["1a"]

    assert [outcome.values[0].size for outcome in answer.outcomes.values()] == [1]
    assert [outcome.values[0].size for outcome in answer.hidden.values()] == [2]


@pytest.mark.parametrize(
    "late",
    [
        {"at": [5, 0]},
        {"failed": [1, 0], "trouble": TROUBLE},
        {"absent": "x has these numbers"},
        {"passed": ["neuron"], "module": "x"},
        {"unfit": "a class called by its numbers"},
        {"ready": True},
        {"exercise": "1b"},
        {"case": 0, "outcome": OUTCOME},
        {"case": 0, "outcome": OUTCOME, "exercise": "1a", "unfit": "x"},
    ],
)
def test_words_of_one_who_knows_hidden_inputs_are_not_heard(late: dict[str, Any]) -> None:
    heard = told(*READY)

    with pytest.raises(BrokenFrameError):
        hear(heard, late, [np.ones(1)])
