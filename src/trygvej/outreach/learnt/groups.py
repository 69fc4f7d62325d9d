"""False alarms by what could hide an injustice: stated origin, language, town.

A false alarm is an advert that stood red or yellow where the visit left no concern. If one group has more of them than
the others, its people are sought out without reason, and the signs or their weights have to be looked at.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from trygvej.outreach.learnt.queries import fine
from trygvej.outreach.learnt.rules import LearntRule
from trygvej.outreach.learnt.wilson import Share, difference, share
from trygvej.outreach.models import VisitedAdvert

NONE_STATED = ""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """False alarms of one group. `code` None: the groups that are too small to stand alone, together.

    `differs`: 1 where the group has more than the others, -1 where it has fewer, 0 where chance can explain it.
    """

    code: str | None
    false: Share
    differs: int


def by_origin(stood: QuerySet[VisitedAdvert], rule: LearntRule) -> list[GroupLine]:
    """Return the lines by stated origin. An advert that states two counts for both. One query."""
    return _lines(_rows(stood, "origin"), rule, lambda code: code.split(",") if code else [NONE_STATED])


def by_language(stood: QuerySet[VisitedAdvert], rule: LearntRule) -> list[GroupLine]:
    """Return the lines by the language of the advert. One query."""
    return _lines(_rows(stood, "language"), rule, lambda code: [code])


def by_town(stood: QuerySet[VisitedAdvert], rule: LearntRule) -> list[GroupLine]:
    """Return the lines by the town that was visited. One query."""
    return _lines(_rows(stood, "visit__place__town"), rule, lambda code: [code])


Row = tuple[str, int, int]


def _rows(stood: QuerySet[VisitedAdvert], field: str) -> Iterable[Row]:
    return stood.values_list(field).annotate(false=Count("pk", filter=fine("visit__")), judged=Count("pk"))


def _lines(rows: Iterable[Row], rule: LearntRule, groups: Callable[[str], list[str]]) -> list[GroupLine]:
    false: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    all_false = all_judged = 0
    for code, wrong, whole in rows:
        all_false, all_judged = all_false + wrong, all_judged + whole
        for group in groups(code):
            false[group] += wrong
            judged[group] += whole
    large = [one for one in judged if judged[one] >= rule.smallest_group]
    # Looking at many groups finds a difference by chance: the level is shared among them (Bonferroni).
    strict = 1 - (1 - rule.confidence) / max(1, len(large))
    lines = [
        GroupLine(
            one,
            share(false[one], judged[one], rule.confidence),
            _differs((false[one], judged[one]), (all_false - false[one], all_judged - judged[one]), strict),
        )
        for one in large
    ]
    small = [one for one in judged if judged[one] < rule.smallest_group]
    together = sum(judged[one] for one in small)
    lines.sort(key=lambda one: (-one.false.whole, one.code))
    if together >= rule.smallest_group:  # else what is left out could be worked out from the rest
        lines.append(GroupLine(None, share(sum(false[one] for one in small), together, rule.confidence), 0))
    return lines


def _differs(one: tuple[int, int], rest: tuple[int, int], confidence: float) -> int:
    low, high = difference(one, rest, confidence)
    return 1 if low > 0 else -1 if high < 0 else 0
