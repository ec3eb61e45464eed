"""Each limit holds, with a control group and without; where one does not, the judge says which."""

import os
import struct
from pathlib import Path

import pytest

from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.sandbox import booth as booths
from nnlib.grading.judge.sandbox import cgroup, probing, starting
from nnlib.grading.judge.sandbox.booth import Booth
from nnlib.grading.judge.sandbox.limits import Limits
from nnlib.grading.judge.sandbox.probing import Probe, attempt, probe
from tests.conftest import needs
from tests.grading.apart import apart


@pytest.fixture(autouse=True)
def _bubblewrap() -> None:
    needs("bubblewrap", "bwrap")


def refusal(drop: str = "", limits: tuple[str, ...] = (), has_groups: bool = True) -> str:
    """Give what the judge says where bubblewrap loses an option or the kernel some limits."""
    patch = pytest.MonkeyPatch()
    command, each = starting._command, Limits.of_each_process

    def weakened(*arguments: object) -> list[str]:
        words = command(*arguments)  # type: ignore[arg-type]
        return (" ".join(words) + " ").replace(drop, " ").split() if drop else words

    patch.setattr(starting, "_command", weakened)
    patch.setattr(
        Limits,
        "of_each_process",
        lambda self: {n: v for n, v in each(self).items() if n not in limits},
    )
    if not has_groups:
        patch.setattr(cgroup, "places", dict)
    try:
        probe(Booth(("numpy",)))
    except CannotJudgeError as error:
        return str(error)
    return ""


def test_every_limit_holds_here() -> None:
    assert apart(refusal) == ""


def test_every_limit_holds_without_a_control_group() -> None:
    assert apart(refusal, "", (), False) == ""


@pytest.mark.parametrize(
    ("drop", "named"),
    [
        ("--unshare-net ", "no network"),
        ("--disable-userns ", "no namespace of one's own"),
        ("--remount-ro / ", "nothing to write to"),
        ("--unshare-user ", "bubblewrap and its namespaces"),
    ],
)
def test_an_option_that_is_lost_is_noticed_and_named(drop: str, named: str) -> None:
    said = apart(refusal, drop)

    assert f"does not hold on this machine: {named} (" in said


@pytest.mark.parametrize(
    ("lost", "named"),
    [
        (("RLIMIT_NPROC",), "the limit on processes"),
        (("RLIMIT_AS",), "the limit on a process's memory"),
    ],
)
def test_a_limit_that_is_lost_is_noticed_and_named(lost: tuple[str, ...], named: str) -> None:
    said = apart(refusal, "", lost, False)

    assert f"does not hold on this machine: {named} (" in said
    assert "--unsafe judges without a sandbox" in said


def unfiltered() -> str:
    """Give what the judge says where the kernel refuses no calls."""
    everything = struct.pack("HBBI", 0x06, 0, 0, 0x7FFF0000)
    pytest.MonkeyPatch().setattr(starting, "calls_filter", lambda: everything)
    return refusal()


def unwatched() -> str:
    """Give what the judge says where nobody adds processes up."""
    patch = pytest.MonkeyPatch()
    patch.setattr("nnlib.grading.judge.sandbox.watch._resident", lambda process: 0)
    return refusal(has_groups=False)


def uncounted() -> str:
    """Give what the judge says where nobody counts files."""
    pytest.MonkeyPatch().setattr("nnlib.grading.judge.sandbox.watch._files", lambda process: 0)
    return refusal()


def as_root() -> str:
    """Give what the judge says where root stays root, whom the limit on processes does not bind."""
    pytest.MonkeyPatch().setattr(booths.shelf, "become", lambda user: lambda: None)
    return refusal(has_groups=False)


def test_calls_that_the_kernel_does_not_refuse_are_noticed_and_named() -> None:
    assert ": no memory that belongs to no process (" in apart(unfiltered)


def test_memory_that_nobody_adds_up_is_noticed_and_named() -> None:
    assert ": the limit on all memory (" in apart(unwatched)


def test_files_that_nobody_counts_are_noticed_and_named() -> None:
    assert ": the limit on files (" in apart(uncounted)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can stay root")
def test_root_that_stays_root_is_noticed_and_named() -> None:
    assert ": the limit on processes (" in apart(as_root)


def users() -> tuple[int, int]:
    """Give the user of this process and of the sandbox's, as the machine sees them."""
    booth = Booth(("numpy",))
    seen: list[int] = []
    watch = booths.Watch

    def looking(top: int, *rest: object, **options: object) -> object:
        seen.append(Path(f"/proc/{top}").stat().st_uid)
        return watch(top, *rest, **options)  # type: ignore[arg-type]

    pytest.MonkeyPatch().setattr(booths, "Watch", looking)
    attempt(booth, [Probe("", "x = 1")])
    return os.geteuid(), seen[0]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can stop being root")
def test_root_becomes_another_user_and_each_worker_another_one() -> None:
    first, second = apart(users), apart(users)

    assert first[0] == second[0] == 0
    assert len({0, first[1], second[1]}) == 3


def mounts() -> tuple[str, str]:
    """Give this process's namespace of mounts, and the mounts, after it built a booth."""
    Booth(("numpy",))
    return os.readlink("/proc/self/ns/mnt"), Path("/proc/self/mounts").read_text()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_what_root_mounts_is_seen_by_its_worker_alone() -> None:
    before = Path("/proc/self/mounts").read_text()

    space, seen = apart(mounts)

    assert space != os.readlink("/proc/self/ns/mnt")
    assert seen != before == Path("/proc/self/mounts").read_text()


def test_without_bubblewrap_the_judge_says_what_to_install(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CannotJudgeError, match="sudo apt install bubblewrap"):
        Booth(("numpy",))


def test_every_probe_says_what_it_is_about() -> None:
    names = [each.what for each in (*probing.harmless(1), *probing.deadly())]

    assert len(names) == len(set(names)) >= 12
