"""Says in words what the data are."""

from __future__ import annotations

from collections import Counter

from .compose import DEV_SEED, HELD_OUT_SEED, PACKS, labelled, us_disguised
from .disguises import NORDIC, UNITED_STATES, hides
from .model import Labelled

NORDIC_SIZE, US_SIZE = 4000, 1000

_HOW = f"""# Invented adverts with their truth

All adverts are invented: sentences written for this purpose in Danish, Swedish, Norwegian and English are
drawn and joined at random from a seed. No real advert was read or copied. Names, streets, towns and numbers
are made up; numbers are valid in form but drawn at random; e-mail and web addresses are under reserved
domains. Ages are 18 and over. Seed {DEV_SEED} is for development, seed {HELD_OUT_SEED} is held out: tune on
the first only. One in five of the sentences, phrasings, ways to write a price or opening hours, and
nationalities is used with the held-out seed alone, so that fitting to phrasings shows as a gap between the
two. Both come from one writer; real adverts will be harder than either.

What counts as truth:

- phones: every number of the advert as E.164; obscured_phone when it is written as no telephone book would.
- prices: amount, currency (a bare kr, `,-`, `:-` or number is the currency of the country), minutes if said.
- hours: days (None when not said; all seven counts the same), opening and closing; 24:00 is 00:00.
- stated_origin: the nationality or country that the text states of the advertised person; food, kinds of
  massage, languages, travel and negatives are not origin.
- pronoun: the voice of the advert; None when no sentence has one.
"""


def describe(nordic: int = NORDIC_SIZE, american: int = US_SIZE) -> str:
    """A description in Markdown: how the data are made, the classes and their counts (development seed)."""
    north, us = labelled(nordic, DEV_SEED), us_disguised(american, DEV_SEED)
    parts = [_HOW, _sentences(), _fields(north, "Nordic"), _fields(us, "United States")]
    return "\n".join([*parts, _classes(north, list(NORDIC)), _classes(us, list(UNITED_STATES))])


def _sentences() -> str:
    rows = [
        "| language | fillers | digit traps | other traps | voice sentences | origins |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for lang, pack in PACKS.items():
        voices = sum(len(each) for each in pack.voices.values())
        rows.append(
            f"| {lang} | {len(pack.fillers)} | {len(pack.digit_traps)} | {len(pack.traps)} | {voices} "
            f"| {len(pack.origins)} |"
        )
    return "\n".join(rows) + "\n"


def _fields(adverts: list[Labelled], name: str) -> str:
    counts = {
        "adverts": len(adverts),
        "phones": sum(len(each.phones) for each in adverts),
        "obscured": sum(each.obscured_phone for each in adverts),
        "prices": sum(len(each.prices) for each in adverts),
        "hours": sum(len(each.hours) for each in adverts),
        "open always": sum(each.open_always for each in adverts),
        "ages": sum(each.age is not None for each in adverts),
        "origins": sum(len(each.stated_origin) for each in adverts),
        "voices": sum(each.pronoun is not None for each in adverts),
        "e-mails": sum(len(each.emails) for each in adverts),
        "handles": sum(len(each.handles) for each in adverts),
        "web addresses": sum(len(each.urls) for each in adverts),
    }
    head = f"| {name} | " + " | ".join(counts) + " |\n|---|" + "--:|" * len(counts)
    return head + "\n| items | " + " | ".join(str(count) for count in counts.values()) + " |\n"


def _classes(adverts: list[Labelled], names: list[str]) -> str:
    counts = Counter(each.disguise for each in adverts)
    rows = ["| disguise | hides | adverts |", "|---|---|--:|"]
    rows += [f"| {name} | {'yes' if hides(name) else 'no'} | {counts[name]} |" for name in [*names, "no_phone"]]
    return "\n".join(rows) + "\n"
