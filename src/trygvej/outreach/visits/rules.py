"""How rounds are kept safe: dated rules in catalogue/rules/outreach.yml."""

from datetime import date
from pathlib import Path

from django.conf import settings
from pydantic import Field

from trygvej.records.public import Rule, rule_on


class RoundRule(Rule):
    """How many `people` go together at least, and after how many hours somebody must have heard from them."""

    people: int = Field(gt=0)
    check_in_hours: int = Field(gt=0)


def rounds(on: date) -> RoundRule:
    """Return the rule that holds on the day `on`."""
    return rule_on(Path(settings.CATALOGUE) / "rules" / "outreach.yml", RoundRule, on)
