"""Sending a referral: what it says, on what ground each part is passed on, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access.public import MoveRefused, Organisation, Who, blind_index, give_keys, log, require
from trygvej.directory.public import needs
from trygvej.referral import reach
from trygvej.referral.due import due_at
from trygvej.referral.models import Grant, Part, Referral
from trygvej.referral.models.referral import Origin
from trygvej.referral.moving import note, take_move
from trygvej.referral.origins import tell_origin
from trygvej.referral.permissions import SEND
from trygvej.referral.rules import deadline
from trygvej.referral.words import fields

ARRIVED = gettext_noop("A referral has come")
ARRIVED_URGENT = gettext_noop("An urgent referral has come. Answer it now.")
ARRIVED_CHILD = gettext_noop("A referral of a child has come. The local team has 24 hours.")
BYPASSED = gettext_noop("A referral was sent without waiting for consent, because it is urgent")
REASON_LETTERS = 15


@dataclass(frozen=True)
class Order:
    """What is to be sent. `parts`: field -> text. `shared`: those of them that the receiver may see.

    `basis` and `how` as in Grant; `reason`: why it is urgent. `draft` is the form's own id: the same one sent again
    is the same referral. `follows`: one that came back, which this one closes.
    """

    sender: Organisation
    receiver: Organisation
    purpose: str
    parts: Mapping[str, str]
    shared: frozenset[str]
    basis: str = Grant.Basis.CONSENT
    how: str = ""
    child: bool = False
    urgent: bool = False
    reason: str = ""
    origin: str = Origin.OUTSIDE
    origin_id: int | None = None
    follows: Referral | None = None
    draft: UUID = field(default_factory=uuid4)


@transaction.atomic
def send(*, what: Order, by: Who, at: datetime) -> Referral:
    """Send a referral: it is the sender's until the receiver takes it. Raises Denied, MoveRefused.

    Sent twice with the same draft, it is one. Everybody at the receiver who may answer is told.
    """
    there = Referral.objects.select_for_update().filter(draft=what.draft).first()
    if there is not None:
        require(by, SEND, there)
        return there
    people = reach.answerers(what.receiver, at)
    _check(what, people=bool(people))
    made = Referral(
        **{name: getattr(what, name) for name in ("draft", "sender", "receiver", "purpose", "child", "follows")},
        country=what.sender.country,
        urgent=what.urgent or what.basis == Grant.Basis.VITAL,
        origin=what.origin,
        origin_id=None if what.origin == Origin.TIP else what.origin_id,
        sent_by=by.person,
        owner=by.person,
        owner_organisation=what.sender,
        sent_at=at,
        changed_at=at,
    )
    made.due_at = due_at(made)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:  # both presses of the button at the same moment: the other one was first
        made = Referral.objects.get(draft=what.draft)
        require(by, SEND, made)
        return made
    require(by, SEND, made)  # the sender must be one's own organisation; else all of it is undone
    if what.follows is None:
        tell_origin(what.origin, what.origin_id, made, by, at)
    _say(made, what)
    _grant(made, what, by, at)
    note(made, "send", "", by, at, what.reason)
    if what.follows is not None:
        take_move("close", referral=what.follows, by=by, at=at, text=_("Sent elsewhere."))
    log.write(by, SEND, of=made, why=what.reason, detail={"fields": sorted(what.shared), "basis": what.basis})
    _tell(made, what, at)
    return made


def _check(what: Order, *, people: bool) -> None:
    known = {one.code for one in fields("en")}
    said = {name for name, text in what.parts.items() if text.strip()}
    if what.purpose not in needs():
        raise MoveRefused(_("Choose what the receiver is asked for."))
    if what.sender == what.receiver:
        raise MoveRefused(_("Choose another organisation than your own. Hand it to a colleague instead."))
    if not people:
        raise MoveRefused(_("Nobody there answers referrals here. Call them, or choose another receiver."))
    if not said <= known:
        raise MoveRefused(_("A field is not known."))
    if not what.shared & said:
        raise MoveRefused(_("Nothing may be passed on. Ask the person what the receiver may know, and tick it."))
    if what.basis == Grant.Basis.CONSENT and not what.how:
        raise MoveRefused(_("Say how the person said yes."))
    if what.basis == Grant.Basis.CHILD and not what.child:
        raise MoveRefused(_("This ground holds for a child only. Somebody who may be one counts as a child."))
    if what.basis == Grant.Basis.VITAL and len(what.reason.strip()) < REASON_LETTERS:
        raise MoveRefused(_("Say why it cannot wait, in at least %(n)s letters.") % {"n": REASON_LETTERS})


def _say(referral: Referral, what: Order) -> None:
    search = {one.code for one in fields("en") if one.search}
    parts = [
        Part(referral=referral, field=name, text=text.strip(), index=index(name, text) if name in search else "")
        for name, text in what.parts.items()
        if text.strip()
    ]
    give_keys(parts)
    Part.objects.bulk_create(parts)


def index(field_code: str, text: str) -> str:
    """Return the blind index under which the exact words of a field are found."""
    return blind_index(text, f"referral.{field_code}")


def _grant(referral: Referral, what: Order, by: Who, at: datetime) -> None:
    said = {name for name, text in what.parts.items() if text.strip()}
    Grant.objects.bulk_create(
        Grant(
            referral=referral,
            recipient=what.receiver,
            purpose=what.purpose,
            field=name,
            basis=what.basis,
            how=what.how if what.basis == Grant.Basis.CONSENT else "",
            at=at,
            user=by.person,
        )
        for name in sorted(what.shared & said)
    )


def _tell(referral: Referral, what: Order, at: datetime) -> None:
    text = ARRIVED_CHILD if referral.child else ARRIVED_URGENT if referral.urgent else ARRIVED
    people = reach.answerers(what.receiver, at)
    if referral.urgent or referral.child:
        roles = deadline("urgent", at.date()).escalate_to
        held = reach.named(what.receiver.country, roles, at)
        people += [held.user] if held else []
    reach.tell(people, text, referral, at)
    if what.basis == Grant.Basis.VITAL:
        reach.tell(reach.officers(what.sender.country, at), BYPASSED, referral, at)
