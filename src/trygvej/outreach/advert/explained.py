"""Each finding of an advert explained from the catalogue: what it is, why it matters, what else may lie behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trygvej.indicators.public import Finding, catalogue, evidence_word, reason
from trygvej.outreach.words import findings
from trygvej.records.public import Presence


@dataclass(frozen=True, slots=True)
class Explained:
    """One finding in words. `number` is the one beside the marked text. `rests_on`: words or value, empty if none."""

    number: int
    finding: Finding
    name: str
    line: str
    why: str
    question: str
    innocent: list[str]
    evidence: str
    source: str
    noticed: tuple[str, ...]
    by_people: bool
    stored: Mapping[str, Any]


def explained(stored: list[dict[str, Any]], lang: str) -> list[Explained]:
    """Return every finding of an advert: present first, then unknown, then absent; the heaviest first, numbered."""
    order = [Presence.PRESENT, Presence.UNKNOWN, Presence.ABSENT]
    pairs = sorted(
        zip(findings(stored), stored, strict=True), key=lambda pair: (order.index(pair[0].value), -pair[0].weight)
    )
    return [_explained(number, one, raw, lang) for number, (one, raw) in enumerate(pairs, 1)]


def _explained(number: int, one: Finding, raw: Mapping[str, Any], lang: str) -> Explained:
    known = catalogue()
    sign = known.indicators.get(one.indicator)
    if sign is None:  # taken out of the catalogue since
        return Explained(number, one, one.indicator, one.indicator, "", "", [], "", "", (), False, raw)
    source = known.sources.get(sign.evidence.source)
    return Explained(
        number=number,
        finding=one,
        name=sign.label.in_(lang),
        line=reason(one, known, lang),
        why=sign.why.in_(lang),
        question=sign.question.in_(lang),
        innocent=[each.in_(lang) for each in sign.innocent],
        evidence=evidence_word(sign.evidence.cls, lang),
        source=f"{source.title} ({source.publisher}, {source.year})" if source else sign.evidence.source,
        noticed=tuple(sign.noticed),
        by_people="read" not in sign.noticed and "derived" not in sign.noticed,
        stored=raw,
    )
