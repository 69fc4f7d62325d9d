"""Notices of operations that the police plan. Seen by those named alone; out of sight the moment they are over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access.public import MoveRefused, Organisation, Role, User, Who, log, narrow, notify, require
from trygvej.screening import children
from trygvej.screening.models import Operation
from trygvej.screening.permissions import OPERATION_GIVE, OPERATION_READ

_TOLD = gettext_noop("You are named in a notice. Open it.")


@dataclass(frozen=True)
class Notice:
    """What the police say beforehand: where, when, what is needed of social workers."""

    starts_at: datetime
    ends_at: datetime
    place: str
    what: str = ""


def colleagues(country: str, at: datetime) -> list[User]:
    """Return those of `country` who can be named: they can be present, or answer the telephone that night."""
    return children.responsible(country, at, Role.HOTLINE, Role.CONSULTANT, Role.OUTREACH)


def country_of(by: Who) -> str:
    """Return the country that `by` works in as one who keeps notices. Raises Denied."""
    require(by, OPERATION_GIVE)
    held = by.organisations([Role.HOTLINE, Role.CONSULTANT])
    return Organisation.objects.filter(pk__in=held).order_by("pk")[0].country


@transaction.atomic
def give_notice(*, what: Notice, named: Iterable[User], by: Who, at: datetime) -> Operation:
    """Keep a notice for those `named`, and tell them that it waits. Raises Denied, MoveRefused."""
    country = country_of(by)
    people = list(named)
    if what.ends_at <= what.starts_at or what.ends_at <= at:
        raise MoveRefused(_("An operation is over after it starts, and lies ahead."))
    if not people or not {one.pk for one in people} <= {one.pk for one in colleagues(country, at)}:
        raise MoveRefused(_("Name at least one colleague of your own country."))
    kept = Operation.objects.create(
        country=country, made_by=by.person, made_at=at, starts_at=what.starts_at, ends_at=what.ends_at,
        place=what.place.strip(), what=what.what.strip(),
    )  # fmt: skip
    kept.named.set(people)
    log.write(by, OPERATION_GIVE, of=kept, detail={"named": len(people)})
    told = [one for one in people if one.pk != by.person.pk]
    notify(told, _TOLD, reverse("screening:operations"), at=at)
    return kept


def ahead(by: Who, now: datetime) -> QuerySet[Operation]:
    """Return the notices in which `by` is named and that are not over."""
    found = Operation.objects.select_related("made_by").prefetch_related("named").filter(ends_at__gt=now)
    return narrow(by, OPERATION_READ, found)


@transaction.atomic
def forget_past(*, by: Who, at: datetime) -> int:
    """Delete the notices that are over, with their keys. Return how many."""
    require(by, OPERATION_GIVE)
    past = list(Operation.objects.filter(ends_at__lte=at))
    if past:
        log.write(by, OPERATION_GIVE, of=past, detail={"deleted": len(past)})
        let_operations_go(past)
    return len(past)


def let_operations_go(past: list[Operation]) -> None:
    """Delete `past` and their keys, so that no backup opens them either."""
    keys = [one.key for one in past if one.key]
    Operation.objects.filter(pk__in=[one.pk for one in past]).delete()
    for key in keys:
        key.delete()
