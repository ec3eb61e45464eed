"""Reports made by hand: what the judge would say of a small class."""

from typing import Any

from nnlib.grading.judge.report import Mark, Report
from nnlib.grading.verdict import Verdict

TITLES = {"1a": "One neuron", "1b": "From the loop to X @ W + b", "1c": "AND, OR and the limit",
          "1d": "The boundary line"}  # fmt: skip
POINTS = {"1a": 2.0, "1b": 2.0, "1c": 3.0, "1d": 3.0}
RIGHT_TO_LEFT = "\u202e"
WHY = {
    "forgets-f": "This is z, the weighted sum plus the bias. A neuron hands on a = f(z): call f.",
    "forgets-the-bias": "This is f(w · x). The bias is missing: z = w · x + b.",
    "transposes": "The shapes do not fit in this product: in A @ B the inner numbers are equal.",
    "slope": "Slope and intercept divide by the second weight, and here it is 0.",
    "time": "It had not ended when its time was up. Look for a loop whose condition stays true.",
}
CAME = "[0.8176, 0.3775]\nin your line 3: return x @ w < b"
EXPECTED = "[[0.2, 0.5, -0.3],\n [0.8, -0.9, -0.3]]"


def right(exercise: str) -> Mark:
    headline = f"{exercise} {TITLES[exercise]}: right, in all 9 cases. Next: try np.tanh."
    return _mark(exercise, POINTS[exercise], Verdict(exercise, True, headline))


def wrong(exercise: str, mistake: str, points: float = 0.0, **texts: str) -> Mark:
    case = f"a batch of two rows\nx = {EXPECTED}, w = [0.5, 1], b = 1.5, f = sigmoid"
    details = {"Case": case, "Came": CAME, "Expected": EXPECTED}
    details |= {"Why": WHY.get(mistake, "Print each step."), "Read": "chapter 1, The weighted sum"}
    headline = f"{exercise} {TITLES[exercise]}: not yet."
    verdict = Verdict(exercise, False, headline, tuple((details | texts).items()), "a", mistake)
    return _mark(exercise, points, verdict)


def not_begun(exercise: str) -> Mark:
    headline = f"Exercise {exercise} is still the starter: replace the three dots."
    return _mark(exercise, 0.0, Verdict(exercise, False, headline, mistake="starter"))


def _mark(exercise: str, points: float, verdict: Verdict) -> Mark:
    return Mark(f"check-{exercise}", TITLES[exercise], points, POINTS[exercise], verdict)


def report(handin: str, *marks: Mark, **fields: Any) -> Report:
    """Report on a hand-in; exercises of which nothing is said are right."""
    given = {mark.verdict.exercise: mark for mark in marks}
    every = tuple(given.get(exercise) or right(exercise) for exercise in TITLES)
    points = sum(mark.points for mark in every)
    usual = {"file": f"{handin}/01_neuron.ipynb", "digest": "5e8f" * 16, "status": "judged",
             "headline": f"{points:g} of 10 points.", "course": "c0ffee"}  # fmt: skip
    return Report(handin, "01_neuron", marks=every, **usual | fields)


def without_marks(handin: str, status: str, headline: str) -> Report:
    """Report on a hand-in that was not judged."""
    nothing = [wrong(exercise, status, Why=headline) for exercise in TITLES]
    return report(handin, *nothing, status=status, headline=headline, course="")


def small_class() -> list[Report]:
    """Twenty hand-ins, of every kind that the pages tell apart."""
    diligent = [report(name) for name in ("Ana", "Ben", "Cem", "Dana", "Eve")]
    return [
        *diligent,
        report("Finn", wrong("1a", "forgets-f")),
        report("Gül", wrong("1a", "forgets-f"), wrong("1d", "slope")),
        report("Hana", wrong("1a", "forgets-the-bias"), notes=("Cell 7 failed: KeyError: 'x'.",)),
        report("Ida", wrong("1b", "transposes"), wrong("1c", "values", points=2.0)),
        report("Jo", wrong("1b", "transposes"), wrong("1c", "values", points=1 / 3)),
        report("Kai", wrong("1a", "forgets-f"), wrong("1b", "time")),
        report("Lea", *(not_begun(exercise) for exercise in TITLES)),
        report("Mo", wrong("1a", "may-not-import"), wrong("1d", "killed")),
        report("नीलम शर्मा", wrong("1d", "slope"), wrong("1b", "memory")),
        report("שרה כהן", wrong("1d", "output"), sandbox="unsafe"),
        report("=HYPERLINK(1)", wrong("1a", "forgets-f"), wrong("1c", "shape", points=1.0)),
        report("<img src=x onerror=alert(1)>", wrong("1a", "forgets-f", Came="</dd><script>")),
        without_marks("Nele", "missing", "No notebook and no Python file came."),
        without_marks(f"Oz{RIGHT_TO_LEFT}gpj.exe", "unreadable", "The file is no notebook."),
        without_marks("Pia", "failed", "The judge could not finish with this hand-in."),
    ]
