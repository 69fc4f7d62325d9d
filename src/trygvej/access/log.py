"""Writes the log. Every row holds a code made of the row before it and a key outside the database.

So a row cannot be changed, taken out, put in or moved without the chain showing where (verify.py). Acts are logged at
once, in the transaction of the act. Readings are gathered while a page is made and logged at its end, still in its
transaction and before the answer leaves: those who read at the same time then wait for each other for a moment only.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from trygvej.access import checkpoints
from trygvej.access.keyring import ring
from trygvej.access.models import LogEntry, LogHead, Outcome
from trygvej.access.who import Who

_gathered: ContextVar[list[LogEntry] | None] = ContextVar("gathered", default=None)


def write(
    by: Who,
    verb: str,
    *,
    of: Model | Iterable[Model] | None = None,
    outcome: Outcome = Outcome.DONE,
    why: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Log that `by` did `verb` with the records `of` (all of one kind), in the transaction that is open.

    `detail` holds codes, counts and names of fields, never what was written about a person.
    """
    _append([_row(by, verb, of, outcome, why, detail)])


def seen(
    by: Who,
    verb: str,
    *,
    of: Model | Iterable[Model] | None = None,
    why: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Log that `by` read the records `of`: at the end of the page that is being made, else at once."""
    glass = by.glass(verb)  # what is read through a broken glass carries its reason
    row = _row(by, verb, of, Outcome.DONE, why or (glass.reason if glass else ""), detail)
    rows = _gathered.get()
    if rows is None:
        _append([row])
    else:
        rows.append(row)


@contextmanager
def gathering() -> Iterator[None]:
    """Gather what is read until the end of the block, then log it. Must be inside a transaction."""
    rows: list[LogEntry] = []
    token = _gathered.set(rows)
    try:
        yield
        if rows:
            _append(rows)
    finally:
        _gathered.reset(token)


def _row(
    by: Who,
    verb: str,
    of: Model | Iterable[Model] | None,
    outcome: Outcome,
    why: str,
    detail: Mapping[str, Any] | None,
) -> LogEntry:
    records = [] if of is None else [of] if isinstance(of, Model) else list(of)
    return LogEntry(
        at=timezone.now(),
        user=by.user,
        actor=by.name,
        verb=verb,
        kind=type(records[0]).__name__ if records else "",
        ids=[one.pk for one in records],
        outcome=outcome,
        why=why,
        detail=dict(detail or {}),
    )


def _append(rows: list[LogEntry]) -> None:
    """Number and chain `rows`. Whoever writes waits here for those who wrote before, until they are done."""
    with transaction.atomic():
        head = LogHead.objects.select_for_update().get(pk=1)
        before = head.number
        for row in rows:
            head.number += 1
            row.number = head.number
            row.mac = head.mac = mac(head.mac, row)
        LogEntry.objects.bulk_create(rows)
        head.save()
        if before // checkpoints.EVERY != head.number // checkpoints.EVERY:
            transaction.on_commit(partial(checkpoints.make, head.number, head.mac))


def mac(previous: str, row: LogEntry) -> str:
    """Return the code of `row` after one whose code is `previous`: HMAC-SHA256 of all that the row says."""
    said = [
        previous, row.number, row.at.isoformat(), row.user_id, row.actor, row.verb, row.kind, row.ids, row.outcome,
        row.why, row.detail,
    ]  # fmt: skip
    whole = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(ring("log-key")[0], whole.encode(), hashlib.sha256).hexdigest()
