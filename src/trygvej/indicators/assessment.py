"""What goes into an assessment and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from trygvej.indicators.tokens import Tokens
from trygvej.records.public import Presence, Statement


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what is assessed, and what is known.

    `kind`: one of the subjects of the catalogue. `statements`: what people noticed. `fields`: what was
    extracted or derived from links, by name; a field that is missing or None is not known. `tokens` and
    `lang`: the text that was read, and its language (ISO 639-1).
    """

    kind: str
    statements: tuple[Statement, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    tokens: Tokens | None = None
    lang: str | None = None


class Finding(NamedTuple):
    """One indicator and what is known of it.

    `weight`: its points on the day. `evidence`: the words, the field or the note it rests on. `start`, `end`:
    where the words stand in the text, -1 if elsewhere. `by`: who or what noticed it.
    """

    indicator: str
    value: Presence
    weight: int
    evidence: str = ""
    start: int = -1
    end: int = -1
    by: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule of decision says of the findings. It orders and points; people decide.

    `rule`: the rule. `result`: its word (a band, "several", a combination). `details`: the numbers or parts it
    rests on.
    """

    rule: str
    result: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Findings with reasons, and what the rules of the set say of them.

    `x_factor` holds the professional's own concern apart from the sum. `lock`: sha256 of the catalogue lock,
    so that the assessment can be done again as it was. `switched_off`: indicators that were left out.
    """

    set_id: str
    set_version: int
    on: date
    lock: str
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]
    x_factor: tuple[Finding, ...] = ()
    switched_off: tuple[str, ...] = ()

    def outcome(self, rule: str) -> Outcome | None:
        """Return the outcome of `rule`, None if the set does not use it."""
        return next((one for one in self.outcomes if one.rule == rule), None)

    def with_value(self, value: Presence) -> list[Finding]:
        """Return the findings that are present, absent or unknown."""
        return [one for one in self.findings if one.value is value]
