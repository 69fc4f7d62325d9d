"""The flow through the readers. Their order is a rule: what is certain first, and no word is read twice."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from trygvej.adverts.extract import contacts, origins, phones, prices, times, voice
from trygvej.adverts.extract.ages import stated_age
from trygvej.adverts.extract.language import language
from trygvej.adverts.extract.lexicon import Lexicon
from trygvej.adverts.extract.phones import Found
from trygvej.adverts.extract.prices import Price
from trygvej.adverts.extract.reading import Reading, start
from trygvej.adverts.extract.times import Hours
from trygvej.indicators.public import Tokens, tokenise

LONGEST_FOR_LANGUAGE = 2000  # letters; more makes the language no surer


@dataclass(slots=True)
class Extracted:
    """What an advert states. None, or an empty list, means that nothing was found: not that it is not so."""

    tokens: Tokens
    language: str
    phones: list[str]
    obscured_phone: bool | None
    emails: list[str]
    handles: list[str]
    urls: list[str]
    prices: list[Price]
    hours: list[Hours]
    open_always: bool | None
    age: int | None
    stated_origin: list[str]
    languages_spoken: list[str]
    services: list[str]
    names: list[str]
    pronoun: str | None
    place: str | None


Note = Callable[[str, Reading], None]


def _unheard(kind: str, reading: Reading) -> None:
    """Listen to no reader."""


def extract(
    text: str, lexicon: Lexicon, *, country: str | None = None, location: str = "", note: Note = _unheard
) -> Extracted:
    """Read what `text` (title and text, with a line break between) states.

    `country`: ISO 3166 alpha-2 of where it was put up; without it the language decides. `location`: what the
    source says of the place. `note` hears what each reader that takes words was looking for, when it is done.
    """
    return extract_all([(text, location)], lexicon, country=country, note=note)[0]


def extract_all(
    adverts: list[tuple[str, str]], lexicon: Lexicon, *, country: str | None = None, note: Note = _unheard
) -> list[Extracted]:
    """Read several texts, each with its location; see `extract`.

    A reader goes through all of them before the next one begins: what it needs then lies near the processor, which
    saves a fourth of the time.
    """
    cut = [tokenise(text) for text, _ in adverts]
    langs = [language(text[:LONGEST_FOR_LANGUAGE]) for text, _ in adverts]
    readings = [start(tokens, lang, country, lexicon) for tokens, lang in zip(cut, langs, strict=True)]

    def through(name: str, reader: Callable[[Reading], Any]) -> list[Any]:
        found = [reader(one) for one in readings]
        if note is not _unheard:
            for one in readings:
                note(name, one)
        return found

    through("others", phones.use_others)
    always = through("open_always", times.always_open)
    through("dates", times.use_dates)
    plain = through("phones", phones.plain)
    announced = through("phones", phones.announced)
    hours = through("hours", times.opening_hours)
    priced = through("prices", prices.prices)
    ages = through("age", stated_age)
    remaining = through("phones", phones.remaining)
    called = [_once(*found) for found in zip(plain, announced, remaining, strict=True)]
    numbers = list(zip(called, priced, hours, always, ages, strict=True))
    return [_with_words(*one) for one in zip(adverts, cut, readings, numbers, strict=True)]


def _once(*called: list[Found]) -> list[Found]:
    """Return the telephone numbers in the order of the text, each once."""
    found = sorted(chain.from_iterable(called), key=lambda one: one.first)
    return list({one.number: one for one in found}.values())


def _with_words(advert: tuple[str, str], tokens: Tokens, reading: Reading, numbers: tuple[Any, ...]) -> Extracted:
    """Return all that a text states: `numbers`, which were read first, and what its words tell."""
    text, location = advert
    called, priced, hours, always, age = numbers
    return Extracted(
        tokens=tokens,
        language=reading.lang,
        phones=[one.number for one in called],
        obscured_phone=any(one.hidden for one in called) if called else None,
        emails=contacts.emails(text),
        handles=contacts.handles(text, reading),
        urls=contacts.urls(text, reading),
        prices=priced,
        hours=hours,
        open_always=always or (False if hours else None),
        age=age,
        stated_origin=origins.stated_origins(reading),
        languages_spoken=origins.languages_spoken(reading),
        services=voice.services(reading),
        names=voice.names(reading),
        pronoun=voice.pronoun(reading),
        place=voice.place(reading, location),
    )
