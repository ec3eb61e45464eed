"""The page that a learner reads: the marks for each exercise, and why."""

from nnlib.grading.judge.pages.markup import Html, element, join, name_of, number, shortened
from nnlib.grading.judge.pages.page import page
from nnlib.grading.judge.pages.wording import exercise_title, sentence
from nnlib.grading.judge.report import Mark, Report

_MOST_NOTES = 30
_AS_CODE = ("Case", "Came", "Expected")
_UNSAFE = (
    "This hand-in was run without the sandbox that usually stands around it. The marks may be "
    "right all the same; whoever teaches the course can judge it again."
)
_ENDS = {
    "judged": "Is something here unfair? Tell whoever teaches the course, and bring this page.",
    "failed": "Nothing is lost. Whoever teaches the course sees this and judges it again.",
    "missing": "Did you hand something in? Tell whoever teaches the course.",
    "unreadable": "Open your notebook, save it, see that it opens again, and hand it in anew if "
    "your course allows it.",
}


def feedback_page(report: Report) -> str:
    """Write the feedback on one hand-in as the text of its file.

    Parameters
    ----------
    report : Report

    Returns
    -------
    html : str
        One page that asks for no other file.
    """
    parts = [
        element("p", f"Feedback on {report.assignment}", class_="above"),
        element("h1", name_of(report.handin)),
        *_total(report),
    ]
    if report.sandbox == "unsafe":
        parts.append(element("p", _UNSAFE, class_="warning"))
    if report.status == "judged":
        parts += [_verdict(mark) for mark in report.marks]
    if report.notes:
        parts.append(_notes(report.notes))
    return page(f"Feedback on {report.assignment}: {report.handin}", *parts, _end(report))


def _total(report: Report) -> list[Html]:
    """Give the sum in large type, and what the judge says if it says more than the sum."""
    points, rest = number(report.points), f" of {number(report.out_of)} points"
    shown = [element("strong", points), rest]
    total = element(
        "p", *(["No marks yet"] if report.status == "failed" else shown), class_="total"
    )
    said = report.headline.strip()
    if said.removesuffix(".") == points + rest:
        return [total]
    return [total, element("p", shortened(said), class_="lede")]


def _verdict(mark: Mark) -> Html:
    is_right = mark.points >= mark.out_of
    word = "Right" if is_right else "Right in part" if mark.points > 0 else "Not yet"
    return element(
        "section",
        element("h2", exercise_title(mark)),
        element(
            "p",
            element("span", word, class_="stands"),
            f" · {number(mark.points)} of {number(mark.out_of)} points",
        ),
        *_reasons(mark),
        class_="verdict is-right" if is_right else "verdict",
    )


def _reasons(mark: Mark) -> list[Html]:
    """Give the verdict's sentence, if it says more than what stands above it, and its details."""
    said = sentence(mark)
    paragraph = [element("p", shortened(said))] if said else []
    return paragraph + _details(mark.verdict.details)


def _details(details: tuple[tuple[str, str], ...]) -> list[Html]:
    rows = [
        join(
            element("dt", label),
            element("dd", shortened(text), class_="code" if label in _AS_CODE else "text"),
        )
        for label, text in details
        if text
    ]
    return [element("dl", *rows)] if rows else []


def _notes(notes: tuple[str, ...]) -> Html:
    shown = [element("li", shortened(note)) for note in notes[:_MOST_NOTES]]
    if len(notes) > _MOST_NOTES:
        shown.append(element("li", f"{len(notes) - _MOST_NOTES} more notes like these."))
    return element("section", element("h2", "Notes"), element("ul", *shown, class_="plain"))


def _path(file: str) -> Html:
    """Write a path; each name in it reads in its own direction."""
    names = file.split("/")
    return join(*(join("/" if i else "", name_of(name)) for i, name in enumerate(names)))


def _end(report: Report) -> Html:
    parts = [element("p", _ENDS.get(report.status, _ENDS["judged"]))]
    if report.file:
        digest = element("code", report.digest[:16])
        parts.append(element("p", "The file: ", _path(report.file), ", SHA-256 ", digest, "…"))
    return element("footer", *parts)
