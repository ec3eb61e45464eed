"""A hand-in's code is read however it was saved, and nothing of it runs."""

import json
from pathlib import Path

import nbformat
import pytest

from nnlib.grading.judge.confined import confined
from nnlib.grading.judge.handins import UnreadableError
from nnlib.grading.judge.reading import read_code
from nnlib.grading.judge.syntax import to_python


def notebook(*sources: str | list[str]) -> bytes:
    cells = [{"cell_type": "code", "source": source} for source in sources]
    return json.dumps({"cells": cells}).encode()


def sources(content: bytes, name: str = "a.ipynb") -> list[str]:
    return [cell.source for cell in read_code(name, content).cells]


def test_cells_are_numbered_and_say_what_they_bind() -> None:
    code = read_code("a.ipynb", notebook("import numpy as np\nw = 1", "def f(x):\n    y = x"))

    assert [(c.number, c.names) for c in code.cells] == [(1, ("np", "w")), (2, ("f",))]


def test_text_cells_are_left_out() -> None:
    cells = [{"cell_type": "markdown", "source": "w"}, {"cell_type": "code", "source": "w = 1"}]

    assert sources(json.dumps({"cells": cells}).encode()) == ["w = 1\n"]


def test_a_source_in_lines_is_put_together() -> None:
    assert sources(notebook(["w = 1\n", "b = 2"])) == ["w = 1\nb = 2\n"]


def test_an_older_edition_of_the_format_is_read() -> None:
    new = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("w = 1")])
    old = nbformat.writes(nbformat.convert(new, 3), version=3).encode()

    assert b"worksheets" in old
    assert sources(old) == ["w = 1\n"]


@pytest.mark.parametrize(
    "content",
    [
        b"w = 'x'\r\nb = 2\r\n",
        b"\xef\xbb\xbfw = 'x'\nb = 2\n",
        "w = 'x'\nb = 2\n".encode("utf-16"),
        b"w = 'x'\rb = 2\r",
    ],
    ids=["Windows line ends", "byte order mark", "UTF-16", "old Mac line ends"],
)
def test_a_script_is_read_from_any_editor(content: bytes) -> None:
    assert sources(content, "a.py") == ["w = 'x'\nb = 2\n"]


def test_bytes_that_are_no_utf_8_are_read_as_latin_1() -> None:
    assert sources("name = 'Zoë'".encode("latin-1"), "a.py") == ["name = 'Zoë'\n"]


def test_a_script_with_marks_has_cells() -> None:
    assert sources(b"# %% first\nw = 1\n# %%\nb = 2\n", "a.py") == ["\nw = 1\n", "\n\n\nb = 2\n"]


@pytest.mark.parametrize("mark", ["# %%", "#%% code", "# In[3]:", "# In[ ]:", "# +", "# -"])
def test_scripts_of_all_tools_are_cut_into_cells(mark: str) -> None:
    code = read_code("a.py", f"w = 1\n{mark}\nb = 2\n".encode())

    assert [cell.names for cell in code.cells] == [("w",), ("b",)]


def test_a_line_of_a_script_keeps_its_number() -> None:
    last = sources(b"\n\nw = 1\n# %%\n\nb = 2\n", "a.py")[-1]

    assert last.split("\n")[5] == "b = 2"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.ipynb is empty"),
        (b" \n", "a.ipynb is empty"),
        (b'{"cells": [', "the file breaks off"),
        (b"[" * 100_000, "is not a notebook"),
        (b"{}", "holds no cells"),
        (b"[]", "holds no cells"),
        (notebook("x" * 1_000_001), "more than a million characters"),
    ],
    ids=["empty", "blank", "truncated", "nested", "no cells", "a list", "large"],
)
def test_what_cannot_be_read_is_said(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_code("a.ipynb", content)


def test_a_cell_that_is_no_python_still_says_what_it_would_bind() -> None:
    code = read_code("a.ipynb", notebook("def neuron(x:\n    return x\nw = 1"))

    assert code.cells[0].names == ("neuron", "w")


def test_reading_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nnlib.grading.judge.confined._SECONDS", 1)

    def work() -> None:
        while True:
            pass

    with pytest.raises(UnreadableError, match="more time or memory"):
        confined(work)


def test_reading_that_takes_all_memory_is_ended() -> None:
    with pytest.raises(UnreadableError, match="more time or memory"):
        confined(lambda: len(bytearray(2**33)))


def test_a_fault_of_our_own_is_not_taken_for_the_learners() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        confined(lambda: 1 // 0)


def test_nothing_that_is_read_runs(tmp_path: Path) -> None:
    trap = tmp_path / "trap"

    read_code("a.ipynb", notebook(f"open({str(trap)!r}, 'w')", f"!touch {trap}"))

    assert not trap.exists()


@pytest.mark.parametrize(
    ("source", "python"),
    [
        ("%time w = 1\nb = 2", "w = 1\nb = 2\n"),
        ("%%time\nw = 1", "#\nw = 1\n"),
        ("%%capture out\nw = 1", "#\nw = 1\n"),
        ("    w = 1", "w = 1\n"),
        ("\n\nw = 1", "\n\nw = 1\n"),
        ("%pylab inline", "from pylab import *\n"),
        ("w = 5 % 3", "w = 5 % 3\n"),
        (">>> w = 1", "w = 1\n"),
        ("def f(:", "def f(:\n"),
        ("%pwd\n" * 600, "%pwd\n" * 600),
    ],
)
def test_what_runs_in_a_notebook_is_python_afterwards(source: str, python: str) -> None:
    assert to_python(source) == python


@pytest.mark.parametrize(
    "source",
    ["%timeit f()", "!ls -l", "files = !ls", "f?", "?f", "%%bash\nls", "%matplotlib inline"],
)
def test_what_only_a_shell_understands_asks_the_shell(source: str) -> None:
    assert "get_ipython()" in to_python(source)
