"""Every read of journeys, narrowed to what the reader may see."""

from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from trygvej.access.public import LogEntry, Who, log, narrow, require
from trygvej.journey.actions import called_index
from trygvej.journey.models import Journey
from trygvej.journey.permissions import COPY_READ, JOURNEY_READ


def journeys(by: Who) -> QuerySet[Journey]:
    """Return the journeys that `by` may see."""
    return narrow(by, JOURNEY_READ, Journey.objects.all())


def opened(by: Who, pk: int) -> Journey | None:
    """Return one journey, logged as read; None if there is none that `by` may see. Every room's pages begin here."""
    found = journeys(by).filter(pk=pk).first()
    if found is not None:
        log.seen(by, JOURNEY_READ, of=found)
    return found


def searched(found: QuerySet[Journey], asked: dict[str, Any]) -> QuerySet[Journey]:
    """Return those that the filter asks for: by code or exact name, age, language, since and until."""
    if asked.get("text"):
        text = asked["text"].strip()
        found = found.filter(Q(code__iexact=text) | Q(called_index=called_index(text)))
    if asked.get("age"):
        found = found.filter(age=asked["age"])
    if asked.get("since"):
        found = found.filter(opened_at__date__gte=asked["since"])
    if asked.get("until"):
        found = found.filter(opened_at__date__lte=asked["until"])
    return found


class Reading(NamedTuple):
    """Somebody read or wrote of a person: who, how often, when last."""

    actor: str
    times: int
    last: datetime


def readers(by: Who, journey: Journey) -> list[Reading]:
    """Return who has read the case of a person, by name, the last first. Raises Denied."""
    require(by, COPY_READ, journey)
    rows = LogEntry.objects.filter(verb=JOURNEY_READ, kind="Journey")
    if connection.vendor == "postgresql":
        rows = rows.filter(ids__contains=[journey.pk])
    else:
        rows = rows.extra(  # SQLite has no such look-up; the number is a parameter
            where=["EXISTS (SELECT 1 FROM json_each(trygvej_logentry.ids) WHERE value = %s)"], params=[journey.pk]
        )
    times: Counter[str] = Counter()
    last: dict[str, datetime] = {}
    for actor, at in rows.values_list("actor", "at"):
        times[actor] += 1
        last[actor] = max(at, last.get(actor, at))
    found = [Reading(actor, times[actor], last[actor]) for actor in times]
    return sorted(found, key=lambda one: one.last, reverse=True)
