"""Which set fits: by where one meets the person, by one's profession, and by age. Data of the catalogue.

A child, or one whose age is in doubt, always gets the set for children.
"""

from typing import NamedTuple

from trygvej.indicators.public import IndicatorSet, Term, catalogue
from trygvej.screening.models import Screening

CHILD_SET = "screening-child"
CHILD, ADULT = "person-child", "person-adult"


class Choice(NamedTuple):
    """A set that can be chosen: `fits` if it is the best for the place."""

    set_id: str
    title: str
    about: str
    fits: bool


def settings(lang: str, profession: str = "") -> list[tuple[str, str]]:
    """Return the places where one may meet a person: code and name; those of `profession` come first."""
    first = _extra("screening-professions", profession, "settings")
    terms = sorted(_terms("screening-settings"), key=lambda one: one.code not in first)
    return [(one.code, one.called(lang)) for one in terms]


def professions(lang: str) -> list[tuple[str, str]]:
    """Return the professions: code and name."""
    return [(one.code, one.called(lang)) for one in _terms("screening-professions")]


def subject(age: str) -> str:
    """Return what the person is assessed as. In doubt is a child (Palermo Protocol; CBSS guidelines)."""
    return ADULT if age == Screening.Age.ADULT else CHILD


def choices(setting: str, age: str, lang: str) -> list[Choice]:
    """Return the sets that fit, the best first. For a child there is one."""
    if subject(age) == CHILD:
        ids = [CHILD_SET]
    else:
        ids = _extra("screening-settings", setting, "sets") or ["screening-general"]
    sets = [catalogue().sets[one] for one in ids]
    return [Choice(one.id, one.title.in_(lang), one.about.in_(lang), not n) for n, one in enumerate(sets)]


def chosen(setting: str, age: str, asked: str) -> IndicatorSet:
    """Return the set `asked` for if it fits the place and the age, else the best that does."""
    fitting = [one.set_id for one in choices(setting, age, "en")]
    return catalogue().sets[asked if asked in fitting else fitting[0]]


def called(list_id: str, code: str, lang: str) -> str:
    """Return what the reader calls an entry of a list; its code if the list no longer has it."""
    term = catalogue().terms[list_id].by_code.get(code)
    return term.called(lang) if term else code


def _terms(list_id: str) -> list[Term]:
    return catalogue().terms[list_id].terms


def _extra(list_id: str, code: str, key: str) -> list[str]:
    term = catalogue().terms[list_id].by_code.get(code)
    found: list[str] = term.extra(key, []) if term else []
    return found
