"""The STIM matrix of one advert: what the program found, what people said, and what both together come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from trygvej.indicators.public import Assessor, Finding, IndicatorSet, Outcome, catalogue, prepare, reason
from trygvej.outreach.models import Advert, Band, MatrixAnswer
from trygvej.outreach.words import findings, indicator_name
from trygvej.records.public import Presence

SET = "stim"
SUM = "weighted-sum"
_BANDS = {"red": Band.RED, "yellow": Band.YELLOW, "green": Band.GREEN}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the matrix. `found`: by the program, None if it does not look for it. `said`: the newest first."""

    slot: int
    indicator: str
    name: str
    question: str
    found: Finding | None
    shown: str
    said: list[MatrixAnswer]

    @property
    def answer(self) -> MatrixAnswer | None:
        """The answer that stands."""
        return self.said[0] if self.said else None

    @property
    def earlier(self) -> int:
        """How many answers stood before the one that stands."""
        return max(0, len(self.said) - 1)

    @property
    def open(self) -> bool:
        """Whether neither the program nor a person could tell."""
        known = self.found is not None and self.found.value is not Presence.UNKNOWN
        return not known and (self.answer is None or self.answer.value == Presence.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All lines, and how many places of the source are empty because it does not name them."""

    chosen: IndicatorSet
    rows: list[Row]
    empty: int


@dataclass(frozen=True, slots=True)
class Together:
    """What the findings and what people said come to."""

    band: Band
    points: int
    signs: int


def matrix(advert: Advert, answers: Iterable[MatrixAnswer], lang: str) -> Matrix:
    """Return the matrix of `advert`. `answers`: all of them, the newest first."""
    known = catalogue()
    chosen = known.sets[SET]
    found = {one.indicator: one for one in findings(advert.findings)}
    said: dict[str, list[MatrixAnswer]] = {}
    for one in answers:
        said.setdefault(one.indicator, []).append(one)
    rows = [
        Row(
            slot=item.slot or 0,
            indicator=item.indicator,
            name=indicator_name(item.indicator, lang),
            question=known.indicators[item.indicator].question.in_(lang),
            found=found.get(item.indicator),
            shown=_shown(found.get(item.indicator), lang),
            said=said.get(item.indicator, []),
        )
        for item in chosen.indicators
        if item.indicator
    ]
    return Matrix(chosen, rows, len(chosen.indicators) - len(rows))


def _shown(found: Finding | None, lang: str) -> str:
    """Return what a finding rests on, without its name and points."""
    if found is None or found.value is not Presence.PRESENT:
        return ""
    line = reason(found._replace(weight=0), catalogue(), lang)
    return line.removeprefix(indicator_name(found.indicator, lang)).strip()


def together(advert: Advert, standing: Mapping[str, str]) -> Together | None:
    """Return what the findings of `advert` come to with what people said: indicator -> value. None if nothing was said.

    People go before the program; that they do not know hides nothing. None also if the set is no longer there.
    """
    if not standing or advert.set_id not in catalogue().sets:
        return None
    merged = [_merged(one, standing) for one in findings(advert.findings)]
    assessor = _assessor(advert.set_id, advert.assessed_on)
    merged = [one for one in merged if one.indicator in assessor.traits]
    outcome = assessor.conclude("advert", tuple(merged)).outcome(SUM)
    return _told(outcome) if outcome else None


def _merged(one: Finding, standing: Mapping[str, str]) -> Finding:
    said = Presence(standing.get(one.indicator, Presence.UNKNOWN))
    return one if said is Presence.UNKNOWN else one._replace(value=said)


def _told(outcome: Outcome) -> Together:
    details: Mapping[str, Any] = outcome.details
    return Together(_BANDS[outcome.result], details["points"], details["indicators"])


@lru_cache(maxsize=64)
def _assessor(set_id: str, on: date) -> Assessor:
    return prepare(catalogue(), set_id, on)
