"""Every read of the hotline, narrowed to what the reader may see."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from trygvej.access.public import Who, narrow
from trygvej.screening import rules
from trygvej.screening.hotline.actions import phone_index
from trygvej.screening.models import Call, ShiftNote, Urgency
from trygvej.screening.permissions import CALL_READ, SHIFT_READ
from trygvej.screening.states import CallState

_NEAR = timedelta(days=90)  # a call about the same town that is older is not offered as the same matter
_OFFERED = 10


def calls(by: Who) -> QuerySet[Call]:
    """Return the calls `by` may read."""
    return narrow(by, CALL_READ, Call.objects.select_related("taken_by"))


def searched(found: QuerySet[Call], asked: dict[str, Any], countries: frozenset[str]) -> QuerySet[Call]:
    """Return those of `found` that the filter asks for. A number is sought as it is written in each of `countries`."""
    conditions: dict[str, Callable[[Any], Q]] = {
        "phone": lambda value: Q(phone_index__in=[phone_index(value, country) for country in countries]),
        "town": lambda value: Q(town__icontains=value),
        "caller": lambda value: Q(caller=value),
        "state": lambda value: Q(state=value),
        "since": lambda value: Q(received_at__date__gte=value),
        "until": lambda value: Q(received_at__date__lte=value),
        "child": lambda value: Q(child=value),
    }
    for name, condition in conditions.items():
        if asked.get(name):
            found = found.filter(condition(asked[name]))
    return found


def similar(by: Who, phone: str, town: str, country: str, now: datetime) -> list[Call]:
    """Return the calls that may be about the same: from the same number, or about the same town of late."""
    same = Q()
    if phone.strip():
        same |= Q(phone_index=phone_index(phone, country))
    if town.strip():
        same |= Q(town__iexact=town.strip(), received_at__gte=now - _NEAR)
    return list(calls(by).filter(same)[:_OFFERED]) if same else []


def to_follow_up(by: Who) -> QuerySet[Call]:
    """Return the calls that somebody must follow up, the most urgent first."""
    return calls(by).filter(state=CallState.OPEN).order_by("urgency", "follow_up_by", "received_at")


def of_this_shift(by: Who, now: datetime) -> QuerySet[Call]:
    """Return the calls since the shift before, the newest first."""
    return calls(by).filter(received_at__gte=now - timedelta(hours=rules.shift(timezone.localdate(now)).hours))


def shift_notes(by: Who) -> QuerySet[ShiftNote]:
    """Return what was left to the next shift, the newest first."""
    return narrow(by, SHIFT_READ, ShiftNote.objects.select_related("left_by", "taken_by"))


def late(call: Call, now: datetime) -> bool:
    """Return whether a call waits longer than was agreed, or is urgent and still open."""
    if call.state != CallState.OPEN:
        return False
    return call.urgency == Urgency.NOW or (call.follow_up_by is not None and call.follow_up_by < now)
