"""What people said of two adverts: the same hands, different ones, or unsure. Kept for good, dated, by whom and why.

One line of JSON each, only ever added to. Of a pair the newest judgement holds; the older ones stay readable.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from trygvej.adverts.output import PRIVATE, sync
from trygvej.linkage.public import JudgementsConflictError, link

FILE = "judgements.jsonl"
VERDICTS = ("same", "different", "unsure")
_COLUMNS = ("a", "b", "verdict")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement: of which two adverts, what, why, by whom, when (UTC)."""

    a: str
    b: str
    verdict: str
    why: str
    by: str
    at: str

    @property
    def pair(self) -> frozenset[str]:
        """The two adverts, in no order."""
        return frozenset((self.a, self.b))


def read(path: Path) -> list[Judgement]:
    """Return all judgements in `path`, oldest first; none if there is no such file.

    A last line without its end was being written when the machine stopped: it does not count.
    Raises ValueError for a line that is no judgement.
    """
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [_judgement(line, path, number) for number, line in enumerate(lines, 1)]


def _judgement(line: str, path: Path, number: int) -> Judgement:
    try:
        return Judgement(**json.loads(line))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path}, line {number}: this is no judgement. Put back the file as it was.") from error


def in_force(judgements: Iterable[Judgement]) -> pl.DataFrame:
    """Return the newest judgement of each pair: a, b, verdict."""
    newest = {one.pair: one for one in judgements}
    rows = [{name: getattr(one, name) for name in _COLUMNS} for one in newest.values()]
    return pl.DataFrame(rows, schema=dict.fromkeys(_COLUMNS, pl.String))


def check(judgements: Iterable[Judgement]) -> None:
    """Raise JudgementsConflictError, with which two, if no grouping can heed them all."""
    table = in_force(judgements)
    ids = pl.concat([table["a"], table["b"]]).unique().sort()
    if len(ids):
        link(pl.DataFrame({"id": ids}), table)


def add(path: Path, one: Judgement) -> None:
    """Write a judgement down, durably. Raises JudgementsConflictError if it contradicts the others."""
    check([*read(path), one])
    _append(path, [one])


def add_new(path: Path, coming: Iterable[Judgement]) -> tuple[int, list[tuple[Judgement, str]]]:
    """Write down, durably, those of `coming` that `path` lacks, oldest first.

    Return how many they are, and each that contradicts those before it and was left out, with why.
    """
    known = read(path)
    there = set(known)
    fresh, refused = _without_conflict(known, [one for one in coming if one not in there])
    if fresh:
        _append(path, fresh)
    return len(fresh), refused


def _without_conflict(
    known: list[Judgement], coming: list[Judgement]
) -> tuple[list[Judgement], list[tuple[Judgement, str]]]:
    """Divide `coming` into what can be heeded together with `known`, and the rest with the reason."""
    kept: list[Judgement] = []
    refused: list[tuple[Judgement, str]] = []
    try:
        check([*known, *coming])
    except JudgementsConflictError:
        for one in coming:  # rare, so it may take its time
            try:
                check([*known, *kept, one])
            except JudgementsConflictError as error:
                refused.append((one, str(error)))
            else:
                kept.append(one)
        return kept, refused
    return coming, []


def _append(path: Path, some: Iterable[Judgement]) -> None:
    if path.exists():
        _cut_torn_line(path)
    lines = "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in some)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE)
    try:
        os.write(handle, lines.encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    sync(path.parent)


def _cut_torn_line(path: Path) -> None:
    whole = path.read_bytes()
    os.truncate(path, whole.rfind(b"\n") + 1)
