"""Rules of decision: each turns findings into an outcome that can be read. The numbers are data of the set."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trygvej.indicators.assessment import Finding, Outcome
from trygvej.indicators.schema import Decision, IloDimensions, Line, Palermo, SeveralTogether, WeightedSum
from trygvej.records.public import Presence

PALERMO_ELEMENTS = ("act", "means", "purpose")
UNDETERMINED = "undetermined"
MEANS = "means"  # in a table of dimensions: deceptive or coercive recruitment


@dataclass(frozen=True, slots=True)
class Traits:
    """What the rules need to know of an indicator in a set."""

    element: str
    origin: bool
    x_factor: bool
    group: str | None
    strength: str | None
    scores: bool = True  # weight above nought on the day


@dataclass(frozen=True, slots=True)
class Case:
    """The findings of one subject with the traits of their indicators."""

    child: bool
    findings: Sequence[Finding]
    traits: dict[str, Traits]


def decide(rule: Decision, case: Case) -> Outcome:
    """Apply one rule of decision."""
    match rule:
        case WeightedSum():
            return weighted_sum(rule, case)
        case SeveralTogether():
            return several_together(rule, case)
        case IloDimensions():
            return ilo_dimensions(rule, case)
        case Palermo():
            return palermo(case)


def counted(case: Case) -> int:
    """Count the signs that stand together.

    The x-factor counts like any other. Stated origin and signs without points never do: they say nothing that
    could make two out of one.
    """
    traits = case.traits
    return sum([_counts(traits[one.indicator]) for one in case.findings if one.value is Presence.PRESENT])


def _counts(traits: Traits) -> bool:
    return traits.x_factor or (traits.scores and not traits.origin)


def points(case: Case) -> int:
    """Add the points of what is present: without the x-factor, and without origin unless others score."""
    by_origin = others = 0
    for one in case.findings:
        if one.value is Presence.PRESENT:
            traits = case.traits[one.indicator]
            if traits.origin:
                by_origin += one.weight
            elif not traits.x_factor:
                others += one.weight
    return others + by_origin if others else 0


def weighted_sum(rule: WeightedSum, case: Case) -> Outcome:
    """Put the sum into a band: the first band whose points and number of signs are both reached."""
    total, signs = points(case), counted(case)
    band = next(b.band for b in rule.bands if total >= b.points and signs >= b.indicators)
    return Outcome(rule.rule, band, {"points": total, "indicators": signs})


def several_together(rule: SeveralTogether, case: Case) -> Outcome:
    """Say whether several signs stand together. One alone is never enough."""
    signs = counted(case)
    unknown = sum(one.value is Presence.UNKNOWN for one in case.findings)
    result = "several" if signs >= rule.at_least else "few" if signs else "none"
    return Outcome(rule.rule, result, {"indicators": signs, "at_least": rule.at_least, "unknown": unknown})


def ilo_dimensions(rule: IloDimensions, case: Case) -> Outcome:
    """Say which dimensions are positive, and what the table of the source calls the combination.

    A dimension is positive when a line of the rule is reached, open (unknown) when what nobody has asked could
    still reach one, else not. Where the table is silent, or a dimension it asks for is open, the outcome is
    UNDETERMINED, and a person assesses (ILO and EC 2009).
    """
    sure, possible = _strengths(case, (Presence.PRESENT,)), _strengths(case, (Presence.PRESENT, Presence.UNKNOWN))
    facts = {name: _positive(rule, count, possible[name]) for name, count in sure.items()}
    recruitment = [facts.get(f"{kind}-recruitment", Presence.ABSENT) for kind in ("deceptive", "coercive")]
    asked = {**facts, MEANS: _either(recruitment)}
    wanted = {True: Presence.PRESENT, False: Presence.ABSENT}
    result = next(
        (c.result for c in rule.combination if all(asked.get(k) is wanted[v] for k, v in c.when.items())),
        UNDETERMINED,
    )
    return Outcome(rule.rule, result, {"dimensions": facts, "counts": {k: dict(v) for k, v in sure.items()}})


def _strengths(case: Case, values: Collection[Presence]) -> dict[str, Counter[str]]:
    """Count the findings with one of `values` by dimension and strength."""
    counts: dict[str, Counter[str]] = {t.group: Counter() for t in case.traits.values() if t.group}
    for one in case.findings:
        traits = case.traits[one.indicator]
        if one.value in values and traits.group and traits.strength:
            counts[traits.group][traits.strength] += 1
    return counts


def _positive(rule: IloDimensions, sure: Counter[str], possible: Counter[str]) -> Presence:
    if any(_reaches(line, sure) for line in rule.positive):
        return Presence.PRESENT
    return Presence.UNKNOWN if any(_reaches(line, possible) for line in rule.positive) else Presence.ABSENT


def _either(values: list[Presence]) -> Presence:
    if Presence.PRESENT in values:
        return Presence.PRESENT
    return Presence.UNKNOWN if Presence.UNKNOWN in values else Presence.ABSENT


def _reaches(line: Line, count: Counter[str]) -> bool:
    """Tell whether `count` reaches every number of `line`; none is used twice."""
    spare = {
        "strong": count["strong"] - line.strong,
        "medium": count["medium"] - line.medium,
        "weak": count["weak"] - line.weak,
    }
    return min(spare.values()) >= 0 and spare["medium"] + spare["weak"] >= line.medium_or_weak


def palermo(case: Case) -> Outcome:
    """Say which of act, means and purpose have signs, and which are not known yet.

    For a child the means are not needed (Palermo Protocol, article 3 c). An element without a sign is
    unknown as long as one of its signs is: doubt benefits the person.
    """
    needed = tuple(e for e in PALERMO_ELEMENTS if not (case.child and e == "means"))
    values = {element: _element_value(case, element) for element in needed}
    if all(value is Presence.PRESENT for value in values.values()):
        result = "all"
    else:
        result = "some" if Presence.PRESENT in values.values() else "none"
    return Outcome("palermo", result, {"elements": values})


def _element_value(case: Case, element: str) -> Presence:
    values = [one.value for one in case.findings if case.traits[one.indicator].element == element]
    if Presence.PRESENT in values:
        return Presence.PRESENT
    return Presence.ABSENT if values and Presence.UNKNOWN not in values else Presence.UNKNOWN
