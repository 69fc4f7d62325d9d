"""What workers do with an advert on the worklist: take it, hand it over, put it off, set it aside, open it again.

Two people at once: the row is locked while one acts, and what one has taken, nobody but a coordinator takes away. So
exactly one wins, and the other is told who.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Role, User, Who, log, narrow, of, require
from trygvej.outreach.models import Advert
from trygvej.outreach.permissions import ADVERT_WORK
from trygvej.outreach.states import ADVERT_MOVES, AdvertState


def standing(advert: Advert, today: date) -> AdvertState:
    """Return where `advert` stands on the day `today`: one put off to and including yesterday is new again."""
    woken = advert.state == AdvertState.SNOOZED and advert.snoozed_until and advert.snoozed_until < today
    return AdvertState.NEW if woken else AdvertState(advert.state)


def take(*, advert: Advert, by: Who, at: datetime, to: User | None = None) -> Advert:
    """Give `advert` to `to` (default: to the one who acts). Raises Denied, MoveRefused."""
    receiver = to or by.user
    if receiver is None:
        raise MoveRefused(_("A command cannot take an advert: say who is to have it."))
    if receiver != by.user and not narrow(of(receiver), ADVERT_WORK, Advert.objects.filter(pk=advert.pk)).exists():
        raise MoveRefused(_("%(name)s does not work with this advert's country.") % {"name": receiver.name})
    return _move("take", advert, by, at, {"to": receiver.pk}, taken_by=receiver)


def release(*, advert: Advert, by: Who, at: datetime) -> Advert:
    """Let go of `advert`: whoever comes next may take it. Raises Denied, MoveRefused."""
    return _move("release", advert, by, at)


def snooze(*, advert: Advert, by: Who, at: datetime, until: date, reason: str) -> Advert:
    """Put `advert` off to and including the day `until`, with a reason. Raises Denied, MoveRefused."""
    if until < timezone.localdate(at):
        raise MoveRefused(_("Choose a day that has not passed."))
    detail = {"until": until.isoformat()}
    return _move("snooze", advert, by, at, detail, snoozed_until=until, state_reason=_given(reason))


def wake(*, advert: Advert, by: Who, at: datetime) -> Advert:
    """Bring `advert` back before its day. Raises Denied, MoveRefused."""
    return _move("wake", advert, by, at)


def set_aside(*, advert: Advert, by: Who, at: datetime, reason: str) -> Advert:
    """Set `advert` aside as not a concern, because of `reason`. Raises Denied, MoveRefused."""
    return _move("set_aside", advert, by, at, state_reason=_given(reason))


def reopen(*, advert: Advert, by: Who, at: datetime) -> Advert:
    """Put `advert` back on the list after it was set aside or visited. Raises Denied, MoveRefused."""
    return _move("reopen", advert, by, at)


def _given(reason: str) -> str:
    if not reason.strip():
        raise MoveRefused(_("Say why: others must be able to follow it."))
    return reason.strip()


@transaction.atomic
def _move(
    name: str, advert: Advert, by: Who, at: datetime, detail: dict[str, Any] | None = None, **fields: Any
) -> Advert:
    """Move the newest row of `advert` with nobody between, log it, return it. What is not in `fields` is emptied."""
    require(by, ADVERT_WORK, advert)
    newest = Advert.objects.select_for_update(of=("self",)).get(pk=advert.pk)
    before = standing(newest, timezone.localdate(at))
    _theirs(newest, by)
    move = ADVERT_MOVES[name]
    if before not in move.sources:
        raise MoveRefused(_("It stands as: %(state)s.") % {"state": before.label})
    if name == "take" and newest.taken_by and newest.taken_by == fields["taken_by"]:
        raise MoveRefused(_("%(name)s has it already.") % {"name": newest.taken_by.name})
    changed = {"taken_by": None, "snoozed_until": None, "state_reason": "", **fields}
    for field, value in changed.items():
        setattr(newest, field, value)
    newest.state, newest.changed_at = move.target, at
    newest.save(update_fields=["state", "changed_at", *changed])
    detail = {"move": name, "from": before, **(detail or {})}
    log.write(by, ADVERT_WORK, of=newest, why=newest.state_reason, detail=detail)
    return newest


def _theirs(advert: Advert, by: Who) -> None:
    """Refuse to act on what a colleague has taken. A coordinator may: somebody must be able to when one is ill."""
    holder = advert.taken_by
    if holder and holder != by.user and not by.holds(Role.COORDINATOR):
        raise MoveRefused(_("%(name)s has it already.") % {"name": holder.name})
