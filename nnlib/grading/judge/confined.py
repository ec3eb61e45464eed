"""Run our own code on a stranger's text, in a child process with limits.

Reading a notebook runs nothing that it holds. But a text can be made so that
reading it takes hours or all memory, and then only the child ends.
"""

import json
import os
import resource
import select
import signal
import traceback
from collections.abc import Callable
from typing import Any

from nnlib.grading.judge.handins import UnreadableError

_SECONDS = 20
_MEMORY = 2**31
_CHUNK = 2**16
_TOO_MUCH = "Reading this file took more time or memory than any notebook needs."


def confined(work: Callable[[], Any]) -> Any:
    """Give what `work` returns, as JSON would hand it on.

    Parameters
    ----------
    work : callable
        Returns what JSON can hold; an `UnreadableError` of its own comes through.

    Raises
    ------
    UnreadableError
        If it does not end, or ends without a result.
    """
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        _in_child(work, write_end)
    os.close(write_end)
    try:
        text = _all_of(read_end)
    finally:
        os.close(read_end)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not text:
        raise UnreadableError(_TOO_MUCH)
    result = json.loads(text)
    if "failed" in result:
        raise RuntimeError(result["failed"])
    if "unreadable" in result:
        raise UnreadableError(result["unreadable"])
    return result["result"]


def _in_child(work: Callable[[], Any], write_end: int) -> None:
    """Do the work and end this process, whatever happens."""
    try:
        for limit, value in (
            (resource.RLIMIT_CPU, _SECONDS),
            (resource.RLIMIT_AS, _MEMORY),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(limit, (value, value))
        answer = _attempt(work)
        with open(write_end, "wb") as out:
            out.write(json.dumps(answer).encode())
    finally:
        os._exit(0)  # nothing of the parent's may run on in here


def _attempt(work: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"result": work()}
    except UnreadableError as error:
        return {"unreadable": str(error)}
    except MemoryError:
        return {"unreadable": _TOO_MUCH}
    except Exception:  # a fault of ours, which the parent raises with these words
        return {"failed": traceback.format_exc()}


def _all_of(read_end: int) -> bytes:
    """Read to the end, or give nothing if the end does not come."""
    parts: list[bytes] = []
    waiting = select.poll()
    waiting.register(read_end)
    while waiting.poll(2 * _SECONDS * 1000):
        part = os.read(read_end, _CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return b""
