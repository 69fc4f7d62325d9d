"""A support begins, closes and opens again; who is the contact person; what is needed; what the person says no to."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access.public import Membership, MoveRefused, User, Who, log, require
from trygvej.assistance import rules
from trygvej.assistance.models import Period, Refusal, Support
from trygvej.assistance.permissions import HELPERS, SUPPORT_KEEP
from trygvej.assistance.states import SUPPORT_MOVES, SupportState
from trygvej.journey.public import Journey, journeys


@transaction.atomic
def begin(*, journey: Journey, by: Who, at: datetime) -> Support:
    """Begin to help; the one who begins is the contact person at first. Begun twice is one. Denied, MoveRefused.

    Nothing is asked of the person, and nothing about a decision. The emergency help begins the same day; how long it
    lasts is a dated rule.
    """
    require(by, SUPPORT_KEEP)
    if not journeys(by).filter(pk=journey.pk).exists():
        raise MoveRefused(_("Your organisation does not take part in helping this person."))
    part = journey.parts.filter(organisation__in=by.organisations(HELPERS), until=None).order_by("pk").first()
    if part is None:
        raise MoveRefused(_("Your organisation does not take part in helping this person."))
    first = timezone.localdate(at) + timedelta(days=rules.safety(timezone.localdate(at)).first_days)
    support = Support(
        journey=journey, organisation=part.organisation, country=journey.country, contact=by.person, opened_at=at,
        next_risk_on=first,
    )  # fmt: skip
    try:
        with transaction.atomic():
            support.save()
    except IntegrityError:
        return Support.objects.get(journey=journey)
    Period.objects.create(support=support, kind=Period.Kind.EMERGENCY, start=timezone.localdate(at))
    log.write(by, SUPPORT_KEEP, of=support, detail={"begun": True})
    return support


@transaction.atomic
def give_contact(*, support: Support, to: User, by: Who, at: datetime) -> Support:
    """Let a colleague be the contact person. There is always exactly one. Raises Denied, MoveRefused."""
    newest = kept(support, by)
    held = Membership.objects.open(timezone.localdate(at)).filter(user=to, role__in=HELPERS)
    if not held.filter(organisation__in=newest.journey.parts.filter(until=None).values("organisation")).exists():
        raise MoveRefused(_("%(name)s does not work where the person is helped.") % {"name": to})
    newest.contact = to
    newest.save(update_fields=["contact"])
    log.write(by, SUPPORT_KEEP, of=newest, detail={"contact": to.pk})
    return newest


@transaction.atomic
def set_needs(
    *, support: Support, needs: Mapping[str, Mapping[str, str]], path: str, by: Who, at: datetime, wishes: str = ""
) -> Support:
    """Keep what the person needs and wants, in which words, and where it leads. Raises Denied, MoveRefused."""
    newest = kept(support, by)
    newest.needs, newest.path = {name: dict(one) for name, one in needs.items()}, path
    newest.wishes, newest.needs_on = wishes.strip(), timezone.localdate(at)
    newest.save(update_fields=["needs", "path", "wishes", "needs_on"])
    log.write(by, SUPPORT_KEEP, of=newest, detail={"needs": len(needs), "path": path})
    return newest


@transaction.atomic
def refuse(*, support: Support, need: str, said: str, by: Who, at: datetime) -> Refusal:
    """Note that the person said no. Nothing else changes, and what was offered stays offered. Raises Denied."""
    require(by, SUPPORT_KEEP, support)
    refusal = Refusal.objects.create(support=support, need=need, said=said.strip(), at=at, noted_by=by.person)
    log.write(by, SUPPORT_KEEP, of=support, detail={"refused": need})
    return refusal


@transaction.atomic
def move(*, support: Support, name: str, ending: str = "", by: Who, at: datetime) -> Support:
    """Close a support, or open it again. Raises Denied, MoveRefused."""
    require(by, SUPPORT_KEEP, support)
    newest: Support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
    step = SUPPORT_MOVES[name]
    if newest.state not in step.sources:
        raise MoveRefused(_("The support stands as: %(state)s.") % {"state": newest.get_state_display()})
    if name == "close" and not ending.strip():
        raise MoveRefused(_("Write how it ended, and how the person can come back."))
    newest.state = step.target
    newest.closed_at = at if step.target == SupportState.CLOSED else None
    if ending.strip():
        newest.ending = ending.strip()
    newest.save()
    log.write(by, SUPPORT_KEEP, of=newest, detail={"move": name})
    return newest


def kept(support: Support, by: Who) -> Support:
    """Return the support, locked, if `by` may keep it and it is open. Raises Denied, MoveRefused."""
    require(by, SUPPORT_KEEP, support)
    newest: Support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
    if newest.state != SupportState.OPEN:
        raise MoveRefused(_("The support is closed. Open it again first."))
    return newest


def moved(record: Any, table: Mapping[str, Any], name: str, at: datetime, stamp: str) -> Any:
    """Return `record` after the move `name` of `table`, saved; `stamp` is the field for the moment. MoveRefused."""
    newest = type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
    step = table.get(name)
    if step is None or newest.state not in step.sources:
        raise MoveRefused(_("It stands as: %(state)s.") % {"state": newest.get_state_display()})
    newest.state = step.target
    setattr(newest, stamp, at)
    newest.save()
    return newest
