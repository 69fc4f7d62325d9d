"""How long the directory is believed: dated rules in catalogue/rules/directory.yml."""

from datetime import date
from pathlib import Path

from django.conf import settings
from pydantic import Field

from trygvej.records.public import Rule, rule_on


class Freshness(Rule):
    """After how many days an entry is out of date, free places are an old figure, and an owner is asked once more."""

    entry_days: int = Field(gt=0)
    places_days: int = Field(gt=0)
    ask_again_days: int = Field(gt=0)


def freshness(on: date) -> Freshness:
    """Return the rule that holds on the day `on`."""
    return rule_on(Path(settings.CATALOGUE) / "rules" / "directory.yml", Freshness, on)
