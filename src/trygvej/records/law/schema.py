"""The shape of the files in catalogue/rules/<country>/. An unknown key, status or reason is an error."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from trygvej.records.languages import Text
from trygvej.records.law.amounts import Amount
from trygvej.records.rules import Rule

Age = Literal["adult", "child"]
Length = Amount | Literal["none", "unknown"]  # none: the law names none; unknown: no source that was seen says


class Status(StrEnum):
    """The person's stay in the country, as far as it decides which rule holds."""

    NO_LAWFUL_STAY = "no-lawful-stay"
    ASYLUM_SEEKER = "asylum-seeker"
    LAWFUL_STAY = "lawful-stay"
    EU_CITIZEN = "eu-citizen"
    CITIZEN = "citizen"


class Kind(StrEnum):
    """What lasts for a time."""

    REFLECTION = "reflection"
    PERMIT = "permit"
    EMERGENCY = "emergency"
    REINTEGRATION = "reintegration"


class Reason(StrEnum):
    """Why a period may be extended."""

    SPECIAL_REASONS = "special-reasons"
    PREPARED_RETURN = "prepared-return"
    INVESTIGATION = "investigation"
    NEED = "need"


class Step(StrEnum):
    """What an authority is competent for."""

    REASONABLE_GROUNDS = "reasonable-grounds"
    DECISION = "decision"
    REFLECTION = "reflection"
    CRIMINAL_CASE = "criminal-case"


class LawRule(Rule):
    """What the rules of periods and of competence share.

    `day_known`: false where a source names the rule, but not the day from which it holds: that day is then a guess,
    and is said to be one. `note`: what else one has to know.
    """

    id: str = Field(pattern=r"^[a-z]{2,3}(-[a-z0-9]+)+$")
    statuses: tuple[Status, ...] = tuple(Status)
    day_known: bool = True
    note: Text | None = None


class PeriodRule(LawRule):
    """How long something lasts, how it is extended, and how long it lasts at most.

    `reads`: whether `first` is the length itself, or the least or the most that may be given. A rule that says only
    that the length is unknown has no `first`. `pause`: whether the period stands still while it is paused.
    """

    kind: Kind
    ages: tuple[Age, ...] = ("adult", "child")
    first: Amount | None = None
    reads: Literal["exactly", "at-least", "up-to"] = "exactly"
    at_most: Length = "unknown"
    extend_for: tuple[Reason, ...] = ()
    pause: Literal["stops", "runs", "unknown"] = "unknown"

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.first is None and (self.extend_for or isinstance(self.at_most, Amount)):
            raise ValueError("a rule without a first length cannot be extended and has no longest length")
        return self


class CompetenceRule(LawRule):
    """Which authorities are competent for a step; ids of authorities.yml. Empty: the sources do not say."""

    step: Step
    authorities: tuple[str, ...] = ()


class Authority(BaseModel):
    """One who decides, by its name in the three languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z]{2,3}(-[a-z]+)+$")
    name: Text
