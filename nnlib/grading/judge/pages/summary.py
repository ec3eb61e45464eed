"""The page for whoever teaches: how the class did, what went wrong, which hand-ins to look at."""

from collections.abc import Sequence
from statistics import mean, median

from nnlib.grading.judge.pages.attention import attention
from nnlib.grading.judge.pages.links import feedback_link
from nnlib.grading.judge.pages.markup import Html, element, join, name_of, number, shortened
from nnlib.grading.judge.pages.page import page
from nnlib.grading.judge.pages.tallies import Habit, columns, habits, in_order, is_not_begun, spread
from nnlib.grading.judge.pages.wording import exercise_title
from nnlib.grading.judge.report import Mark, Report

_STATUS = {"judged": "judged", "missing": "without a file", "unreadable": "could not be read",
           "failed": "not judged yet"}  # fmt: skip
_MOST_MISTAKES = 6
_UNSAFE = (
    "Some of these hand-ins were run without the sandbox, because the command said --unsafe. "
    "Nothing but limits stood around their code: it could read and change what you can."
)
_MIXED = (
    "These hand-ins were judged with different secrets, so their hidden cases differ. To judge all "
    "of them alike, move the folder verdicts away and type the command again."
)


def summary_page(reports: Sequence[Report]) -> str:
    """Write the summary of all hand-ins as the text of its file.

    Parameters
    ----------
    reports : sequence of Report

    Returns
    -------
    html : str
    """
    reports = in_order(reports)
    judged = [report for report in reports if report.status == "judged"]
    assignments = ", ".join(sorted({report.assignment for report in reports})) or "no exercises"
    parts = [
        element("p", f"Summary of {assignments}", class_="above"),
        element("h1", _how_many(len(reports), "hand-in", "hand-ins")),
        _in_words(reports, judged),
        *_warnings(reports),
    ]
    if judged:
        parts += [_distribution(judged), _solved(judged), _mistakes(judged)]
    parts += [_to_look_at(reports), _everyone(reports)] if reports else []
    return page(f"Summary of {assignments}", *parts)


def _how_many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _in_words(reports: Sequence[Report], judged: Sequence[Report]) -> Html:
    others = [
        f"{count} {words}"
        for status, words in list(_STATUS.items())[1:]
        if (count := sum(report.status == status for report in reports))
    ]
    said = f"{len(judged)} judged" + "".join(f", {other}" for other in others) + "."
    if judged:
        points = [report.points for report in judged]
        said += (
            f" Of the judged, the median is {number(median(points))} and the mean "
            f"{number(mean(points))} of {number(_most(judged))} points."
        )
    marks = element("a", "marks.csv", href="marks.csv")
    look = element("a", "Hand-ins to look at", href="#look-at")
    return element("p", said, " All marks as a table: ", marks, ". ", look, ".", class_="lede")


def _most(reports: Sequence[Report]) -> float:
    return max(report.out_of for report in reports)


def _warnings(reports: Sequence[Report]) -> list[Html]:
    secrets = {report.course for report in reports if report.course}
    needed = ((any(r.sandbox == "unsafe" for r in reports), _UNSAFE), (len(secrets) > 1, _MIXED))
    return [element("p", said, class_="warning") for holds, said in needed if holds]


def _bar(count: int, most: int) -> Html:
    """Draw a bar that says again what stands beside it, so a reader's voice leaves it out."""
    width = f"{100 * count / most if most else 0:.4g}%"
    bar = element("svg", element("rect", width=width, height="100%"), aria_hidden="true")
    return element("td", bar, class_="bar")


def _table(name: str, caption: str, heads: Sequence[Html], rows: Sequence[Html]) -> Html:
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_=name,
    )


def _head(text: str, **attributes: str) -> Html:
    return element("th", text, scope="col", **attributes)


def _row(head: Html, *cells: Html) -> Html:
    return element("tr", element("th", head, scope="row"), *cells)


def _digits(text: str) -> Html:
    return element("td", text, class_="digits")


