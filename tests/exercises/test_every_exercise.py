"""Every exercise: its answer passes, its starter is met kindly, each mistake gets its own words."""

from collections.abc import Iterable, Iterator

import numpy as np
import pytest

from nnlib.grading import Exercise, Given, Mistake, Verdict, check, draw, exercises, mark, run
from tests.exercises import notebooks

ALL = list(exercises().values())
KEYS = ["practice", "spring course", "autumn course"]
MISTAKES = [(exercise, mistake) for exercise in ALL for mistake in exercise.mistakes]

each_exercise = pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.id)
each_key = pytest.mark.parametrize("key", KEYS)
each_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"), MISTAKES, ids=[f"{e.id}-{m.name}" for e, m in MISTAKES]
)


def judge(exercise: Exercise, answer: object, key: str) -> Verdict:
    cases = (*exercise.public, *draw(exercise, key=key))
    return mark(exercise, cases, [run(answer, case, given=exercise.given) for case in cases])


def plain(exercise: Exercise, key: str) -> str:
    """All inputs of the drawn cases as text."""
    return repr([dict(case.inputs) for case in draw(exercise, key=key)])


def leaves(inputs: Iterable[object]) -> Iterator[object]:
    """All inputs, those that stand in tuples too."""
    for value in inputs:
        if isinstance(value, tuple):
            yield from leaves(value)
        else:
            yield value


@each_exercise
@each_key
def test_the_notebooks_solution_passes_public_and_hidden_cases(exercise, key) -> None:
    answer = notebooks.answers(solved=True)[exercise.name]

    verdict = judge(exercise, answer, key)

    assert verdict.passed, verdict.message


@each_exercise
@each_key
def test_the_reference_passes_public_and_hidden_cases(exercise, key) -> None:
    verdict = judge(exercise, exercise.reference, key)

    assert verdict.passed, verdict.message


@each_exercise
def test_a_pass_is_one_sentence_and_what_to_try_next(exercise) -> None:
    verdict = check(exercise.id, exercise.reference)

    assert verdict.headline.startswith(f"{exercise.id} {exercise.title}: right, in all ")
    assert "Next: " in verdict.headline
    assert verdict.details == ()


@each_exercise
def test_the_unchanged_starter_is_met_kindly(exercise) -> None:
    starter = notebooks.answers(solved=False)[exercise.name]

    verdict = check(exercise.id, starter)

    assert not verdict.passed
    assert verdict.mistake == "starter"
    assert verdict.headline.startswith(
        f"Exercise {exercise.id} is still the starter: replace the three dots"
    )


@each_mistake
@each_key
def test_a_classic_mistake_is_recognised_as_itself(exercise, mistake: Mistake, key) -> None:
    verdict = judge(exercise, mistake.answer, key)

    assert not verdict.passed
    assert verdict.mistake == mistake.name
    assert dict(verdict.details)["Why"] == mistake.why


@each_mistake
def test_a_mistakes_verdict_says_all_five_things(exercise, mistake: Mistake) -> None:
    details = dict(check(exercise.id, mistake.answer).details)

    assert list(details) == ["Case", "Came", "Expected", "Why", "Read"]
    assert "" not in details.values()
    assert details["Came"] != details["Expected"]


@each_exercise
def test_there_are_three_mistakes_each_with_its_own_name_and_words(exercise) -> None:
    names = {mistake.name for mistake in exercise.mistakes}
    words = {mistake.why for mistake in exercise.mistakes}

    assert len(exercise.mistakes) >= 3
    assert len(names) == len(words) == len(exercise.mistakes)


@each_exercise
@each_key
def test_the_same_key_draws_the_same_hidden_cases(exercise, key) -> None:
    assert plain(exercise, key) == plain(exercise, key)


@pytest.mark.parametrize("exercise", [e for e in ALL if not e.is_table], ids=lambda e: e.id)
def test_another_key_draws_other_hidden_cases(exercise) -> None:
    assert plain(exercise, KEYS[0]) != plain(exercise, KEYS[1])


@each_exercise
def test_running_an_answer_leaves_the_cases_own_inputs_alone(exercise) -> None:
    def spoiling(*inputs: object) -> None:
        for value in leaves(inputs):
            if isinstance(value, np.ndarray):
                value[...] = 77

    before = plain(exercise, "practice")
    cases = draw(exercise, key="practice")
    for case in cases:
        run(exercise.reference if exercise.is_table else spoiling, case, given=exercise.given)

    assert repr([dict(case.inputs) for case in cases]) == before


@each_exercise
def test_what_goes_in_and_comes_out_is_plain_enough_for_another_process(exercise) -> None:
    cases = (*exercise.public, *draw(exercise, key="practice"))
    outcomes = [run(exercise.reference, case, given=exercise.given) for case in cases]

    inputs = [value for case in cases for value in leaves(case.inputs.values())]
    assert {type(value) for value in inputs} <= {np.ndarray, float, int, str, Given}
    assert all(v.dtype.kind in "biufU" for o in outcomes for v in o.values or ())


@pytest.mark.parametrize("message", [m for _, m in MISTAKES], ids=[m.name for _, m in MISTAKES])
def test_a_mistakes_section_is_in_the_list_of_sections(message: Mistake) -> None:
    assert message.read in notebooks.sections()


@pytest.mark.parametrize("chapter", notebooks.CHAPTERS, ids=lambda path: path.stem)
def test_the_sections_named_in_messages_are_headings_of_the_chapter(chapter) -> None:
    headings = notebooks.headings(chapter)

    named = notebooks.sections_of(chapter)
    assert [section for section in named if section not in headings] == []
