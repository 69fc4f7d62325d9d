"""The states of a referral and every move between them: from, to, who may, and whose it is afterwards."""

from enum import Enum
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReferralState(TextChoices):
    """Where a referral stands."""

    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    ASKED_BACK = "asked-back", _("Asked back")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    LAPSED = "lapsed", _("Lapsed without an answer")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CLOSED = "closed", _("Closed")


class Side(Enum):
    """Who makes a move, and whose the referral is afterwards."""

    SENDER = "sender"
    RECEIVER = "receiver"
    HOLDER = "holder"  # whoever has it now
    ASKER = "asker"  # the one at the receiver who had it before
    NAMED = "named"  # a colleague who is named, or the one who is told when time has passed
    TIMER = "timer"


class Move(NamedTuple):
    """One move. `by`: who may make it; `to`: whose the referral is afterwards."""

    name: str
    sources: frozenset[str]
    target: str
    by: Side
    to: Side


_S = ReferralState
WAITING = (_S.SENT, _S.RECEIVED, _S.ASKED_BACK)  # an answer is due
OPEN = tuple(one for one in _S if one != _S.CLOSED)


def _move(name: str, target: str, by: Side, to: Side, *sources: str) -> Move:
    return Move(name, frozenset(sources), target, by, to)


MOVES = {
    move.name: move
    for move in (
        _move("receive", _S.RECEIVED, Side.RECEIVER, Side.RECEIVER, _S.SENT),
        _move("accept", _S.ACCEPTED, Side.RECEIVER, Side.RECEIVER, _S.SENT, _S.RECEIVED, _S.LAPSED),
        _move("decline", _S.DECLINED, Side.RECEIVER, Side.SENDER, _S.SENT, _S.RECEIVED, _S.ASKED_BACK),
        _move("ask", _S.ASKED_BACK, Side.RECEIVER, Side.SENDER, _S.SENT, _S.RECEIVED),
        _move("answer", _S.RECEIVED, Side.SENDER, Side.ASKER, _S.ASKED_BACK),
        _move("withdraw", _S.WITHDRAWN, Side.SENDER, Side.SENDER, *(one for one in OPEN if one != _S.WITHDRAWN)),
        _move("lapse", _S.LAPSED, Side.TIMER, Side.NAMED, *WAITING),
        _move("resend", _S.SENT, Side.SENDER, Side.SENDER, _S.DECLINED, _S.LAPSED),
        _move("account", _S.ACCEPTED, Side.RECEIVER, Side.RECEIVER, _S.ACCEPTED),
        _move("close", _S.CLOSED, Side.HOLDER, Side.HOLDER, _S.ACCEPTED, _S.DECLINED, _S.LAPSED, _S.WITHDRAWN),
        _move("reopen", _S.ACCEPTED, Side.RECEIVER, Side.RECEIVER, _S.CLOSED),
    )
}
# Handing it to a colleague changes whose it is and nothing else: it can be done wherever it stands.
HAND_ON = frozenset(OPEN)
HOLDERS = {  # whose it is, by state
    _S.SENT: Side.SENDER,
    _S.RECEIVED: Side.RECEIVER,
    _S.ASKED_BACK: Side.SENDER,
    _S.ACCEPTED: Side.RECEIVER,
    _S.DECLINED: Side.SENDER,
    _S.LAPSED: Side.NAMED,
    _S.WITHDRAWN: Side.SENDER,
    _S.CLOSED: Side.HOLDER,
}
