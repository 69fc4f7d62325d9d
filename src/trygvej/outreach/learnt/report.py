"""All that the page tells, counted once: the page, its charts and its files are made of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _

from trygvej.access.public import Who
from trygvej.indicators.public import catalogue
from trygvej.outreach.learnt import groups, queries
from trygvej.outreach.learnt.queries import Asked, BandLine, MissedLine, MonthLine, SignLine
from trygvej.outreach.learnt.rules import LearntRule, learnt
from trygvej.outreach.learnt.wilson import Share
from trygvej.outreach.models import Band, Visit
from trygvej.outreach.words import indicator_name

Group = tuple[str, Share, int]  # name, false alarms, how it differs from the others


@dataclass(frozen=True, slots=True)
class Report:
    """What the visits teach. `groups`: false alarms by what they are grouped by. `low`: how many green were serious.

    `bands`: the name of each, what became of it, and of its adverts those that were visited and all, if it has any.
    """

    rule: LearntRule
    totals: dict[str, int]
    signs: list[tuple[str, SignLine]]
    missed: list[tuple[str, MissedLine]]
    bands: list[tuple[str, BandLine, tuple[int, int] | None]]
    months: list[MonthLine]
    groups: dict[str, list[Group]]
    low: int
    readable: list[Visit]

    @property
    def level(self) -> int:
        """At how many percent the intervals are drawn."""
        return round(100 * self.rule.confidence)

    @property
    def judged(self) -> int:
        """How many visits ended with a judgement."""
        return self.totals["serious"] + self.totals["fine"]


def report(by: Who, asked: Asked, on: date, lang: str) -> Report:
    """Count all of it for `by`. Thirteen queries, however many visits there are."""
    rule, visits = learnt(on), queries.counted(by, asked)
    low, readable = queries.ranked_low(visits, by)
    stood, reached = queries.stood(visits), queries.reached(by, asked)
    return Report(
        rule=rule,
        totals=queries.totals(visits),
        signs=[(indicator_name(one.indicator, lang), one) for one in queries.signs(visits, rule.confidence)],
        missed=[(indicator_name(one.indicator, lang), one) for one in queries.missed(visits)],
        bands=[
            (_band(one.band), one, None if one.band is None else reached.get(one.band))
            for one in queries.bands(visits, rule.confidence)
        ],
        months=queries.months(visits, rule.confidence),
        groups={
            "origin": [_group(one, "origins", lang) for one in groups.by_origin(stood, rule)],
            "language": [_group(one, "languages", lang) for one in groups.by_language(stood, rule)],
            "town": [_group(one, "", lang) for one in groups.by_town(stood, rule)],
        },
        low=low,
        readable=readable,
    )


def _band(band: int | None) -> str:
    return str(_("No advert led there") if band is None else Band(band).label)


def _group(line: groups.GroupLine, terms: str, lang: str) -> Group:
    if line.code is None:
        name = _("Smaller groups together")
    elif line.code == groups.NONE_STATED:
        name = _("None stated")
    else:
        name = _called(terms, line.code, lang) if terms else line.code
    return name, line.false, line.differs


def _called(terms: str, code: str, lang: str) -> str:
    if code == "und":
        return _("Not known")
    return next((one.called(lang) for one in catalogue().terms[terms].terms if one.code == code), code)


def chart(found: Report) -> dict[str, Any]:
    """Return what the chart draws: months as seconds since 1970; share, low and high, None where none was judged."""
    at = [int(datetime(one.month.year, one.month.month, 1, tzinfo=UTC).timestamp()) for one in found.months]
    return {
        "at": at,
        "all": _series([one.worried for one in found.months]),
        "red": _series([one.red for one in found.months]),
    }


def _series(shares: list[Share]) -> list[list[float | None]]:
    drawn = [(one.value, one.low, one.high) if one.whole else (None, None, None) for one in shares]
    return [list(line) for line in zip(*drawn, strict=True)]
