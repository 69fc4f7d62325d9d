"""How soon a sealed record must be handled: dated data in catalogue/rules/sealed.yml."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field

from trygvej.records.public import in_force


class ClockRule(BaseModel):
    """For how many `hours` a sealed record may wait, from the day `begins` on."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    begins: date
    hours: int = Field(gt=0)
    source: str = Field(min_length=3)
    trust: Literal["law", "guidance", "own-choice"]


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    rules: tuple[ClockRule, ...]


def longest_wait(on: date) -> timedelta:
    """Return how long a sealed record may wait that arrives on the day `on`. Raises LookupError if no rule holds."""
    rule = in_force(_read().rules, on)
    if rule is None:
        raise LookupError(f"catalogue/rules/sealed.yml has no rule that holds on {on}.")
    return timedelta(hours=rule.hours)


@cache
def _read() -> _Rules:
    path = Path(settings.CATALOGUE) / "rules" / "sealed.yml"
    return _Rules.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
