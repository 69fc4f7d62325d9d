"""The dated rules of the room: when risks are weighed again, what counts as due; and the law of periods."""

from datetime import date
from pathlib import Path

from django.conf import settings
from pydantic import Field

from trygvej.records.public import Law, Rule, read_law, rule_on


class Safety(Rule):
    """Risks are weighed within `first_days` of the start, then at least every `every_days`."""

    first_days: int = Field(ge=0)
    every_days: int = Field(gt=0)


class Care(Rule):
    """What is shown as due `soon_days` ahead; how long a wish may wait for an answer; how often one is reminded."""

    soon_days: int = Field(ge=0)
    answer_days: int = Field(gt=0)
    remind_days: int = Field(gt=0)


def safety(on: date) -> Safety:
    """Return when risks are weighed. Raises LookupError if no rule holds yet."""
    return rule_on(_folder() / "safety.yml", Safety, on)


def care(on: date) -> Care:
    """Return what counts as due. Raises LookupError if no rule holds yet."""
    return rule_on(_folder() / "support.yml", Care, on)


def law() -> Law:
    """Return the law of periods of every country."""
    return read_law(_folder())


def _folder() -> Path:
    return Path(settings.CATALOGUE) / "rules"
