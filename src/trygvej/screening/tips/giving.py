"""What the giver of a tip does: gives it, comes back with the number, writes more. Nothing asks who it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from trygvej.access.public import NOBODY, Country, Membership, Role, blind_index, give_keys, log, notify
from trygvej.screening import children, rules
from trygvej.screening.models import ChildClock, Presence, Tip, TipFile, TipMessage
from trygvej.screening.permissions import TIP_GIVE
from trygvej.screening.states import TipState
from trygvej.screening.tips.files import as_text, kept
from trygvej.screening.tips.receipt import index_of, receipt_of

_CAME = gettext_noop("A tip has come in.")
_MORE = gettext_noop("Somebody has written more about a tip.")


@dataclass(frozen=True)
class Given:
    """A tip as it was filled in. `token`: the form's own. `files`: bytes as they came."""

    token: str
    country: str
    language: str
    what: str
    where: str = ""
    when: str = ""
    danger: str = Presence.UNKNOWN
    child: str = Presence.UNKNOWN
    rush: bool = False
    files: Sequence[bytes] = field(default=(), repr=False)


def open_countries(at: datetime) -> list[str]:
    """Return the countries in which somebody reads tips: nowhere else may one be left to lie."""
    held = Membership.objects.open(timezone.localdate(at)).filter(role=Role.HOTLINE, user__is_active=True)
    there = set(held.values_list("organisation__country", flat=True))
    return [one for one in Country.values if one in there]


def give(*, what: Given, at: datetime) -> str:
    """Keep a tip and return its number. The same form sent again is the same tip and gives the same number.

    The hotline is told; a child, or doubt, begins the clock.
    """
    receipt = receipt_of(what.token)
    try:
        with transaction.atomic():
            if not Tip.objects.filter(form=_form(what.token)).exists():
                _keep(what, receipt, at)
    except IntegrityError:  # both presses of the button at the same moment: the other one was first
        if not Tip.objects.filter(form=_form(what.token)).exists():
            raise
    return receipt


def _keep(what: Given, receipt: str, at: datetime) -> None:
    tip = Tip.objects.create(
        receipt=index_of(receipt), form=_form(what.token), country=what.country, language=what.language,
        arrived_at=at, danger=what.danger, child=what.child, rush=what.rush,
        content={"what": what.what, "where": what.where, "when": what.when},
    )  # fmt: skip
    side = rules.tips(timezone.localdate(at)).side
    files = [_file(tip, content, side, at) for content in what.files]
    if files:
        give_keys(files)
        TipFile.objects.bulk_create(files)
    log.write(NOBODY, TIP_GIVE, of=tip, detail={"files": len(files)})
    readers = children.responsible(what.country, at, Role.HOTLINE)
    notify(readers, _CAME, reverse("screening:tip", args=[tip.pk]), at=at)
    if what.child == Presence.PRESENT:
        children.begin(
            kind=ChildClock.Kind.TIP, origin=tip.pk, country=tip.country, verb=TIP_GIVE, by=NOBODY, at=at
        )  # fmt: skip


def _file(tip: Tip, content: bytes, side: int, at: datetime) -> TipFile:
    one = kept(content, side)
    return TipFile(
        tip=tip, kind=one.kind, state=one.state, size=len(one.content), at=at, content=as_text(one.content)
    )  # fmt: skip


def found(receipt: str) -> Tip | None:
    """Return the tip with this number, None if there is none (any more)."""
    tip: Tip | None = Tip.objects.filter(receipt=index_of(receipt)).first()
    return tip


def write_more(*, tip: Tip, token: str, text: str, at: datetime) -> None:
    """Add to a tip. The same form sent again adds nothing. A closed tip comes back to the hotline."""
    try:
        with transaction.atomic():
            if TipMessage.objects.filter(form=_form(token)).exists():
                return
            TipMessage.objects.create(tip=tip, form=_form(token), at=at, text=text)
            newest: Tip = Tip.objects.select_for_update(of=("self",)).get(pk=tip.pk)
            newest.waits = True
            if newest.state == TipState.CLOSED:
                newest.state, newest.closed_at, newest.taken_by = TipState.NEW, None, None
            newest.save(update_fields=["waits", "state", "closed_at", "taken_by"])
            log.write(NOBODY, TIP_GIVE, of=newest, detail={"more": True})
            told = [newest.taken_by] if newest.taken_by else children.responsible(newest.country, at, Role.HOTLINE)
            notify(told, _MORE, reverse("screening:tip", args=[newest.pk]), at=at)
    except IntegrityError:
        if not TipMessage.objects.filter(form=_form(token)).exists():
            raise


def _form(token: str) -> str:
    return blind_index(token, "tip-form")
