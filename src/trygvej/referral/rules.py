"""By when something has to be done, and what counts as a working day: dated rules in catalogue/rules."""

from datetime import date
from pathlib import Path

from django.conf import settings
from pydantic import Field, model_validator

from trygvej.access.public import Role
from trygvej.records.public import Rule, in_force, read_rules


class Deadline(Rule):
    """How long whoever has a referral may take, in `hours` or `working_days`; then who is told and when it lapses."""

    kind: str
    hours: int | None = Field(default=None, gt=0)
    working_days: int | None = Field(default=None, gt=0)
    remind_hours: int = Field(gt=0)
    again_hours: int = Field(gt=0)
    lapse_hours: int = Field(gt=0)
    escalate_to: tuple[Role, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_measure(self) -> "Deadline":
        if (self.hours is None) == (self.working_days is None):
            raise ValueError("A deadline is in hours or in working days, one of the two.")
        return self


class Calendar(Rule):
    """Working days of a country: Monday to Friday without holidays of `categories` and without the days `also`."""

    country: str
    zone: str
    opens: int = Field(ge=0, lt=24)
    categories: tuple[str, ...]
    also: tuple[str, ...]


def deadline(kind: str, on: date) -> Deadline:
    """Return the rule for `kind` that holds on the day `on`. Raises LookupError if none holds yet."""
    rules = read_rules(Path(settings.CATALOGUE) / "rules" / "referral.yml", Deadline)
    found = in_force((one for one in rules if one.kind == kind), on)
    if found is None:
        raise LookupError(f"referral.yml has no rule for {kind} that holds on {on}.")
    return found


def calendar(country: str, on: date) -> Calendar:
    """Return the calendar of `country`; Denmark's for a country that has none yet. Raises LookupError."""
    rules = read_rules(Path(settings.CATALOGUE) / "rules" / "calendars.yml", Calendar)
    for code in (country, "DK"):
        found = in_force((one for one in rules if one.country == code), on)
        if found is not None:
            return found
    raise LookupError(f"calendars.yml has no calendar that holds on {on}.")
