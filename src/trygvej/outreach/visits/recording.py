"""Recording a visit. Sent once or many times, from one telephone or two: one record, and nothing lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Organisation, Who, log, require
from trygvej.directory.public import Place
from trygvej.outreach.models import Advert, Help, Presence, Visit, VisitFinding, VisitRevision
from trygvej.outreach.permissions import VISIT_RECORD
from trygvej.outreach.states import VISIT_MOVES, VisitState
from trygvej.outreach.visits.rounds import move_adverts

FIELDS = ("met", "concern", "persons_met", "language", "consent", "needs", "notes", "follow_up_on")


@dataclass(frozen=True)
class Record:
    """What was found. Three values everywhere: what is not said stays unknown.

    `findings`: indicator -> value. `help`: service -> answer, for what was offered. `draft` is the telephone's own id
    of this record: the same one sent again changes nothing.
    """

    draft: UUID
    met: str = Presence.UNKNOWN
    concern: str = Presence.UNKNOWN
    persons_met: int | None = None
    language: str = ""
    consent: str = Presence.UNKNOWN
    needs: str = ""
    notes: str = ""
    follow_up_on: date | None = None
    findings: Mapping[str, str] = field(default_factory=dict)
    help: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def record(*, visit: Visit, what: Record, by: Who, at: datetime) -> Visit:
    """Keep what was found at `visit`. Raises Denied; MoveRefused if it was called off or a colleague recorded it first.

    One's own record may be corrected; what it said before is kept as a revision.
    """
    require(by, VISIT_RECORD, visit)
    newest = Visit.objects.select_for_update(of=("self",)).select_related("key", "recorded_by").get(pk=visit.pk)
    if newest.state == VisitState.RECORDED and newest.draft == what.draft:
        if _said(newest) == _as_said(what):
            return newest  # the same again
    elif newest.state == VisitState.RECORDED and newest.recorded_by != by.user:
        told = _("%(name)s has recorded this visit already. What you wrote is kept on your telephone.")
        raise MoveRefused(told % {"name": newest.recorded_by})
    if newest.state not in VISIT_MOVES["record"].sources:
        raise MoveRefused(_("The visit was called off."))
    before = _said(newest) if newest.state == VisitState.RECORDED else None
    _keep(newest, what, by, at)
    if before is not None:
        VisitRevision.objects.create(visit=newest, at=at, user=by.user, before=before)
    move_adverts(newest.adverts.all(), "visit", at)
    log.write(by, VISIT_RECORD, of=newest, detail={"corrected": before is not None, "findings": len(what.findings)})
    return newest


@transaction.atomic
def record_unplanned(
    *, organisation: Organisation, place: Place, adverts: list[Advert], what: Record, on: date, by: Who, at: datetime
) -> Visit:
    """Keep a visit that nobody planned. The same draft sent again is the same visit. Raises Denied."""
    there = Visit.objects.filter(draft=what.draft).first()
    if there is None:
        there = Visit.objects.create(
            draft=what.draft, organisation=organisation, country=organisation.country, place=place, planned_for=on
        )
        there.adverts.set(adverts)
    return record(visit=there, what=what, by=by, at=at)


def _keep(visit: Visit, what: Record, by: Who, at: datetime) -> None:
    for name in FIELDS:
        setattr(visit, name, getattr(what, name))
    visit.draft, visit.state = what.draft, VisitState.RECORDED
    visit.recorded_by, visit.recorded_at = by.user, at
    visit.visited_at = visit.visited_at or at
    visit.save()
    visit.findings.all().delete()
    VisitFinding.objects.bulk_create(
        VisitFinding(visit=visit, indicator=indicator, value=value) for indicator, value in what.findings.items()
    )
    visit.help.all().delete()
    Help.objects.bulk_create(Help(visit=visit, service=code, answer=answer) for code, answer in what.help.items())


def _said(visit: Visit) -> dict[str, Any]:
    """Return what the record says now, as plain data."""
    return {
        **{name: _plain(getattr(visit, name)) for name in FIELDS},
        "findings": {one.indicator: one.value for one in visit.findings.all()},
        "help": {one.service: one.answer for one in visit.help.all()},
    }


def _as_said(what: Record) -> dict[str, Any]:
    return {
        **{name: _plain(getattr(what, name)) for name in FIELDS},
        "findings": {indicator: str(value) for indicator, value in what.findings.items()},
        "help": {code: str(answer) for code, answer in what.help.items()},
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Presence) else value
