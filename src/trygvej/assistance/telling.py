"""What the time line shows of a support, and how it is erased."""

from collections.abc import Iterator
from datetime import datetime, time
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trygvej.access.public import Who, erase, narrow
from trygvej.assistance.actions.periods import standing
from trygvej.assistance.models import Period, PlanStep, Support
from trygvej.assistance.permissions import SUPPORT_KEEP, SUPPORT_READ
from trygvej.assistance.states import LeavingState, PlaceState, StepState, SupportState
from trygvej.directory.public import need_name
from trygvej.journey.public import Happening, Journey


def told(by: Who, journey: Journey, now: datetime) -> Iterator[Happening]:
    """Give what happened in the support of a person, and what is overdue."""
    support = narrow(by, SUPPORT_READ, Support.objects.filter(journey=journey).select_related("contact")).first()
    if support is None:
        return
    address, lang = reverse("assistance:support", args=[support.pk]), get_language() or "da"
    yield Happening(
        support.opened_at, _("Support began. Contact person: %(name)s") % {"name": support.contact}, "", address,
        plain=_("We began to help you. Your contact person is %(name)s.") % {"name": support.contact},
    )  # fmt: skip
    yield from (one._replace(address=address) for one in chain(
        _plan(support, now), _services(support, lang), _safety(support, now), _periods(support, now),
        _leaving(support), _noes(support, lang),
    ))  # fmt: skip
    if support.closed_at:
        yield Happening(
            support.closed_at, _("Support closed"), str(support.ending), address,
            plain=_("The help ended. You can always come back."),
        )  # fmt: skip


def _plan(support: Support, now: datetime) -> Iterator[Happening]:
    today = timezone.localdate(now)
    for one in support.plan.all():
        late = one.state == StepState.OPEN and one.due_on is not None and one.due_on < today
        said = " ".join(part for part in (one.goal, one.own_words) if part)
        plain = _("We agreed: %(step)s") % {"step": one.step}
        yield Happening(one.made_at, _("Plan: %(step)s") % {"step": one.step}, said, overdue=late, plain=plain)
        if one.state == StepState.DONE and one.done_at:
            yield Happening(
                one.done_at, _("Done: %(step)s") % {"step": one.step}, plain=_("Done: %(step)s") % {"step": one.step}
            )


def _services(support: Support, lang: str) -> Iterator[Happening]:
    for one in support.services.select_related("service", "key"):
        what = f"{need_name(one.service.need, lang)}: {one.service.name}"
        yield Happening(one.consent_at, what, str(one.get_state_display()), plain=what)
    for stay in support.stays.select_related("service"):
        what = _("A place: %(name)s") % {"name": stay.service.name}
        said = "" if stay.state == PlaceState.RELEASED else f"{stay.since} – {stay.until or ''}"
        yield Happening(stay.kept_at, what, said, plain=what)


def _safety(support: Support, now: datetime) -> Iterator[Happening]:
    for one in support.risks.all():
        what = _("Risks weighed: %(why)s") % {"why": one.get_occasion_display()}
        yield Happening(
            one.at, what, str(one.plan), plain=_("We talked about your safety. %(plan)s") % {"plan": one.plan}
        )
    today = timezone.localdate(now)
    due = support.next_risk_on
    if support.state == SupportState.OPEN and due is not None and due < today:
        yield Happening(midnight(due), _("The risks are to be weighed again"), overdue=True)
    for who in support.representatives.all():
        what = f"{who.get_kind_display()}: {who.name}"
        yield Happening(midnight(who.since), what, plain=what)
    for note in support.child_notes.all():
        yield Happening(
            note.at, _("What is best for the child"), str(note.best_interest), plain=str(note.best_interest)
        )
    if support.journey.child and support.state == SupportState.OPEN and not support.representatives.filter(until=None):
        yield Happening(support.opened_at, _("Nobody speaks for the child yet"), overdue=True)


def _periods(support: Support, now: datetime) -> Iterator[Happening]:
    today = timezone.localdate(now)
    periods: Any = (
        Period.objects.filter(support=support).prefetch_related("events__key").select_related("support__journey")
    )
    for one in periods:
        found = standing(one, today)
        until = found.end or _("not known")
        what = _("%(period)s until %(day)s") % {"period": one.get_kind_display(), "day": until}
        late = found.over(today) and found.ended is None and support.state == SupportState.OPEN
        yield Happening(midnight(one.start), what, overdue=late, plain=what)


def _leaving(support: Support) -> Iterator[Happening]:
    leaving = getattr(support, "leaving", None)
    if leaving is not None:
        what = _("Prepared return: %(state)s") % {"state": leaving.get_state_display()}
        said = "" if leaving.state == LeavingState.REFUSED else str(leaving.reintegration)
        yield Happening(leaving.changed_at, what, said, plain=what)


def _noes(support: Support, lang: str) -> Iterator[Happening]:
    for one in support.refusals.all():
        what = _("The person said no to: %(what)s") % {"what": need_name(one.need, lang)}
        plain = _("You said no to: %(what)s. You can still get it.") % {"what": need_name(one.need, lang)}
        yield Happening(one.at, what, str(one.said), plain=plain)


def midnight(day: Any) -> datetime:
    """Return the beginning of a day."""
    return timezone.make_aware(datetime.combine(day, time()))


def forget(journey: Journey, by: Who, at: datetime) -> None:
    """Destroy the keys of the support of a person and of everything that belongs to it."""
    support = Support.objects.filter(journey=journey).first()
    if support is None:
        return
    leaving = getattr(support, "leaving", None)
    events = [event for period in support.periods.all() for event in period.events.all()]
    parts: list[Any] = [
        *PlanStep.objects.filter(support=support), *support.services.all(), *support.risks.all(), *events,
        *support.representatives.all(), *support.child_notes.all(), *support.refusals.all(),
        *([leaving] if leaving else []), support,
    ]  # fmt: skip
    for one in parts:
        erase(record=one, by=by, at=at, verb=SUPPORT_KEEP, why="the case of the person is erased")
