"""Every read of supports, narrowed to what the reader may see."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from trygvej.access.public import User, Who, narrow
from trygvej.assistance.due import Due, due, prepared
from trygvej.assistance.models import Support
from trygvej.assistance.permissions import HELPERS, SUPPORT_READ
from trygvej.assistance.states import SupportState


def supports(by: Who) -> QuerySet[Support]:
    """Return the supports that `by` may read."""
    return narrow(by, SUPPORT_READ, Support.objects.select_related("journey", "contact"))


def searched(found: QuerySet[Support], asked: dict[str, Any], by: Who) -> QuerySet[Support]:
    """Return those that the filter asks for: code, state, path, mine, since and until (begun)."""
    conditions: dict[str, Callable[[Any], Q]] = {
        "code": lambda value: Q(journey__code__iexact=value.strip()),
        "state": lambda value: Q(state=value),
        "path": lambda value: Q(path=value),
        "mine": lambda value: Q(contact=by.user),
        "since": lambda value: Q(opened_at__date__gte=value),
        "until": lambda value: Q(opened_at__date__lte=value),
    }
    for name, condition in conditions.items():
        if asked.get(name):
            found = found.filter(condition(asked[name]))
    return found


class DueOf(NamedTuple):
    """One thing that is due, and in which support."""

    support: Support
    one: Due


def due_of(by: Who, today: date, *, mine: bool) -> list[DueOf]:
    """Return what is due in the open supports that `by` may read, the earliest first. `mine`: as the contact person."""
    found = supports(by).filter(state=SupportState.OPEN)
    if mine:
        found = found.filter(contact=by.user)
    every = [DueOf(support, one) for support in prepared(found) for one in due(support, today)]
    return sorted(every, key=lambda each: each.one.day)


def colleagues(support: Support, on: date) -> QuerySet[User]:
    """Return those who could be the contact person."""
    helping = support.journey.parts.filter(until=None).values("organisation")
    held = Q(memberships__role__in=HELPERS, memberships__organisation__in=helping, memberships__since__lte=on)
    still = Q(memberships__until=None) | Q(memberships__until__gte=on)
    return User.objects.filter(held & still, is_active=True).distinct().order_by("name")
