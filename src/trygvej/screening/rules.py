"""The dated rules of the room: the clock of a child, what a tip may hold, how long a shift looks back."""

from datetime import date
from pathlib import Path

from django.conf import settings
from pydantic import Field

from trygvej.records.public import Rule, rule_on


class ChildTeam(Rule):
    """The local team meets within `hours`; those responsible are reminded `remind_hours` before that."""

    hours: int = Field(gt=0)
    remind_hours: int = Field(gt=0)


class Tips(Rule):
    """What a tip may hold, and from how many in a minute a sum must be worked out.

    `letters` of one text; `files` with one tip, each of `megabytes` at most; `side` of a kept picture in pixels.
    """

    letters: int = Field(gt=0)
    files: int = Field(gt=0)
    megabytes: int = Field(gt=0)
    side: int = Field(gt=0)
    rush: int = Field(gt=0)


class Shift(Rule):
    """How many `hours` back the page of the shift looks."""

    hours: int = Field(gt=0)


def child_team(on: date) -> ChildTeam:
    """Return the rule of the clock. Raises LookupError if none holds yet."""
    return rule_on(_file("child-team"), ChildTeam, on)


def tips(on: date) -> Tips:
    """Return the limits of tips. Raises LookupError if none holds yet."""
    return rule_on(_file("tips"), Tips, on)


def shift(on: date) -> Shift:
    """Return how far a shift looks back. Raises LookupError if none holds yet."""
    return rule_on(_file("hotline"), Shift, on)


def _file(name: str) -> Path:
    return Path(settings.CATALOGUE) / "rules" / f"{name}.yml"
