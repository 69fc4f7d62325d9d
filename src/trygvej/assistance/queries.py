"""Every read of supports, narrowed to what the reader may see."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from trygvej.access.public import User, Who, narrow
from trygvej.assistance.models import PlanStep, Support
from trygvej.assistance.permissions import HELPERS, SUPPORT_READ
from trygvej.assistance.states import StepState, SupportState


def supports(by: Who) -> QuerySet[Support]:
    """Return the supports that `by` may read."""
    return narrow(by, SUPPORT_READ, Support.objects.select_related("journey", "contact"))


def searched(found: QuerySet[Support], asked: dict[str, Any], by: Who, today: date) -> QuerySet[Support]:
    """Return those that the filter asks for: code, state, mine, overdue, path."""
    conditions: dict[str, Callable[[Any], Q]] = {
        "code": lambda value: Q(journey__code__iexact=value.strip()),
        "state": lambda value: Q(state=value),
        "path": lambda value: Q(path=value),
        "mine": lambda value: Q(contact=by.user),
        "overdue": lambda value: overdue(today),
    }
    for name, condition in conditions.items():
        if asked.get(name):
            found = found.filter(condition(asked[name]))
    return found


def overdue(today: date) -> Q:
    """Return the condition that something of an open support is past its day."""
    late = PlanStep.objects.filter(support=OuterRef("pk"), state=StepState.OPEN, due_on__lt=today)
    return Q(state=SupportState.OPEN) & (Q(next_risk_on__lt=today) | Q(Exists(late)))


def colleagues(support: Support, on: date) -> QuerySet[User]:
    """Return those who could be the contact person."""
    helping = support.journey.parts.filter(until=None).values("organisation")
    held = Q(memberships__role__in=HELPERS, memberships__organisation__in=helping, memberships__since__lte=on)
    still = Q(memberships__until=None) | Q(memberships__until__gte=on)
    return User.objects.filter(held & still, is_active=True).distinct().order_by("name")
