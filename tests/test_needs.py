"""A program that is missing is said, and under REQUIRE_ALL=1 it is a failure."""

import sys
from pathlib import Path

import pytest

from tests.conftest import needs


def test_a_missing_program_skips_and_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUIRE_ALL", raising=False)

    with pytest.raises(pytest.skip.Exception, match="sudo apt install no-such-program"):
        needs("no-such-program")


def test_a_missing_program_fails_where_all_are_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_ALL", "1")

    with pytest.raises(pytest.fail.Exception, match="no-such-program is not installed"):
        needs("no-such-program")


def test_the_first_program_that_is_there_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    python = Path(sys.executable)
    monkeypatch.setenv("PATH", str(python.parent))

    assert needs("no-such-program", python.name) == str(python)
