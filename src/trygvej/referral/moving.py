"""The one place in which a referral moves: checks, locks, moves, says whose it is now, notes it, logs it, tells."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access.public import MoveRefused, Organisation, User, Who, log, require
from trygvej.referral import reach
from trygvej.referral.due import due_at
from trygvej.referral.models import Event, Grant, Referral
from trygvej.referral.permissions import ANSWER, ANSWERING, HOLD, READ, REMIND, SEND, SENDING
from trygvej.referral.states import MOVES, Move, ReferralState, Side

VERBS = {Side.SENDER: SEND, Side.RECEIVER: ANSWER, Side.HOLDER: HOLD, Side.TIMER: REMIND}
NEEDS_WORDS = {"decline", "ask", "answer", "withdraw", "close"}
TOLD = {
    "accept": gettext_noop("A referral was accepted"),
    "decline": gettext_noop("A referral was declined and is back with you"),
    "ask": gettext_noop("A question about a referral waits for you"),
    "answer": gettext_noop("A question about a referral was answered"),
    "withdraw": gettext_noop("A referral was withdrawn. Stop what you do with it."),
    "resend": gettext_noop("A referral was sent to you once more"),
    "lapse": gettext_noop("A referral lapsed without an answer and is yours now"),
    "close": gettext_noop("A referral was closed"),
}


@transaction.atomic
def take_move(
    name: str,
    *,
    referral: Referral,
    by: Who,
    at: datetime,
    text: str = "",
    to: tuple[User, Organisation] | None = None,
) -> Referral:
    """Make the move `name` with the newest row of `referral`, with nobody between. Raises Denied, MoveRefused.

    `to`: whose it is afterwards, where the move does not say.
    """
    move = MOVES[name]
    newest = locked(referral)
    if newest.state not in move.sources:
        _refuse(newest, by)
    require(by, VERBS[move.by], newest)
    if name in NEEDS_WORDS and not text.strip():
        raise MoveRefused(_("Say it in a few words: whoever reads it next must be able to follow."))
    before, newest.state = newest.state, move.target
    newest.owner, newest.owner_organisation = to or _owner(move, newest, by, at)
    settle(newest, name, before, by, at, text)
    log.write(by, VERBS[move.by], of=newest, detail={"move": name, "from": before, "owner": newest.owner_id})
    _tell(name, newest, by, at)
    return newest


def locked(referral: Referral) -> Referral:
    """Return the newest row of `referral`, locked until the transaction ends.

    Locked first and joined afterwards: PostgreSQL gives whoever waited the new row with the old rows of a join, and
    where these no longer fit it gives nothing.
    """
    Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    return Referral.objects.select_related(
        "sender", "receiver", "sent_by", "received_by", "owner", "owner_organisation"
    ).get(pk=referral.pk)  # fmt: skip


def _refuse(newest: Referral, by: Who) -> None:
    """Say what stands in the way, and who was first; to those only who may see it. Raises MoveRefused, Denied."""
    if newest.state == ReferralState.WITHDRAWN and by.organisations() & {newest.receiver_id}:
        raise MoveRefused(_("It was called back. Stop what you do with it."))
    require(by, READ, newest)
    told = _("It stands as: %(state)s. %(name)s, %(organisation)s, has it now.")
    raise MoveRefused(
        told
        % {
            "state": ReferralState(newest.state).label,
            "name": _("You") if newest.owner == by.user else newest.owner,
            "organisation": newest.owner_organisation,
        }
    )


def _owner(move: Move, referral: Referral, by: Who, at: datetime) -> tuple[User, Organisation]:
    """Return whose it is after `move`: the one who acts, or at the other side the one who had it, if still there."""
    if move.to is Side.SENDER:
        if move.by is Side.SENDER and reach.works_there(by.person, referral.sender, at):
            return by.person, referral.sender
        return owner_at(referral.sender, referral.sent_by, referral, at)
    if move.to is Side.ASKER:
        return owner_at(referral.receiver, referral.received_by, referral, at)
    if move.to is Side.RECEIVER:
        return by.person, referral.receiver
    return by.person, referral.owner_organisation


def owner_at(side: Organisation, user: User | None, referral: Referral, at: datetime) -> tuple[User, Organisation]:
    """Return `user` if she still works at `side`, else a colleague there, else whoever has it now: never nobody."""
    if user is not None and reach.works_there(user, side, at):
        return user, side
    others = reach.at_work(side, (*SENDING, *ANSWERING), at)
    return (others[0], side) if others else (referral.owner, referral.owner_organisation)


def settle(referral: Referral, name: str, before: str, by: Who, at: datetime, text: str = "") -> Referral:
    """Keep a locked `referral` in its new state: when it is due now, and what happened.

    What is withdrawn, or closed without having been accepted, leaves the receiver nothing to see.
    """
    if name == "resend":
        referral.sent_at, referral.received_by = at, None
    if name in ("receive", "accept", "ask"):
        referral.received_by = by.person
    referral.closed_at = at if referral.state == ReferralState.CLOSED else None
    referral.changed_at, referral.reminded_at, referral.escalated_at = at, None, None
    referral.due_at = due_at(referral)
    referral.save()
    if referral.state == ReferralState.WITHDRAWN or (name == "close" and before != ReferralState.ACCEPTED):
        Grant.objects.filter(referral=referral, withdrawn_at=None).update(withdrawn_at=at, withdrawn_by=by.user)
    note(referral, name, before, by, at, text)
    return referral


def note(referral: Referral, move: str, before: str, by: Who, at: datetime, text: str) -> None:
    """Keep what happened, and for which organisation it was said. Nothing here is changed later."""
    sides = {Side.SENDER: referral.sender, Side.RECEIVER: referral.receiver}
    by_whom = MOVES[move].by if move in MOVES else Side.SENDER if move == "send" else Side.HOLDER
    Event.objects.create(
        referral=referral, at=at, user=by.user, actor=by.name, move=move, before=before, after=referral.state,
        organisation=sides.get(by_whom, referral.owner_organisation), owner=referral.owner, text=text.strip(),
    )  # fmt: skip


def _tell(name: str, referral: Referral, by: Who, at: datetime) -> None:
    if name not in TOLD:
        return
    people = {
        "accept": [referral.sent_by],
        "resend": reach.answerers(referral.receiver, at),
        "withdraw": [one for one in (referral.received_by,) if one] or reach.answerers(referral.receiver, at),
        "close": [referral.sent_by],
    }.get(name, [referral.owner])
    reach.tell((one for one in people if one != by.user), TOLD[name], referral, at)
