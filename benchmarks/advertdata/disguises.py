"""The ways a number is written, each under its own name, so that results can be told apart.

A way counts as hiding (`HIDING`) when a telephone book would never write a number so. Spaces in groups,
dots, dashes and slashes are ordinary writing; stars, single digits, words and look-alikes hide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from .model import Pack
from .numbers import CALLING, FOREIGN, Number, mobile, north_american

Writer = Callable[[Random, Number, Pack], str]

WIDE = {str(d): chr(0xFF10 + d) for d in range(10)}
KEYCAP = {str(d): f"{d}\ufe0f\u20e3" for d in range(10)}
STYLES = [{str(d): chr(start + d) for d in range(10)} for start in (0x1D7CE, 0x1D7D8, 0x1D7EC)]
CIRCLED = {"0": "⓪", **{str(d): chr(0x245F + d) for d in range(1, 10)}}
LETTERS = {"0": "oO", "1": "lI", "2": "zZ", "5": "S", "8": "B"}
EMOJI = ["❤", "🌹", "⭐", "💋", "🔥", "🌸", "✨", "🍒"]


def cut(digits: str, sizes: Sequence[int]) -> list[str]:
    """Digits in groups of the given sizes; the rest, if any, is the last group."""
    groups, at = [], 0
    for size in sizes:
        groups.append(digits[at : at + size])
        at += size
    return [group for group in [*groups, digits[at:]] if group]


def natural(rng: Random, number: Number) -> list[str]:
    """The groups in which people at home write the number."""
    if number.country == "SE":
        return cut(number.home, rng.choice([(3, 3, 2, 2), (3, 2, 3, 2), (3, 3, 4)]))
    if number.country == "US":
        return cut(number.home, (3, 3, 4))
    if number.country == "NO":
        return cut(number.home, rng.choice([(3, 2, 3), (2, 2, 2, 2)]))
    return cut(number.home, (2, 2, 2, 2))


def _international(rng: Random, number: Number) -> str:
    rest = number.significant
    first = 2 if len(rest) == 9 else 3 if len(rest) == 10 else 2
    groups = cut(rest, (first, 3, 2, 2) if len(rest) > 8 else (2, 2, 2, 2))
    return " ".join(groups) if rng.random() < 0.7 else rest


def plain(_rng: Random, number: Number, _pack: Pack) -> str:
    """Digits only."""
    return number.home


def grouped_pairs(rng: Random, number: Number, _pack: Pack) -> str:
    """2-2-2-2; Swedish 3-3-2-2 or 3-2-3-2."""
    sizes = rng.choice([(3, 3, 2, 2), (3, 2, 3, 2), (2, 2, 2, 2)]) if number.trunk else (2, 2, 2, 2)
    return " ".join(cut(number.home, sizes))


def grouped_threes(rng: Random, number: Number, _pack: Pack) -> str:
    """3-3-2 and its relatives."""
    sizes = rng.choice([(4, 3, 3), (3, 3, 4)]) if number.trunk else rng.choice([(3, 3, 2), (2, 3, 3), (3, 2, 3)])
    return " ".join(cut(number.home, sizes))


def grouped_fours(_rng: Random, number: Number, _pack: Pack) -> str:
    """4-4."""
    return " ".join(cut(number.home, (4, 6) if number.trunk else (4, 4)))


def intl_plus(rng: Random, number: Number, _pack: Pack) -> str:
    """+45 20 34 56 78."""
    return f"+{CALLING[number.country]}{rng.choice([' ', ' ', ''])}{_international(rng, number)}"


def intl_00(rng: Random, number: Number, _pack: Pack) -> str:
    """0045 20 34 56 78."""
    return f"00{CALLING[number.country]}{rng.choice([' ', ' ', ''])}{_international(rng, number)}"


def intl_paren(rng: Random, number: Number, _pack: Pack) -> str:
    """(+45) 20 34 56 78, (0045) ..., and +46 (0)70 ... for Sweden."""
    calling, rest = CALLING[number.country], _international(rng, number)
    if number.trunk and rng.random() < 0.6:
        return f"+{calling} (0){rest}"
    return f"({rng.choice(['+', '+', '00'])}{calling}) {rest}"


def intl_foreign(rng: Random, number: Number, pack: Pack) -> str:
    """A number of another country (drawn by `number_for`), with its calling code."""
    return rng.choice([intl_plus, intl_plus, intl_00])(rng, number, pack)


def number_for(rng: Random, disguise: str, country: str) -> Number:
    """A number that suits a way of writing: foreign, or with digits that letters can stand for."""
    if disguise == "intl_foreign":
        return mobile(rng, rng.choice([code for code in [*FOREIGN, "DK", "SE", "NO"] if code != country]))
    number = north_american(rng) if country == "US" else mobile(rng, country)
    while disguise.endswith("letters") and not set(number.home) & set(LETTERS):
        number = north_american(rng) if country == "US" else mobile(rng, country)
    return number


def dashed(rng: Random, number: Number, _pack: Pack) -> str:
    """20-34-56-78; Swedish also 070-123 45 67."""
    if number.trunk and rng.random() < 0.7:
        return f"{number.home[:3]}-{' '.join(cut(number.home[3:], (3, 2, 2)))}"
    return "-".join(natural(rng, number))


def _joined(mark: str) -> Writer:
    def write(rng: Random, number: Number, _pack: Pack) -> str:
        return mark.join(natural(rng, number))

    return write


def starred(rng: Random, number: Number, _pack: Pack) -> str:
    """12*34*56*78 or 1*2*3*..."""
    return rng.choice(["*", "*", "**", " * "]).join(_pieces(rng, number))


def underscored(rng: Random, number: Number, _pack: Pack) -> str:
    """12_34_56_78 or 1_2_3_..."""
    return rng.choice(["_", "_", "__"]).join(_pieces(rng, number))


def _pieces(rng: Random, number: Number) -> list[str]:
    return list(number.home) if rng.random() < 0.35 else natural(rng, number)


def spaced(rng: Random, number: Number, _pack: Pack) -> str:
    """1 2 3 4 5 6 7 8."""
    return rng.choice([" ", " ", " ", "  ", " . ", " - "]).join(number.home)


def brackets(rng: Random, number: Number, _pack: Pack) -> str:
    """(1)(2)(3)..."""
    left, right = rng.choice([("(", ")"), ("(", ")"), ("[", "]"), ("{", "}")])
    gap = rng.choice(["", "", " "])
    pieces = list(number.home) if rng.random() < 0.75 else natural(rng, number)
    return gap.join(f"{left}{piece}{right}" for piece in pieces)


def emoji_between(rng: Random, number: Number, _pack: Pack) -> str:
    """12❤34❤56❤78."""
    mark = rng.choice(EMOJI)
    return rng.choice([mark, mark, f" {mark} "]).join(_pieces(rng, number))


def zero_width(rng: Random, number: Number, _pack: Pack) -> str:
    """Invisible characters between the digits."""
    return rng.choice(["\u200b", "\u200d", "\u2060"]).join(_pieces(rng, number))


def _mapped(tables: list[dict[str, str]]) -> Writer:
    def write(rng: Random, number: Number, _pack: Pack) -> str:
        table, gap = rng.choice(tables), rng.choice(["", "", " "])
        return gap.join("".join(table[d] for d in group) for group in natural(rng, number))

    return write


def words(rng: Random, number: Number, pack: Pack) -> str:
    """Every digit as a word."""
    gap = rng.choice([" ", " ", " ", "-", ", ", "."])
    return gap.join(rng.choice(pack.digit_words[int(d)]) for d in number.home)


def words_pairs(rng: Random, number: Number, pack: Pack) -> str:
    """Pairs of digits as words: femoghalvtreds, tjugotvå, twenty-two."""
    groups = cut(number.home, (2,) * (len(number.home) // 2))
    return rng.choice([" ", " ", ", ", " - "]).join(pack.pair_words[int(group)] for group in groups)


def words_mixed(rng: Random, number: Number, pack: Pack) -> str:
    """Some digits as words, the others as digits: to 0 tre 4 fem..."""
    chosen = set(rng.sample(range(len(number.home)), k=rng.randint(2, len(number.home) - 2)))
    said = [rng.choice(pack.digit_words[int(d)]) if i in chosen else d for i, d in enumerate(number.home)]
    return rng.choice([" ", " ", "-"]).join(said)


def letters(rng: Random, number: Number, _pack: Pack) -> str:
    """Letters for digits: 2O l3 4S 67; at least one letter, at least four digits left."""
    able = [i for i, d in enumerate(number.home) if d in LETTERS]
    keep = rng.sample(able, k=min(len(able), rng.randint(1, 4)))
    text = "".join(rng.choice(LETTERS[d]) if i in keep else d for i, d in enumerate(number.home))
    sizes = [len(group) for group in natural(rng, number)]
    return rng.choice([" ", " ", "", "-"]).join(cut(text, sizes))


def split_lines(rng: Random, number: Number, _pack: Pack) -> str:
    """The number runs over two or more lines."""
    groups = natural(rng, number)
    if rng.random() < 0.3:
        return "\n".join(groups)
    at = rng.randint(1, len(groups) - 1)
    return " ".join(groups[:at]) + "\n" + " ".join(groups[at:])


def words_between(rng: Random, number: Number, pack: Pack) -> str:
    """Small words between the groups: 20 så 12 og 34 56."""
    groups = natural(rng, number)
    must = rng.randint(1, len(groups) - 1)
    text = groups[0]
    for i, group in enumerate(groups[1:], start=1):
        link = f" {rng.choice(pack.between)} " if i == must or rng.random() < 0.6 else " "
        text += link + group
    return text


def us_parens(rng: Random, number: Number, _pack: Pack) -> str:
    """(212) 555 0123, (212)555(0123)."""
    area, exchange, line = natural(rng, number)
    return rng.choice([f"({area}) {exchange} {line}", f"({area})({exchange})({line})", f"{area}({exchange}){line}"])


def us_chaos(rng: Random, number: Number, pack: Pack) -> str:
    """Words, letters, digits and marks together: nine 1 seven-5S5..oh12three."""
    out = []
    for digit in number.home:
        ways = [digit, digit, rng.choice(pack.digit_words[int(digit)])]
        ways += [rng.choice(LETTERS[digit])] if digit in LETTERS else []
        out.append(rng.choice(ways))
    return "".join(
        piece + (rng.choice([" ", " ", "-", ".."]) if piece.isalpha() and len(piece) > 1 else rng.choice(["", " "]))
        for piece in _spaced_words(out)
    ).strip()


def _spaced_words(pieces: list[str]) -> list[str]:
    """A space before every word that follows a digit or letter, so that words can be read."""
    return [
        f" {piece}" if i and len(piece) > 1 and len(pieces[i - 1]) == 1 else piece for i, piece in enumerate(pieces)
    ]


ORDINARY: dict[str, Writer] = {
    "plain": plain, "grouped_pairs": grouped_pairs, "grouped_threes": grouped_threes,
    "grouped_fours": grouped_fours, "intl_plus": intl_plus, "intl_00": intl_00, "intl_paren": intl_paren,
    "intl_foreign": intl_foreign, "dotted": _joined("."), "dashed": dashed, "slashed": _joined("/"),
}  # fmt: skip

HIDING: dict[str, Writer] = {
    "starred": starred, "spaced": spaced, "underscored": underscored, "brackets": brackets,
    "emoji_between": emoji_between, "zero_width": zero_width, "wide": _mapped([WIDE]),
    "keycap": _mapped([KEYCAP]), "styled": _mapped(STYLES), "circled": _mapped([CIRCLED]), "words": words,
    "words_pairs": words_pairs, "words_mixed": words_mixed, "letters": letters, "split_lines": split_lines,
    "words_between": words_between,
}  # fmt: skip

NORDIC: dict[str, Writer] = {**ORDINARY, **HIDING}

UNITED_STATES: dict[str, Writer] = {
    "us_words": words, "us_letters": letters, "us_emoji_between": emoji_between, "us_parens": us_parens,
    "us_dots": _joined("."), "us_spaced": spaced, "us_words_mixed": words_mixed, "us_chaos": us_chaos,
    "us_starred": starred, "us_keycap": _mapped([KEYCAP]), "us_words_between": words_between,
    "us_split_lines": split_lines, "us_brackets": brackets, "us_wide": _mapped([WIDE]), "us_plain": plain,
    "us_dashed": _joined("-"),
}  # fmt: skip

US_OPEN = {"us_plain", "us_dashed", "us_dots", "us_parens"}


def hides(disguise: str) -> bool:
    """Whether a way of writing counts as hiding the number."""
    return disguise in HIDING or (disguise in UNITED_STATES and disguise not in US_OPEN)
