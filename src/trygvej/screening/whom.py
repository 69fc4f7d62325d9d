"""Whom to call and what to do first: data of the catalogue, by country and by need."""

from collections.abc import Iterable
from typing import NamedTuple

from trygvej.indicators.public import catalogue

EMERGENCY, HELPLINE, POLICE, CHILD, ADVICE = "emergency", "helpline", "police", "child", "advice"
FOR_PEOPLE = (EMERGENCY, HELPLINE, POLICE, CHILD)  # without what is for professionals


class Number(NamedTuple):
    """One to call. `number` is empty where the local one must be looked up; `hours`: day-night, office or unknown."""

    kind: str
    number: str
    label: str
    hours: str

    @property
    def dial(self) -> str:
        """Return the number as a telephone dials it."""
        return "".join(one for one in self.number if one.isdigit() or one == "+")


def numbers(country: str, lang: str, kinds: Iterable[str] = (*FOR_PEOPLE, ADVICE)) -> list[Number]:
    """Return whom to call in `country`, the most urgent first; 112 alone for a country that the list does not know."""
    wanted, terms = set(kinds), catalogue().terms["whom-to-call"].terms
    found = [
        Number(one.extra("kind"), one.extra("number"), one.called(lang), one.extra("hours"))
        for one in terms
        if one.extra("country") == country and one.extra("kind") in wanted
    ]
    return found or [Number(EMERGENCY, "112", "112", "day-night")]


def countries() -> list[str]:
    """Return the countries that the list knows, in its order."""
    return list(dict.fromkeys(one.extra("country") for one in catalogue().terms["whom-to-call"].terms))


def first_steps(when: str, lang: str) -> list[str]:
    """Return what to do at once: `when` is danger, child or always."""
    return [one.called(lang) for one in catalogue().terms["first-steps"].terms if one.extra("when") == when]
