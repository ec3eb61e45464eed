"""Put a hand-in's cells and cases to a process in the sandbox and hear it out, whatever it does."""

import os
import select
import time

from nnlib.grading.inside import wire
from nnlib.grading.judge.sandbox.hearing import Heard, hear
from nnlib.grading.judge.sandbox.limits import Limits
from nnlib.grading.judge.sandbox.starting import Started
from nnlib.grading.judge.sandbox.watch import Watch

_TICK = 0.05
_CHUNK = 2**16
# What bubblewrap adds to the number of the signal that ended a process.
_OUT_OF_TIME = 128 + 24


def ask(
    started: Started, jobs: tuple[bytes, bytes], watch: Watch, limits: Limits, deadline: float
) -> Heard:
    """Hand over a job and listen until the process is done, ends or breaks a limit.

    Parameters
    ----------
    started : Started
    jobs : tuple of bytes
        A frame with cells and public cases, and one with hidden cases, which is sent when the
        process is done with the first.
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
    first, second = jobs
    try:
        started.job.write(first)
        os.set_blocking(started.job.fileno(), False)  # only the first is awaited by our own code
        clock = _Clock(watch, limits, deadline)
        heard.end = _listen(started, second, clock, limits.answer, heard)
        if not heard.is_done and not heard.end:
            heard.end = watch.broken_limit() or "killed"
    except BrokenPipeError:
        heard.end = "killed"
    finally:
        started.end()
    if not heard.is_done and started.process.returncode == _OUT_OF_TIME:
        heard.end = "time"
    return heard


def _listen(started: Started, second: bytes, clock: "_Clock", most: int, heard: Heard) -> str:
    """Listen to the end, or give the limit that was broken before it."""
    buffer, left, out = bytearray(), most, started.answers.fileno()
    waiting = select.poll()
    waiting.register(out, select.POLLIN)
    while not heard.is_done:
        for number, _ in waiting.poll(_TICK * 1000):
            if number != out:
                second = second[os.write(number, second) :]
                if not second:
                    waiting.unregister(number)
                continue
            part = os.read(out, _CHUNK)
            if not part:
                return ""
            left -= len(part)
            buffer += part
            was_ready = heard.is_ready
            if left < 0 or not _understood(buffer, most, clock, heard):
                return "output"
            if heard.is_ready and not was_ready:
                waiting.register(started.job.fileno(), select.POLLOUT)
        if broken := clock.broken():
            return broken
    return ""


def _understood(buffer: bytearray, most: int, clock: "_Clock", heard: Heard) -> bool:
    """Write down each whole frame, and tell whether all of them were frames of the driver's."""
    try:
        while (body := wire.take(buffer, most)) is not None:
            if hear(heard, *wire.unpack(body)):
                clock.begin()
    except wire.BrokenFrameError:
        return False
    return True


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
