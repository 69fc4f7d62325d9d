"""Findings in words, for every page of the room: the names of signs and the reasons of an advert."""

from collections.abc import Iterable, Mapping
from typing import Any

from trygvej.indicators.public import Finding, catalogue, reason
from trygvej.records.public import Presence


def indicator_name(indicator: str, lang: str) -> str:
    """Return what people call `indicator` in `lang`; its id, if the catalogue no longer has it."""
    known = catalogue().indicators.get(indicator)
    return known.label.in_(lang) if known else indicator


def findings(stored: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Return findings from `Advert.findings`, which leaves out defaults, as the catalogue has them."""
    return [Finding(**{**one, "value": Presence(one["value"])}) for one in stored]


def reason_lines(stored: Iterable[Mapping[str, Any]], lang: str) -> list[str]:
    """Return one line for each sign that is present, the heaviest first: its name, what it rests on, its points."""
    present = findings(one for one in stored if one["value"] == Presence.PRESENT)
    return [_line(one, lang) for one in sorted(present, key=lambda one: -one.weight)]


def reasons(stored: Iterable[Mapping[str, Any]], lang: str) -> str:
    """Return all reasons as one line; empty if no sign is present."""
    return "; ".join(reason_lines(stored, lang))


def _line(finding: Finding, lang: str) -> str:
    known = catalogue()
    return reason(finding, known, lang) if finding.indicator in known.indicators else finding.indicator


def indicators_of(subject: str, lang: str) -> list[tuple[str, str]]:
    """Return the indicators that can be seen in a kind of subject: id and name, in the order of the names."""
    known = catalogue().indicators.values()
    return sorted(((one.id, one.label.in_(lang)) for one in known if subject in one.subjects), key=lambda one: one[1])
