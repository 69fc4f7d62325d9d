"""catalogue.lock: which version of each entry this is, so that an assessment can be done again as it was."""

import hashlib
from pathlib import Path
from typing import NamedTuple

LOCK_NAME = "catalogue.lock"
LOCKED_FOLDERS = ("indicators", "retired", "sets", "terms")


class Locked(NamedTuple):
    """One line of the lock: id (kind/id), version, sha256 of the file."""

    id: str
    version: int
    sha256: str


def hash_of(file: Path) -> str:
    """Return the sha256 of a file, in hex."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_lock(path: Path) -> dict[str, Locked]:
    """Return the lock of the catalogue at `path` by id; empty if there is none yet."""
    file = path / LOCK_NAME
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    entries = (line.split() for line in lines if line and not line.startswith("#"))
    return {name: Locked(name, int(version), sha) for name, version, sha in entries}


def write_lock(path: Path, entries: list[Locked]) -> None:
    """Write the lock, sorted by id."""
    head = "# id, version, sha256. Written by: trygvej catalogue lock\n"
    lines = (f"{one.id} {one.version} {one.sha256}\n" for one in sorted(entries))
    (path / LOCK_NAME).write_text(head + "".join(lines), encoding="utf-8")
