"""How it is counted: dated rules in catalogue/rules/learnt.yml."""

from datetime import date
from pathlib import Path

from django.conf import settings
from pydantic import Field

from trygvej.records.public import Rule, rule_on


class LearntRule(Rule):
    """With which `confidence` intervals are drawn, and how many judged adverts a group has that is shown by itself."""

    confidence: float = Field(gt=0.5, lt=1)
    smallest_group: int = Field(gt=1)


def learnt(on: date) -> LearntRule:
    """Return the rule that holds on the day `on`."""
    return rule_on(Path(settings.CATALOGUE) / "rules" / "learnt.yml", LearntRule, on)
