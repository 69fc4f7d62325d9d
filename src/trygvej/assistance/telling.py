"""What the time line shows of a support, and how it is erased."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import chain
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from trygvej.access.public import Who, erase, narrow
from trygvej.assistance.actions.periods import standing
from trygvej.assistance.due import due, prepared
from trygvej.assistance.models import PlanStep, Support
from trygvej.assistance.models.support import EVERYTHING
from trygvej.assistance.permissions import SUPPORT_KEEP, SUPPORT_READ
from trygvej.assistance.states import LeavingState, StepState
from trygvej.directory.public import need_name
from trygvej.journey.public import Happening, Journey
from trygvej.records.public import Presence


def told(by: Who, journey: Journey, now: datetime) -> Iterator[Happening]:
    """Give what happened in the support of a person, and what is overdue."""
    found = narrow(by, SUPPORT_READ, Support.objects.filter(journey=journey))
    support = prepared(found).first()
    if support is None:
        return
    address, lang = reverse("assistance:support", args=[support.pk]), get_language() or "da"
    yield Happening(
        support.opened_at, _("Support began. Contact person: %(name)s") % {"name": support.contact}, "", address,
        plain=_("We began to help you. Your contact person is %(name)s.") % {"name": support.contact},
    )  # fmt: skip
    yield from (one._replace(address=address) for one in chain(
        _due(support, now), _needs(support, lang), _plan(support), _services(support, lang), _safety(support),
        _periods(support, now), _leaving(support), _noes(support, lang),
    ))  # fmt: skip
    if support.closed_at:
        yield Happening(
            support.closed_at, _("Support closed"), str(support.ending), address, last=True,
            plain=_("The help ended. You can always come back."),
        )  # fmt: skip


def _due(support: Support, now: datetime) -> Iterator[Happening]:
    for one in due(support, timezone.localdate(now)):
        if one.late:
            yield Happening(midnight(one.day), one.what, overdue=True)


def _needs(support: Support, lang: str) -> Iterator[Happening]:
    if support.needs_on is not None:
        wanted = [
            need_name(code, lang)
            for code, said in (support.needs or {}).items()
            if said.get("wanted") == Presence.PRESENT
        ]
        said = "\n".join(filter(None, [", ".join(wanted), str(support.wishes or "")]))
        plain = _("You told us what you need: %(needs)s") % {"needs": ", ".join(wanted) or "–"}
        yield Happening(midnight(support.needs_on), _("What the person needs"), said, plain=plain)


def _plan(support: Support) -> Iterator[Happening]:
    for one in support.plan.all():
        said = " ".join(part for part in (one.goal, one.own_words) if part)
        plain = _("We agreed: %(step)s") % {"step": one.step}
        yield Happening(one.made_at, _("Plan: %(step)s") % {"step": one.step}, said, plain=plain)
        if one.state == StepState.DONE and one.done_at:
            yield Happening(
                one.done_at, _("Done: %(step)s") % {"step": one.step}, plain=_("Done: %(step)s") % {"step": one.step}
            )


def _services(support: Support, lang: str) -> Iterator[Happening]:
    for one in support.services.all():
        what = f"{need_name(one.service.need, lang)}: {one.service.name}"
        yield Happening(one.consent_at, what, str(one.get_state_display()), plain=what)
    for stay in support.stays.all():
        what = _("A place: %(name)s") % {"name": stay.service.name}
        span = f"{short(stay.since)} – {short(stay.until) if stay.until else ''}"
        yield Happening(stay.kept_at, what, f"{stay.get_state_display()}, {span}", plain=what)


def _safety(support: Support) -> Iterator[Happening]:
    for one in support.risks.all():
        what = _("Risks weighed: %(why)s") % {"why": one.get_occasion_display()}
        yield Happening(
            one.at, what, str(one.plan), plain=_("We talked about your safety. %(plan)s") % {"plan": one.plan}
        )
    for who in support.representatives.all():
        what = f"{who.get_kind_display()}: {who.name}"
        yield Happening(midnight(who.since), what, plain=what)
    for note in support.child_notes.all():
        yield Happening(
            note.at, _("What is best for the child"), str(note.best_interest), plain=str(note.best_interest)
        )


def _periods(support: Support, now: datetime) -> Iterator[Happening]:
    """Give each period, and each thing that happened to it, in words that name its last day."""
    today = timezone.localdate(now)
    for one in support.periods.all():
        one.support = support
        found = standing(one, today)
        until = short(found.end) if found.end else _("not known")
        what = _("%(period)s until %(day)s") % {"period": one.get_kind_display(), "day": until}
        yield Happening(midnight(one.start), what, plain=what)
        for event in one.events.all():
            what = f"{one.get_kind_display()}: {event.get_what_display()}"
            days = [ngettext("%(n)s day", "%(n)s days", event.days) % {"n": event.days}] if event.days else []
            why = [str(event.get_why_display())] if event.why else []
            said = ", ".join(filter(None, [*days, *why, str(event.whom)]))
            yield Happening(midnight(event.day), what, said, plain=" – ".join(filter(None, [what, *days])))


def _leaving(support: Support) -> Iterator[Happening]:
    leaving = getattr(support, "leaving", None)
    if leaving is None:
        return
    what = _("Prepared return: %(state)s") % {"state": leaving.get_state_display()}
    said = "" if leaving.state == LeavingState.REFUSED else str(leaving.reintegration)
    yield Happening(leaving.changed_at, what, said, plain=what)
    if leaving.consent_at and leaving.state != LeavingState.CONSENTED:
        agreed = _("Prepared return: %(state)s") % {"state": LeavingState.CONSENTED.label}
        yield Happening(leaving.consent_at, agreed, str(leaving.informed), plain=agreed)


def _noes(support: Support, lang: str) -> Iterator[Happening]:
    for one in support.refusals.all():
        need = _("Everything") if one.need == EVERYTHING else need_name(one.need, lang)
        what = _("The person said no to: %(what)s") % {"what": need}
        plain = _("You said no to: %(what)s. You can still get it.") % {"what": need}
        yield Happening(one.at, what, str(one.said), plain=plain)


def short(day: date) -> str:
    """Return a day as one writes it."""
    return str(date_format(day, "SHORT_DATE_FORMAT"))


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
