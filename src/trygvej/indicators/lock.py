"""catalogue.lock: which version of each entry this is, so that an assessment can be done again as it was."""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

LOCK_NAME = "catalogue.lock"
LOCK_MEND = "Take the lock of the last commit, then run: trygvej catalogue lock"
_LINE = re.compile(r"(\S+) (\d+) ([0-9a-f]{64})")


class LockError(ValueError):
    """A line of the lock that nobody but this module should have written."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f'the line "{text:.80}" is not: id version sha256, each id once.')
        self.line = line


class Locked(NamedTuple):
    """One line of the lock: id (kind/id), version, sha256 of the file."""

    id: str
    version: int
    sha256: str


def hash_of(file: Path) -> str:
    """Return the sha256 of a file, in hex."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_lock(path: Path) -> dict[str, Locked]:
    """Return the lock of the catalogue at `path` by id; empty if there is none yet. Raises LockError."""
    file = path / LOCK_NAME
    text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    read: dict[str, Locked] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None or found[1] in read:
            raise LockError(number, line)
        read[found[1]] = Locked(found[1], int(found[2]), found[3])
    return read


def write_lock(path: Path, entries: list[Locked]) -> None:
    """Write the lock, sorted by id."""
    head = "# id, version, sha256. Written by: trygvej catalogue lock\n"
    lines = (f"{one.id} {one.version} {one.sha256}\n" for one in sorted(entries))
    (path / LOCK_NAME).write_text(head + "".join(lines), encoding="utf-8")
