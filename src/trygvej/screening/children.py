"""The clock of a child: begun at once, told to those responsible, stopped when the team has met.

A child in doubt is a child. Source: Palermo Protocol article 3 (c, d); CBSS guidelines, the local team of Bergen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access.public import Membership, MoveRefused, Role, User, Who, log, narrow, notify, require
from trygvej.screening import rules
from trygvej.screening.models import ChildClock
from trygvej.screening.permissions import CHILD_MEET, CHILD_READ, CHILD_REMIND
from trygvej.screening.states import CHILD_MOVES, ChildState

MOST = 200  # clocks that were stopped and that the page still shows
_BEGUN = gettext_noop("A child may be exposed. The clock runs.")
_LATE = gettext_noop("The clock of a child runs out. Nobody has recorded that the team met.")


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock on the page. `left`: until the team must have met, negative when that has passed."""

    record: ChildClock
    left: timedelta

    @property
    def late(self) -> bool:
        """Whether the team should have met by now."""
        return self.left < timedelta()

    @property
    def hours(self) -> int:
        """Whole hours that are left, or that have passed since."""
        return int(abs(self.left).total_seconds() // 3600)


def begin(*, kind: str, origin: int, country: str, verb: str, by: Who, at: datetime) -> ChildClock:
    """Begin the clock of the record `origin`, once; tell those who handle children's cases. In the open transaction."""
    due = at + timedelta(hours=rules.child_team(timezone.localdate(at)).hours)
    clock, new = ChildClock.objects.get_or_create(
        kind=kind,
        origin=origin,
        defaults={"country": country, "started_at": at, "started_by": by.user, "due_at": due},
    )
    if new:
        log.write(by, verb, of=clock, detail={"clock": "begun"})
        notify(responsible(country, at, Role.CONSULTANT), _BEGUN, reverse("screening:child", args=[clock.pk]), at=at)
    return clock


@transaction.atomic
def meet(*, clock: ChildClock, done: str, by: Who, at: datetime) -> ChildClock:
    """Record that the team has met and what it agreed. Raises Denied, MoveRefused."""
    require(by, CHILD_MEET, clock)
    newest: ChildClock = ChildClock.objects.select_for_update(of=("self",)).get(pk=clock.pk)
    move = CHILD_MOVES["meet"]
    if newest.state not in move.sources:
        raise MoveRefused(_("A colleague has recorded already that the team met. What was agreed stands below."))
    if not done.strip():
        raise MoveRefused(_("Say what was agreed: others must be able to follow it."))
    newest.state, newest.done, newest.met_by, newest.met_at = move.target, done.strip(), by.user, at
    newest.save()
    log.write(by, CHILD_MEET, of=newest, detail={"late": at > newest.due_at})
    return newest


@transaction.atomic
def remind(*, by: Who, at: datetime) -> int:
    """Tell those responsible, and the coordinators, of clocks that run out soon or have; once each. Return how many."""
    require(by, CHILD_REMIND)
    soon = at + timedelta(hours=rules.child_team(timezone.localdate(at)).remind_hours)
    due = ChildClock.objects.select_for_update(of=("self",)).filter(
        state=ChildState.RUNNING, reminded_at=None, due_at__lte=soon
    )
    clocks = list(due)
    for one in clocks:
        told = responsible(one.country, at, Role.CONSULTANT, Role.COORDINATOR)
        notify(told, _LATE, reverse("screening:child", args=[one.pk]), at=at)
        one.reminded_at = at
        one.save(update_fields=["reminded_at"])
    if clocks:
        log.write(by, CHILD_REMIND, of=clocks)
    return len(clocks)


def running(by: Who, now: datetime) -> list[Clock]:
    """Return the clocks that run and that `by` may see, the one that is due first at the top."""
    return _listed(_readable(by).filter(state=ChildState.RUNNING), now)


def stopped(by: Who, now: datetime) -> list[Clock]:
    """Return the clocks that were stopped, the newest first."""
    return _listed(_readable(by).filter(state=ChildState.MET).order_by("-met_at")[:MOST], now)


def readable(by: Who, pk: int) -> ChildClock | None:
    """Return one clock, None if there is none that `by` may see."""
    return _readable(by).filter(pk=pk).first()


def of_record(kind: str, origin: int) -> ChildClock | None:
    """Return the clock that a record began, if it began one. For a page that may show that record."""
    found: ChildClock | None = ChildClock.objects.filter(kind=kind, origin=origin).first()
    return found


def responsible(country: str, at: datetime, *roles: Role) -> list[User]:
    """Return those who hold one of `roles` in `country` on the day of `at`."""
    held = Membership.objects.open(timezone.localdate(at)).filter(role__in=roles, organisation__country=country)
    return list(User.objects.filter(Q(memberships__in=held), is_active=True).distinct())


def _readable(by: Who) -> QuerySet[ChildClock]:
    return narrow(by, CHILD_READ, ChildClock.objects.select_related("started_by", "met_by"))


def _listed(clocks: Iterable[ChildClock], now: datetime) -> list[Clock]:
    return [Clock(one, one.due_at - (one.met_at or now)) for one in clocks]
