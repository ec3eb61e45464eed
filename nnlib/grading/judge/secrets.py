"""The course's secret: from it hidden cases are drawn that nobody outside can know."""

import hashlib
import os
from pathlib import Path
from secrets import token_hex

from nnlib.grading.judge.refusing import CannotJudgeError

_SHORTEST = 16


def course_secret(file: Path) -> str:
    """Give the secret in a file, which is made if it is not there.

    Parameters
    ----------
    file : Path
        Only its owner can read a file that is made here.

    Raises
    ------
    CannotJudgeError
        If the file cannot be read or made, or holds too little.
    """
    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    except OSError as error:
        raise CannotJudgeError(
            f"The course's secret cannot be kept in {file} ({error.strerror}). "
            "Name another file: --secret FILE"
        ) from error
    else:
        with os.fdopen(number, "w") as new:
            new.write(token_hex(32) + "\n")
    return _read(file)


def _read(file: Path) -> str:
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotJudgeError(f"The course's secret in {file} cannot be read: {error}") from error
    if len(secret) < _SHORTEST:
        raise CannotJudgeError(
            f"The secret in {file} has {len(secret)} characters and needs at least {_SHORTEST}. "
            "Remove the file to have a good one made; hidden cases are then drawn anew."
        )
    return secret


def fingerprint(secret: str) -> str:
    """Give a few signs that tell secrets apart and give none of them away."""
    return hashlib.sha256(f"fingerprint/{secret}".encode()).hexdigest()[:12]
