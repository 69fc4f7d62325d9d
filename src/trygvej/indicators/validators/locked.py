"""The lock is the catalogue as it stands."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from trygvej.indicators.catalogue import Catalogue, key_of
from trygvej.indicators.lock import Locked, hash_of, read_lock
from trygvej.indicators.validators.base import Remark


def lock_is_current(catalogue: Catalogue) -> Iterator[Remark]:
    """The lock names every entry as it stands."""
    lock = read_lock(catalogue.path)
    for entry, locked in entries_to_lock(catalogue):
        if lock.get(locked.id) != locked:
            yield Remark(entry, ("version",), "differs from catalogue.lock.", "Run: trygvej catalogue lock")


def entries_to_lock(catalogue: Catalogue) -> list[tuple[BaseModel, Locked]]:
    """Return every entry that is locked, with the line it should have in the lock."""
    shelves: list[tuple[str, dict[str, BaseModel]]] = [
        ("indicator", {**catalogue.indicators}),
        ("set", {**catalogue.sets}),
        ("terms", {**catalogue.terms}),
    ]
    return [
        (entry, Locked(f"{kind}/{name}", getattr(entry, "version", 0), hash_of(_file(catalogue, entry))))
        for kind, shelf in shelves
        for name, entry in shelf.items()
    ]


def _file(catalogue: Catalogue, entry: BaseModel) -> Path:
    return catalogue.path / catalogue.documents[key_of(entry)].file
