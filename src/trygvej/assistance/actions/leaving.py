"""A prepared return: offered to all, with informed written consent, prepared before anybody travels, followed up."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log
from trygvej.assistance.actions.support import kept
from trygvej.assistance.models import Leaving, Period, Risk, Support
from trygvej.assistance.permissions import SUPPORT_KEEP
from trygvej.assistance.states import LEAVING_MOVES, LeavingState

WRITABLE = ("consent_language", "informed", "documents", "receiver", "receiver_confirmed_on", "reintegration",
            "follow_up")  # fmt: skip


@transaction.atomic
def offer(*, support: Support, by: Who, at: datetime) -> Leaving:
    """Offer a prepared return; offered twice is one. Raises Denied, MoveRefused."""
    newest = kept(support, by)
    leaving, new = Leaving.objects.get_or_create(support=newest, defaults={"changed_at": at})
    if new:
        log.write(by, SUPPORT_KEEP, of=newest, detail={"leaving": "offered"})
    return leaving


@transaction.atomic
def write(*, leaving: Leaving, by: Who, at: datetime, **said: Any) -> Leaving:
    """Keep what is known of the return. Raises Denied, MoveRefused."""
    support = kept(leaving.support, by)
    newest: Leaving = Leaving.objects.select_for_update(of=("self",)).get(pk=leaving.pk)
    for name in WRITABLE:
        if name in said:
            setattr(newest, name, said[name])
    newest.changed_at = at
    newest.save()
    log.write(by, SUPPORT_KEEP, of=support, detail={"leaving": "written", "fields": sorted(said)})
    return newest


@transaction.atomic
def move(*, leaving: Leaving, name: str, by: Who, at: datetime, day: date | None = None) -> Leaving:
    """Take the return one step on. Raises Denied, MoveRefused with everything that is still missing."""
    support = kept(leaving.support, by)
    newest: Leaving = Leaving.objects.select_for_update(of=("self",)).get(pk=leaving.pk)
    step = LEAVING_MOVES.get(name)
    if step is None or newest.state not in step.sources:
        raise MoveRefused(_("It stands as: %(state)s.") % {"state": newest.get_state_display()})
    lacking = missing(newest, name)
    if lacking:
        raise MoveRefused(" ".join(lacking))
    newest.state, newest.changed_at = step.target, at
    _carry(newest, name, at, day)
    newest.save()
    log.write(by, SUPPORT_KEEP, of=support, detail={"leaving": name})
    return newest


def missing(leaving: Leaving, name: str) -> list[str]:
    """Return what must be there before the move `name`, each as a sentence."""
    if name == "consent":
        needed = [
            (leaving.informed, _("Write what the person was told before agreeing.")),
            (leaving.consent_language, _("Write in which language the person agreed.")),
        ]
    elif name == "prepare":
        child = leaving.support.journey.child
        spoken_for = leaving.support.representatives.filter(until=None).exists()
        needed = [
            (leaving.documents, _("The papers are missing.")),
            (leaving.receiver, _("Nobody is named who receives the person.")),
            (leaving.receiver_confirmed_on, _("The receiver has not confirmed.")),
            (leaving.reintegration, _("The plan for the first three months is missing.")),
            (_risk_after_consent(leaving), _("The risks were not weighed since the person agreed.")),
            (not child or spoken_for, _("Nobody speaks for the child yet.")),
        ]
    elif name == "follow":
        needed = [(leaving.follow_up, _("Write how it went after the return."))]
    else:
        needed = []
    return [said for there, said in needed if not there]


def _risk_after_consent(leaving: Leaving) -> Risk | None:
    found: Risk | None = leaving.support.risks.filter(at__gte=leaving.consent_at).order_by("-at").first()
    return found


def _carry(leaving: Leaving, name: str, at: datetime, day: date | None) -> None:
    if name == "consent":
        leaving.consent_at = at
    elif name == "prepare":
        leaving.risk = _risk_after_consent(leaving)
    elif name == "travel":
        leaving.travelled_on = day or at.date()
        Period.objects.get_or_create(
            support=leaving.support, kind=Period.Kind.REINTEGRATION, start=leaving.travelled_on
        )
    elif name in ("refuse", "offer") and leaving.state in (LeavingState.REFUSED, LeavingState.OFFERED):
        leaving.consent_at = None  # a consent that was taken back is none
