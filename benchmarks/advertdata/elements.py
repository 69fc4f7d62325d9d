"""One element of an advert at a time, with its truth: prices, hours, age, origin, contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .model import WEEK, Fragment, Hours, Pack, Price, Truth

_SLOT = re.compile(r"<(\w+)>")


def filled(rng: Random, template: str, pack: Pack) -> str:
    """The template with its slots filled at random: one name throughout, dates in order, the rest afresh."""
    name, dates = rng.choice(pack.names), _dates(rng)

    def value(slot: str) -> str:
        if slot in {"date", "us_date"}:
            return _date(next(dates), slot)
        return name if slot == "name" else _slot(rng, slot, pack)

    return _SLOT.sub(lambda match: value(match[1]), template)


def _dates(rng: Random) -> Iterator[tuple[int, int, int, int]]:
    """Day, month, year and way of writing, each a few days after the one before."""
    day, month, year, way = rng.randint(1, 9), rng.randint(1, 12), rng.randint(2025, 2026), rng.randrange(3)
    while True:
        yield day, month, year, way
        day += rng.randint(1, 6)


def _date(parts: tuple[int, int, int, int], slot: str) -> str:
    day, month, year, way = parts
    if slot == "us_date":
        return f"{month}/{day}/{year}"
    return [f"{day:02d}.{month:02d}.{year}", f"{day}/{month}-{year}", f"{day}.{month}"][way]


def _slot(rng: Random, slot: str, pack: Pack) -> str:
    digits = {"d5": 5, "d8": 8, "d10": 10, "zip": 5}
    if slot in digits:
        return str(rng.randint(1, 8)) + "".join(rng.choices("0123456789", k=digits[slot] - 1))
    makers = {
        "n": lambda: str(rng.randint(2, 9)),
        "nn": lambda: str(rng.randint(10, 60)),
        "week": lambda: str(rng.randint(10, 52)),
        "kg": lambda: str(rng.randint(48, 72)),
        "min": lambda: str(rng.randint(2, 15)),
        "cm": lambda: str(rng.randint(155, 182)),
        "year": lambda: str(rng.randint(2008, 2025)),
        "post": lambda: rng.choice(pack.towns).rsplit(" ", 1)[0],
        "street": lambda: rng.choice(pack.streets),
        "town": lambda: rng.choice(pack.towns),
        "org": lambda: f"55{rng.randrange(1000, 9999)}-{rng.randrange(1000, 9999)}",
        "org9": lambda: f"8{rng.randrange(10, 99)} {rng.randrange(100, 999)} {rng.randrange(100, 999)}",
    }
    return makers[slot]()


def _amount(rng: Random, minutes: int | None, currency: str) -> int:
    if currency in {"EUR", "USD"}:
        return 10 * rng.randint(5, 12) + (minutes or 30)
    return 100 * rng.randint(3, 9) + 10 * (minutes or 30) + rng.choice([0, 0, 0, 50])


def _money(rng: Random, amount: int, mark: str, pack: Pack) -> str:
    thousands = rng.choice(pack.thousands)
    text = f"{amount:,}".replace(",", thousands) if amount >= 1000 else str(amount)
    return mark.format(text)


def _priced(
    rng: Random, minutes: int, amount: int, mark: tuple[str, str], pattern: str, pack: Pack
) -> tuple[str, Price]:
    spoken = pack.durations[minutes]
    if "/" in pattern:
        spoken = [way for way in spoken if "/" not in way]
    text = pattern.format(p=_money(rng, amount, mark[0], pack), d=rng.choice(spoken))
    return text, (float(amount), mark[1], minutes)


def _mark(rng: Random, pack: Pack) -> tuple[str, str]:
    """A way to write a currency; one in six is bare and means the currency of the country."""
    return ("{}", pack.currency) if rng.random() < 0.16 else rng.choice(pack.marks)


def price_single(rng: Random, pack: Pack) -> Fragment:
    """One price with its duration."""
    if rng.random() < 0.15:
        mark = rng.choice(pack.marks)
        amount = _amount(rng, 60, mark[1])
        text = rng.choice(pack.price_hourly).format(p=_money(rng, amount, mark[0], pack))
        return Fragment(text, Truth(prices=[(float(amount), mark[1], 60)]))
    minutes = rng.choice(list(pack.durations))
    mark = _mark(rng, pack)
    amount = _amount(rng, minutes, mark[1])
    text, price = _priced(rng, minutes, amount, mark, rng.choice(pack.price_with), pack)
    return Fragment(text, Truth(prices=[price]))


def price_bare(rng: Random, pack: Pack) -> Fragment:
    """One price without a duration."""
    mark = rng.choice(pack.marks)
    amount = _amount(rng, None, mark[1])
    text = rng.choice(pack.price_alone).format(p=_money(rng, amount, mark[0], pack))
    return Fragment(text, Truth(prices=[(float(amount), mark[1], None)]))


def price_listed(rng: Random, pack: Pack) -> Fragment:
    """A list of two to four prices, over lines or on one line."""
    minutes = sorted(rng.sample(list(pack.durations), k=rng.choice([2, 2, 3, 4])))
    mark, pattern = _mark(rng, pack), rng.choice(pack.price_with[:5])
    amounts = sorted(_amount(rng, each, mark[1]) for each in minutes)
    rows = [_priced(rng, *each, mark, pattern, pack) for each in zip(minutes, amounts, strict=True)]
    gap = rng.choice(["\n", "\n", "\n", ", ", " - ", " | "])
    head = rng.choice(pack.price_list) + ("\n" if gap == "\n" else " ") if rng.random() < 0.6 else ""
    return Fragment(head + gap.join(text for text, _ in rows), Truth(prices=[price for _, price in rows]))


def _clock(rng: Random, hour: int, half: bool, style: str) -> str:
    minute = 30 if half else 0
    if style == "h":
        return str(hour)
    if style in {"ampm", "am pm"}:
        shown, suffix = hour % 12 or 12, "am" if hour % 24 < 12 else "pm"
        tail = f":{minute:02d}" if minute else ""
        return f"{shown}{tail}{' ' if style == 'am pm' else ''}{suffix}"
    return f"{hour:02d}{style[1]}{minute:02d}" if rng.random() < 0.8 else f"{hour}{style[1]}{minute:02d}"


def _range(rng: Random, pack: Pack, clock: tuple[str, str]) -> tuple[str, str, str]:
    """Text, opening and closing time of one range."""
    template, style = clock
    opens = rng.randint(8, 13)
    closes = rng.choice([17, 18, 19, 20, 21, 22, 22, 23, 24, 2])
    halves = (False, False) if style == "h" else (rng.random() < 0.25, closes < 24 and rng.random() < 0.25)
    text = template.format(o=_clock(rng, opens, halves[0], style), c=_clock(rng, closes, halves[1], style))
    return text, f"{opens:02d}:{30 * halves[0]:02d}", f"{closes % 24:02d}:{30 * halves[1]:02d}"


def hours(rng: Random, pack: Pack) -> Fragment:
    """Opening hours: without days, with days, every day, or two ranges for two groups of days."""
    clock, kind = rng.choice(pack.clocks), rng.random()
    if kind < 0.35:
        text, opens, closes = _range(rng, pack, clock)
        return Fragment(f"{rng.choice(pack.open_intro)} {text}", Truth(hours=[(None, opens, closes)]))
    if kind < 0.55:
        text, opens, closes = _range(rng, pack, clock)
        return _daily(rng, pack, rng.choice(pack.every_day), (frozenset(WEEK), opens, closes), text)
    chosen = [rng.choice(pack.days)] if kind < 0.85 else [pack.days[0], pack.days[rng.choice([7, 8, 9])]]
    texts, found = [], list[Hours]()
    for phrase, codes in chosen:
        text, opens, closes = _range(rng, pack, clock)
        texts.append(f"{phrase}{rng.choice([' ', ' ', ': '])}{text}")
        found.append((frozenset(codes.split()), opens, closes))
    head = f"{rng.choice(pack.open_intro)} " if rng.random() < 0.6 else ""
    return Fragment(head + rng.choice([", ", "\n", ", "]).join(texts), Truth(hours=found))


def _daily(rng: Random, pack: Pack, phrase: str, found: Hours, text: str) -> Fragment:
    head = f"{rng.choice(pack.open_intro)} " if rng.random() < 0.5 else ""
    return Fragment(f"{head}{phrase} {text}", Truth(hours=[found]))


def always(rng: Random, pack: Pack) -> Fragment:
    """Open at all times."""
    return Fragment(rng.choice(pack.always), Truth(open_always=True))


def age(rng: Random, pack: Pack, voice: str | None) -> Fragment:
    """An adult age, said in the voice of the advert or in none."""
    years = min(18 + int(rng.expovariate(0.1)), 59)
    ways = pack.ages["neutral"] + (pack.ages[voice] * 2 if voice in pack.ages else [])
    return Fragment(rng.choice(ways).format(a=years), Truth(age=years))


def origin(rng: Random, pack: Pack, voice: str | None) -> Fragment:
    """One stated origin, or two."""
    code = rng.choice(list(pack.origins))
    adjective, land = pack.origins[code]
    if voice in {None, "plural"} and rng.random() < 0.2:
        other = rng.choice([each for each in pack.origins if each != code])
        text = rng.choice(pack.origin_two).format(
            x=land, y=pack.origins[other][1], xa=adjective.capitalize(), ya=pack.origins[other][0]
        )
        return Fragment(text, Truth(stated_origin={code, other}))
    ways = pack.origin_adjective + pack.origin_from["neutral"] + pack.origin_from.get(voice or "", [])
    text = rng.choice(ways).format(adj=adjective, land=land)
    return Fragment(text[0].upper() + text[1:], Truth(stated_origin={code}))


def online(rng: Random, pack: Pack) -> Fragment:
    """An e-mail address, a handle or a web address, all invented and under reserved domains."""
    name = rng.choice(pack.names).lower()
    word = rng.choice(["spa", "relax", "rose", "cph", "xx", "massage"])
    tail = f"{rng.choice(['', '_', '.'])}{word}{rng.randint(1, 99)}"
    domain = rng.choice(["example.com", "example.org", "example.net"])
    kind = rng.choice(["email", "handle", "url"])
    if kind == "email":
        address = f"{name}{tail}@{domain}"
        return Fragment(rng.choice(pack.emails).format(e=address), Truth(emails={address}), exact=True)
    if kind == "handle":
        handle = f"{name}{tail.replace('.', '_')}"
        return Fragment(rng.choice(pack.handles).format(h=handle), Truth(handles={handle}), exact=True)
    url = rng.choice(["https://", "http://", "www.", "https://www."]) + f"{domain}/{name}{rng.randint(1, 99)}"
    return Fragment(rng.choice(pack.urls).format(u=url), Truth(urls={url}), exact=True)
