"""What the clock does: reminds whoever has a referral, tells the named role when time has passed, lets it lapse.

Each referral in a transaction of its own, under its lock, with the conditions looked at again: run twice, stopped in
the middle or run by two at once, everything happens once. The moments are points in time, not hours of a clock on the
wall: a clock that is put back repeats nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_noop

from trygvej.access.public import Who, log, require
from trygvej.referral import due, reach
from trygvej.referral.models import Referral
from trygvej.referral.moving import locked, note, owner_at, take_move
from trygvej.referral.permissions import REMIND
from trygvej.referral.rules import Deadline
from trygvej.referral.states import OPEN, WAITING, ReferralState

SOON = gettext_noop("A referral is due soon")
PASSED = gettext_noop("A referral has not been answered in time. See that somebody acts.")
LATE = gettext_noop("A referral is overdue")
GIVEN = gettext_noop("A referral is yours now: whoever had it no longer works there")


@dataclass
class Done:
    """What one run did: how many it reminded of, told of, let lapse, gave to another; `nobody`: none to tell."""

    reminded: int = 0
    escalated: int = 0
    lapsed: int = 0
    given: int = 0
    nobody: int = 0


def remind(*, by: Who, at: datetime) -> Done:
    """Do what is due at `at`. Raises Denied."""
    require(by, REMIND)
    done = Done()
    for pk in Referral.objects.filter(state__in=OPEN).order_by("due_at", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            one = locked(Referral(pk=pk))
            if one.state in OPEN:
                _look(one, by, at, done)
    return done


def _look(one: Referral, by: Who, at: datetime, done: Done) -> None:
    if not reach.works_there(one.owner, one.owner_organisation, at):
        done.given += _give(one, by, at)
    rule = due.rule(one)
    assert one.due_at
    if at >= one.due_at:
        _late(one, rule, by, at, done)
    elif one.reminded_at is None and at >= one.due_at - timedelta(hours=rule.remind_hours):
        one.reminded_at = at
        one.save(update_fields=["reminded_at"])
        people = reach.answerers(one.receiver, at) if one.state == ReferralState.SENT else []
        reach.tell([one.owner, *people], SOON, one, at)
        log.write(by, REMIND, of=one, detail={"move": "remind"})
        done.reminded += 1


def _give(one: Referral, by: Who, at: datetime) -> bool:
    """Give a referral whose owner has gone to somebody at the same place, else to the named role. Never to nobody."""
    owner, place = owner_at(one.owner_organisation, None, one, at)
    if owner == one.owner:
        found = reach.named(one.owner_organisation.country, due.rule(one).escalate_to, at)
        if found is None:
            return False
        owner, place = found.user, found.organisation
    one.owner, one.owner_organisation = owner, place
    one.save(update_fields=["owner", "owner_organisation"])
    note(one, "given", one.state, by, at, "")
    log.write(by, REMIND, of=one, detail={"move": "given", "owner": owner.pk})
    reach.tell([owner], GIVEN, one, at)
    return True


def _late(one: Referral, rule: Deadline, by: Who, at: datetime, done: Done) -> None:
    assert one.due_at
    if one.state == ReferralState.WITHDRAWN:  # nobody else hears of it: only whoever has it
        _again(one, rule, by, at, lambda: reach.tell([one.owner], LATE, one, at))
        return
    found = reach.named(one.owner_organisation.country, rule.escalate_to, at)
    if found is None:
        done.nobody += 1
        return
    if one.state in WAITING and at >= one.due_at + timedelta(hours=rule.lapse_hours):
        take_move("lapse", referral=one, by=by, at=at, to=(found.user, found.organisation))
        done.lapsed += 1
        return
    done.escalated += _again(one, rule, by, at, lambda: reach.tell([found.user, one.owner], PASSED, one, at))


def _again(one: Referral, rule: Deadline, by: Who, at: datetime, tell: Callable[[], None]) -> bool:
    """Tell, unless that was done within the hours of the rule."""
    if one.escalated_at is not None and at < one.escalated_at + timedelta(hours=rule.again_hours):
        return False
    one.escalated_at = at
    one.save(update_fields=["escalated_at"])
    tell()
    note(one, "escalate", one.state, by, at, "")
    log.write(by, REMIND, of=one, detail={"move": "escalate"})
    return True
