"""Put a hand-in's cells and cases to a process in the sandbox and hear it out, whatever it does."""

import os
import select
import time
from typing import BinaryIO

from nnlib.grading.inside import wire
from nnlib.grading.judge.sandbox.hearing import Heard, hear
from nnlib.grading.judge.sandbox.limits import Limits
from nnlib.grading.judge.sandbox.starting import Started
from nnlib.grading.judge.sandbox.watch import Watch

_TICK = 0.05
_CHUNK = 2**16
# What bubblewrap adds to the number of the signal that ended a process.
_OUT_OF_TIME = 128 + 24


def ask(started: Started, job: bytes, watch: Watch, limits: Limits, deadline: float) -> Heard:
    """Hand over a job and listen until the process is done, ends or breaks a limit.

    Parameters
    ----------
    started : Started
    job : bytes
        A frame.
    watch : Watch
    limits : Limits
    deadline : float
        On the monotonic clock; no hand-in is heard after it.

    Returns
    -------
    heard : Heard
        No process of the hand-in is left when it is given.
    """
    heard = Heard()
    try:
        with started.job as into:
            into.write(job)
        clock = _Clock(watch, limits, deadline)
        heard.end = _listen(started.answers, clock, limits.answer, heard)
        if not heard.is_done and not heard.end:
            heard.end = watch.broken_limit() or "killed"
    except BrokenPipeError:
        heard.end = "killed"
    finally:
        started.end()
    if not heard.is_done and started.process.returncode == _OUT_OF_TIME:
        heard.end = "time"
    return heard


def _listen(answers: BinaryIO, clock: "_Clock", most: int, heard: Heard) -> str:
    """Listen to the end, or give the limit that was broken before it."""
    buffer, left = bytearray(), most
    waiting = select.poll()
    waiting.register(answers)
    while not heard.is_done:
        if waiting.poll(_TICK * 1000):
            part = os.read(answers.fileno(), _CHUNK)
            if not part:
                return ""
            left -= len(part)
            buffer += part
            try:
                while (body := wire.take(buffer, most)) is not None:
                    if hear(heard, *wire.unpack(body)):
                        clock.begin()
            except wire.BrokenFrameError:
                return "output"
            if left < 0:
                return "output"
        if broken := clock.broken():
            return broken
    return ""


class _Clock:
    """Measures each step, and looks at all limits now and then."""

    def __init__(self, watch: Watch, limits: Limits, deadline: float) -> None:
        self._watch = watch
        self._limits = limits
        self._deadline = deadline
        self._looked = 0.0
        self.begin()

    def begin(self) -> None:
        """Begin a new step."""
        self._since = time.monotonic()
        self._used: float | None = None  # asked for at the next look: most steps end before it

    def broken(self) -> str:
        """Give the limit that is broken, if it is time to look again."""
        now = time.monotonic()
        if now - self._looked < _TICK:
            return ""
        self._looked = now
        used = self._watch.seconds()
        if self._used is None:
            self._used = used
        late = now - self._since > self._limits.patience or now > self._deadline
        if late or used - self._used > self._limits.seconds:
            return "time"
        return self._watch.broken_limit()
