"""What the law makes of one case: when a period ends, how long it can last, what could not be done and why.

Each thing that happened is judged by the law of its own day, and the longest length by the law of the day on which one
asks. So the same case asked about on two days gives the law of each, and what was granted is never taken back.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from trygvej.records.law.amounts import Amount
from trygvej.records.law.reader import Law
from trygvej.records.law.schema import Age, Kind, PeriodRule, Reason, Status

What = Literal["extended", "paused", "resumed", "ended", "told"]
Trouble = Literal[
    "not-begun", "unknown", "before-start", "after-end", "reason", "no-extension", "shortened", "pause", "not-paused"
]  # fmt: skip
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a period. `amount`, `reason`: of an extension. `whom`: who was told."""

    what: What
    day: date
    amount: Amount | None = None
    reason: Reason | None = None
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A period of one person: which, where, by which status and age, from which day, and what happened since."""

    country: str
    status: Status
    start: date
    kind: Kind = Kind.REFLECTION
    age: Age = "adult"
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """One step of the period: its last day after this, and the rule that was used. `told`: who was told of it."""

    what: str
    day: date
    until: date | None
    rule: str
    told: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be done as it was asked, because of which event. Never silently."""

    trouble: Trouble
    day: date
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """Where a period stands on a day.

    `end`: its last day, None if unknown. `longest`: the last day that the law allows, None if it names none or none is
    known. `paused`: since when it stands still. `act_by`: the last working day on or before `end`.
    """

    rule: PeriodRule | None
    end: date | None = None
    longest: date | None = None
    ended: date | None = None
    paused: date | None = None
    act_by: date | None = None
    steps: tuple[Changed, ...] = field(default=())
    problems: tuple[Problem, ...] = field(default=())

    def over(self, on: date) -> bool:
        """Return whether the period is over on the day `on`. One of unknown length never is by itself."""
        return self.ended is not None or (self.end is not None and self.paused is None and self.end < on)

    def left(self, on: date) -> int | None:
        """Return how many days are left, negative when it is over; None if the end is not known."""
        return None if self.end is None else (self.end - on).days


def running(law: Law, case: Case, on: date, working: Callable[[date], bool] | None = None) -> Running:
    """Return where the period of `case` stands on the day `on`. What happens later is not known yet."""
    rule = _rule(law, case, case.start)
    if on < case.start:
        return Running(rule, problems=(Problem("not-begun", case.start),))
    if rule is None or rule.first is None:
        return Running(rule, problems=(Problem("unknown", case.start),))
    end = rule.first.after(case.start)
    now = Running(rule, end, steps=(Changed("began", case.start, end, rule.id),))
    for event in sorted((one for one in case.events if one.day <= on), key=lambda one: one.day):
        now = _next(law, case, now, event)
    today = _rule(law, case, on) or rule
    return replace(now, longest=_longest(today, case.start, now), act_by=_working(now.end, working))


def _rule(law: Law, case: Case, day: date) -> PeriodRule | None:
    return law.period(case.country, case.kind, case.status, case.age, day)


def _next(law: Law, case: Case, now: Running, event: Event) -> Running:
    if event.day < case.start:
        return _not(now, "before-start", event)
    if event.what == "told":
        return _told(now, event)
    if now.over(event.day):
        return _not(now, "after-end", event)
    rule = _rule(law, case, event.day)
    assert rule is not None  # a rule that has begun does not go away
    by_kind: dict[str, Callable[[], Running]] = {
        "extended": lambda: _extended(case, now, event, rule),
        "paused": lambda: _paused(now, event, rule),
        "resumed": lambda: _resumed(now, event, rule),
        "ended": lambda: _step(replace(now, ended=event.day, end=event.day, paused=None), event, rule),
    }
    return by_kind[event.what]()


def _extended(case: Case, now: Running, event: Event, rule: PeriodRule) -> Running:
    assert now.end is not None
    if not rule.extend_for or event.amount is None:
        return _not(now, "no-extension", event)
    if event.reason not in rule.extend_for:
        return _not(now, "reason", event)
    wanted, longest = event.amount.after(now.end), _longest(rule, case.start, now)
    end = wanted if longest is None else max(now.end, min(wanted, longest))
    after = _step(replace(now, end=end), event, rule)
    return after if end == wanted else _not(after, "shortened", event)


def _paused(now: Running, event: Event, rule: PeriodRule) -> Running:
    if rule.pause != "stops" or now.paused is not None:
        return _not(now, "pause", event)
    return _step(replace(now, paused=event.day), event, rule)


def _resumed(now: Running, event: Event, rule: PeriodRule) -> Running:
    if now.paused is None or now.end is None:
        return _not(now, "not-paused", event)
    return _step(replace(now, end=now.end + (event.day - now.paused), paused=None), event, rule)


def _longest(rule: PeriodRule, start: date, now: Running) -> date | None:
    """Return the last day that `rule` allows; days on which the period stood still do not count."""
    if not isinstance(rule.at_most, Amount):
        return None
    return rule.at_most.after(start) + timedelta(days=_stood_still(now))


def _stood_still(now: Running) -> int:
    days, since = 0, None
    for step in now.steps:
        if step.what == "paused":
            since = step.day
        elif step.what == "resumed" and since is not None:
            days += (step.day - since).days
            since = None
    return days


def _step(now: Running, event: Event, rule: PeriodRule) -> Running:
    return replace(now, steps=(*now.steps, Changed(event.what, event.day, now.end, rule.id)))


def _told(now: Running, event: Event) -> Running:
    last = now.steps[-1]
    return replace(now, steps=(*now.steps[:-1], replace(last, told=(*last.told, event))))


def _not(now: Running, trouble: Trouble, event: Event) -> Running:
    return replace(now, problems=(*now.problems, Problem(trouble, event.day, event)))


def _working(end: date | None, working: Callable[[date], bool] | None) -> date | None:
    if end is None or working is None:
        return end
    while not working(end):
        end -= _DAY
    return end
