"""Every write to rounds: planning, starting, checking in, ending; and the alarm when nobody is heard from."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access.public import Membership, MoveRefused, Organisation, Role, User, Who, log, notify, require
from trygvej.directory.public import Place
from trygvej.outreach.models import Advert, Round, Visit
from trygvej.outreach.permissions import ROUND_ALARM, ROUND_PLAN
from trygvej.outreach.states import ADVERT_MOVES, ROUND_MOVES, VISIT_MOVES, AdvertState, RoundState, VisitState
from trygvej.outreach.visits import rules

OPEN = (RoundState.PLANNED, RoundState.UNDER_WAY)


@transaction.atomic
def plan_round(  # noqa: PLR0913 one for each thing that is planned
    *,
    organisation: Organisation,
    name: str,
    starts_at: datetime,
    check_in_by: datetime,
    leader: User,
    members: Iterable[User],
    alarm_to: User,
    alone_because: str,
    by: Who,
    at: datetime,
) -> Round:
    """Plan a round. Fewer people than the rule asks for need a reason. Raises Denied, MoveRefused."""
    going = {leader, *members}
    if len(going) < rules.rounds(timezone.localdate(at)).people and not alone_because.strip():
        raise MoveRefused(_("Nobody goes alone without a reason. Choose who goes along, or say why not."))
    if check_in_by <= starts_at:
        raise MoveRefused(_("The check-in comes after the start."))
    if alarm_to in going:
        raise MoveRefused(_("The one who is told if nobody checks in must be somebody who stays behind."))
    made = Round.objects.create(
        organisation=organisation,
        country=organisation.country,
        name=name,
        starts_at=starts_at,
        check_in_by=check_in_by,
        leader=leader,
        alarm_to=alarm_to,
        alone_because=alone_because.strip(),
    )
    require(by, ROUND_PLAN, made)  # the record must be one that `by` may plan; else all of it is undone
    made.members.set(going)
    log.write(by, ROUND_PLAN, of=made, detail={"move": "plan", "people": len(going)})
    return made


def start(*, round_: Round, by: Who, at: datetime) -> Round:
    """Set out. Raises Denied, MoveRefused."""
    return _move(round_, "start", by, at)


def end(*, round_: Round, by: Who, at: datetime) -> Round:
    """Come home: this checks in as well. Raises Denied, MoveRefused."""
    return _move(round_, "end", by, at, checked_in_at=at)


def cancel(*, round_: Round, by: Who, at: datetime) -> Round:
    """Call the round off; its visits go too, and their adverts back on the list. Raises Denied, MoveRefused."""
    with transaction.atomic():
        moved = _move(round_, "cancel", by, at)
        for visit in moved.visits.filter(state=VisitState.PLANNED):
            cancel_visit(visit=visit, by=by, at=at)
    return moved


def check_in(*, round_: Round, by: Who, at: datetime) -> Round:
    """Say that all is well: the clock begins anew. Raises Denied, MoveRefused if the round is not under way."""
    hours = rules.rounds(timezone.localdate(at)).check_in_hours
    return _move(round_, "check_in", by, at, checked_in_at=at, check_in_by=at + timedelta(hours=hours))


def _move(round_: Round, name: str, by: Who, at: datetime, **fields: Any) -> Round:
    require(by, ROUND_PLAN, round_)
    move = ROUND_MOVES[name]
    with transaction.atomic():
        newest = Round.objects.select_for_update().get(pk=round_.pk)
        if newest.state not in move.sources:
            raise MoveRefused(_("The round stands as: %(state)s.") % {"state": RoundState(newest.state).label})
        worried = newest.alarmed_at is not None and newest.alarmed_at >= newest.check_in_by
        newest.state = move.target
        for field, value in fields.items():
            setattr(newest, field, value)
        newest.save(update_fields=["state", *fields])
        if worried and "checked_in_at" in fields:
            notify(_to_tell(newest, at), gettext_noop("The round was heard from"), _page(newest), at=at)
        log.write(by, ROUND_PLAN, of=newest, detail={"move": name, "at": at.isoformat()})
    return newest


@transaction.atomic
def plan_visit(*, round_: Round, place: Place, adverts: Iterable[Advert], by: Who, at: datetime) -> Visit:
    """Add a visit to the end of the route. Its adverts then stand as planned. Raises Denied, MoveRefused.

    A place that is on the route already is one stop: the adverts join it.
    """
    require(by, ROUND_PLAN, round_)
    if round_.state not in OPEN:
        raise MoveRefused(_("The round has ended."))
    visit = round_.visits.filter(place=place, state=VisitState.PLANNED).first() or Visit.objects.create(
        organisation=round_.organisation,
        country=round_.country,
        round=round_,
        place=place,
        position=round_.visits.count(),
        planned_for=timezone.localdate(round_.starts_at),
    )
    chosen = list(adverts)
    visit.adverts.add(*chosen)
    move_adverts(chosen, "plan", at)
    log.write(by, ROUND_PLAN, of=visit, detail={"move": "plan", "adverts": [one.pk for one in chosen]})
    return visit


def cancel_visit(*, visit: Visit, by: Who, at: datetime) -> Visit:
    """Take a visit off the route; its adverts go back on the list. Raises Denied, MoveRefused."""
    if visit.round:
        require(by, ROUND_PLAN, visit.round)
    with transaction.atomic():
        newest = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
        if newest.state not in VISIT_MOVES["cancel"].sources:
            raise MoveRefused(_("The visit stands as: %(state)s.") % {"state": VisitState(newest.state).label})
        newest.state = VisitState.CANCELLED
        newest.save(update_fields=["state"])
        move_adverts(newest.adverts.filter(state=AdvertState.PLANNED), "unplan", at)
        log.write(by, ROUND_PLAN, of=newest, detail={"move": "cancel"})
    return newest


@transaction.atomic
def reorder(*, visit: Visit, step: int, by: Who) -> None:
    """Move a visit one place up (`step` -1) or down (1) on the route. Raises Denied, MoveRefused."""
    assert visit.round
    require(by, ROUND_PLAN, visit.round)
    route = list(visit.round.visits.exclude(state=VisitState.CANCELLED).order_by("position", "pk"))
    if visit not in route:
        raise MoveRefused(_("The visit was called off."))
    here = route.index(visit)
    there = min(max(here + step, 0), len(route) - 1)
    route.insert(there, route.pop(here))
    for position, one in enumerate(route):
        Visit.objects.filter(pk=one.pk).update(position=position)
    log.write(by, ROUND_PLAN, of=visit, detail={"move": "reorder"})


def move_adverts(adverts: Iterable[Advert], name: str, at: datetime) -> None:
    """Make the move `name` with those of `adverts` that stand where it begins; the others stay. For visits alone."""
    move = ADVERT_MOVES[name]
    Advert.objects.filter(pk__in=[one.pk for one in adverts], state__in=move.sources).update(
        state=move.target, changed_at=at
    )


def unheard(at: datetime) -> QuerySet[Round]:
    """Return the rounds that should have been heard from before `at`: also one that was planned and never started."""
    return Round.objects.filter(state__in=OPEN, check_in_by__lt=at)


def raise_alarms(*, by: Who, at: datetime) -> int:
    """Tell a person at home when a round was not heard from in time: once for each time. Return how many rounds.

    Told are the one who was named and the coordinators of the organisation: nobody is the only one to look.
    """
    require(by, ROUND_ALARM)
    not_told = Q(alarmed_at=None) | Q(alarmed_at__lt=F("check_in_by"))
    told = 0
    for one in unheard(at).filter(not_told).select_related("alarm_to", "leader"):
        with transaction.atomic():
            if not unheard(at).filter(not_told, pk=one.pk).update(alarmed_at=at):
                continue  # another command was first, or they have checked in this moment
            notify(_to_tell(one, at), gettext_noop("A round has not checked in"), _page(one), at=at)
            log.write(by, ROUND_ALARM, of=one)
            told += 1
    return told


def _to_tell(round_: Round, at: datetime) -> set[User]:
    held = Membership.objects.open(timezone.localdate(at)).filter(organisation=round_.organisation_id)
    found = User.objects.filter(memberships__in=held.filter(role=Role.COORDINATOR), is_active=True)
    return {round_.alarm_to or round_.leader, *found}


def _page(round_: Round) -> str:
    return reverse("outreach:round", args=[round_.pk])
