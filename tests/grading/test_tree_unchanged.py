"""Judging strangers changes nothing outside the sandbox, and nobody stays behind."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.grading import snapshots
from tests.grading.conftest import Judged, judge
from tests.grading.corpus.handins import lay_out_in_order


@pytest.mark.parametrize("place", ["repository", "home0", "temporary0", "handins0"])
def test_nothing_outside_the_sandbox_is_changed(judged: Judged, place: str) -> None:
    before, after = judged.before.places[place], judged.after.places[place]

    changed = {path for path in before | after if before.get(path) != after.get(path)}

    assert changed == set()


CHANGES = {
    "a new file": lambda folder: (folder / "new").touch(),
    "a new folder": lambda folder: (folder / "new").mkdir(),
    "a file removed": lambda folder: (folder / "kept").unlink(),
    "other text": lambda folder: (folder / "kept").write_text("changed"),
    "a later time": lambda folder: os.utime(folder / "kept", (1, 1)),
    "another mode": lambda folder: (folder / "kept").chmod(0o777),
    "a link in a file's place": lambda folder: (folder / "link").symlink_to("kept"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_shows_in_the_picture_of_a_folder(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    (tmp_path / "kept").write_text("as it was", encoding="utf-8")
    before = snapshots.tree(tmp_path)

    change(tmp_path)

    assert snapshots.tree(tmp_path) != before


def test_the_results_hold_one_file_a_hand_in_and_nothing_else(judged: Judged) -> None:
    names = [Path(path) for path in judged.after.places["results"]]

    files = [path for path in names if path.suffix]
    assert {path.parent.name for path in files} == {"verdicts"}
    assert {path.suffix for path in files} == {".json"}
    assert len(files) == len(judged.reports)


def test_nothing_of_a_hand_ins_lies_where_every_user_can_write(judged: Judged) -> None:
    assert judged.before.left_behind == judged.after.left_behind == []


def test_no_process_of_a_hand_in_is_alive_afterwards(judged: Judged) -> None:
    assert judged.after.left_alive - judged.before.left_alive == set()


def test_nobody_came_out_to_the_network_or_to_a_socket(judged: Judged) -> None:
    assert judged.visitors == []


def test_honest_hand_ins_beside_bombs_get_full_marks(tmp_path: Path) -> None:
    bombs = ["fork_bomb", "hogs_the_machine", "memory_in_a_scratch_child", "many_small_files"]
    names = lay_out_in_order(tmp_path / "handins", [n for bomb in bombs for n in (bomb, "correct")])

    reports = judge(tmp_path / "handins", tmp_path / "results", jobs=2)

    assert [reports[name].points for name in names if "correct" in name] == [10] * len(bombs)


def test_the_next_hand_in_finds_nothing_of_those_before(tmp_path: Path) -> None:
    leaving = ["leaves_files", "leaves_more_than_files", "outlives_the_call", "forged_result_files"]
    names = lay_out_in_order(tmp_path / "handins", [*leaving, "finds_what_was_left"])

    reports = judge(tmp_path / "handins", tmp_path / "results", jobs=1)

    assert "found: nothing" in reports[names[-1]].marks[0].verdict.message
