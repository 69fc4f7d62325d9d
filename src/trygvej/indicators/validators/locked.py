"""The lock is the catalogue as it stands."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from trygvej.indicators.catalogue import Catalogue, key_of
from trygvej.indicators.lock import Locked, hash_of
from trygvej.indicators.validators.base import Remark


def lock_is_current(catalogue: Catalogue) -> Iterator[Remark]:
    """The lock names every entry as it stands."""
    if catalogue.locked is None:  # told of when it was read
        return
    for entry, locked in entries_to_lock(catalogue):
        if catalogue.locked.get(locked.id) != locked:
            yield Remark(entry, ("version",), "differs from catalogue.lock.", "Run: trygvej catalogue lock")


def nothing_is_gone(catalogue: Catalogue) -> Iterator[Remark]:
    """What was locked once still has a file: nothing is silently deleted."""
    here = {locked.id for _, locked in entries_to_lock(catalogue)}
    for gone in (catalogue.locked or {}).keys() - here:
        kind, _, name = gone.partition("/")
        homes = (catalogue.path / folder / f"{name.replace('.', '/')}.yml" for folder in _HOMES.get(kind, ()))
        if not any(home.exists() for home in homes):  # a file that is broken is told of elsewhere
            what = f'"{gone}" is locked but has no file.'
            yield Remark(None, (gone,), what, "Bring it back; an indicator goes to retired/ with a reason.")


_HOMES = {"indicator": ("indicators", "retired"), "set": ("sets",), "terms": ("terms",)}


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
