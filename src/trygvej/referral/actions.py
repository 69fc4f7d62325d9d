"""Every write to a referral. Which move leads from where to where stands in states.py."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access.public import MoveRefused, User, Who, log, require
from trygvej.referral import reach
from trygvej.referral.models import Grant, Referral
from trygvej.referral.moving import locked, note, owner_at, settle, take_move
from trygvej.referral.permissions import CONSENT, HOLD
from trygvej.referral.sending import Order, send
from trygvej.referral.states import HAND_ON, OPEN, ReferralState

__all__ = [
    "Order", "accept", "account", "answer", "ask", "close", "decline", "hand_on", "receive", "reopen", "resend", "send",
    "withdraw", "withdraw_consent",
]  # fmt: skip

HANDED = gettext_noop("A colleague has handed a referral to you")
TAKEN_BACK = gettext_noop("The person has withdrawn consent in a referral. Look what you may still see.")


def receive(*, referral: Referral, by: Who, at: datetime) -> Referral:
    """Say that it has been seen: from now on it is the receiver's. Raises Denied, MoveRefused."""
    return take_move("receive", referral=referral, by=by, at=at)


def accept(*, referral: Referral, by: Who, at: datetime, text: str = "") -> Referral:
    """Take it on. Of two who do so at once exactly one wins. Raises Denied, MoveRefused."""
    return take_move("accept", referral=referral, by=by, at=at, text=text)


def decline(*, referral: Referral, by: Who, at: datetime, text: str) -> Referral:
    """Give it back with the reason `text`. Raises Denied, MoveRefused."""
    return take_move("decline", referral=referral, by=by, at=at, text=text)


def ask(*, referral: Referral, by: Who, at: datetime, text: str) -> Referral:
    """Ask the sender `text` before an answer. Raises Denied, MoveRefused."""
    return take_move("ask", referral=referral, by=by, at=at, text=text)


def answer(*, referral: Referral, by: Who, at: datetime, text: str) -> Referral:
    """Answer what the receiver asked. Raises Denied, MoveRefused."""
    return take_move("answer", referral=referral, by=by, at=at, text=text)


def resend(*, referral: Referral, by: Who, at: datetime, text: str = "") -> Referral:
    """Send it once more to the same receiver, as far as the grounds still stand. Raises Denied, MoveRefused."""
    if not Grant.objects.filter(referral=referral, withdrawn_at=None).exists():
        raise MoveRefused(_("No consent stands any more. Begin a new referral if the person wishes it."))
    if not reach.answerers(referral.receiver, at):
        raise MoveRefused(_("Nobody there answers referrals here. Call them, or choose another receiver."))
    return take_move("resend", referral=referral, by=by, at=at, text=text)


def account(*, referral: Referral, by: Who, at: datetime, text: str) -> Referral:
    """Say how it goes with one that was accepted; it is due again later. Raises Denied, MoveRefused."""
    return take_move("account", referral=referral, by=by, at=at, text=text)


def close(*, referral: Referral, by: Who, at: datetime, text: str) -> Referral:
    """Close it with what came of it. Raises Denied, MoveRefused."""
    return take_move("close", referral=referral, by=by, at=at, text=text)


def reopen(*, referral: Referral, by: Who, at: datetime, text: str = "") -> Referral:
    """Take a closed one up again, at the receiver. Raises Denied, MoveRefused."""
    return take_move("reopen", referral=referral, by=by, at=at, text=text)


def withdraw(*, referral: Referral, by: Who, at: datetime, text: str) -> Referral:
    """Call it back: the receiver sees nothing of it from now on. Raises Denied, MoveRefused."""
    return take_move("withdraw", referral=referral, by=by, at=at, text=text)


@transaction.atomic
def hand_on(*, referral: Referral, to: User, by: Who, at: datetime, text: str) -> Referral:
    """Hand it to the colleague `to` with the note `text`. Raises Denied, MoveRefused if she does not work there."""
    newest = locked(referral)
    require(by, HOLD, newest)
    if newest.state not in HAND_ON:
        raise MoveRefused(_("It is closed."))
    if not reach.works_there(to, newest.owner_organisation, at):
        raise MoveRefused(_("%(name)s does not answer for referrals at your organisation.") % {"name": to})
    newest.owner = to
    if newest.owner_organisation == newest.receiver:
        newest.received_by = to
    newest.save(update_fields=["owner", "received_by"])
    note(newest, "hand-on", newest.state, by, at, text)
    log.write(by, HOLD, of=newest, detail={"move": "hand-on", "owner": to.pk})
    if to != by.user:
        reach.tell([to], HANDED, newest, at)
    return newest


@transaction.atomic
def withdraw_consent(*, referral: Referral, fields: set[str] | None, by: Who, at: datetime) -> Referral:
    """Note that the person takes back consent to `fields`, None for all. What rests on the law alone stays.

    It holds at once, everywhere. When nothing is left that the receiver may see, the referral is withdrawn: it is then
    the sender's. Raises Denied, MoveRefused if nothing of it rests on consent.
    """
    newest = locked(referral)
    require(by, CONSENT, newest)
    ended = _end(newest, fields, by, at)
    if not ended:
        raise MoveRefused(_("None of this rests on consent that stands."))
    log.write(by, CONSENT, of=newest, detail={"fields": ended})
    other = [newest.sent_by] if by.organisations() & {newest.receiver_id} else _receivers(newest, at)
    reach.tell((one for one in other if one != by.user), TAKEN_BACK, newest, at)
    if Grant.objects.filter(referral=newest, withdrawn_at=None).exists() or newest.state not in OPEN:
        note(newest, "consent", newest.state, by, at, "")
        return newest
    return _withdrawn(newest, by, at)


def _withdrawn(referral: Referral, by: Who, at: datetime) -> Referral:
    """Withdraw because no ground is left: whoever noted it, the referral goes back to the sender."""
    if referral.state == ReferralState.WITHDRAWN:
        return referral
    before, referral.state = referral.state, ReferralState.WITHDRAWN
    referral.owner, referral.owner_organisation = owner_at(referral.sender, referral.sent_by, referral, at)
    return settle(referral, "consent", before, by, at)


def _end(referral: Referral, fields: set[str] | None, by: Who, at: datetime) -> list[str]:
    """End the grants that rest on consent; return their fields."""
    standing = Grant.objects.filter(referral=referral, withdrawn_at=None, basis=Grant.Basis.CONSENT)
    if fields is not None:
        standing = standing.filter(field__in=fields)
    names = sorted(standing.values_list("field", flat=True))
    standing.update(withdrawn_at=at, withdrawn_by=by.user)
    return names


def _receivers(referral: Referral, at: datetime) -> list[User]:
    return [referral.received_by] if referral.received_by else reach.answerers(referral.receiver, at)
