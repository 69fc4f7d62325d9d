"""What can go wrong around a run, made to happen: real processes, real signals, a real full disk."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

TRYGVEJ = str(Path(sys.executable).parent / "trygvej")
FILES = {
    "adverts.parquet",
    "worklist.csv",
    "rejected.jsonl",
    "sealed.jsonl",
    "run.json",
    "links.parquet",
    "groups.parquet",
    "hubs.parquet",
}
TEXT = "Jeg giver rolig massage i Odense. 60 min 1.200 kr. Ring 90 00 00 11. "
PROC = Path("/proc")

Begin = Callable[..., subprocess.Popen[str]]

pytestmark = pytest.mark.skipif(not PROC.exists(), reason="the processes are looked up in /proc")


def _input(path: Path, rows: int, mark: str) -> str:
    lines = (json.dumps({"id": f"{mark}-{n}", "text": TEXT}) for n in range(rows))
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def endless(tmp_path: Path) -> Iterator[str]:
    """Give a file that never ends, so that a run is surely under way when something befalls it."""
    pipe = tmp_path / "endless.jsonl"
    os.mkfifo(pipe)
    row = json.dumps({"id": "a", "text": TEXT})
    with subprocess.Popen(["sh", "-c", 'exec yes "$0" > "$1"', row, str(pipe)]) as writer:
        yield str(pipe)
        writer.kill()


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a file that is done at once."""
    return _input(tmp_path_factory.mktemp("in") / "few.jsonl", 40, mark="old")


@pytest.fixture(scope="module")
def _older(tmp_path_factory: pytest.TempPathFactory, few: str) -> Path:
    out = tmp_path_factory.mktemp("older") / "out"
    assert _ended(out, few).returncode == 0
    return out


@pytest.fixture
def older(tmp_path: Path, _older: Path) -> Path:
    """Return a folder with the results of an older run."""
    return shutil.copytree(_older, tmp_path / "older")


def _command(out: Path, *args: str) -> list[str]:
    return [TRYGVEJ, "adverts", "run", *args, "--out", str(out), "--lang", "en", "--country", "DK"]


