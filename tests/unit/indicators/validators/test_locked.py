"""The lock is the catalogue as it stands, and nothing that was locked disappears."""

import pytest

from tests.unit.indicators.small import HELD, QUIET, SET, TERMS, OnDisk
from trygvej.indicators.catalogue import load
from trygvej.indicators.validators import validate
from trygvej.indicators.validators.locked import entries_to_lock


def told(disk: OnDisk) -> list[str]:
    loaded, problems = load(disk.path)
    return [str(one) for one in [*problems, *validate(loaded)]]


@pytest.mark.parametrize("file", [HELD, SET, TERMS])
def test_a_file_that_changed_since_is_told_of(disk: OnDisk, file: str) -> None:
    assert told(disk) == []
    disk.change(file, "version: 1", "version: 1 # a remark is a change")
    message = "error: differs from catalogue.lock. Run: trygvej catalogue lock [lock-is-current]"
    assert told(disk) == [f"{file}:{disk.line(file, 'version')}: {message}"]
    disk.lock()
    assert told(disk) == []


def test_ordinary_material_is_not_locked(disk: OnDisk) -> None:
    disk.change(QUIET, "why: W", "why: Because")
    assert told(disk) == []
    assert [locked.id for _, locked in entries_to_lock(load(disk.path)[0])] == [
        "indicator/signs.held",
        "indicator/signs.new-in-town",
        "indicator/signs.open-always",
        "set/small",
        "terms/colours",
    ]


def test_without_a_lock_everything_differs(disk: OnDisk) -> None:
    (disk.path / "catalogue.lock").unlink()
    assert len(told(disk)) == 5


@pytest.mark.parametrize(("file", "gone", "line"), [(SET, "set/small", 5), (TERMS, "terms/colours", 6)])
def test_what_was_locked_and_has_no_file_is_told_of(disk: OnDisk, file: str, gone: str, line: int) -> None:
    (disk.path / file).unlink()
    what = f'"{gone}" is locked but has no file.'
    mend = "Bring it back; an indicator goes to retired/ with a reason."
    assert told(disk) == [f"catalogue.lock:{line}: error: {what} {mend} [nothing-is-gone]"]


def test_a_retired_indicator_is_not_gone(disk: OnDisk) -> None:
    disk.change(HELD, "status: stable", "status: retired\nreason: r")
    target = disk.path / HELD.replace("indicators", "retired")
    target.parent.mkdir(parents=True)
    (disk.path / HELD).rename(target)
    assert "nothing-is-gone" not in " ".join(told(disk))


def test_a_broken_file_is_not_gone(disk: OnDisk) -> None:
    disk.change(TERMS, "version: 1", "version: [")
    assert [one.split(":")[0] for one in told(disk)] == [TERMS]


def test_a_kind_that_nobody_knows_is_gone(disk: OnDisk) -> None:
    with (disk.path / "catalogue.lock").open("a", encoding="utf-8") as lock:
        lock.write(f"plain 1 {'0' * 64}\n")
    assert len(told(disk)) == 1
