"""The catalogue in memory, and its merciless reader."""

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from trygvej.indicators import schema
from trygvej.indicators.lock import LOCK_MEND, LOCK_NAME, Locked, LockError, hash_of, read_lock
from trygvej.indicators.schema import Indicator, IndicatorSet, Quiet, Source, TermList
from trygvej.indicators.yamlfile import Document, Location, Problem, read

M = TypeVar("M", bound=BaseModel)
ENVIRONMENT = "TRYGVEJ_CATALOGUE"
_SEE = "See docs/catalogue.md."


class CatalogueError(ValueError):
    """The catalogue cannot be used; `problems` says what is wrong, where, and how to mend it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(slots=True)
class Catalogue:
    """All of the catalogue by id. `documents` has the file behind each entry, for messages with a line."""

    path: Path
    sources: dict[str, Source] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    sets: dict[str, IndicatorSet] = field(default_factory=dict)
    terms: dict[str, TermList] = field(default_factory=dict)
    quiet: dict[str, Quiet] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    locked: dict[str, Locked] | None = None  # None: the lock cannot be read
    lock_hash: str = ""


def default_path() -> Path:
    """Return the folder of the catalogue: TRYGVEJ_CATALOGUE, or `catalogue/` beside the source."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(__file__).resolve().parents[3] / "catalogue"


@cache
def catalogue(path: Path | None = None) -> Catalogue:
    """Return the catalogue, read once. Raises CatalogueError if any file cannot be read as what it should be.

    The slower checks (examples, quiet corpus) belong to `trygvej catalogue check`.
    """
    result, problems = load(path or default_path())
    errors = [one for one in problems if one.severity == "error"]
    if errors:
        raise CatalogueError(errors)
    return result


def load(path: Path) -> tuple[Catalogue, list[Problem]]:
    """Read every file under `path`. What cannot be read is left out and told of; the rest is read on."""
    if not path.is_dir():
        missing = Problem(str(path), 1, "is no folder.", f"Set {ENVIRONMENT} to the folder of the catalogue.")
        return Catalogue(path), [missing]
    loaded = Catalogue(path)
    problems: list[Problem] = []
    _load_sources(loaded, problems)
    _load_folder(loaded, problems, loaded.indicators, Indicator, "indicators")
    _load_folder(loaded, problems, loaded.indicators, Indicator, "retired")
    _load_folder(loaded, problems, loaded.sets, IndicatorSet, "sets")
    _load_folder(loaded, problems, loaded.terms, TermList, "terms")
    _load_folder(loaded, problems, loaded.quiet, Quiet, "quiet")
    _load_lock(loaded, problems)
    return loaded, problems


def _load_lock(loaded: Catalogue, problems: list[Problem]) -> None:
    lock = loaded.path / LOCK_NAME
    try:
        loaded.locked = read_lock(loaded.path)
    except LockError as error:
        problems.append(Problem(LOCK_NAME, error.line, str(error), LOCK_MEND, rule="lock"))
        return
    if lock.exists():
        loaded.lock_hash = hash_of(lock)
        numbered = enumerate(lock.read_text(encoding="utf-8").splitlines(), start=1)
        lines: dict[Location, int] = {(line.split(" ")[0],): number for number, line in numbered}
        loaded.documents[LOCK_NAME] = Document(LOCK_NAME, None, lines)


def _load_sources(loaded: Catalogue, problems: list[Problem]) -> None:
    file = loaded.path / "sources.yml"
    if not file.exists():
        problems.append(Problem("sources.yml", 1, "is missing.", "Every rule cites a source: write the file."))
        return
    document = _read(file, "sources.yml", problems)
    if document is None:
        return
    if not isinstance(document.data, dict):
        what, mend = "is no mapping of sources.", "Write: key: {title: ..., publisher: ...}"
        problems.append(Problem("sources.yml", 1, what, mend))
        return
    for key, data in document.data.items():
        source = _parse(Source, document, data, (key,), problems)
        if source is not None:
            loaded.sources[key] = source


def _load_folder(loaded: Catalogue, problems: list[Problem], shelf: dict[str, M], model: type[M], folder: str) -> None:
    for file in sorted((loaded.path / folder).rglob("*.y*ml")):
        name = file.relative_to(loaded.path).as_posix()
        document = _read(file, name, problems)
        entry = document and _parse(model, document, document.data, (), problems)
        if document and entry:
            _shelve(loaded, problems, shelf, entry, document)


def _read(file: Path, name: str, problems: list[Problem]) -> Document | None:
    """Read one file, or tell why not: what cannot be read is told of once, not once a key."""
    document, found = read(file, name)
    problems += found
    if document.lines:
        return document
    if not found:
        problems.append(Problem(name, 1, "is empty.", f"Write it, or remove it. {_SEE}", rule="yaml"))
    return None


def _shelve(loaded: Catalogue, problems: list[Problem], shelf: dict[str, M], entry: M, document: Document) -> None:
    entry_id: str = getattr(entry, "id")  # noqa: B009 every model of the folders has one
    if entry_id in shelf:
        first = loaded.documents[key_of(entry)].file
        what = f'the id "{entry_id}" is taken by {first}.'
        problems.append(Problem(document.file, document.line(("id",)), what, "Ids are never used twice.", rule="id"))
        return
    shelf[entry_id] = entry
    loaded.documents[key_of(entry)] = document


def key_of(entry: BaseModel) -> str:
    """Return the key of an entry among the documents: its kind and id, as in `Indicator:stim.x-factor`."""
    return f"{type(entry).__name__}:{getattr(entry, 'id', '')}"


def _parse(
    model: type[M], document: Document, data: Any, at: tuple[str | int, ...], problems: list[Problem]
) -> M | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems += _translated(error, document, at)
        return None


def _translated(error: ValidationError, document: Document, at: tuple[str | int, ...]) -> Iterator[Problem]:
    """Say each error of pydantic with its line, in words that name what to do."""
    for one in error.errors():
        where = (*at, *one["loc"])
        line = document.line(where)
        name = ".".join(map(str, where))
        if one["type"] == "extra_forbidden":
            near = difflib.get_close_matches(str(where[-1]), _known_keys(), 1)
            mend = f'Did you mean "{near[0]}"?' if near else f"Remove it. {_SEE}"
            yield Problem(document.file, line, f'the key "{name}" is not known.', mend, rule="unknown-key")
        elif one["type"] == "missing":
            yield Problem(document.file, line, f'"{name}" is missing.', "Add it.", rule="missing-key")
        else:
            truth = isinstance(one["input"], bool)
            mend = "Put it in quotes: YAML takes no, yes, on and off for truth values." if truth else _SEE
            yield Problem(document.file, line, f'"{name}": {one["msg"]} (here: {one["input"]!r:.80}).', mend)


def _known_keys() -> list[str]:
    """Return every key of the format: a wrong key is most often a known one, misspelt."""
    models = [one for one in vars(schema).values() if isinstance(one, type) and issubclass(one, BaseModel)]
    return [info.alias or name for one in models for name, info in one.model_fields.items()]
