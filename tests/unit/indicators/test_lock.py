"""The lock says which version of each entry this is; what it cannot read it refuses."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.unit.indicators.small import HELD, OnDisk
from trygvej.indicators.catalogue import load
from trygvej.indicators.lock import LOCK_NAME, Locked, LockError, hash_of, read_lock, write_lock

SHA = "a" * 64
LINES = [Locked("set/small", 2, SHA), Locked("indicator/signs.held", 10, "0" * 64)]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_lock(tmp_path, LINES)
    assert read_lock(tmp_path) == {one.id: one for one in LINES}


def test_the_file_is_sorted_and_says_who_writes_it(tmp_path: Path) -> None:
    write_lock(tmp_path, LINES)
    assert (tmp_path / "catalogue.lock").read_text(encoding="utf-8") == (
        "# id, version, sha256. Written by: trygvej catalogue lock\n"
        f"indicator/signs.held 10 {'0' * 64}\n"
        f"set/small 2 {SHA}\n"
    )


def test_no_lock_is_an_empty_lock(tmp_path: Path) -> None:
    assert read_lock(tmp_path) == {}


def test_the_hash_is_of_every_byte(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"\xff\n")
    assert hash_of(file) == sha256(b"\xff\n").hexdigest()


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "indicator/signs.held 1",
        f"indicator/signs.held one {SHA}",
        f"indicator/signs.held 1 {SHA[1:]}",
        f"indicator/signs.held 1 {SHA} more",
        f"indicator/a b 1 {SHA}",
        "",
        f"set/small 3 {SHA}",  # stands twice
        "\ufffd",
    ],
)
def test_a_line_that_no_command_wrote_is_refused(tmp_path: Path, line: str) -> None:
    text = f"# head\nset/small 2 {SHA}\n{line}\n"
    (tmp_path / LOCK_NAME).write_bytes(text.encode().replace("\ufffd".encode(), b"\xff"))
    with pytest.raises(LockError) as refused:
        read_lock(tmp_path)
    assert refused.value.line == 3
    assert str(refused.value) == f'the line "{line:.80}" is not: id version sha256, each id once.'


def test_the_catalogue_carries_the_hash_of_its_lock(disk: OnDisk) -> None:
    assert load(disk.path)[0].lock_hash == hash_of(disk.path / LOCK_NAME)
    (disk.path / LOCK_NAME).unlink()
    assert load(disk.path)[0].lock_hash == ""


def test_the_lock_follows_every_change_of_a_file(disk: OnDisk) -> None:
    before = read_lock(disk.path)["indicator/signs.held"]
    disk.change(HELD, "version: 1", "version: 2")
    disk.lock()
    after = read_lock(disk.path)["indicator/signs.held"]
    assert (before.version, after.version) == (1, 2)
    assert after.sha256 == hash_of(disk.path / HELD) != before.sha256
