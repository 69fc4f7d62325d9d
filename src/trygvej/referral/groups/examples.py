"""Ways of working together, from the catalogue: what a group can be made after."""

from typing import Any, NamedTuple

from trygvej.indicators.public import catalogue
from trygvej.referral.words import lang

MODELS = "cooperation-models"


class Example(NamedTuple):
    """One way of working together. `hours`: within how many the group meets when a child may be exposed, if it does."""

    code: str
    name: str
    level: str
    about: str
    members: str
    tasks: tuple[str, ...]
    hours: int | None


def examples() -> list[Example]:
    """Return them in the reader's language."""
    return [
        Example(
            one.code,
            one.called(lang()),
            one.extra("level"),
            _said(one.extra("about")),
            _said(one.extra("members")),
            tuple(_said(task) for task in one.extra("tasks", [])),
            one.extra("hours"),
        )
        for one in catalogue().terms[MODELS].terms
    ]


def example(code: str) -> Example | None:
    """Return the one with `code`, if there is one."""
    return next((one for one in examples() if one.code == code), None)


def _said(words: Any) -> str:
    return str(words.get(lang(), words["en"]))
