"""Periods begin and things happen to them. What the law does not allow is refused, with what it says."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log
from trygvej.assistance import rules
from trygvej.assistance.actions.support import kept
from trygvej.assistance.models import Period, PeriodEvent, Support
from trygvej.assistance.permissions import SUPPORT_KEEP
from trygvej.records.public import Amount, Case, Event, Kind, Reason, Running, Status, running, trouble


@transaction.atomic
def begin_period(*, support: Support, kind: str, stay: str, start: date, by: Who, at: datetime) -> Period:
    """Note that a period has begun. Raises Denied, MoveRefused."""
    newest = kept(support, by)
    try:
        with transaction.atomic():
            period = Period.objects.create(support=newest, kind=kind, stay=stay, start=start)
    except IntegrityError as error:
        raise MoveRefused(_("This period stands there already.")) from error
    log.write(by, SUPPORT_KEEP, of=newest, detail={"period": kind, "start": start.isoformat()})
    return period


@dataclass(frozen=True)
class Happened:
    """What happened to a period: what, on which day; how many days more and why; who was told."""

    what: str
    day: date
    days: int | None = None
    why: str = ""
    whom: str = ""


@transaction.atomic
def happen(*, period: Period, what: Happened, by: Who, at: datetime) -> PeriodEvent:
    """Note what happened to a period. Raises Denied; MoveRefused if the law of that day does not allow it."""
    support = kept(period.support, by)
    event, case = _event(what), case_of(period)
    on = max(what.day, case.start, timezone.localdate(at))
    judged = running(rules.law(), replace(case, events=(*case.events, event)), on)
    against = [one for one in judged.problems if one.event == event]
    if against:
        raise MoveRefused(trouble(against[0], get_language() or "en"))
    made: PeriodEvent = PeriodEvent.objects.create(period=period, at=at, by=by.person, **asdict(what))
    log.write(by, SUPPORT_KEEP, of=support, detail={"period": period.pk, "what": what.what})
    return made


def case_of(period: Period) -> Case:
    """Return the period as the law reckons with it."""
    journey = period.support.journey
    said = (Happened(one.what, one.day, one.days, one.why, str(one.whom)) for one in period.events.all())
    events = tuple(_event(one) for one in said)
    stay = Status(period.stay) if period.stay else Status.CITIZEN  # where it is empty, no rule asks for it
    return Case(
        period.support.country, stay, period.start, Kind(period.kind),
        "child" if journey.child else "adult", events,
    )  # fmt: skip


def standing(period: Period, on: date) -> Running:
    """Return where the period stands on the day `on`."""
    return running(rules.law(), case_of(period), on)


def _event(one: Happened) -> Event:
    amount = Amount(days=one.days) if one.days else None
    reason = Reason(one.why) if one.why else None
    return Event(one.what, one.day, amount, reason, one.whom)  # type: ignore[arg-type]  # a choice of the form
