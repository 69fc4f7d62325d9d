"""The door to a referral: what may be handed on of a call, a tip or a screening, and that it was.

Of a tip nothing goes on but what the hotline wrote in its own words. Neither the words of the one who gave it, nor its
language, its hour, its number or its files: the wall between them and the case stands after the conversion as well.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log, require
from trygvej.screening.begun import Pairs, told
from trygvej.screening.hotline import actions as calls
from trygvej.screening.models import Call, ChildClock, Presence, Screening, Tip, Urgency
from trygvej.screening.permissions import CALL_HAND_OVER, SCREENING_HAND_OVER, TIP_HAND_OVER
from trygvej.screening.screen import actions as screenings
from trygvej.screening.screen.choosing import CHILD, subject
from trygvej.screening.tips import moving as tips

CALL, TIP, SCREENING = "call", "tip", "screening"
_MODELS = {CALL: (Call, CALL_HAND_OVER), TIP: (Tip, TIP_HAND_OVER), SCREENING: (Screening, SCREENING_HAND_OVER)}


@dataclass(frozen=True, slots=True)
class HandOver:
    """What a referral begins with. `summary`: text for the receiver. `child`: under 18, or in doubt.

    `language`: of the caller; never of one who gave a tip.
    """

    kind: str
    pk: int
    country: str
    urgent: bool
    child: bool
    summary: str
    language: str = ""


def to_hand_over(*, kind: str, pk: int, by: Who) -> HandOver:
    """Return what may be handed on of a record, logged as read. Raises Denied, LookupError, MoveRefused.

    MoveRefused: of a tip, when the hotline has not written yet what is passed on.
    """
    record, verb = _found(kind, pk)
    require(by, verb, record)
    log.seen(by, verb, of=record)
    if isinstance(record, Tip):
        return _of_tip(record)
    if isinstance(record, Call):
        urgent, child = record.urgency == Urgency.NOW or record.danger == Presence.PRESENT, record.child
        return HandOver(kind, pk, record.country, urgent, child == Presence.PRESENT, _text(kind, pk),
                        record.language)  # fmt: skip
    child_now = subject(record.age) == CHILD
    return HandOver(kind, pk, record.country, child_now, child_now, _text(kind, pk))


@transaction.atomic
def handed_over(*, kind: str, pk: int, by: Who, at: datetime) -> None:
    """Record that a referral was made of it: call this in the transaction that makes one. Denied, MoveRefused."""
    record, verb = _found(kind, pk)
    require(by, verb, record)
    if isinstance(record, Tip):
        tips.moved(record, "hand_over", by, verb, at)
    elif isinstance(record, Call):
        calls.moved(record, "hand_over", by, verb, at)
    else:
        screenings.moved(record, "hand_over", by, verb, at)


def _found(kind: str, pk: int) -> tuple[Call | Tip | Screening, str]:
    if kind not in _MODELS:
        raise LookupError(f"Nothing of the kind {kind!r} is handed over.")
    model, verb = _MODELS[kind]
    found: Call | Tip | Screening | None = model.objects.filter(pk=pk).first()
    if found is None:
        raise LookupError(f"There is no {kind} {pk}.")
    return found, verb


def _of_tip(tip: Tip) -> HandOver:
    if not tip.brief.strip():
        raise MoveRefused(_("Write first, in your own words, what is passed on: nothing that says who gave the tip."))
    danger, child = tip.danger == Presence.PRESENT, tip.child == Presence.PRESENT
    return HandOver(TIP, tip.pk, tip.country, danger, child, tip.brief)


def _text(kind: str, pk: int) -> str:
    pairs: Pairs = told(ChildClock(kind=kind, origin=pk), get_language() or "da")
    return "\n\n".join(f"{name}: {text}" for name, text in pairs)
