"""The dated rule of the room: when a time line says that nothing has happened for long."""

from datetime import date
from pathlib import Path

from django.conf import settings
from pydantic import Field

from trygvej.records.public import Rule, rule_on


class Silence(Rule):
    """So many days without anything on the time line are shown as a gap."""

    silent_days: int = Field(gt=0)


def silence(on: date) -> Silence:
    """Return when a gap is shown. Raises LookupError if no rule holds yet."""
    return rule_on(Path(settings.CATALOGUE) / "rules" / "time-line.yml", Silence, on)
