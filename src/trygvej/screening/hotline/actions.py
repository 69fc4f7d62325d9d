"""Writing of the hotline: calls, what is added to them, the note from shift to shift."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Organisation, Role, Who, blind_index, log, require
from trygvej.screening import children
from trygvej.screening.hotline.phones import same_number
from trygvej.screening.models import Call, CallNote, ChildClock, Presence, ShiftNote, Urgency
from trygvej.screening.permissions import CALL_FOLLOW, CALL_TAKE, SHIFT_LEAVE
from trygvej.screening.states import CALL_MOVES, CallState


@dataclass(frozen=True)
class Intake:
    """What a caller said and what was advised. Anonymous unless the caller wants otherwise; unknown unless said."""

    draft: UUID
    caller: str
    language: str = ""
    town: str = ""
    urgency: int = Urgency.NONE
    danger: str = Presence.UNKNOWN
    child: str = Presence.UNKNOWN
    anonymous: bool = True
    name: str = ""
    phone: str = ""
    seen: str = ""
    place: str = ""
    advice: str = ""
    follow_up: str = ""
    follow_up_by: datetime | None = None


def team_of(by: Who) -> Organisation:
    """Return the hotline that `by` works for (the first of several). Raises Denied."""
    require(by, CALL_TAKE)
    return Organisation.objects.filter(pk__in=by.organisations([Role.HOTLINE])).order_by("pk")[0]


@transaction.atomic
def take_call(*, what: Intake, earlier: Call | None, by: Who, at: datetime) -> Call:
    """Keep one call; the same form sent again is the same call. A child, or one in doubt, begins the clock. Denied.

    Of an anonymous caller neither name nor number is kept, whatever stands in the form.
    """
    team = team_of(by)
    there: Call | None = Call.objects.filter(draft=what.draft, taken_by=by.person).first()
    if there is not None:
        return there
    given = asdict(what) | ({"name": "", "phone": ""} if what.anonymous else {})
    call = Call(
        **given, organisation=team, country=team.country, taken_by=by.person, received_at=at, earlier=earlier,
        phone_index=phone_index(given["phone"], team.country),
    )  # fmt: skip
    if not what.follow_up.strip() and what.follow_up_by is None:
        call.state, call.closed_at = CallState.CLOSED, at
    try:
        with transaction.atomic():
            call.save()
    except IntegrityError:  # both presses of the button at the same moment: the other one was first
        return Call.objects.get(draft=what.draft, taken_by=by.person)
    log.write(by, CALL_TAKE, of=call, detail={"caller": what.caller, "urgency": int(what.urgency)})
    if what.child == Presence.PRESENT:
        children.begin(
            kind=ChildClock.Kind.CALL, origin=call.pk, country=call.country, verb=CALL_TAKE, by=by, at=at
        )  # fmt: skip
    return call


@transaction.atomic
def add_note(*, call: Call, text: str, child: bool, by: Who, at: datetime) -> CallNote:
    """Add to a call what came to be known later; `child`: it now seems that a child is concerned. Denied."""
    require(by, CALL_FOLLOW, call)
    if not text.strip():
        raise MoveRefused(_("Write what happened."))
    note = CallNote.objects.create(call=call, user=by.person, at=at, text=text.strip())
    if child and call.child != Presence.PRESENT:
        Call.objects.filter(pk=call.pk).update(child=Presence.PRESENT)
        children.begin(
            kind=ChildClock.Kind.CALL, origin=call.pk, country=call.country, verb=CALL_FOLLOW, by=by, at=at
        )  # fmt: skip
    log.write(by, CALL_FOLLOW, of=call, detail={"note": note.pk})
    return note


@transaction.atomic
def move_call(*, call: Call, name: str, by: Who, at: datetime) -> Call:
    """Close a call or open it again. Raises Denied, MoveRefused."""
    require(by, CALL_FOLLOW, call)
    return moved(call, name, by, CALL_FOLLOW, at)


def moved(call: Call, name: str, by: Who, verb: str, at: datetime) -> Call:
    """Make the move, log it under `verb`. Who may is the caller's. Raises MoveRefused."""
    newest: Call = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    move = CALL_MOVES[name]
    if newest.state not in move.sources:
        raise MoveRefused(_("The call stands as: %(state)s.") % {"state": newest.get_state_display()})
    newest.state = move.target
    newest.closed_at = None if move.target == CallState.OPEN else at
    newest.save(update_fields=["state", "closed_at"])
    log.write(by, verb, of=newest, detail={"move": name})
    return newest


@transaction.atomic
def leave_note(*, text: str, by: Who, at: datetime) -> ShiftNote:
    """Leave a note to the next shift. Raises Denied, MoveRefused."""
    require(by, SHIFT_LEAVE)
    if not text.strip():
        raise MoveRefused(_("Write what the next shift must know."))
    note = ShiftNote.objects.create(organisation=team_of(by), left_by=by.person, left_at=at, text=text.strip())
    log.write(by, SHIFT_LEAVE, of=note)
    return note


@transaction.atomic
def take_over(*, note: ShiftNote, by: Who, at: datetime) -> ShiftNote:
    """Say that one has read a note and takes over. Exactly one does. Raises Denied, MoveRefused."""
    require(by, SHIFT_LEAVE, note)
    newest: ShiftNote = ShiftNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if newest.taken_by_id is not None:
        raise MoveRefused(_("%(name)s has taken over already.") % {"name": newest.taken_by})
    newest.taken_by, newest.taken_at = by.person, at
    newest.save(update_fields=["taken_by", "taken_at"])
    log.write(by, SHIFT_LEAVE, of=newest, detail={"taken": True})
    return newest


def phone_index(phone: str, country: str) -> str:
    """Return what a search for a number compares; empty for no number."""
    return blind_index(same_number(phone, country), "call-phone") if phone.strip() else ""
