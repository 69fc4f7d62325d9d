"""Reads the law of every country: catalogue/rules/<country>/periods.yml and competence.yml, and authorities.yml."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from trygvej.records.dated import in_force
from trygvej.records.law.schema import Age, Authority, CompetenceRule, Kind, LawRule, PeriodRule, Status, Step
from trygvej.records.rules import plain, read_rules

EVERY_COUNTRY = "all"
L = TypeVar("L", bound=LawRule)


@dataclass(frozen=True)
class Law:
    """All rules, by country; `authorities` by id."""

    periods: dict[str, tuple[PeriodRule, ...]]
    competences: dict[str, tuple[CompetenceRule, ...]]
    authorities: dict[str, Authority]

    @property
    def countries(self) -> list[str]:
        """Return the countries that have rules of their own."""
        return sorted({*self.periods, *self.competences} - {EVERY_COUNTRY})

    def period(self, country: str, kind: Kind, status: Status, age: Age, on: date) -> PeriodRule | None:
        """Return the rule that holds on the day `on`; None if the sources have none. An own rule goes first."""
        for place in (country, EVERY_COUNTRY):
            rules = (one for one in self.periods.get(place, ()) if one.kind == kind)
            found = in_force((one for one in rules if status in one.statuses and age in one.ages), on)
            if found is not None:
                return found
        return None

    def competence(self, country: str, step: Step, status: Status, on: date) -> CompetenceRule | None:
        """Return who is competent on the day `on`; None if the sources do not say."""
        rules = (one for one in self.competences.get(country, ()) if one.step == step and status in one.statuses)
        return in_force(rules, on)


class _Authorities(BaseModel):
    authorities: tuple[Authority, ...]


@cache
def read_law(folder: Path) -> Law:
    """Return the law that lies in `folder` (catalogue/rules). Raises OSError, or ValueError that says what is wrong."""
    listed = _Authorities.model_validate(plain(folder / "authorities.yml")).authorities
    _once([one.id for one in listed], folder / "authorities.yml")
    law = Law(
        {place.name: _rules(place / "periods.yml", PeriodRule) for place in _places(folder, "periods.yml")},
        {place.name: _rules(place / "competence.yml", CompetenceRule) for place in _places(folder, "competence.yml")},
        {one.id: one for one in listed},
    )
    _once([one.id for one in _every(law)], folder)
    _no_two_at_once(law)
    _no_dangling(law)
    return law


def _places(folder: Path, name: str) -> list[Path]:
    return sorted(one.parent for one in folder.glob(f"*/{name}"))


def _rules(path: Path, kind: type[L]) -> tuple[L, ...]:
    return read_rules(path, kind)


def _every(law: Law) -> Iterator[LawRule]:
    for rules in (*law.periods.values(), *law.competences.values()):
        yield from rules


def _once(ids: list[str], where: Path) -> None:
    twice = [name for name, count in Counter(ids).items() if count > 1]
    if twice:
        raise ValueError(f"{where}: the id {twice[0]} stands there twice. Give each rule an id of its own.")


def _no_two_at_once(law: Law) -> None:
    taken: dict[tuple[Any, ...], str] = {}
    for country, periods in law.periods.items():
        for rule in periods:
            for status in rule.statuses:
                for age in rule.ages:
                    _take(taken, (country, rule.kind, status, age, rule.begins), rule.id)
    for country, competences in law.competences.items():
        for one in competences:
            for status in one.statuses:
                _take(taken, (country, one.step, status, one.begins), one.id)


def _take(taken: dict[tuple[Any, ...], str], key: tuple[Any, ...], name: str) -> None:
    if key in taken:
        raise ValueError(f"{taken[key]} and {name} say something of the same from the same day on. Keep one.")
    taken[key] = name


def _no_dangling(law: Law) -> None:
    for rules in law.competences.values():
        for rule in rules:
            for name in rule.authorities:
                if name not in law.authorities:
                    raise ValueError(f"{rule.id} names {name}, which authorities.yml does not have.")
