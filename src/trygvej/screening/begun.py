"""What those who handle a child's case are told of the record that began the clock: all they need, never who told."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from trygvej.screening.models import Call, ChildClock, Screening, Tip
from trygvej.screening.said import language_name
from trygvej.screening.screen.choosing import called
from trygvej.screening.screen.queries import result_of
from trygvej.screening.screen.result import Sign

Pairs = list[tuple[str, str]]


def told(clock: ChildClock, lang: str) -> Pairs:
    """Return what the record says, as pairs of a name and a text. A record that is gone has nothing to say."""
    readers: dict[str, Callable[[int, str], Pairs]] = {
        ChildClock.Kind.CALL: _of_call,
        ChildClock.Kind.TIP: _of_tip,
        ChildClock.Kind.SCREENING: _of_screening,
    }
    return [(name, text) for name, text in readers[clock.kind](clock.origin, lang) if text]


def _of_call(pk: int, lang: str) -> Pairs:
    call: Call | None = Call.objects.filter(pk=pk).first()
    if call is None:
        return []
    return [
        (_("Received"), f"{call.received_at:%Y-%m-%d %H:%M}"),
        (_("In danger now"), str(call.get_danger_display())),
        (_("Town"), call.town),
        (_("Where, more closely"), call.place),
        (_("What was seen or heard"), call.seen),
        (_("Advice that was given"), call.advice),
        (_("What is to be followed up"), call.follow_up),
        (_("Language"), language_name(call.language)),
    ]


def _of_tip(pk: int, lang: str) -> Pairs:
    tip: Tip | None = Tip.objects.filter(pk=pk).first()
    if tip is None:
        return []
    danger = (_("In danger now"), str(tip.get_danger_display()))
    if tip.brief:
        return [danger, (_("What the hotline passes on"), tip.brief)]
    said = tip.content or {}
    names = {"what": _("What was seen or heard"), "where": _("Where"), "when": _("When")}
    return [danger, *((names[key], str(said.get(key, ""))) for key in names)]


def _of_screening(pk: int, lang: str) -> Pairs:
    screening: Screening | None = Screening.objects.select_related("user", "organisation").filter(pk=pk).first()
    said = result_of(screening, lang) if screening else None
    if screening is None or said is None:
        return []
    return [
        (_("Where"), called("screening-settings", screening.setting, lang)),
        (_("Age"), str(screening.get_age_display())),
        (_("Signs that are present"), "\n".join(_with_note(one) for one in said.present)),
        (_("Not known yet"), "\n".join(one.label for one in said.unknown)),
        (_("Anything else"), screening.notes),
        (_("By whom"), f"{screening.user}, {screening.organisation}"),
    ]


def _with_note(sign: Sign) -> str:
    return f"{sign.label}: {sign.note}" if sign.note else sign.label
