"""Every hand-in of the corpus gets the marks and the words that stand at its head."""

import pytest

from nnlib.grading import exercises
from nnlib.grading.judge.report import Mark, Report
from tests.grading.conftest import Judged
from tests.grading.corpus.building import from_cells
from tests.grading.corpus.handins import Sample, samples
from tests.grading.corpus.statement import Stated, read_statement

SAMPLES = samples()
each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.group}-{s.id}")


def marks(report: Report) -> dict[str, Mark]:
    return {mark.verdict.exercise: mark for mark in report.marks}


def says(text: str, words: str) -> bool:
    """Whether a text holds the words, or those before or after a bar, however it is wrapped."""
    plain = " ".join(text.split())
    return any(word in plain for word in words.split("|"))


def differences(mark: Mark, stated: Stated) -> list[str]:
    """What a mark's reason lacks of what was stated."""
    message = mark.verdict.message
    kinds = stated.mistakes or (None,)
    found = [] if mark.verdict.mistake in kinds else [f"{mark.verdict.mistake} is not {kinds}"]
    found += [f"{words!r} is not said" for words in stated.words if not says(message, words)]
    return [f"{each}\n{message}" for each in found]


@each
def test_a_hand_in_gets_the_marks_that_it_deserves(judged: Judged, sample: Sample) -> None:
    report = judged.reports[sample.name]

    points = {exercise: mark.points for exercise, mark in marks(report).items()}

    assert points == {name: stated.points for name, stated in sample.statement.marks.items()}
    assert report.points == sample.statement.points


@each
def test_a_hand_in_is_told_why(judged: Judged, sample: Sample) -> None:
    told = marks(judged.reports[sample.name])

    found = {
        exercise: differences(told[exercise], stated)
        for exercise, stated in sample.statement.marks.items()
    }

    assert found == {exercise: [] for exercise in sample.statement.marks}
    messages = " ".join(mark.verdict.message for mark in told.values())
    assert [words for words in sample.statement.never if words in messages] == []


@each
def test_a_hand_in_has_the_status_and_the_notes_stated(judged: Judged, sample: Sample) -> None:
    report = judged.reports[sample.name]

    assert report.status in sample.statement.status.split("|")
    said = f"{report.headline} {' '.join(report.notes)}"
    wanted = (*sample.statement.headline, *sample.statement.notes)
    assert [words for words in wanted if not says(said, words)] == []


def test_every_hand_in_has_one_report(judged: Judged) -> None:
    assert sorted(judged.reports) == sorted(sample.name for sample in SAMPLES)


def test_no_message_holds_a_sign_that_a_terminal_obeys(judged: Judged) -> None:
    texts = {
        name: "".join((report.headline, *report.notes, *(m.verdict.message for m in report.marks)))
        for name, report in judged.reports.items()
    }

    bad = [name for name, t in texts.items() if any(c != "\n" and not c.isprintable() for c in t)]
    assert bad == []


def test_no_message_is_longer_than_a_page(judged: Judged) -> None:
    long = {
        f"{name} {mark.grade_id}": len(mark.verdict.message)
        for name, report in judged.reports.items()
        for mark in report.marks
        if len(mark.verdict.message) > 4000
    }

    assert long == {}


def test_points_that_are_not_the_sum_of_the_marks_are_refused() -> None:
    with pytest.raises(ValueError, match="points: 10 stands above marks that make 8"):
        read_statement("Forgets f.\n\npoints: 10\n1a: forgets-f")


def test_a_line_that_states_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="1z: right"):
        read_statement("Forgets f.\n\npoints: 10\n1z: right")


def test_a_cell_that_the_handout_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="the handout has no cell 'solve-9z'"):
        from_cells("# %% instead of solve-9z\nx = 1\n", "right")


@pytest.mark.parametrize("exercise", exercises())
def test_every_exercise_has_a_hand_in_that_a_library_answers(exercise: str) -> None:
    stated = [s.statement.marks[exercise] for s in SAMPLES if exercise in s.statement.marks]
    answered = [each for each in stated if "may-not-import" in each.mistakes]

    assert answered
    assert all(each.points == 0 for each in answered)


def test_the_corpus_holds_hand_ins_of_every_sort() -> None:
    groups = {sample.group for sample in SAMPLES}

    assert groups == {"ordinary", "unlucky", "hostile", "files"}
    assert len(SAMPLES) >= 60
    assert len({sample.id for sample in SAMPLES}) == len({s.name for s in SAMPLES}) == len(SAMPLES)
