"""Hand-ins that are scripts, not notebooks."""

from pathlib import Path

from tests.grading.corpus.building import as_script, filled_in


def script(folder: Path) -> None:
    """A .py file with the handout's code.

    points: 10
    """
    (folder / "01_neuron.py").write_text(as_script(filled_in()), encoding="utf-8")


def script_without_check(folder: Path) -> None:
    """A .py file that imports NumPy alone and tests itself below a main guard.

    points: 10
    """
    lines = as_script(filled_in()).splitlines()
    kept = [line for line in lines if "check" not in line]
    test = [
        'if __name__ == "__main__":',
        '    steps = int(input("How many? "))',
        "    assert neuron(np.ones(2), np.ones(2), steps, np.tanh) > 2",
    ]
    (folder / "neuron.py").write_text("\n".join(kept + test), encoding="utf-8")


def script_exported(folder: Path) -> None:
    """A .py file as Jupyter exports it, with In[1] and get_ipython().

    points: 10
    """
    cells = [cell for cell in filled_in().cells if cell.cell_type == "code"]
    parts = ["#!/usr/bin/env python", "# coding: utf-8"]
    for number, cell in enumerate(cells, start=1):
        parts += [f"# In[{number}]:", "", "", cell.source, ""]
    parts += ["get_ipython().run_line_magic('matplotlib', 'inline')"]
    parts += ["get_ipython().system('ls -la')"]
    (folder / "01_neuron.py").write_text("\n\n".join(parts), encoding="utf-8")


def script_of_windows(folder: Path) -> None:
    """A .py file with Windows line ends, a byte order mark and its own encoding.

    points: 10
    """
    text = "# -*- coding: utf-8 -*-\n# Löwe, 神経\n" + as_script(filled_in())
    (folder / "01_neuron.py").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())


def script_in_latin_1(folder: Path) -> None:
    """A .py file in Latin-1 that says so.

    points: 10
    """
    text = "# -*- coding: latin-1 -*-\nname = 'Jörg Müßig'\n" + as_script(filled_in())
    (folder / "01_neuron.py").write_bytes(text.encode("latin-1"))


def script_with_a_wrong_line(folder: Path) -> None:
    """A .py file whose layer raises; the line is counted from the top of the file.

    points: 8
    1b: raises "NameError" "in your line 23: return X @ W + bias"
    """
    text = as_script(filled_in()).replace("return X @ W + b\n", "return X @ W + bias\n")
    (folder / "01_neuron.py").write_text(text, encoding="utf-8")


def script_with_a_syntax_error(folder: Path) -> None:
    """A .py file that Python cannot read: a bracket is missing at the end, nothing runs.

    points: 0
    1a: raises "SyntaxError"
    1b: raises "SyntaxError"
    1c: raises "SyntaxError"
    1d: raises "SyntaxError"
    """
    (folder / "01_neuron.py").write_text(as_script(filled_in()) + "print((1)\n", encoding="utf-8")


def script_that_fails_halfway(folder: Path) -> None:
    """A .py file that stops at an exception before the last answer.

    points: 7
    1d: raises "boundary" "ZeroDivisionError"
    """
    before, after = as_script(filled_in()).split("def boundary(")
    text = before + "1 / 0\n\n\ndef boundary(" + after
    (folder / "01_neuron.py").write_text(text, encoding="utf-8")


def script_in_percent_format(folder: Path) -> None:
    """A .py file cut into cells by `# %%`, with text cells, magics and a cell that fails.

    points: 10
    """
    cells = [cell for cell in filled_in().cells if cell.cell_type == "code"]
    parts = ["# %% [markdown]\n# My solutions", "# %%\n%matplotlib inline", "# %%\n1 / 0"]
    parts += [f"#%% cell {cell.id}\n{cell.source}" for cell in cells]
    (folder / "01_neuron.py").write_text("\n\n".join(parts), encoding="utf-8")


def script_nested_too_deep(folder: Path) -> None:
    """A .py file with right answers, and beside them a line that no parser can read.

    points: 10
    """
    deep = "# %%\nx = " + "(" * 5000 + "1" + ")" * 5000
    minus = "# %%\nx = " + "-" * 20_000 + "1"
    lists = "# %%\nx = " + "[" * 90 + "0, " * 10_000 + "]" * 90
    answers = "# %%\n" + as_script(filled_in())
    text = "\n".join((deep, minus, lists, answers))
    (folder / "01_neuron.py").write_text(text, encoding="utf-8")
