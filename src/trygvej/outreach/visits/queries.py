"""Every read of rounds and visits, narrowed to what the reader may see."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Prefetch, Q, QuerySet

from trygvej.access.public import Who, narrow
from trygvej.directory.public import Place
from trygvej.indicators.public import catalogue
from trygvej.outreach.models import Advert, Round, Visit
from trygvej.outreach.permissions import ADVERT_READ, PLACE_READ, ROUND_READ, VISIT_READ
from trygvej.outreach.states import VisitState
from trygvej.outreach.words import indicator_name

TALK = "cmm-talk"  # the signs that a careful talk can bring out


class Asked(NamedTuple):
    """One sign that the form asks about. `shown`: the advert showed it."""

    indicator: str
    label: str
    question: str
    shown: bool


def rounds(by: Who) -> QuerySet[Round]:
    """Return the rounds `by` may see, with how many visits each has and how many are recorded."""
    return (
        narrow(by, ROUND_READ, Round.objects.select_related("leader", "alarm_to", "organisation"))
        .annotate(
            stops=Count("visits", filter=~Q(visits__state=VisitState.CANCELLED), distinct=True),
            done=Count("visits", filter=Q(visits__state=VisitState.RECORDED), distinct=True),
        )
        .order_by("-starts_at", "pk")
        .prefetch_related("members")
    )


def route(round_: Round) -> QuerySet[Visit]:
    """Return the visits of the route in order."""
    found = round_.visits.exclude(state=VisitState.CANCELLED).select_related("place", "recorded_by")
    adverts = Prefetch("adverts", Advert.objects.only("pk", "title", "ref", "band"))
    return found.order_by("position", "pk").prefetch_related(adverts)


def visits(by: Who) -> QuerySet[Visit]:
    """Return the visits `by` may read."""
    found = Visit.objects.select_related("place", "recorded_by", "round", "organisation")
    return narrow(by, VISIT_READ, found)


def searched(found: QuerySet[Visit], asked: dict[str, object]) -> QuerySet[Visit]:
    """Return those of `found` that the filter asks for: text, state, concern, since, until, due."""
    conditions: dict[str, Callable[[Any], Q]] = {
        "text": lambda value: Q(place__name__icontains=value) | Q(place__town__icontains=value),
        "state": lambda value: Q(state=value),
        "concern": lambda value: Q(concern=value),
        "since": lambda value: Q(planned_for__gte=value),
        "until": lambda value: Q(planned_for__lte=value),
    }
    for name, condition in conditions.items():
        if asked.get(name):
            found = found.filter(condition(asked[name]))
    return found


def due(found: QuerySet[Visit], on: date) -> QuerySet[Visit]:
    """Return those whose follow-up is due on the day `on` or was before."""
    return found.filter(follow_up_on__lte=on).order_by("follow_up_on")


def asked_about(adverts: Iterable[Advert], visit: Visit | None, lang: str) -> list[Asked]:
    """Return the signs to ask about: those the adverts showed, then those of the talk and what was answered before.

    Once recorded, what the adverts showed that day stands, whatever later runs find.
    """
    stood = list(visit.stood.all()) if visit else []
    weights = (
        [pair for one in stood for pair in one.shown.items()]
        if stood
        else [(one["indicator"], one["weight"]) for it in adverts for one in it.findings if one["value"] == "present"]
    )
    shown = dict.fromkeys(indicator for indicator, _weight in sorted(weights, key=lambda pair: -pair[1]))
    known = catalogue()
    answered = [one.indicator for one in visit.findings.all()] if visit else []
    besides = dict.fromkeys([*(item.indicator for item in known.sets[TALK].indicators if item.indicator), *answered])
    talk = [one for one in besides if one not in shown]
    return [
        Asked(
            indicator,
            indicator_name(indicator, lang),
            known.indicators[indicator].question.in_(lang) if indicator in known.indicators else "",
            indicator in shown,
        )
        for indicator in [*shown, *talk]
    ]


def services(lang: str) -> list[tuple[str, str]]:
    """Return the help that can be offered: code and name."""
    return [(one.code, one.called(lang)) for one in catalogue().terms["support"].terms]


def adverts_to_visit(by: Who, pks: Iterable[int]) -> list[Advert]:
    """Return the adverts of `pks` that `by` may see, with their places."""
    return list(narrow(by, ADVERT_READ, Advert.objects.select_related("place").filter(pk__in=list(pks))))


def places_near(by: Who, named: Iterable[int], adverts: Iterable[Advert]) -> QuerySet[Place]:
    """Return the places `named` and those of the same towns: an advert often tells the town alone."""
    seen = narrow(by, PLACE_READ, Place.objects.all())
    towns = {*seen.filter(pk__in=list(named)).values_list("town", flat=True), *(one.town for one in adverts)}
    return seen.filter(town__in=towns - {""}).order_by("town", "name")