def _distribution(judged: Sequence[Report]) -> Html:
    bars = spread([report.points for report in judged], _most(judged))
    most = max(bar.count for bar in bars)
    rows = [
        _row(join(bar.label), _digits(str(bar.count)), _bar(bar.count, most))
        for bar in reversed(bars)
    ]
    heads = [_head("Points"), _head("Hand-ins", class_="digits"), element("td", "")]
    return element(
        "section",
        element("h2", "How the marks are spread"),
        _table("spread", "The hand-ins that were judged, by their points", heads, rows),
    )


def _answers(judged: Sequence[Report], column: Mark) -> list[tuple[str, Mark]]:
    return [
        (report.handin, mark)
        for report in judged
        for mark in report.marks
        if mark.grade_id == column.grade_id
    ]


def _solved(judged: Sequence[Report]) -> Html:
    rows = []
    for column in columns(judged):
        marks = [mark for _, mark in _answers(judged, column)]
        solved = sum(mark.points >= mark.out_of for mark in marks)
        rows.append(
            _row(
                join(exercise_title(column)),
                _digits(f"{solved} ({100 * solved / len(marks):.0f} %)"),
                _digits(str(sum(is_not_begun(mark) for mark in marks))),
                _digits(_mean(marks)),
            )
        )
    numbers = ("Solved", "Not begun", "Mean points")
    heads = [_head("Exercise"), *(_head(text, class_="digits") for text in numbers)]
    caption = f"Of {_how_many(len(judged), 'judged hand-in', 'judged hand-ins')}"
    return element(
        "section", element("h2", "What was solved"), _table("solved", caption, heads, rows)
    )


def _mean(marks: Sequence[Mark]) -> str:
    points = number(mean(mark.points for mark in marks))
    return f"{points} of\N{NO-BREAK SPACE}{number(marks[0].out_of)}"


def _mistakes(judged: Sequence[Report]) -> Html:
    parts = [element("h2", "What went wrong most often")]
    for column in columns(judged):
        found = habits(_answers(judged, column))
        parts.append(element("h3", exercise_title(column)))
        common, rare = found[:_MOST_MISTAKES], found[_MOST_MISTAKES:]
        if common:
            parts.append(element("ol", *(_habit(each) for each in common), class_="mistakes"))
        if rare or not common:
            parts.append(element("p", _rare(rare), class_="soft"))
    return element("section", *parts)


def _rare(habits: Sequence[Habit]) -> str:
    """Say how much is not listed."""
    if not habits:
        return "No mistakes."
    kinds = _how_many(len(habits), "mistake", "mistakes")
    seen = _how_many(sum(habit.count for habit in habits), "hand-in", "hand-ins")
    return f"And {kinds} more, in {seen}."


def _habit(habit: Habit) -> Html:
    seen = [join(", " if i else "", _link(name)) for i, name in enumerate(habit.examples)]
    more = habit.count - len(habit.examples)
    return element(
        "li",
        element("span", f"{habit.count} ×", class_="count"),
        element(
            "div",
            element("p", element("code", habit.name)),
            element("p", shortened(habit.message)),
            element("p", "Seen in ", *seen, f" and {more} more" if more else "", class_="soft"),
        ),
    )


def _link(handin: str) -> Html:
    return element("a", name_of(handin), href=feedback_link(handin))


def _to_look_at(reports: Sequence[Report]) -> Html:
    parts = [element("h2", "Hand-ins to look at", id="look-at")]
    for group in attention(reports):
        items = [
            element("li", _link(name), f" ({where})" if where else "")
            for name, where in group.found
        ]
        parts += [
            element("h3", f"{group.title} ({len(items)})"),
            element("p", group.advice, class_="soft"),
            element("ul", *items, class_="names"),
        ]
    if len(parts) == 1:
        parts.append(element("p", "None: every file could be judged from end to end."))
    return element("section", *parts)


def _points(report: Report) -> str:
    return "" if report.status == "failed" else number(report.points)


def _everyone(reports: Sequence[Report]) -> Html:
    rows = [
        _row(_link(report.handin), _digits(_points(report)), element("td", _STATUS[report.status]))
        for report in reports
    ]
    heads = [_head("Hand-in"), _head("Points", class_="digits"), _head("How it stands")]
    return element(
        "section", element("h2", "All hand-ins"), _table("everyone", "By name", heads, rows)
    )
