"""Budgets and boundaries that keep the code readable from end to end."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(p for f in ("nnlib", "tools", "book/_ext") for p in (ROOT / f).rglob("*.py"))
FRONT_END = sorted(
    path
    for folder in ("nnlib", "book/_static")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".mjs", ".js", ".css"} and "vendor" not in path.parts
)
# A function or a method in JavaScript: from its head to the brace that closes it, as far indented.
SCRIPT_FUNCTION = re.compile(
    r"^( *)(?:export )?(?:async )?(?:function )?(\w+)\([^()]*(?:\([^()]*\)[^()]*)*\) \{\n.*?^\1\}",
    re.MULTILINE | re.DOTALL,
)
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:root|home|tmp|work|Users)/[\w.-]+")
REGISTRY = re.compile("|".join(["pypi" + r"\.org", "registry\\." + "npmjs", "python" + "hosted"]))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def length_without_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    start = node.body[0].end_lineno if ast.get_docstring(node) else node.lineno - 1
    return node.end_lineno - start


def tracked_text_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    binary = {".png", ".woff", ".woff2", ".npz", ".ico"}
    return [p for p in paths if p.is_file() and p.suffix not in binary and "vendor" not in p.parts]


@pytest.mark.parametrize("path", MODULES + FRONT_END, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_function_fits_the_screen(path: Path) -> None:
    lengths = {node.name: length_without_docstring(node) for node in functions(path)}

    assert {name: length for name, length in lengths.items() if length > 30} == {}


@pytest.mark.parametrize("path", FRONT_END, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_script_is_as_short_as_a_module_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lengths = {m.group(2): m.group().count("\n") + 1 for m in SCRIPT_FUNCTION.finditer(text)}

    assert text.startswith(("// ", "/* "))
    assert {name: length for name, length in lengths.items() if length > 30} == {}
    assert [line for line in text.splitlines() if path.suffix != ".css" and len(line) > 110] == []


def test_the_functions_of_a_script_are_found() -> None:
    text = (
        "export function one(a, { b }) {\n  return a;\n}\n\nclass C {\n  two() {\n    x();\n  }\n}"
    )

    found = [(m.group(2), m.group().count("\n") + 1) for m in SCRIPT_FUNCTION.finditer(text)]

    assert found == [("one", 3), ("two", 3)]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_file_holds_a_path_of_one_machine_or_a_registrys_address() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_text_files()
        for pattern in (MACHINE_PATH, REGISTRY)
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []
