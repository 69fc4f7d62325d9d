"""Finds the first bad row of the log: changed, taken out, put in, moved, or cut off at the end."""

from dataclasses import dataclass

from trygvej.access import checkpoints
from trygvej.access.log import mac
from trygvej.access.models import Checkpoint, LogEntry, LogHead


@dataclass(frozen=True)
class Verified:
    """How long the log is and, if it is not whole, the number of the first bad row and what is wrong with it."""

    rows: int
    bad: int | None = None
    fault: str = ""


def verify() -> Verified:
    """Walk the whole log once, in batches. Reads only."""
    known = checkpoints.kept()
    previous, expected = "", 1
    for row in LogEntry.objects.order_by("number").iterator(chunk_size=2000):
        fault = _fault(row, expected, previous, known)
        if fault:
            return Verified(expected - 1, min(expected, row.number), fault)
        previous, expected = row.mac, expected + 1
    last = expected - 1
    promised = max([*known, *Checkpoint.objects.order_by("-number").values_list("number", flat=True)[:1], _head()])
    if promised > last:
        return Verified(last, last + 1, f"the log ends here, but {promised} rows had been written: its end was cut off")
    return Verified(last)


def _fault(row: LogEntry, expected: int, previous: str, known: dict[int, str]) -> str:
    if row.number > expected:
        return "a row is missing here"
    if row.number < expected:
        return "two rows have this number"
    if row.mac != mac(previous, row):
        return "this row was changed, put in or moved"
    if known.get(row.number, row.mac) != row.mac:
        return "the log was written anew from here or before: the checkpoint says otherwise"
    return ""


def _head() -> int:
    return LogHead.objects.filter(pk=1).values_list("number", flat=True).first() or 0
