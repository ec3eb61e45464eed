"""Nothing that a reader wrote is ever overwritten, and everything else is kept up to date."""

import json
from pathlib import Path

import pytest

from tools.delivery import RECORD, Delivery, content_hash, write_atomically

NAME = "exercises/01_neuron.ipynb"
BESIDE = "exercises/01_neuron.new-edition.ipynb"
SECOND = "exercises/01_neuron.new-edition-2.ipynb"


def notebook(*sources: str, outputs: tuple[str, ...] = (), count: int | None = None) -> str:
    cells = [
        {
            "cell_type": "code",
            "source": source,
            "metadata": {},
            "execution_count": count,
            "outputs": [{"output_type": "stream", "name": "stdout", "text": t} for t in outputs],
        }
        for source in sources
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


FIRST, NEWER, NEWEST = notebook("edition 1"), notebook("edition 2"), notebook("edition 3")
READERS = notebook("what I wrote")


def lay_out(folder: Path, text: str) -> str:
    return Delivery(folder).lay_out({NAME: text})


def read(folder: Path, name: str = NAME) -> str:
    return (folder / name).read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "exercises").iterdir())


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Give a reader's folder with the first edition in it."""
    lay_out(tmp_path / "work", FIRST)
    return tmp_path / "work"


def test_a_first_delivery_lays_the_copy_out(tmp_path: Path) -> None:
    said = lay_out(tmp_path / "work", FIRST)

    assert read(tmp_path / "work") == FIRST
    assert said == "Your copies in work/: 1 new."


def test_a_second_delivery_of_the_same_edition_writes_nothing(work: Path) -> None:
    before = (work / NAME).stat().st_mtime_ns

    said = lay_out(work, FIRST)

    assert (work / NAME).stat().st_mtime_ns == before
    assert said == "Your copies in work/: 1 as they were."


def test_an_untouched_copy_is_brought_to_the_newer_edition(work: Path) -> None:
    said = lay_out(work, NEWER)

    assert read(work) == NEWER
    assert said == "Your copies in work/: 1 brought to this edition."


def test_a_copy_that_was_only_run_counts_as_untouched(work: Path) -> None:
    (work / NAME).write_text(notebook("edition 1", outputs=("42",), count=3))

    lay_out(work, NEWER)

    assert read(work) == NEWER


def test_running_a_copy_is_not_undone_by_the_same_edition(work: Path) -> None:
    run = notebook("edition 1", outputs=("42",), count=3)
    (work / NAME).write_text(run)

    lay_out(work, FIRST)

    assert read(work) == run


def test_a_changed_copy_is_kept_when_there_is_nothing_newer(work: Path) -> None:
    (work / NAME).write_text(READERS)

    said = lay_out(work, FIRST)

    assert read(work) == READERS
    assert names(work) == ["01_neuron.ipynb"]
    assert said == "Your copies in work/: 1 kept as you changed them."


def test_a_newer_edition_is_laid_beside_a_changed_copy(work: Path) -> None:
    (work / NAME).write_text(READERS)

    said = lay_out(work, NEWER)

    assert read(work) == READERS
    assert read(work, BESIDE) == NEWER
    assert said.endswith(f"; the new edition lies beside yours as {BESIDE}.")


def test_an_untouched_file_beside_is_brought_to_the_next_edition(work: Path) -> None:
    (work / NAME).write_text(READERS)
    lay_out(work, NEWER)

    lay_out(work, NEWEST)

    assert read(work, BESIDE) == NEWEST
    assert names(work) == ["01_neuron.ipynb", "01_neuron.new-edition.ipynb"]


def test_a_changed_file_beside_is_kept_too(work: Path) -> None:
    (work / NAME).write_text(READERS)
    lay_out(work, NEWER)
    mine_too = notebook("edition 2 and what I wrote there")
    (work / BESIDE).write_text(mine_too)

    lay_out(work, NEWEST)

    assert read(work) == READERS
    assert read(work, BESIDE) == mine_too
    assert read(work, SECOND) == NEWEST


def test_a_readers_own_file_with_the_name_of_the_one_beside_is_kept(work: Path) -> None:
    (work / NAME).write_text(READERS)
    (work / BESIDE).write_text("my notes")

    lay_out(work, NEWER)

    assert read(work, BESIDE) == "my notes"
    assert read(work, SECOND) == NEWER


def test_a_file_beside_that_was_thrown_away_stays_away(work: Path) -> None:
    (work / NAME).write_text(READERS)
    lay_out(work, NEWER)
    (work / BESIDE).unlink()

    lay_out(work, NEWER)

    assert names(work) == ["01_neuron.ipynb"]


def test_a_deleted_copy_comes_back(work: Path) -> None:
    (work / NAME).unlink()

    said = lay_out(work, FIRST)

    assert read(work) == FIRST
    assert said == "Your copies in work/: 1 laid out again."


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe\x00", b"[1]", b'{"cells": [3]}'])
def test_a_broken_file_of_the_readers_is_kept(work: Path, broken: bytes) -> None:
    (work / NAME).write_bytes(broken)

    lay_out(work, NEWER)

    assert (work / NAME).read_bytes() == broken
    assert read(work, BESIDE) == NEWER


def test_a_link_in_the_place_of_a_copy_is_kept(work: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.ipynb"
    elsewhere.write_text(FIRST)
    (work / NAME).unlink()
    (work / NAME).symlink_to(elsewhere)

    lay_out(work, NEWER)

    assert (work / NAME).is_symlink()
    assert elsewhere.read_text() == FIRST


@pytest.mark.parametrize("record", [None, "", "{", "[]", '{"written": 3}', '{"written": {}}'])
def test_without_a_readable_record_every_file_is_the_readers(work: Path, record) -> None:
    (work / RECORD).unlink()
    if record is not None:
        (work / RECORD).write_text(record)

    lay_out(work, NEWER)

    assert read(work) == FIRST
    assert read(work, BESIDE) == NEWER


def test_an_unreadable_record_is_said(work: Path) -> None:
    (work / RECORD).write_text("{")

    said = lay_out(work, NEWER)

    assert "the record of earlier deliveries was unreadable" in said


def test_a_delivery_cut_off_before_its_record_goes_on_where_it_stopped(work: Path) -> None:
    (work / NAME).write_text(NEWER)  # written, and then the power went

    lay_out(work, NEWER)
    lay_out(work, NEWEST)

    assert read(work) == NEWEST
    assert names(work) == ["01_neuron.ipynb"]


def test_a_write_that_fails_leaves_the_old_file_and_no_remains(tmp_path: Path) -> None:
    path = tmp_path / "notebook.ipynb"
    path.write_text("old")

    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "new and then \ud800")

    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["notebook.ipynb"]


def test_a_cell_split_into_lines_is_the_same_content() -> None:
    lines = notebook("a\nb").replace('"a\\nb"', '["a\\n", "b"]')

    assert content_hash(lines) == content_hash(notebook("a\nb"))
    assert content_hash(lines) != content_hash(notebook("a", "b"))
