"""The files that people read: complete, safe to open, the same each time."""

import csv
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from nnlib.grading.judge import pages
from nnlib.grading.judge.pages import write_pages
from nnlib.grading.judge.pages.attention import attention
from nnlib.grading.judge.pages.feedback import feedback_page
from nnlib.grading.judge.pages.marks_csv import marks_csv
from nnlib.grading.judge.pages.markup import Html, element, name_of, number, visible
from nnlib.grading.judge.pages.summary import summary_page
from nnlib.grading.judge.pages.tallies import habits, spread
from nnlib.grading.judge.report import Report
from tests.grading.reports import not_begun, report, right, small_class, without_marks, wrong

PALETTE = Path(__file__).parents[2] / "nnlib" / "explore" / "static" / "palette.css"
STYLE = Path(pages.__file__).with_name("page.css")
HOSTILE = ["<b>&amp;", '"><script>', "a b", "100%25", "#top", "?x=1", "javascript:alert(1)", "नीलम",
           "zwei\nZeilen", "ünï", "-rf", "=1+1", "..x", "~", "x" * 250, "😀",
           os.fsdecode(b"\xff\xfe")]  # fmt: skip


class Reader(HTMLParser):
    """Read a page as a browser would: its words, its elements, its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags, self.links = list[str](), list[str](), list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for key, value in attrs if key in ("href", "src")]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] not in ([], ["style"]):
            self.words.append(data)


def words_of(html: str) -> str:
    """Give what a page says, with single spaces."""
    return " ".join(" ".join(Reader(html).words).split())


def rows_of(reports: list[Report]) -> list[list[str]]:
    return list(csv.reader(marks_csv(reports).removeprefix("\ufeff").splitlines()))


def test_feedback_gives_the_points_of_each_exercise() -> None:
    page = words_of(feedback_page(report("Jo", wrong("1c", "values", points=2.0))))

    assert "9 of 10 points" in page
    assert "1c AND, OR and the limit Right in part · 2 of 3 points" in page
    assert "1d The boundary line Right · 3 of 3 points" in page


def test_feedback_lists_case_came_expected_why_and_read() -> None:
    mark = wrong("1a", "forgets-f", Case="one", Came="two", Expected="three", Why="four", Read="5")

    page = feedback_page(report("Jo", mark))

    assert re.findall("<dt>(.*?)</dt><dd class=.*?>(.*?)</dd>", page) == [
        ("Case", "one"), ("Came", "two"), ("Expected", "three"), ("Why", "four"), ("Read", "5"),
    ]  # fmt: skip


def test_feedback_says_each_thing_once() -> None:
    page = words_of(feedback_page(report("Jo", wrong("1a", "forgets-f"))))

    assert page.count("8 of 10 points") == 1
    assert page.count("1a One neuron") == 1
    assert page.lower().count("not yet") == 1


def test_feedback_keeps_what_the_headline_says_beyond_the_points() -> None:
    page = words_of(feedback_page(replace(report("Jo"), headline="All four are right.")))

    assert "10 of 10 points All four are right." in page


def test_feedback_tells_what_cost_nothing() -> None:
    page = words_of(feedback_page(report("Jo", notes=("Renamed: neuron final.ipynb.",))))

    assert "Notes Renamed: neuron final.ipynb." in page


def test_many_notes_are_counted_and_not_listed() -> None:
    page = words_of(feedback_page(report("Jo", notes=("Cell failed.",) * 45)))

    assert page.count("Cell failed.") == 30
    assert "15 more notes like these." in page


def test_feedback_on_an_unsafe_run_says_so() -> None:
    said = "run without the sandbox"

    assert said in words_of(feedback_page(report("Jo", sandbox="unsafe")))
    assert said not in words_of(feedback_page(report("Jo")))


def test_feedback_without_a_file_gives_the_reason_and_no_verdicts() -> None:
    page = words_of(feedback_page(without_marks("Jo", "missing", "No file came.")))

    assert "0 of 10 points No file came." in page
    assert "Not yet" not in page


def test_a_hand_in_that_the_judge_could_not_finish_has_no_marks_yet() -> None:
    page = words_of(feedback_page(without_marks("Jo", "failed", "The judge stopped.")))

    assert "No marks yet The judge stopped." in page
    assert "0 of 10" not in page


def test_a_very_long_text_is_cut_and_says_how_much_is_left_out() -> None:
    page = feedback_page(report("Jo", wrong("1a", "values", Came="9" * 1_000_000)))

    assert len(page) < 30_000
    assert "… (996000 more characters)" in page


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "</style><img src=x>", "a & b < c"])
def test_texts_of_a_hand_in_never_become_elements(text: str) -> None:
    plain = report("Jo", wrong("1a", "values", Came="", Why="x"), notes=("x",), headline="x")
    hostile = report("Jo", wrong("1a", "values", Came="", Why=text), notes=(text,), headline=text)

    page = Reader(feedback_page(hostile))

    assert page.tags == Reader(feedback_page(plain)).tags
    assert page.words.count(text) == 3


@pytest.mark.parametrize("name", [name for name in HOSTILE if "/" not in name])
def test_a_name_never_becomes_an_element(name: str) -> None:
    pages_of = [
        Reader(feedback_page(report(each, wrong("1a", "values")))).tags for each in ("Jo", name)
    ]
    summaries = [
        Reader(summary_page([report(each, wrong("1a", "time"))])).tags for each in ("Jo", name)
    ]

    assert pages_of[0] == pages_of[1]
    assert summaries[0] == summaries[1]


def test_what_cannot_be_seen_is_written_out() -> None:
    assert visible("a\x00b\u202ec\r\nd\te\ud800") == "a[U+0000]b[U+202E]c\nd\te[U+D800]"


def test_marks_that_scripts_need_stay() -> None:
    persian, hebrew = "می\u200cخواهم", "שרה\u200f"

    assert visible(persian + hebrew) == persian + hebrew


def test_a_name_reads_in_its_own_direction() -> None:
    assert name_of("שרה\nכהן") == "<bdi>שרה[U+000A]כהן</bdi>"


def test_an_attribute_cannot_be_left() -> None:
    assert element("a", "x", href='"><b>') == '<a href="&quot;&gt;&lt;b&gt;">x</a>'


def test_only_what_is_html_already_stays_html() -> None:
    assert element("p", Html("<b>x</b>"), "<b>") == "<p><b>x</b>&lt;b&gt;</p>"


@pytest.mark.parametrize(("value", "text"), [(2.0, "2"), (1 / 3, "0.33"), (-0.0, "0"), (12, "12")])
def test_points_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_no_page_asks_for_another_file_but_those_beside_it(tmp_path: Path) -> None:
    write_pages(tmp_path, small_class())

    for path in tmp_path.rglob("*.html"):
        page = Reader(path.read_text(encoding="utf-8"))
        outside = [link for link in page.links if not link.startswith(("#", "feedback/"))]
        assert {"script", "link", "iframe", "img", "object"}.isdisjoint(page.tags)
        assert outside == (["marks.csv"] if path.name == "summary.html" else [])


def test_each_link_of_the_summary_leads_to_that_hand_ins_page(tmp_path: Path) -> None:
    write_pages(tmp_path, [report(name, wrong("1a", "time")) for name in HOSTILE])

    summary = Reader((tmp_path / "summary.html").read_text(encoding="utf-8"))
    linked = {unquote_to_bytes(link) for link in summary.links if link.startswith("feedback/")}

    written = {b"feedback/" + os.fsencode(path.name) for path in tmp_path.glob("feedback/*")}
    assert len(written) == len(HOSTILE)
    assert linked == written


def test_two_long_names_with_one_start_have_a_page_each(tmp_path: Path) -> None:
    write_pages(tmp_path, [report("x" * 250 + end) for end in ("a", "b")])

    assert len(list((tmp_path / "feedback").iterdir())) == 2


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    for folder, reports in (("a", small_class()), ("b", small_class()[::-1])):
        write_pages(tmp_path / folder, reports)

    first, second = (
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}
        for root in (tmp_path / "a", tmp_path / "b")
    )
    assert len(first) == 22
    assert first == second


def test_pages_of_hand_ins_that_are_gone_stay(tmp_path: Path) -> None:
    write_pages(tmp_path, [report("Ana"), report("Ben")])
    before = (tmp_path / "feedback" / "Ana.html").read_bytes()

    write_pages(tmp_path, [report("Ben", wrong("1a", "time"))])

    assert (tmp_path / "feedback" / "Ana.html").read_bytes() == before
    assert "Ana" not in words_of((tmp_path / "summary.html").read_text(encoding="utf-8"))


def test_what_a_killed_run_left_unfinished_is_replaced(tmp_path: Path) -> None:
    write_pages(tmp_path / "whole", [report("Ana")])
    (tmp_path / "killed" / "feedback").mkdir(parents=True)
    (tmp_path / "killed" / "feedback" / ".Ana.html.part").write_text("<!DOCT")

    write_pages(tmp_path / "killed", [report("Ana")])

    names = [sorted(p.name for p in (tmp_path / f).rglob("*")) for f in ("whole", "killed")]
    assert names[0] == names[1]


def test_a_link_in_the_place_of_a_page_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "feedback").mkdir()
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "feedback" / "Ana.html").symlink_to(tmp_path / "mine.txt")

    write_pages(tmp_path, [report("Ana")])

    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert not (tmp_path / "feedback" / "Ana.html").is_symlink()


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "a\0b"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="must be the name of a file or a folder"):
        write_pages(tmp_path, [report(name)])


def test_without_hand_ins_the_summary_says_so(tmp_path: Path) -> None:
    write_pages(tmp_path, [])

    page = words_of((tmp_path / "summary.html").read_text(encoding="utf-8"))
    assert "0 hand-ins 0 judged." in page


def test_the_summary_counts_who_solved_and_who_did_not_begin() -> None:
    page = words_of(summary_page([report("Ana"), report("Ben", not_begun("1b"))]))

    assert "1a One neuron 2 (100 %) 0 2 of 2" in page
    assert "1b From the loop to X @ W + b 1 (50 %) 1 1 of 2" in page


def test_the_summary_gives_median_and_mean_of_the_judged() -> None:
    reports = [report("A"), report("B"), report("C", wrong("1c", "values"))]

    page = words_of(summary_page([*reports, without_marks("D", "missing", "No file.")]))

    assert "3 judged, 1 without a file." in page
    assert "the median is 10 and the mean 9 of 10 points" in page


def test_the_summary_tells_each_mistake_with_count_message_and_who() -> None:
    names = ["Ana", "Ben", "Cem", "Dia"]

    page = words_of(summary_page([report(name, wrong("1a", "forgets-f")) for name in names]))

    assert "4 × forgets-f This is z, the weighted sum plus the bias." in page
    assert "Seen in Ana , Ben , Cem and 1 more" in page


def test_the_most_common_mistake_comes_first() -> None:
    rare, common = ("Ana", wrong("1a", "a-rare-one")), ("Ben", wrong("1a", "forgets-f"))

    found = habits([rare, common, common, ("Cem", right("1a")), ("Dia", not_begun("1a"))])

    assert [(habit.name, habit.count) for habit in found] == [("forgets-f", 2), ("a-rare-one", 1)]


def test_rare_mistakes_are_counted_and_not_listed() -> None:
    reports = [report(str(i), wrong("1a", f"mistake-{i}")) for i in range(9)]

    page = words_of(summary_page([*reports, report("x", wrong("1a", "mistake-8"))]))

    assert "mistake-4" in page
    assert "mistake-5" not in page
    assert "And 3 mistakes more, in 3 hand-ins." in page


def test_names_with_numbers_stand_in_the_order_of_the_numbers() -> None:
    reports = [report(name) for name in ("group 10", "Group 9", "group 1b", "x", "7", "٣")]

    names = [row[0] for row in rows_of(reports)[1:]]

    assert names == ["7", "group 1b", "Group 9", "group 10", "x", "٣"]


def test_marks_are_counted_in_whole_points() -> None:
    bars = spread([0, 1, 1, 4], 4)

    assert [bar.label for bar in bars] == ["0", "1", "2", "3", "4"]
    assert [bar.count for bar in bars] == [1, 2, 0, 0, 1]


def test_parts_of_points_are_counted_with_the_point_below() -> None:
    added_up = 3 - 4e-16  # what a sum of parts can come to

    bars = spread([2.5, added_up], 3)

    assert [(bar.label, bar.count) for bar in bars if bar.count] == [("2 to under 3", 1), ("3", 1)]


@pytest.mark.parametrize("out_of", [0.0, 0.5, 1, 7.5, 11, 12, 55, 100, 1000])
def test_a_distribution_has_few_bars_and_loses_nobody(out_of: float) -> None:
    points = [out_of * part / 40 for part in range(41)]

    bars = spread(points, out_of)

    assert len(bars) <= 12
    assert sum(bar.count for bar in bars) == 41
    assert bars[-1].label == f"{out_of:g}"


def test_the_hand_ins_to_look_at_are_grouped_the_most_pressing_first() -> None:
    groups = [
        (group.title, [name for name, _ in group.found]) for group in attention(small_class())
    ]

    assert groups == [
        ("The judge could not finish", ["Pia"]),
        ("Could not be read", ["Oz\u202egpj.exe"]),
        ("No file came", ["Nele"]),
        ("Ended the process", ["Mo"]),
        ("Did not end in time", ["Kai"]),
        ("Needed too much memory", ["नीलम शर्मा"]),
        ("Returned or printed too much", ["שרה כהן"]),
        ("Used a module that the exercise does not allow", ["Mo"]),
    ]


def test_the_summary_warns_of_hand_ins_without_the_sandbox() -> None:
    said = "run without the sandbox"

    assert said in words_of(summary_page([report("Ana", sandbox="unsafe"), report("Ben")]))
    assert said not in words_of(summary_page([report("Ana")]))


def test_the_summary_warns_if_hidden_cases_came_from_different_secrets() -> None:
    said = "different secrets"
    others = [without_marks("Cem", "missing", "No file."), report("Ben")]

    assert said in words_of(summary_page([report("Ana", course="another"), *others]))
    assert said not in words_of(summary_page([report("Ana"), *others]))


def test_the_table_of_marks_has_a_column_for_each_exercise() -> None:
    rows = rows_of([report("Zoë", wrong("1c", "values", points=2 / 3)), report("Ana")])

    assert rows == [
        ["handin", "1a", "1b", "1c", "1d", "total", "out_of", "status"],
        ["Ana", "2", "2", "3", "3", "10", "10", "judged"],
        ["Zoë", "2", "2", "0.6667", "3", "7.6667", "10", "judged"],
    ]


def test_the_table_of_marks_starts_so_that_excel_reads_all_alphabets() -> None:
    assert marks_csv([report("Zoë")]).encode().startswith(b"\xef\xbb\xbfhandin,")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "＝1", "\u00a0+1"])
def test_a_name_never_becomes_a_formula(name: str) -> None:
    cell = rows_of([report(name)])[1][0]

    assert re.match(r"'|\[U\+", cell)


@pytest.mark.parametrize("name", ['a "b", c', "a;b", "a\nb", "a\rb", "a\x00b"])
def test_a_name_stays_in_its_cell(name: str) -> None:
    assert len(rows_of([report(name), report("Ana")])) == 3


def test_a_hand_in_that_was_not_finished_has_empty_cells_and_no_zeros() -> None:
    assert rows_of([without_marks("Pia", "failed", "The judge stopped.")])[1] == (
        ["Pia", "", "", "", "", "", "10", "failed"]
    )


def test_an_unsafe_run_is_told_in_the_table_of_marks() -> None:
    assert rows_of([report("Ana", sandbox="unsafe")])[1][-1] == "judged unsafe"


def test_the_pages_wear_the_colours_of_the_book() -> None:
    def colours(text: str) -> dict[str, str]:
        return dict(re.findall(r"--fn-([\w-]+): (#[0-9a-f]{6});", text))

    book = re.split(r"(?m)^html\[data|^@media", PALETTE.read_text(encoding="utf-8"))
    ours = re.split(r"(?m)^@media", STYLE.read_text(encoding="utf-8"))
    for theirs, mine in zip(book[:2], ours[:2], strict=True):
        assert colours(mine) == {name: colours(theirs)[name] for name in colours(mine)}
        assert len(colours(mine)) == 9
