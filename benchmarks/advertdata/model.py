"""The shapes that the generator shares: a labelled advert, a fragment of text, a language pack."""

from __future__ import annotations

from dataclasses import dataclass, field

Price = tuple[float, str, int | None]
Hours = tuple[frozenset[str] | None, str, str]

WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")


@dataclass
class Truth:
    """What a careful reader finds in one piece of text."""

    phones: set[str] = field(default_factory=set)
    obscured_phone: bool = False
    prices: list[Price] = field(default_factory=list)
    hours: list[Hours] = field(default_factory=list)
    open_always: bool = False
    age: int | None = None
    stated_origin: set[str] = field(default_factory=set)
    pronoun: str | None = None
    emails: set[str] = field(default_factory=set)
    handles: set[str] = field(default_factory=set)
    urls: set[str] = field(default_factory=set)

    def add(self, other: Truth) -> None:
        """Take in what another piece of the same advert says."""
        self.phones |= other.phones
        self.obscured_phone |= other.obscured_phone
        self.prices += other.prices
        self.hours += other.hours
        self.open_always |= other.open_always
        self.age = other.age if self.age is None else self.age
        self.stated_origin |= other.stated_origin
        self.pronoun = self.pronoun or other.pronoun
        self.emails |= other.emails
        self.handles |= other.handles
        self.urls |= other.urls


@dataclass
class Labelled(Truth):
    """One invented advert with its truth.

    `disguise` names the way its numbers are written, or "no_phone" for an advert without one.
    """

    id: str = ""
    lang: str = ""
    country: str = ""
    title: str = ""
    text: str = ""
    disguise: str = "no_phone"


@dataclass(frozen=True)
class Fragment:
    """A sentence or line of an advert, its truth, and whether its letter case must stay."""

    text: str
    truth: Truth = field(default_factory=Truth)
    exact: bool = False


@dataclass(frozen=True)
class Pack:
    """Everything that one language needs: sentences, templates and words."""

    lang: str
    country: str
    currency: str
    titles: list[str]
    fillers: list[str]
    digit_traps: list[str]
    traps: list[str]
    voices: dict[str, list[str]]
    ages: dict[str, list[str]]
    origins: dict[str, tuple[str, str]]
    origin_adjective: list[str]
    origin_from: dict[str, list[str]]
    origin_two: list[str]
    thousands: list[str]
    marks: list[tuple[str, str]]
    durations: dict[int, list[str]]
    price_with: list[str]
    price_alone: list[str]
    price_hourly: list[str]
    price_list: list[str]
    no_price: list[str]
    days: list[tuple[str, str]]
    every_day: list[str]
    clocks: list[tuple[str, str]]
    open_intro: list[str]
    always: list[str]
    phone_intro: list[str]
    phone_or: str
    between: list[str]
    digit_words: list[list[str]]
    pair_words: list[str]
    emails: list[str]
    handles: list[str]
    urls: list[str]
    names: list[str]
    streets: list[str]
    towns: list[str]


def lines(block: str) -> list[str]:
    """The non-empty lines of a block of text; a literal backslash n stands for a line break."""
    return [row.strip().replace("\\n", "\n") for row in block.splitlines() if row.strip()]


def table(block: str) -> dict[str, tuple[str, str]]:
    """Rows of `CC adjective | country` as a mapping from the ISO code."""
    rows = (row.split(maxsplit=1) for row in lines(block))
    return {code: _pair(rest) for code, rest in rows}


def days(block: str) -> list[tuple[str, str]]:
    """Rows of `phrase | mo tu we` as pairs."""
    return [_pair(row) for row in lines(block)]


def _pair(text: str) -> tuple[str, str]:
    left, right = text.split("|")
    return left.strip(), right.strip()
