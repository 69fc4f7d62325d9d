"""The dated rules of the room: how a decision is signed; and the law of competence."""

from datetime import date
from pathlib import Path

from django.conf import settings

from trygvej.records.public import Law, Rule, read_law, rule_on


class Deciding(Rule):
    """Whether two different people take part, and in which role an authority signs that is not the usual one."""

    two_people: bool
    signs_as_consultant: tuple[str, ...] = ()


def deciding(on: date) -> Deciding:
    """Return how a decision is signed. Raises LookupError if no rule holds yet."""
    return rule_on(_folder() / "deciding.yml", Deciding, on)


def law() -> Law:
    """Return the law of competence of every country."""
    return read_law(_folder())


def _folder() -> Path:
    return Path(settings.CATALOGUE) / "rules"
