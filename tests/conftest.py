"""What more than one group of tests needs."""

import os
import shutil

import pytest

# Nobody watches a test's progress bar; the kernels that tests start inherit this.
os.environ["TQDM_DISABLE"] = "1"


def needs(*programs: str) -> str:
    """Return the path of the first of `programs` that is installed, or skip the test.

    Under REQUIRE_ALL=1, as in continuous integration, nothing is skipped: the test fails.
    """
    for program in programs:
        path = shutil.which(program)
        if path:
            return path
    sentence = f"{programs[0]} is not installed. On Debian type: sudo apt install {programs[0]}"
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"{sentence} (REQUIRE_ALL=1 allows no skips)", pytrace=False)
    pytest.skip(sentence)
