"""Deletes what has been kept long enough. Each room says which records of a kind are past a day, and how they go."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from trygvej.access import log, rules
from trygvej.access.models import Glass, Notice
from trygvej.access.who import Who

BATCH = 500
Due = Callable[[date], QuerySet[Any]]


class Kind(NamedTuple):
    """Records of one kind: which are `due` when their period ended before a day, and what makes them go."""

    due: Due
    go: Callable[[list[Any]], None]


KINDS: dict[str, Kind] = {}


class Count(NamedTuple):
    """How many records of `kind` are due now and within the next 30 days, by which rule."""

    kind: str
    rule: rules.Period | None
    now: int
    month: int


def register(kind: str, due: Due, go: Callable[[list[Any]], None] | None = None) -> None:
    """Say how records of `kind` are found and go (default: they are deleted). Raises ValueError the second time."""
    if kind in KINDS:
        raise ValueError(f"The kind {kind} is registered already.")
    KINDS[kind] = Kind(due, go or _delete)


def counts(on: date) -> list[Count]:
    """Return how much is due, by kind."""
    found = []
    for name, kind in sorted(KINDS.items()):
        rule = rules.period(name, on)
        now, month = (_due(kind, rule, on + timedelta(days=days)) for days in (0, 30))
        found.append(
            Count(name, rule, now.count() if now is not None else 0, month.count() if month is not None else 0)
        )
    return found


def run(*, by: Who, on: date) -> dict[str, int]:
    """Let everything go that is past its period on the day `on`; return how many of each kind.

    Goes in batches, each in a transaction with its log row: stopped at any moment, the next run goes on.
    """
    done = dict.fromkeys(sorted(KINDS), 0)
    for name in done:
        rule = rules.period(name, on)
        due = _due(KINDS[name], rule, on)
        while rule is not None and due is not None:
            with transaction.atomic():
                batch = list(due.all()[:BATCH])
                if not batch:
                    break
                log.write(by, "access.retention.run", of=batch, detail={"rule": rule.begins.isoformat()})
                KINDS[name].go(batch)
            done[name] += len(batch)
    return done


def _due(kind: Kind, rule: rules.Period | None, on: date) -> QuerySet[Any] | None:
    return kind.due(on - timedelta(days=rule.days)) if rule else None


def _delete(batch: list[Any]) -> None:
    manager = type(batch[0])._default_manager
    manager.filter(pk__in=[one.pk for one in batch]).delete()


register("notice", lambda day: Notice.objects.filter(made_at__date__lt=day))
register("glass", lambda day: Glass.objects.filter(opened_at__date__lt=day))
