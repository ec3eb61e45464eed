"""Many hand-ins: as many at once as there are cores, each verdict written once, stops survived."""

import fcntl
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nnlib.grading.__main__ import main
from nnlib.grading.judge.grading import grade
from nnlib.grading.judge.handins import find_handins
from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.report import Report
from nnlib.grading.judge.sandbox.watch import processes
from tests.conftest import needs
from tests.exercises.notebooks import SOURCES
from tools.notebooks import ROOT

RIGHT = "def neuron(x, w, b, f):\n    return f(x @ w + b)\n"
FORGETFUL = "def neuron(x, w, b, f):\n    return x @ w + b\n"
SECRET = "a secret for the tests"


@pytest.fixture(autouse=True)
def _bubblewrap() -> None:
    needs("bubblewrap", "bwrap")


def laid(folder: Path, **sources: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, source in sources.items():
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    return folder


def judged(folder: Path, out: Path, secret: str = SECRET, **options) -> dict[str, Report]:
    found = find_handins(folder, "01_neuron")
    return {r.handin: r for r in grade(found, "01_neuron", out, secret=secret, **options)}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "nnlib.grading", "grade", *map(str, words)]


def test_the_answer_key_gets_all_marks(tmp_path: Path) -> None:
    folder = tmp_path / "handins"
    folder.mkdir()
    for number in range(3):
        (folder / f"learner {number}.ipynb").write_bytes(SOURCES[0].read_bytes())

    reports = judged(folder, tmp_path / "out")

    assert [r.points for r in reports.values()] == [10, 10, 10]
    assert {r.headline for r in reports.values()} == {"10 of 10 points."}
    assert {r.sandbox for r in reports.values()} == {"bubblewrap"}


def test_reports_come_in_the_order_of_the_hand_ins(tmp_path: Path) -> None:
    folder = laid(tmp_path / "handins", b=RIGHT, a=FORGETFUL, c=RIGHT)

    reports = judged(folder, tmp_path / "out", jobs=2)

    assert list(reports) == ["a", "b", "c"]
    assert [r.points for r in reports.values()] == [0, 2, 2]


def test_progress_is_told_for_each_hand_in(tmp_path: Path) -> None:
    folder = laid(tmp_path / "handins", a=RIGHT, b=RIGHT)
    told: list[tuple[int, int]] = []

    judged(folder, tmp_path / "out", progress=lambda done, of: told.append((done, of)))

    assert told == [(0, 2), (1, 2), (2, 2)]


def test_what_has_a_verdict_is_not_judged_again(tmp_path: Path) -> None:
    folder, out = laid(tmp_path / "handins", a=RIGHT), tmp_path / "out"
    judged(folder, out)
    file = out / "verdicts" / "a.json"
    marked = json.loads(file.read_text()) | {"headline": "Untouched."}
    file.write_text(json.dumps(marked))

    assert judged(folder, out)["a"].headline == "Untouched."


@pytest.mark.parametrize("change", ["file", "secret", "checks", "failed", "sandbox"])
def test_what_changed_is_judged_again(tmp_path: Path, change: str) -> None:
    folder, out = laid(tmp_path / "handins", a=RIGHT), tmp_path / "out"
    judged(folder, out)
    file = out / "verdicts" / "a.json"
    changed = {"checks": {"edition": "older"}, "failed": {"status": "failed"}}.get(change, {})
    if change == "sandbox":
        changed = {"sandbox": "unsafe"}
    marked = json.loads(file.read_text()) | {"headline": "Stale."} | changed
    file.write_text(json.dumps(marked))
    if change == "file":
        laid(folder, a=FORGETFUL)

    report = judged(folder, out, "another secret" if change == "secret" else SECRET)["a"]

    assert report.headline == ("0 of 10 points." if change == "file" else "2 of 10 points.")


def test_a_verdict_that_is_no_report_is_named(tmp_path: Path) -> None:
    folder, out = laid(tmp_path / "handins", a=RIGHT), tmp_path / "out"
    (out / "verdicts").mkdir(parents=True)
    (out / "verdicts" / "a.json").write_text("[]")

    with pytest.raises(CannotJudgeError, match=r"a\.json is no report of the judge"):
        judged(folder, out)


def test_secrets_draw_other_cases_and_the_report_tells_them_apart(tmp_path: Path) -> None:
    folder = laid(tmp_path / "handins", a=RIGHT)

    first = judged(folder, tmp_path / "one")["a"]
    second = judged(folder, tmp_path / "two", "another secret")["a"]

    assert first.course != second.course
    assert SECRET not in (tmp_path / "one" / "verdicts" / "a.json").read_text()


def test_a_run_that_was_killed_goes_on_to_the_same_end(tmp_path: Path) -> None:
    sources = {f"learner{n}": (RIGHT, FORGETFUL)[n % 2] for n in range(6)}
    folder = laid(tmp_path / "handins", **sources)
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    words = (folder, "--exercise", "01_neuron", "--secret", secret, "--jobs", "1", "--out")
    subprocess.run(command(*words, tmp_path / "whole"), cwd=ROOT, check=True, capture_output=True)

    with subprocess.Popen(command(*words, tmp_path / "cut"), cwd=ROOT, stderr=-3, stdout=-3) as run:
        while len(list((tmp_path / "cut").glob("verdicts/*.json"))) < 2:
            assert run.poll() is None
        run.send_signal(signal.SIGKILL)
        workers = children(run.pid)
    cut = contents(tmp_path / "cut")
    subprocess.run(command(*words, tmp_path / "cut"), cwd=ROOT, check=True, capture_output=True)

    assert 2 <= sum(name.endswith(".json") for name in cut) < 6
    assert contents(tmp_path / "cut") == contents(tmp_path / "whole")
    assert [pid for pid in workers if is_alive(pid)] == []


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(word) for word in listed.read_text().split()] if listed.exists() else []


