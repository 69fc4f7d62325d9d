"""Counting working days, by the wall clock of a country. Clocks that are put forward or back change nothing."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from trygvej.referral.rules import Calendar, calendar

_DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date, country: str) -> bool:
    """Return whether `day` is a working day in `country`."""
    rule = calendar(country, day)
    if day.weekday() >= SATURDAY or f"{day:%m-%d}" in rule.also:
        return False
    return day not in _holidays(rule.country, day.year, rule.categories)


@cache
def _holidays(country: str, year: int, categories: tuple[str, ...]) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=year, categories=categories))


def after_working_days(start: datetime, days: int, country: str) -> datetime:
    """Return the moment `days` working days after `start`: the same time of the day by the clock of `country`, in UTC.

    What begins outside working days, or before one opens, begins when it opens.
    """
    rule = calendar(country, start.date())
    zone = ZoneInfo(rule.zone)
    local = _opened(start.astimezone(zone), rule, country)
    day = local.date()
    while days:
        day += _DAY
        days -= is_working_day(day, country)
    return datetime.combine(day, local.time(), zone).astimezone(UTC)


def _opened(local: datetime, rule: Calendar, country: str) -> datetime:
    day = local.date()
    if is_working_day(day, country):
        return max(local, datetime.combine(day, time(rule.opens), local.tzinfo))
    while not is_working_day(day, country):
        day += _DAY
    return datetime.combine(day, time(rule.opens), local.tzinfo)
