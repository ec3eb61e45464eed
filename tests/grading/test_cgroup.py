"""Control groups of both versions: found, limited, counted and removed."""

from pathlib import Path

import pytest

from nnlib.grading.judge.sandbox import cgroup
from nnlib.grading.judge.sandbox.limits import Limits

ONE = """\
31 23 0:28 / /{root} rw - tmpfs tmpfs rw
32 31 0:29 / /{root}/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
35 31 0:32 / /{root}/memory rw - cgroup cgroup rw,memory
40 31 0:37 / /{root}/pids rw - cgroup cgroup rw,pids
41 31 0:38 / /{root}/unified rw - cgroup2 cgroup2 rw
"""
TWO = "29 23 0:26 / /{root} rw - cgroup2 cgroup2 rw,nsdelegate\n"


def machine(folder: Path, mounts: str, own: str, **files: str) -> Path:
    """Make folders that look like a machine's, and give what looks like /proc/self."""
    proc = folder / "proc"
    proc.mkdir()
    (proc / "mountinfo").write_text(mounts.replace("/{root}", str(folder / "cgroup")))
    (proc / "cgroup").write_text(own)
    for name, text in files.items():
        path = folder / "cgroup" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return proc


def test_groups_of_version_1_are_made_under_our_own(tmp_path: Path) -> None:
    own = "4:memory:/here\n5:cpu,cpuacct:/\n8:pids:/\n0::/\n"

    places = cgroup.places(machine(tmp_path, ONE, own))

    root = tmp_path / "cgroup"
    assert places == {
        1: {
            "memory": root / "memory" / "here",
            "cpu": root / "cpu,cpuacct",
            "cpuacct": root / "cpu,cpuacct",
            "pids": root / "pids",
        }
    }


def test_groups_of_version_2_are_made_beside_our_own(tmp_path: Path) -> None:
    held = {"user/cgroup.subtree_control": "cpu io memory pids\n"}

    places = cgroup.places(machine(tmp_path, TWO, "0::/user/session\n", **held))

    beside = tmp_path / "cgroup" / "user"
    assert places == {2: {"memory": beside, "cpu": beside, "pids": beside}}


@pytest.mark.parametrize("held", ["", "cpu pids"])
def test_where_memory_is_not_handed_on_there_is_no_place(tmp_path: Path, held: str) -> None:
    files = {"user/cgroup.subtree_control": held}

    assert cgroup.places(machine(tmp_path, TWO, "0::/user/session\n", **files)) == {}


def test_a_group_of_version_2_gets_its_limits_and_is_read(tmp_path: Path) -> None:
    places = {2: dict.fromkeys(("memory", "cpu", "pids"), tmp_path)}

    group = cgroup.make(0, Limits(memory=4096, processes=7), places)

    assert group is not None
    (folder,) = set(group.folders.values())
    assert (folder / "memory.max").read_text() == "4096"
    assert int((folder / "pids.max").read_text()) > 7
    group.join()
    assert (folder / "cgroup.procs").read_text() == "0"
    (folder / "cpu.stat").write_text("usage_usec 2500000\nuser_usec 1\n")
    (folder / "memory.events").write_text("low 0\noom 1\noom_kill 1\n")
    assert group.seconds() == 2.5
    assert group.ran_out_of_memory()


def test_where_no_group_may_be_made_there_is_none() -> None:
    places = {2: dict.fromkeys(("memory", "cpu", "pids"), Path("/proc/self"))}

    assert cgroup.make(0, Limits(), places) is None


def test_groups_of_judges_that_are_gone_are_removed(tmp_path: Path) -> None:
    gone, own = tmp_path / "from-one-neuron-4194999-0", tmp_path / "from-one-neuron-1-0"
    other = tmp_path / "another"
    for folder in (gone, own, other):
        folder.mkdir()

    cgroup.tidy({2: {"memory": tmp_path}})

    assert sorted(tmp_path.iterdir()) == [other, own]