def _ended(out: Path, *args: str, first: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(out, *args),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
        preexec_fn=first,
    )


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Begin runs, each in a group of its own as a shell does; what is left of them is ended afterwards."""
    begun: list[subprocess.Popen[str]] = []

    def start(out: Path, *args: str) -> subprocess.Popen[str]:
        begun.append(
            subprocess.Popen(
                _command(out, *args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                text=True, start_new_session=True,
            )
        )  # fmt: skip
        return begun[-1]

    yield start
    for one in begun:
        for pid in _group(one.pid):
            os.kill(pid, signal.SIGKILL)
        one.communicate()


def _group(leader: int) -> list[int]:
    """Return the living processes of a run, by its group."""
    return [pid for pid, (state, group) in _processes().items() if group == leader and state != "Z"]


def _processes() -> dict[int, tuple[str, int]]:
    found: dict[int, tuple[str, int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended meanwhile
            found[int(folder.name)] = (fields[0], int(fields[2]))
    return found


def _workers(run: subprocess.Popen[str]) -> list[int]:
    """Return the processes that read adverts for a run."""
    return [pid for pid in _group(run.pid) if "spawn_main" in _words_of(pid)]


def _words_of(pid: int) -> str:
    try:
        return (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def _until(met: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def _seconds_used(pid: int) -> float:
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _at_work(run: subprocess.Popen[str]) -> bool:
    """Tell whether both processes have come past reading the catalogue."""
    return len(found := _workers(run)) == 2 and all(_seconds_used(pid) > 1.6 for pid in found)


def _content(out: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in out.iterdir()} if out.exists() else {}


def _is_whole(out: Path) -> bool:
    """Tell whether the folder has all files of one run, by what run.json says of them."""
    counts = json.loads((out / "run.json").read_text())["counts"]
    scored = pq.read_metadata(out / "adverts.parquet").num_rows
    listed = len((out / "worklist.csv").read_text(encoding="utf-8-sig").splitlines()) - 1
    return {one.name for one in out.iterdir()} == FILES and scored == listed == counts["scored"]


@pytest.mark.parametrize("moment", ["when its processes start", "while it works"])
def test_ctrl_c_ends_with_130_and_leaves_everything_as_it_was(
    tmp_path: Path, endless: str, older: Path, begin: Begin, moment: str
) -> None:
    out = older if moment == "while it works" else tmp_path / "out"
    before = _content(out)
    run = begin(out, endless, "--workers", "2")
    _until(lambda: _at_work(run) if moment == "while it works" else _workers(run))
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all of them
    said = run.communicate(timeout=30)
    assert (run.returncode, said) == (130, ("", "\nStopped. Nothing was written.\n"))
    assert time.monotonic() - began < 10
    assert out.exists() == bool(before)
    assert _content(out) == before
    _until(lambda: not _group(run.pid), 5)


def test_a_killed_run_leaves_no_process_and_the_folder_as_it_was(endless: str, older: Path, begin: Begin) -> None:
    before = _content(older)
    run = begin(older, endless, "--workers", "2")
    _until(lambda: _at_work(run))
    run.kill()
    run.wait()
    _until(lambda: not _group(run.pid), 10)
    assert _content(older) == before


def test_a_run_killed_at_any_moment_leaves_a_folder_that_does_not_lie(
    tmp_path: Path, older: Path, begin: Begin
) -> None:
    """It is killed while it writes, too: as soon as its folder is there, and a little later."""
    out = older
    other = _input(tmp_path / "other.jsonl", 90, mark="new")
    chance = random.Random(11)
    for wait in (0, 0.002, 0.005, chance.uniform(0, 0.03)):
        run = begin(out, other)
        _until(lambda run=run: list(out.glob(".writing-*")) or run.poll() is not None)  # type: ignore[misc]
        time.sleep(wait)
        run.kill()
        run.wait()
        for left in out.glob(".writing-*"):
            assert left.stat().st_mode & 0o077 == 0, "what is left of it is for its owner alone"
            shutil.rmtree(left)
        if (out / "run.json").exists():
            assert _is_whole(out)
    assert _ended(out, other).returncode == 0
    assert _is_whole(out)
    assert json.loads((out / "run.json").read_text())["counts"]["scored"] == 90


def test_a_process_that_dies_ends_the_run_with_1_and_a_clear_word(tmp_path: Path, endless: str, begin: Begin) -> None:
    out = tmp_path / "out"
    run = begin(out, endless, "--workers", "2")
    _until(lambda: _at_work(run))
    os.kill(_workers(run)[0], signal.SIGKILL)
    printed, said = run.communicate(timeout=30)
    assert (run.returncode, printed) == (1, "")
    assert (
        said == "Error: A process was stopped from outside. Nothing was written. If memory is short, try --workers 1.\n"
    )
    assert not out.exists()
    _until(lambda: not _group(run.pid), 5)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 200 kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)]
    try:
        subprocess.run(mounting, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk may be mounted here; the limit on the size of files is tested instead")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_ends_with_5_and_leaves_older_results_as_they_were(
    tmp_path: Path, small_disk: Path, older: Path
) -> None:
    out = shutil.copytree(older, small_disk / "out")
    before = _content(out)
    large = _input(tmp_path / "large.jsonl", 3_000, mark="a-long-id-" * 8)
    ended = _ended(out, large)
    assert (ended.returncode, ended.stdout) == (5, "")
    assert f"The results cannot be written to {out}: " in ended.stderr
    assert "No space left on device" in ended.stderr
    assert "Nothing was changed there." in ended.stderr
    assert _content(out) == before


@pytest.mark.parametrize("most", [0, 9_000])
def test_a_file_that_may_not_grow_ends_with_5_and_leaves_older_results_as_they_were(
    tmp_path: Path, older: Path, most: int
) -> None:
    out = older
    before = _content(out)
    large = _input(tmp_path / "large.jsonl", 600, mark="a-long-id-" * 8)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    ended = _ended(out, large, first=limit)
    assert (ended.returncode, ended.stdout) == (5, "")
    assert "Nothing was changed there." in ended.stderr
    assert _content(out) == before


@pytest.mark.parametrize(("where", "code"), [("file", 2), ("file/below", 5), ("file/below/deep", 5)])
def test_a_folder_that_cannot_be_is_told_of(tmp_path: Path, few: str, where: str, code: int) -> None:
    (tmp_path / "file").write_text("mine")
    ended = _ended(tmp_path / where, few)
    assert (ended.returncode, ended.stdout) == (code, "")
    assert str(tmp_path / where) in ended.stderr
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_of_somebody_else_is_told_of(few: str, older: Path) -> None:
    """The rights are given up when the program and the catalogue are read: nobody else may read them here."""
    become = "import os; from config.cli import main; from trygvej.indicators.public import catalogue; "
    become += "catalogue(); os.setuid(65534); main()"
    before = _content(older)
    command = [sys.executable, "-c", become, *_command(older, few)[1:]]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (5, "")
    assert "Permission denied" in ended.stderr
    assert _content(older) == before


def test_two_runs_into_one_folder_leave_one_whole_result(tmp_path: Path, begin: Begin) -> None:
    out = tmp_path / "out"
    inputs = {mark: _input(tmp_path / f"{mark}.jsonl", rows, mark) for mark, rows in (("x", 30), ("y", 50), ("z", 70))}
    runs = [begin(out, file) for file in inputs.values()]
    for run in runs:
        run.communicate(timeout=60)
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert _is_whole(out)
    ids = pq.read_table(out / "adverts.parquet").column("id").to_pylist()
    (mark,) = {one.partition("-")[0] for one in ids}
    listed = (out / "worklist.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert all(f",{mark}-" in line for line in listed)
