"""Recording a visit. Sent once or many times, from one telephone or two: one record, and nothing lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Organisation, Who, log, require
from trygvej.directory.public import Place
from trygvej.outreach.models import Advert, Help, Presence, Visit, VisitedAdvert, VisitFinding, VisitRevision
from trygvej.outreach.permissions import VISIT_RECORD
from trygvej.outreach.states import VISIT_MOVES, VisitState
from trygvej.outreach.visits.rounds import move_adverts

FIELDS = ("met", "concern", "persons_met", "language", "consent", "needs", "notes", "follow_up_on")


class RecordedAlready(MoveRefused):
    """A colleague, or one's own other telephone, was first. What was written now is kept where it was written."""


@dataclass(frozen=True)
class Record:
    """What was found. Three values everywhere: what is not said stays unknown.

    `findings`: indicator -> value. `help`: service -> answer, for what was offered. `draft`: the telephone's own id of
    this record; the same one sent again changes nothing. `over`: the draft of the record that its writer saw and means
    to correct, None if she saw none.
    """

    draft: UUID
    over: UUID | None = None
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
    """Keep what was found at `visit`. Raises Denied, MoveRefused if it was called off, RecordedAlready.

    A record may be corrected by one who saw it; what it said before is kept as a revision.
    """
    require(by, VISIT_RECORD, visit)
    newest = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if newest.state not in VISIT_MOVES["record"].sources:
        raise MoveRefused(_("The visit was called off. What you wrote is still here: add the visit anew to keep it."))
    if newest.key is None:
        raise MoveRefused(_("It is so long ago that what was said has been erased. It can no longer be corrected."))
    corrects = newest.state == VisitState.RECORDED
    if corrects and (what.draft == newest.draft or newest.revisions.filter(draft=what.draft).exists()):
        if what.draft != newest.draft or said(newest) == _as_said(what):
            return newest  # the same again, or one that was corrected since
        if newest.recorded_by != by.user:
            raise _first(newest)
    elif corrects and what.over != newest.draft:
        raise _first(newest)
    if corrects:
        before = {**said(newest), "by": str(newest.recorded_by), "at": _plain(newest.recorded_at)}
        VisitRevision.objects.create(visit=newest, draft=newest.draft, at=at, user=by.person, before=before)
    _keep(newest, what, by, at)
    move_adverts(newest.adverts.all(), "visit", at)
    log.write(by, VISIT_RECORD, of=newest, detail={"corrected": corrects, "findings": len(what.findings)})
    return newest


def _first(visit: Visit) -> RecordedAlready:
    told = _(
        "%(name)s has recorded this visit. What you wrote is still here. Look at that record first; if you then send"
        " yours, it takes its place, and the other stays as an earlier version."
    )
    return RecordedAlready(told % {"name": visit.recorded_by})


@transaction.atomic
def record_unplanned(
    *, organisation: Organisation, place: Place, adverts: list[Advert], what: Record, on: date, by: Who, at: datetime
) -> Visit:
    """Keep a visit that nobody planned. The same draft sent again is the same visit. Raises Denied, RecordedAlready."""
    there = Visit.objects.filter(revisions__draft=what.draft).first()
    if there is None:
        made = {"organisation": organisation, "country": organisation.country, "place": place, "planned_for": on}
        there, new = Visit.objects.get_or_create(draft=what.draft, defaults=made)
        if new:
            there.adverts.set(adverts)
    return record(visit=there, what=what, by=by, at=at)


def _keep(visit: Visit, what: Record, by: Who, at: datetime) -> None:
    for name in FIELDS:
        setattr(visit, name, getattr(what, name))
    visit.draft, visit.state = what.draft, VisitState.RECORDED
    visit.recorded_by, visit.recorded_at = by.user, at
    visit.visited_at = visit.visited_at or at
    stood = _stood(visit)
    visit.band = min((one.band for one in stood), default=None)
    visit.save()
    shown = {indicator for one in stood for indicator in one.shown}
    visit.findings.all().delete()
    VisitFinding.objects.bulk_create(
        VisitFinding(visit=visit, indicator=indicator, value=value, shown=indicator in shown)
        for indicator, value in what.findings.items()
    )
    visit.help.all().delete()
    Help.objects.bulk_create(Help(visit=visit, service=code, answer=answer) for code, answer in what.help.items())


def _stood(visit: Visit) -> list[VisitedAdvert]:
    """Return how the adverts stood when the visit was first recorded; noted then, once."""
    stood = list(visit.stood.all())
    return stood or VisitedAdvert.objects.bulk_create(as_it_stands(visit, visit.adverts.all()))


def as_it_stands(visit: Visit, adverts: Iterable[Advert]) -> list[VisitedAdvert]:
    """Return what `adverts` say today, as `visit` keeps it, not saved."""
    return [
        VisitedAdvert(
            visit=visit, advert=one, band=one.band, score=one.score, set_id=one.set_id, set_version=one.set_version,
            language=one.language, town=one.town, origin=",".join(sorted(one.stated_origin))[:100],
            shown={it["indicator"]: it["weight"] for it in one.findings if it["value"] == Presence.PRESENT},
        )
        for one in adverts
    ]  # fmt: skip


def said(visit: Visit) -> dict[str, Any]:
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