def name_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_half_written_verdict_is_no_verdict(tmp_path: Path) -> None:
    folder, out = laid(tmp_path / "handins", a=RIGHT), tmp_path / "out"
    (out / "verdicts").mkdir(parents=True)
    (out / "verdicts" / ".a.json.part").write_text("{")

    judged(folder, out)

    assert list(contents(out)) == ["verdicts/a.json"]


def heed_interrupts() -> None:
    """Undo what a shell does to a command in the background, whose children ignore Ctrl-C too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interrupted_run_says_that_it_goes_on(tmp_path: Path) -> None:
    folder = laid(tmp_path / "handins", a="while True:\n    pass\n")
    words = command(folder, "--exercise", "01_neuron", "--out", tmp_path / "out")

    with subprocess.Popen(
        words, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts
    ) as run:
        assert run.stderr is not None
        while "bwrap" not in {name_of(process) for process in processes(run.pid)}:
            assert run.poll() is None
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()

    assert run.returncode == 130
    assert said.endswith("Stopped. The same command goes on where it stopped.\n")
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere", "--exercise", "01_neuron"), "nowhere is no folder"),
        ((".", "--exercise", "99_none"), "There are: 01_neuron"),
        ((".", "--exercise", "01_neuron", "--jobs", "0"), "at least 1 is needed"),
        ((".",), "--exercise"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path: Path, words, said: str) -> None:
    laid(tmp_path, a=RIGHT)

    done = subprocess.run(
        [*command(*words, "--out", "out")],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "course-secret.txt").exists()


def test_the_command_keeps_its_secret_and_says_where(tmp_path: Path) -> None:
    folder = laid(tmp_path / "handins", a=RIGHT)
    words = command(folder, "--exercise", "01_neuron", "--out", tmp_path / "out")

    first = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    second = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    secret = tmp_path / "course-secret.txt"
    assert f"A new secret for this course is in {secret}" in first
    assert "A new secret" not in second
    assert secret.stat().st_mode & 0o777 == 0o600
    assert "1 hand-in judged" in second


def test_a_hand_in_that_ends_its_worker_does_not_end_the_others(tmp_path: Path) -> None:
    folder = laid(tmp_path / "handins", a=RIGHT, b=RIGHT, c=RIGHT)
    program = """
import os, sys
from nnlib.grading.judge import judging
read = judging.read_bytes
def deadly(path):
    if path.name == "b.py" and "spawn_main" in " ".join(sys.orig_argv):
        os._exit(1)
    return read(path)
judging.read_bytes = deadly
if __name__ == "__main__":
    sys.path.insert(0, sys.argv[3])
    from tests.grading.test_grading import judged
    from pathlib import Path
    found = judged(Path(sys.argv[1]), Path(sys.argv[2]), jobs=1)
    print({r.handin: (r.status, r.points) for r in found.values()})
"""
    script = tmp_path / "program.py"
    script.write_text(program)

    done = subprocess.run(
        [sys.executable, script, folder, tmp_path / "out", ROOT],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip

    assert "'a': ('judged', 2.0), 'b': ('failed', 0.0), 'c': ('judged', 2.0)" in done.stdout


def test_two_judges_do_not_write_to_the_same_results(tmp_path: Path) -> None:
    folder, out = laid(tmp_path / "handins", a=RIGHT), tmp_path / "out"
    (out / "verdicts").mkdir(parents=True)
    other = os.open(out / "verdicts", os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)

    with pytest.raises(CannotJudgeError, match="Another judge is at work on"):
        judged(folder, out)

    os.close(other)
    assert judged(folder, out)["a"].points == 2


def test_results_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    folder = laid(tmp_path / "handins", a=RIGHT)
    (tmp_path / "out").write_text("a file in the way")

    with pytest.raises(CannotJudgeError, match="The results cannot be written to"):
        judged(folder, tmp_path / "out")


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_on_another_system_the_judge_says_what_it_needs(monkeypatch, capsys, system) -> None:
    monkeypatch.setattr(sys, "platform", system)

    assert main(["grade", ".", "--exercise", "01_neuron", "--out", "out"]) == 2
    assert "On this system `check` works for learners" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "handins/results"), "must lie outside the folder of hand-ins"),
        (("--out", "out", "--secret", "nowhere"), "the file of the secret, is not there"),
    ],
)
def test_a_slip_of_the_teachers_makes_nothing(tmp_path, monkeypatch, capsys, options, said) -> None:
    laid(tmp_path / "handins", a=RIGHT)
    monkeypatch.chdir(tmp_path)

    assert main(["grade", "handins", "--exercise", "01_neuron", *options]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.rglob("*secret*"))


def test_without_a_sandbox_every_result_says_so(tmp_path: Path) -> None:
    folder = laid(tmp_path / "handins", a=RIGHT, b=FORGETFUL, c="while True:\n    pass\n" + RIGHT)
    words = command(folder, "--exercise", "01_neuron", "--out", tmp_path / "out", "--unsafe")

    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)

    results = contents(tmp_path / "out")
    points = {n: json.loads(c)["marks"][0]["points"] for n, c in results.items() if ".json" in n}
    assert list(points.values()) == [2, 0, 2]
    assert all(b'"sandbox": "unsafe"' in results[name] for name in points)
    pages = [name for name in results if name.endswith(".html")]
    assert len(pages) == 4
    assert all(b"without the sandbox" in results[name] for name in pages)
