"""Puts sentences together into adverts with their truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from . import elements
from .disguises import EMOJI, NORDIC, UNITED_STATES, hides, number_for
from .lang_da import PACK as DANISH
from .lang_en import PACK as ENGLISH
from .lang_en import US_PACK
from .lang_no import PACK as NORWEGIAN
from .lang_sv import PACK as SWEDISH
from .model import Fragment, Labelled, Pack, Truth

PACKS = {"da": DANISH, "sv": SWEDISH, "no": NORWEGIAN, "en": ENGLISH}
COUNTRY_BY_LANG = {"da": "DK", "sv": "SE", "no": "NO", "en": "DK"}
DEV_SEED, HELD_OUT_SEED = 1, 2026

# Lists of which every fifth entry is used with the held-out seed only.
RESERVING = (
    "fillers", "digit_traps", "traps", "origin_adjective", "marks", "price_with", "price_alone", "every_day",
    "clocks", "open_intro", "always", "phone_intro", "between",
)  # fmt: skip

NO_PHONE_SHARE = 0.14
MIN_WORDS, MAX_WORDS = 40, 80
_DENIES = ("Ikke dansk", "Inte svensk", "Ikke norsk", "Not Danish")
_TWENTIES = ("En dame i 20", "En dam i 20", "A twenty-something")
_NOT_OPEN = ("Ikke åbent", "Inte öppet", "Ikke åpent", "Not open", "Lukket", "Stängt", "Stengt", "Closed")


def labelled(n: int, seed: int) -> list[Labelled]:
    """n Nordic adverts: the languages and the disguises take turns, the rest is drawn from the seed.

    Only the held-out seed uses the reserved phrasings (see `without_reserved`).
    """
    return list(_series(n, seed, list(PACKS.values()), list(NORDIC), "nordic"))


def us_disguised(n: int, seed: int) -> list[Labelled]:
    """n English adverts of the United States with disguised ten-digit numbers."""
    return list(_series(n, seed, [US_PACK], list(UNITED_STATES), "us"))


def without_reserved(pack: Pack) -> Pack:
    """The pack without every fifth phrasing and nationality: those are kept for the held-out seed."""
    changes: dict[str, Any] = {name: _four_of_five(getattr(pack, name)) for name in RESERVING}
    for name in ("voices", "ages", "origin_from"):
        changes[name] = {key: _four_of_five(each) for key, each in getattr(pack, name).items()}
    kept = set(_four_of_five(list(pack.origins)))
    changes["origins"] = {code: each for code, each in pack.origins.items() if code in kept}
    return replace(pack, **changes)


def _four_of_five(items: list[Any]) -> list[Any]:
    """All but the fifth, tenth, ... item."""
    return [item for i, item in enumerate(items) if i % 5 != 4]


def _series(n: int, seed: int, packs: list[Pack], disguises: list[str], name: str) -> Iterator[Labelled]:
    rng, seen = Random(f"{name}-{seed}"), set[str]()
    packs = packs if seed == HELD_OUT_SEED else [without_reserved(pack) for pack in packs]
    for i in range(n):
        pack = packs[i % len(packs)]
        disguise = disguises[(i // len(packs)) % len(disguises)]
        chosen = "no_phone" if rng.random() < NO_PHONE_SHARE else disguise
        advert = _advert(rng, pack, chosen)
        while advert.text in seen or not MIN_WORDS <= len(advert.text.split()) <= MAX_WORDS:
            advert = _advert(rng, pack, chosen)
        seen.add(advert.text)
        advert.id = f"{name}-{seed}-{i:05d}"
        yield advert


def _advert(rng: Random, pack: Pack, disguise: str) -> Labelled:
    voice = rng.choices(["first", "third", "plural", None], weights=[40, 20, 15, 25])[0]
    parts = _wanted(rng, pack, disguise, voice)
    advert = Labelled(lang=pack.lang, country=pack.country, disguise=disguise)
    for part in parts:
        advert.add(part.truth)
    parts += _traps(rng, pack, advert, 3 if disguise == "no_phone" else 1)
    parts = _to_length(rng, pack, parts)
    advert.title = _title(rng, pack, parts)
    rng.shuffle(parts)
    advert.text = _joined(rng, _noisy(rng, parts))
    return advert


def _wanted(rng: Random, pack: Pack, disguise: str, voice: str | None) -> list[Fragment]:
    """The parts that carry truth: voice, phone, prices, hours, age, origin, online contact."""
    parts: list[Fragment] = []
    if voice:
        chosen = rng.sample(pack.voices[voice], k=rng.choice([1, 1, 2]))
        texts = elements.filled(rng, "\0".join(chosen), pack).split("\0")
        parts += [Fragment(text, Truth(pronoun=voice)) for text in texts]
    prices = _prices(rng, pack)
    parts += _phones_and_prices(rng, pack, disguise, prices)
    kind = rng.random()
    parts += [elements.hours(rng, pack)] if kind < 0.4 else [elements.always(rng, pack)] if kind < 0.55 else []
    parts += [elements.age(rng, pack, voice)] if rng.random() < 0.55 else []
    parts += [elements.origin(rng, pack, voice)] if rng.random() < 0.5 else []
    parts += [elements.online(rng, pack)] if rng.random() < 0.2 else []
    return parts


def _prices(rng: Random, pack: Pack) -> list[Fragment]:
    kind = rng.random()
    if kind < 0.28:
        return [elements.price_single(rng, pack)]
    if kind < 0.42:
        return [elements.price_bare(rng, pack)]
    if kind < 0.62:
        return [elements.price_listed(rng, pack)]
    return [Fragment(rng.choice(pack.no_price))] if kind < 0.7 else []


def _phones_and_prices(rng: Random, pack: Pack, disguise: str, prices: list[Fragment]) -> list[Fragment]:
    """The phone, sometimes with the price right beside it on the same line."""
    if disguise == "no_phone":
        return prices
    phone = _phone(rng, pack, disguise)
    if len(prices) == 1 and rng.random() < 0.15:
        gap = rng.choice([" – ", ", ", " · ", " / "] if hides(disguise) else [" – ", ", ", " "])
        both = Truth()
        both.add(phone.truth)
        both.add(prices[0].truth)
        return [Fragment(phone.text + gap + prices[0].text, both, exact=True)]
    return [phone, *prices]


def _phone(rng: Random, pack: Pack, disguise: str) -> Fragment:
    write = (UNITED_STATES if pack.country == "US" else NORDIC)[disguise]
    numbers = [number_for(rng, disguise, pack.country) for _ in range(2 if rng.random() < 0.1 else 1)]
    written = f" {pack.phone_or} ".join(write(rng, number, pack) for number in numbers)
    truth = Truth(phones={number.e164 for number in numbers}, obscured_phone=hides(disguise))
    return Fragment(f"{rng.choice(pack.phone_intro)} {written}".strip(), truth, exact=True)


def _traps(rng: Random, pack: Pack, advert: Labelled, least: int) -> list[Fragment]:
    """Sentences that look like an element but state none; none that would contradict the truth."""
    able = [text for text in pack.traps if not (advert.stated_origin and text.startswith(_DENIES))]
    if advert.age:
        able = [text for text in able if not text.startswith(_TWENTIES)]
    if advert.open_always or advert.hours:
        able = [text for text in able if not text.startswith(_NOT_OPEN)]
    count = min(rng.randint(0, 2), len(able))
    texts = rng.sample(pack.digit_traps, k=rng.randint(least, least + 1)) + rng.sample(able, k=count)
    return [Fragment(elements.filled(rng, text, pack)) for text in texts]


def _words(parts: list[Fragment]) -> int:
    return sum(len(part.text.split()) for part in parts)


def _to_length(rng: Random, pack: Pack, parts: list[Fragment]) -> list[Fragment]:
    """Fill up with neutral sentences; give up traps, which come last, when the advert is too long."""
    blank = Truth()
    while _words(parts) > MAX_WORDS and parts[-1].truth == blank:
        parts = parts[:-1]
    target = rng.randint(MIN_WORDS + 2, MAX_WORDS - 14)
    for text in rng.sample(pack.fillers, k=12):
        if _words(parts) >= target:
            break
        parts.append(Fragment(text))
    return parts


def _title(rng: Random, pack: Pack, parts: list[Fragment]) -> str:
    """A neutral title, or now and then the age or the origin moved up into the title."""
    able = [part for part in parts if (part.truth.age or part.truth.stated_origin) and len(parts) > 5]
    if able and rng.random() < 0.15:
        part = rng.choice(able)
        parts.remove(part)
        parts.append(Fragment(rng.choice(pack.fillers)))
        return f"{rng.choice(pack.titles)} – {part.text}" if rng.random() < 0.5 else part.text
    title = rng.choice(pack.titles)
    return title.upper() if rng.random() < 0.08 else title


def _noisy(rng: Random, parts: list[Fragment]) -> list[str]:
    """Letter case as people type it; contact details keep theirs."""
    lower = rng.random() < 0.06
    texts = []
    for part in parts:
        text = part.text
        if not part.exact:
            text = text.lower() if lower else text.upper() if rng.random() < 0.04 else text
        texts.append(text)
    return texts


def _joined(rng: Random, texts: list[str]) -> str:
    """Sentences one after another, with line breaks and emoji here and there."""
    out = texts[0]
    for text in texts[1:]:
        out += _gap(rng, out, text) + text
    return out + (f" {rng.choice(EMOJI)}" if rng.random() < 0.2 else "")


def _gap(rng: Random, before: str, after: str) -> str:
    closed = before[-1] in ".!?"
    if "\n" in after or after[0].isdigit() or before[-1].isdigit() or rng.random() < 0.25:
        return "\n"
    if rng.random() < 0.08:
        return f" {rng.choice(EMOJI)} "
    return " " if closed else rng.choice([". ", "! ", ". "])
