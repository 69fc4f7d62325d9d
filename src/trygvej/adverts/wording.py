"""Days, numbers, weights and what adverts share, in words of the reader's language."""

from datetime import datetime
from math import exp, floor, log, log10

from trygvej.adverts.link import reasons_of, shown
from trygvej.records.public import translator

MOST = log(1_000_000)  # nats: beyond, a number only pretends to know
NAMED = 8  # other adverts that are named; the files have them all


def what(kind: str, value: str, holders: int, lang: str) -> str:
    """Return what `holders` adverts share, as a sentence."""
    return " ".join(reasons_of(lang)[kind].format(value=shown(kind, value), n=holders).split())


def times(nats: float, lang: str) -> str:
    """Return how many times likelier, in two digits at most: nobody knows it more exactly."""
    _ = translator(lang).gettext
    if nats <= 0:
        return _("counts for nothing: very many share it")
    if nats > MOST:
        return _("more than {n} times").format(n=number(1_000_000, lang))
    times = exp(nats)
    step = 10 ** max(floor(log10(times)) - 1, 0)
    return _("{n} times").format(n=number(round(times / step) * step, lang))


def number(value: int, lang: str) -> str:
    """Return a number with its thousands apart."""
    return f"{value:,}".replace(",", {"da": ".", "sv": "\u00a0"}.get(lang, ","))


def named(ids: list[str], lang: str) -> str:
    """Return ids in a row, the first of very many."""
    _ = translator(lang).gettext
    if len(ids) <= NAMED:
        return ", ".join(ids)
    return _("{ids} and {n} more").format(ids=", ".join(ids[:NAMED]), n=number(len(ids) - NAMED, lang))


def count(adverts: int, lang: str) -> str:
    """Return how many adverts it is."""
    said = translator(lang).ngettext("{n} advert", "{n} adverts", adverts)
    return said.format(n=number(adverts, lang))


def day(moment: datetime, lang: str) -> str:
    """Return a day as it is written in the language: 3.11.2026 in Danish, 2026-11-03 elsewhere."""
    return f"{moment.day}.{moment.month}.{moment.year}" if lang == "da" else moment.date().isoformat()


def days(first: datetime, last: datetime, lang: str) -> str:
    """Return the days from the first to the last."""
    begin, end = day(first, lang), day(last, lang)
    return begin if begin == end else f"{begin} – {end}"
