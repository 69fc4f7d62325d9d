"""The flow through the readers. Their order is a rule: what is certain first, and no word is read twice."""

from collections.abc import Callable
from dataclasses import dataclass

from trygvej.adverts.extract import contacts, origins, phones, prices, times, voice
from trygvej.adverts.extract.ages import stated_age
from trygvej.adverts.extract.language import language
from trygvej.adverts.extract.lexicon import Lexicon
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
    tokens = tokenise(text)
    lang = language(text[:LONGEST_FOR_LANGUAGE])
    reading = start(tokens, lang, country, lexicon)
    phones.use_others(reading)
    note("others", reading)
    always = times.always_open(reading)
    note("open_always", reading)
    times.use_dates(reading)
    note("dates", reading)
    called = phones.plain(reading) + phones.announced(reading)
    note("phones", reading)
    hours = times.opening_hours(reading)
    note("hours", reading)
    priced = prices.prices(reading)
    note("prices", reading)
    age = stated_age(reading)
    note("age", reading)
    called += phones.remaining(reading)
    note("phones", reading)
    found = {one.number: one for one in sorted(called, key=lambda one: one.first)}
    return Extracted(
        tokens=tokens,
        language=lang,
        phones=list(found),
        obscured_phone=any(one.hidden for one in found.values()) if found else None,
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
