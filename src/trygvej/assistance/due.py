"""What is due in a support, and what is missing: one list, for the page, the time line, the day and the reminders."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trygvej.assistance import rules
from trygvej.assistance.actions.periods import standing
from trygvej.assistance.models import Period, Support
from trygvej.assistance.rules import Care
from trygvej.assistance.states import LeavingState, PlaceState, StepState, SupportState, UseState
from trygvej.directory.public import need_name
from trygvej.records.public import Presence

_DONE_ABOUT = (UseState.ASKED, UseState.RUNNING, UseState.ENDED)

_ABOUT_A_RETURN = {"return-advice", "return-plan"}  # needs of the support scheme that a prepared return answers


class Due(NamedTuple):
    """One thing that is due: by which day, what, whether that day has passed, and the form that settles it."""

    day: date
    what: str
    late: bool
    form: str = ""


def prepared(supports: QuerySet[Support]) -> QuerySet[Support]:
    """Return the supports with all that `due` looks at: then it asks the database nothing more."""
    events: Any = Prefetch("periods", Period.objects.prefetch_related("events__key"))
    return supports.select_related("journey", "contact", "leaving__key", "key").prefetch_related(
        "plan", "services__service", "stays__service", "representatives", events
    )


def due(support: Support, today: date) -> list[Due]:
    """Return what is due on the day `today` or soon after, the earliest first; of a closed support nothing."""
    if support.state != SupportState.OPEN:
        return []
    care = rules.care(today)
    found = [
        *_plan(support, today, care), *_risks(support, today, care), *_child(support),
        *_periods(support, today, care), *_stays(support, today, care), *_waiting(support, today, care),
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.day)


def _plan(support: Support, today: date, care: Care) -> Iterator[Due]:
    steps = list(support.plan.all())
    for one in steps:
        if one.state == StepState.OPEN and one.due_on is not None and one.due_on <= today + timedelta(care.soon_days):
            yield Due(one.due_on, _("Plan: %(step)s") % {"step": one.step}, one.due_on < today)
    first = timezone.localdate(support.opened_at) + timedelta(care.answer_days)
    if not steps and first <= today:
        yield Due(first, _("There is no plan yet"), True, "step")


def _risks(support: Support, today: date, care: Care) -> Iterator[Due]:
    day = support.next_risk_on
    if day is not None and day <= today + timedelta(care.soon_days):
        yield Due(day, _("The risks are to be weighed again"), day < today, "risk")


def _child(support: Support) -> Iterator[Due]:
    if support.journey.child and all(one.until is not None for one in support.representatives.all()):
        day = timezone.localdate(support.opened_at)
        yield Due(day, _("Nobody speaks for the child yet"), True, "representative")


def _periods(support: Support, today: date, care: Care) -> Iterator[Due]:
    for one in support.periods.all():
        one.support = support  # with its journey, which is known here
        found = standing(one, today)
        if found.end is None or found.ended is not None:
            continue
        named = {"period": one.get_kind_display(), "day": date_format(found.end, "SHORT_DATE_FORMAT")}
        if one.kind == Period.Kind.REINTEGRATION:
            leaving = getattr(support, "leaving", None)
            if found.over(today) and leaving is not None and leaving.state == LeavingState.TRAVELLED:
                yield Due(found.end, _("The return is to be followed up"), True, "leaving")
        elif found.over(today):
            if not any(event.what == "told" and event.day >= found.end for event in one.events.all()):
                said = _("%(period)s ran out on %(day)s: note who was told, and what comes now") % named
                yield Due(found.end, said, True, "event")
        elif found.paused is None and found.end <= today + timedelta(care.soon_days):
            yield Due(found.end, _("%(period)s ends on %(day)s") % named, False, "event")


def _stays(support: Support, today: date, care: Care) -> Iterator[Due]:
    for one in support.stays.all():
        named = {"place": one.service.name}
        if one.state == PlaceState.RESERVED and one.since <= today:
            yield Due(one.since, _("Has the person moved in? %(place)s") % named, one.since < today)
        elif one.state == PlaceState.HELD and one.until is not None and one.until <= today + timedelta(care.soon_days):
            yield Due(one.until, _("The place is free again: %(place)s") % named, one.until < today)


def _waiting(support: Support, today: date, care: Care) -> Iterator[Due]:
    """Give services without an answer, and what the person wants and nothing is done about."""
    lang, uses = get_language() or "da", list(support.services.all())
    for use in uses:
        answer = timezone.localdate(use.consent_at) + timedelta(care.answer_days)
        if use.state == UseState.ASKED and answer <= today:
            yield Due(answer, _("No answer yet: %(service)s") % {"service": use.service.name}, answer < today)
    about = {one.service.need for one in uses if one.state in _DONE_ABOUT}
    about |= {one.need for one in support.plan.all() if one.state != StepState.DROPPED}
    about |= {one.service.need for one in support.stays.all()}
    leaving = getattr(support, "leaving", None)
    if leaving is not None and leaving.state != LeavingState.REFUSED:
        about |= _ABOUT_A_RETURN
    since = support.needs_on or timezone.localdate(support.opened_at)
    for code, said in (support.needs or {}).items():
        if said.get("wanted") == Presence.PRESENT and code not in about:
            what = _("Wanted, and nothing is done about it yet: %(need)s") % {"need": need_name(code, lang)}
            yield Due(since + timedelta(care.answer_days), what, since + timedelta(care.answer_days) < today, "step")
