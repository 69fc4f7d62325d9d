"""What the answers say: which of act, means and purpose have signs, what is not known. Never a verdict."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from trygvej.indicators.public import Assessment, Finding, IndicatorSet, Subject, assess, catalogue
from trygvej.records.public import Presence, Statement

ELEMENTS = ("act", "means", "purpose")


class Answer(NamedTuple):
    """What was found of one sign, and a note."""

    value: str
    note: str = ""


class Sign(NamedTuple):
    """A sign as the page shows it: what it is, why it matters, how to ask, what else it could be, what was noted."""

    label: str
    why: str
    question: str
    innocent: tuple[str, ...]
    note: str
    element: str


class Result(NamedTuple):
    """What the page of the result shows.

    `elements`: act, means, purpose -> value; None where it is not needed (the means, for a child). `signs`: how many
    are present of `at_least`, the number that the set asks for.
    """

    child: bool
    elements: dict[str, Presence | None]
    several: str
    signs: int
    at_least: int
    present: list[Sign]
    unknown: list[Sign]
    absent: list[Sign]


def assessed(one: IndicatorSet, kind: str, answers: Mapping[str, Answer], by: str, on: date) -> Assessment:
    """Return the assessment of what a professional answered on the day `on`. What is not answered is not known."""
    said = tuple(
        Statement(name, Presence(answer.value), by, answer.note)
        for name, answer in answers.items()
        if answer.value != Presence.UNKNOWN
    )
    return assess(Subject(kind, said), one.id, on=on, catalogue=catalogue())


def result(assessment: Assessment, child: bool, lang: str) -> Result:
    """Return `assessment` in the words of `lang`."""
    several, palermo = assessment.outcome("several-together"), assessment.outcome("palermo")
    known = palermo.details["elements"] if palermo else {}
    signs = {value: [_sign(one, lang) for one in assessment.with_value(value)] for value in Presence}
    return Result(
        child=child,
        elements={name: known.get(name) for name in ELEMENTS},
        several=several.result if several else "",
        signs=several.details["indicators"] if several else 0,
        at_least=several.details["at_least"] if several else 0,
        present=signs[Presence.PRESENT],
        unknown=signs[Presence.UNKNOWN],
        absent=signs[Presence.ABSENT],
    )


def _sign(finding: Finding, lang: str) -> Sign:
    known = catalogue().indicators[finding.indicator]
    return Sign(
        label=known.label.in_(lang),
        why=known.why.in_(lang),
        question=known.question.in_(lang),
        innocent=tuple(one.in_(lang) for one in known.innocent),
        note=finding.evidence,
        element=known.element,
    )
