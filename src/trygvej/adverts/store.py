"""A store of adverts on disk that changes whole or not at all.

    DIR/current             a link to the state that counts
    DIR/states/000007/      one state: the files of a run, and what the next day needs to go on from there
    DIR/adverts.parquet     links to the files of the current state, so that DIR reads like a run
    DIR/judgements.jsonl    what people said of two adverts; no state ever changes it

A change is written into a new state, of which all files are on the disk before `current` is exchanged in one rename.
Killed before it, the store is as before; after it, as after. What a killed change left is removed by the next one; the
state before the current one stays until then, for those who are reading it.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trygvej.adverts.output import FILES, PRIVATE, sync

CURRENT, STATES, LOCK = "current", "states", "lock"
ALIASES = "aliases.parquet"
_SHOWN = (*FILES, ALIASES)
_DIRECTORY = 0o700


class StoreBusyError(RuntimeError):
    """Another process is changing the store."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change under way: the state `before` it (None in an empty store), and the folder of the `new` one."""

    before: Path | None
    new: Path

    def keep(self, name: str) -> Path:
        """Take the folder `name` of the state before over, without copying what is in it; return it.

        Its files must never be written to again, only replaced: both states have the same ones.
        """
        to = self.new / name
        if self.before and (self.before / name).is_dir():
            shutil.copytree(self.before / name, to, copy_function=_same_file)
        else:
            to.mkdir(mode=_DIRECTORY)
        return to


def current(store: Path) -> Path | None:
    """Return the folder of the state that counts; None if nothing was added yet."""
    link = store / CURRENT
    return link.resolve(strict=True) if link.is_symlink() and link.exists() else None


@contextmanager
def change(store: Path) -> Iterator[Change]:
    """Give a new state to write; when all is written, it is the one that counts. If anything fails, nothing changed.

    Raises StoreBusyError while another process changes the store, OSError if it cannot be written to.
    """
    _check_free(store)
    (store / STATES).mkdir(mode=_DIRECTORY, parents=True, exist_ok=True)
    with _alone(store):
        before = current(store)
        _sweep(store, before)
        new = store / STATES / f"{int(before.name) + 1 if before else 1:06}"
        new.mkdir(mode=_DIRECTORY)
        try:
            yield Change(before, new)
            _make_durable(new)
            _link_files(store)
            _exchange(store, new)
        except BaseException:
            if current(store) == before:
                shutil.rmtree(new, ignore_errors=True)
            raise


def _check_free(store: Path) -> None:
    """Refuse a folder in which the files of a run are: they would be hidden by those of the store."""
    if any((store / name).exists() and not (store / name).is_symlink() for name in _SHOWN):
        raise FileExistsError(errno.EEXIST, "It holds a run. Choose another folder for the store", str(store))


@contextmanager
def _alone(store: Path) -> Iterator[None]:
    with (store / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreBusyError(str(store)) from None
        yield


def _sweep(store: Path, counts: Path | None) -> None:
    """Remove the states that do not count, and a link that was not exchanged any more."""
    (store / f"{CURRENT}.new").unlink(missing_ok=True)
    for state in (store / STATES).iterdir():
        if counts is None or state.name != counts.name:
            shutil.rmtree(state)


def _same_file(source: str, to: str) -> None:
    try:
        os.link(source, to)
    except OSError:  # a disk that gives a file one name only
        shutil.copy2(source, to)


def _make_durable(state: Path) -> None:
    for folder, _, files in os.walk(state):
        for name in files:
            path = Path(folder) / name
            if path.stat().st_nlink == 1:  # the others were made durable with the state they came with
                path.chmod(PRIVATE)
                sync(path)
        sync(Path(folder))
    sync(state.parent)


def _link_files(store: Path) -> None:
    """Let the files of a run be found in the store itself. They lead nowhere until there is a current state."""
    for name in _SHOWN:
        if not (store / name).is_symlink():
            (store / name).symlink_to(Path(CURRENT) / name)


def _exchange(store: Path, new: Path) -> None:
    """The one moment at which the store changes."""
    link = store / f"{CURRENT}.new"
    link.symlink_to(Path(STATES) / new.name)
    link.replace(store / CURRENT)
    sync(store)
