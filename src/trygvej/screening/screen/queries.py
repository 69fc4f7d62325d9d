"""Every read of screenings, narrowed to what the reader may see."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from trygvej.access.public import Who, narrow
from trygvej.indicators.public import catalogue
from trygvej.screening.models import Screening
from trygvej.screening.permissions import SCREENING_READ
from trygvej.screening.screen import choosing
from trygvej.screening.screen.result import Answer, Result, assessed, result


def screenings(by: Who) -> QuerySet[Screening]:
    """Return the screenings `by` may read."""
    return narrow(by, SCREENING_READ, Screening.objects.select_related("user"))


def searched(found: QuerySet[Screening], asked: dict[str, Any]) -> QuerySet[Screening]:
    """Return those of `found` that the filter asks for."""
    conditions: dict[str, Callable[[Any], Q]] = {
        "setting": lambda value: Q(setting=value),
        "age": lambda value: Q(age=value),
        "state": lambda value: Q(state=value),
        "since": lambda value: Q(made_at__date__gte=value),
        "until": lambda value: Q(made_at__date__lte=value),
    }
    for name, condition in conditions.items():
        if asked.get(name):
            found = found.filter(condition(asked[name]))
    return found


def result_of(screening: Screening, lang: str) -> Result | None:
    """Return what the answers say, by the set as it was that day; None if they were erased or the set is gone."""
    chosen = catalogue().sets.get(screening.set_id)
    if chosen is None or screening.answers is None:
        return None
    kind = choosing.subject(screening.age)
    known = {one.indicator for one in chosen.indicators}
    said = {name: Answer(**one) for name, one in screening.answers.items() if name in known}
    found = assessed(chosen, kind, said, str(screening.user), timezone.localdate(screening.made_at))
    return result(found, kind == choosing.CHILD, lang)
