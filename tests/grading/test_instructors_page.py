"""The page for instructors names only commands, settings and files that there are."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderApp
from nbgrader.plugins import LateSubmissionPlugin

from tools import course

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "book" / "for-instructors.md").read_text(encoding="utf-8").replace("\\\n", "")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def named(pattern: str) -> list[str]:
    """Give what the page or the README names, each once."""
    return sorted(set(re.findall(pattern, PAGE + README)))


@pytest.mark.parametrize("target", named(r"`?make ([a-z-]+)\b(?=`|\n)"))
def test_each_target_that_is_named_is_one_of_make_s(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"(?m)^{target}:", makefile)


@pytest.mark.parametrize("command", named(r"\bnbgrader ([a-z]+_?[a-z]+)\b(?= 01|`|\n)"))
def test_each_command_of_nbgrader_s_is_known_to_it(command: str) -> None:
    assert command in NbGraderApp.subcommands


@pytest.mark.parametrize("line", named(r"python -m nnlib\.grading (.*)"))
def test_each_command_of_the_judge_takes_the_options_that_are_named(line: str) -> None:
    command, *rest = line.split()

    told = subprocess.run(
        [sys.executable, "-m", "nnlib.grading", command, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert [option for option in rest if option.startswith("--") and option not in told] == []


def test_the_options_named_in_sentences_are_there() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "nnlib.grading", "grade", "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert [option for option in named(r"`(--[a-z]+)") if option not in told] == []


@pytest.mark.parametrize("path", named(r"(?<![/\w])(?:exercises|book)/[\w/.-]+\.\w+"))
def test_each_file_that_is_named_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


def test_the_rules_for_late_hand_ins_are_nbgrader_s() -> None:
    assert LateSubmissionPlugin.penalty_method.values == ("none", "zero")
    assert "LateSubmissionPlugin" in course.CONFIG
    assert '`"none"`' in PAGE
    assert '`"zero"`' in PAGE
