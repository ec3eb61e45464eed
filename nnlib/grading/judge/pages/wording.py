"""What stands on more than one page: an exercise's title, and a verdict's sentence without it."""

from nnlib.grading.judge.report import Mark


def exercise_title(mark: Mark) -> str:
    """Name an exercise as a learner knows it, for example "1a One neuron"."""
    return f"{mark.verdict.exercise} {mark.title}".strip()


def sentence(mark: Mark) -> str:
    """Give the verdict's sentence without the exercise's title and without its first words.

    The page says in larger type which exercise it is and whether it is right.
    """
    said = mark.verdict.headline.removeprefix(f"{exercise_title(mark)}: ")
    said = said.removeprefix("right, ").removeprefix("not yet.").lstrip()
    return said[:1].upper() + said[1:]
