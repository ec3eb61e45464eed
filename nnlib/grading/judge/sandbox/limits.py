"""How much of the machine one hand-in may use."""

from dataclasses import dataclass

MEBIBYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """The limits for one hand-in, all of its processes together.

    Parameters
    ----------
    seconds : float
        Computing time for one step: a statement of a cell or one exercise.
    patience : float
        Waiting time for one step; more than `seconds`, as a machine may be busy.
    total : float
        Waiting time for everything.
    memory : int
        Bytes.
    disk : int
        Bytes of its own temporary folder, the one place that it can write to.
    files : int
        Files in that folder.
    processes : int
        Processes and threads.
    answer : int
        Bytes that it may send back.
    """

    seconds: float = 10.0
    patience: float = 30.0
    total: float = 120.0
    memory: int = 1024 * MEBIBYTE
    disk: int = 64 * MEBIBYTE
    files: int = 10_000
    processes: int = 32
    answer: int = 8 * MEBIBYTE

    def of_each_process(self) -> dict[str, int]:
        """Give the limits that the kernel holds for each process, by their names."""
        return {
            "RLIMIT_AS": self.memory,
            "RLIMIT_CORE": 0,
            "RLIMIT_CPU": int(self.total),
            "RLIMIT_FSIZE": self.disk,
            "RLIMIT_NOFILE": 128,
            "RLIMIT_NPROC": self.processes,
        }
