"""What the answers say of act, means and purpose: findings, what is not known, and never a verdict."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from trygvej.indicators.public import Subject, assess, catalogue
from trygvej.records.public import Presence, Statement, combine

SETS = ("cmm-talk", "cmm-general")
ELEMENTS = ("act", "means", "purpose")
Answers = Mapping[str, list[str]]


class Sign(NamedTuple):
    """One sign: its id, name, how to ask, value, note."""

    id: str
    label: str
    ask: str
    value: str
    note: str


class Shown(NamedTuple):
    """What the page shows: each element with its value and signs; what is present, absent and not known."""

    elements: dict[str, Presence]
    present: list[Sign]
    absent: list[Sign]
    unknown: list[Sign]


def indicators() -> list[str]:
    """Return the indicators of the talk, each once, in the order of the sets."""
    every = [one.indicator for name in SETS for one in catalogue().sets[name].indicators if one.indicator]
    return list(dict.fromkeys(every))


def shown(answers: Answers | None, child: bool, by: str, on: date, lang: str) -> Shown:
    """Return what the answers say on the day `on`."""
    said = answers or {}
    stated = tuple(
        Statement(name, Presence(value), by, note)
        for name, (value, note) in said.items()
        if value in ("present", "absent")
    )
    subject = Subject("person-child" if child else "person-adult", stated)
    outcomes = [assess(subject, name, on=on, catalogue=catalogue()).outcome("palermo") for name in SETS]
    known = [one.details["elements"] for one in outcomes if one]
    elements = {name: combine([Presence(one[name]) for one in known if one.get(name) is not None]) for name in ELEMENTS}
    signs = [_sign(name, said, lang) for name in indicators()]
    return Shown(elements, *([one for one in signs if one.value == value] for value in Presence))


def _sign(name: str, answers: Answers, lang: str) -> Sign:
    one = catalogue().indicators[name]
    value, note = answers.get(name, ["unknown", ""])
    return Sign(name, one.label.in_(lang), one.question.in_(lang), value, note)
