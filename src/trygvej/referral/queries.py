"""Every read of referrals, narrowed to what consent and role allow: for pages, search, export, counts and the API."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from trygvej.access.public import Who, log, narrow
from trygvej.referral.models import Event, Grant, Part, Referral
from trygvej.referral.permissions import CONTENT, FOLLOW, READ, WORDS
from trygvej.referral.sending import index
from trygvej.referral.states import OPEN, WAITING, ReferralState
from trygvej.referral.words import fields


def referrals(by: Who) -> QuerySet[Referral]:
    """Return the referrals `by` may see, what is due first at the top."""
    found = Referral.objects.select_related("sender", "receiver", "owner", "owner_organisation")
    return narrow(by, READ, found)


def parts(by: Who) -> QuerySet[Part]:
    """Return what `by` may read of any referral."""
    return narrow(by, CONTENT, Part.objects.all())


def content(referral: Referral, by: Who) -> list[Part]:
    """Return what `by` may read of `referral`, in the order of the fields. Logged."""
    order = [one.code for one in fields("en")]
    found = sorted(parts(by).filter(referral=referral), key=lambda one: order.index(one.field))
    log.seen(by, CONTENT, of=referral, detail={"fields": [one.field for one in found]})
    return found


def searched(found: QuerySet[Referral], asked: Mapping[str, Any], by: Who) -> QuerySet[Referral]:
    """Return those that fit: way (to, from), state (or open), purpose, person, mine, late, urgent, child, receiver.

    `person` finds by the exact words of what may be searched, and only where `by` may read them.
    """
    orgs = by.organisations()
    conditions: dict[str, Callable[[Any], Q]] = {
        "way": lambda value: Q(receiver__in=orgs) if value == "to" else Q(sender__in=orgs),
        "state": lambda value: Q(state__in=OPEN) if value == "open" else Q(state=value),
        "purpose": lambda value: Q(purpose=value),
        "organisation": lambda value: Q(sender__name__icontains=value) | Q(receiver__name__icontains=value),
        "mine": lambda value: Q(owner=by.user),
        "late": lambda value: Q(due_at__lt=value),
        "urgent": lambda value: Q(urgent=True) | Q(child=True),
        "person": lambda value: Q(Exists(_named(value, by))),
    }
    for name, condition in conditions.items():
        if asked.get(name):
            found = found.filter(condition(asked[name]))
    return found.order_by("due_at", "-pk")


def _named(text: str, by: Who) -> QuerySet[Part]:
    keys = [index(one.code, text) for one in fields("en") if one.search]
    return parts(by).filter(referral=OuterRef("pk"), index__in=keys)


def events(referral: Referral, by: Who) -> list[tuple[Event, str]]:
    """Return what happened to a referral that `by` may see, each with what was said as far as `by` may read it."""
    happened = Event.objects.select_related("owner").filter(referral=referral)
    readable = set(narrow(by, WORDS, happened).values_list("pk", flat=True))
    return [(one, one.text if one.pk in readable else "") for one in happened]


def grants(referral: Referral) -> QuerySet[Grant]:
    """Return the grounds on which parts of a referral that the reader may see are or were passed on."""
    return Grant.objects.select_related("recipient", "user").filter(referral=referral)


class Figures(NamedTuple):
    """How many referrals stand where, of those that may be seen."""

    by_state: dict[str, int]
    late: int
    waiting: int


def figures(found: QuerySet[Referral], now: datetime) -> Figures:
    """Return the figures of `found`, which is narrowed already. Two queries."""
    rows = found.order_by().values_list("state").annotate(n=Count("pk", distinct=True))
    held = dict(rows)
    return Figures(
        {state: held.get(state, 0) for state in ReferralState.values},
        found.filter(state__in=OPEN, due_at__lt=now).count(),
        sum(held.get(state, 0) for state in WAITING),
    )


def followed(by: Who) -> QuerySet[Referral]:
    """Return the open referrals of the country that `by` follows: where they stand, never what they say."""
    found = Referral.objects.select_related("sender", "receiver", "owner", "owner_organisation")
    return narrow(by, FOLLOW, found).filter(state__in=OPEN).order_by("due_at")


def clocks(by: Who) -> list[Referral]:
    """Return the referrals of children that wait for an answer and that `by` answers for: the one due first on top."""
    mine = Q(owner=by.user) | Q(receiver__in=by.organisations())
    return list(referrals(by).filter(mine, child=True, state__in=WAITING).order_by("due_at"))
