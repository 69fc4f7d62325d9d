"""Keeps a flood of tips apart without knowing who sends: a form counts once; in a rush it asks for a small sum.

Nobody is shut out and no address is kept. The sum needs no script, no picture and no fast telephone. It stops what
fills in forms without reading them; what comes in a rush is marked, so that the hotline can look at the rest first.
"""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core import signing
from django.utils import timezone

from trygvej.screening import rules
from trygvej.screening.models import Tip

_SIGNER = signing.TimestampSigner(salt="trygvej.tip")
_PLAIN = timedelta(days=1)  # for how long a form without a sum can be sent


class Ticket(NamedTuple):
    """What a form carries. `sum`: what is to be worked out, empty if nothing is."""

    token: str
    sum: str
    answer: int | None


def rush(at: datetime) -> bool:
    """Return whether so many tips have come in the last minute that a sum is asked for."""
    most = rules.tips(timezone.localdate(at)).rush
    return Tip.objects.order_by().filter(arrived_at__gt=at - timedelta(minutes=1))[:most].count() >= most


def ticket(*, asks: bool) -> tuple[str, Ticket]:
    """Return a new ticket, signed as the form carries it, and read."""
    token = secrets.token_urlsafe(16)
    a, b = (secrets.randbelow(8) + 2 for _ in range(2))
    signed = _SIGNER.sign(f"{token}.{a}.{b}" if asks else f"{token}.0.0")
    read = redeemed(signed)
    assert read
    return signed, read


def redeemed(signed: str) -> Ticket | None:
    """Return the ticket that a form carries; None if it is none of ours, or one without a sum that is a day old."""
    try:
        token, a, b = _SIGNER.unsign(signed).rsplit(".", 2)
        if a == "0":
            _SIGNER.unsign(signed, max_age=_PLAIN)
            return Ticket(token, "", None)
    except signing.BadSignature:
        return None
    return Ticket(token, f"{a} + {b}", int(a) + int(b))
