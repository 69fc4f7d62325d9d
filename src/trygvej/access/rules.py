"""The dated rules of the room: how long records are kept, how long a glass stays broken. Data in catalogue/rules."""

from datetime import date
from pathlib import Path
from typing import Literal

from django.conf import settings
from pydantic import Field

from trygvej.records.public import Rule, Text, in_force, read_rules, rule_on


class Period(Rule):
    """How long records of a `kind` are kept: `days`, counted from what `counted_from` says, then `action`.

    `name`: what people call the kind. `note`: what of it stays.
    """

    kind: str
    name: Text
    days: int = Field(gt=0)
    counted_from: Text
    action: Literal["delete", "erase"]
    note: Text | None = None


class GlassRule(Rule):
    """For how many `minutes` a broken glass is open, and how many letters its reason has at least."""

    minutes: int = Field(gt=0)
    reason_letters: int = Field(gt=0)


def folder() -> Path:
    """Return the folder of the rules."""
    return Path(settings.CATALOGUE) / "rules"


def period(kind: str, on: date) -> Period | None:
    """Return the rule for `kind` on the day `on`; None if there is none yet: then nothing is deleted."""
    rules = read_rules(folder() / "retention.yml", Period)
    return in_force((one for one in rules if one.kind == kind), on)


def glass(on: date) -> GlassRule:
    """Return the rule of the broken glass. Raises LookupError if none holds yet."""
    return rule_on(folder() / "break-glass.yml", GlassRule, on)
