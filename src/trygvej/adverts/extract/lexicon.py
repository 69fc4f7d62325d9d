"""The code lists of the catalogue, made ready for reading."""

import re
from dataclasses import dataclass, field

from trygvej.adverts.extract.plans import Plan
from trygvej.indicators.public import Catalogue, PhraseBook, Term, TermList

LANGUAGES = ("da", "sv", "no", "en")
_PHRASED = ("origins", "languages", "places", "services")
# Reading words that may be several words long; the others are looked up word by word.
_PHRASED_ROLES = ("half-hour", "quarter", "years-old", "i-am", "call-me", "always-open")
_DIGITS_THEN_LETTERS = re.compile(r"(\d+)([^\W\d_]+)")


@dataclass(slots=True)
class Lexicon:
    """Everything the readers look words up in. Made once, then only read.

    `book`: phrases by (list, code). `roles`: word to the reading words it is one of. `digits`: language to
    number word to its digits. `doubtful`: number words that are ordinary words too. `given`: given names.
    """

    book: PhraseBook
    roles: dict[str, frozenset[str]]
    digits: dict[str, dict[str, str]]
    doubtful: frozenset[str]
    given: frozenset[str]
    weekdays: dict[str, str]
    plans: dict[str, Plan]
    places: dict[str, Term]
    postcodes: dict[tuple[str, int], Term]
    doubtful_origins: frozenset[str] = frozenset()
    memo: dict[str, dict[str, str | None]] = field(default_factory=dict)


def lexicon(catalogue: Catalogue) -> Lexicon:
    """Make the lexicon from the code lists of the catalogue."""
    terms = catalogue.terms
    digits, doubtful = _digits(terms["digits"])
    return Lexicon(
        book=_book(catalogue),
        roles=_roles(terms["reading"]),
        digits=digits,
        doubtful=doubtful,
        given=frozenset(word for one in terms["names"].terms for word in words_of(one)),
        weekdays={word: one.code for one in terms["weekdays"].terms for word in words_of(one) if " " not in word},
        plans={one.code: Plan.of(one) for one in terms["phone-plans"].terms},
        places={one.code: one for one in terms["places"].terms},
        postcodes=_postcodes(terms["places"]),
        doubtful_origins=frozenset(
            word for one in terms["origins"].terms for listed in one.extra("doubtful", {}).values() for word in listed
        ),
    )


def words_of(term: Term, lang: str | None = None) -> list[str]:
    """Return the words of a term, of all languages or one."""
    if isinstance(term.words, list):
        return term.words
    return [word for key, listed in term.words.items() if lang in (None, key) for word in listed]


def split_words(word: str) -> list[str]:
    """Cut the unit from its number, as reading does: "24h" is "24", "h"."""
    match = _DIGITS_THEN_LETTERS.fullmatch(word)
    return list(match.groups()) if match else [word]


def phrase_of(words: str) -> str:
    """Write words as a phrase of the phrase book: punctuation is space, numbers stand apart from their units."""
    kept = re.sub(r"[^\w\s*()|.]|(?<!\.)\.(?!\.)|_", " ", words.lower())
    return " ".join(part for word in kept.split() for part in split_words(word))


def _book(catalogue: Catalogue) -> PhraseBook:
    book = PhraseBook()
    for name in _PHRASED:
        for one in catalogue.terms[name].terms:
            _add(book, (name, one.code), words_of(one))
            for key in ("names", "unless"):
                listed = one.extra(key, {})
                _add(book, (f"{name}-{key}", one.code), [word for words in listed.values() for word in words])
    for one in catalogue.terms["reading"].terms:
        if one.code in _PHRASED_ROLES:
            _add(book, ("reading", one.code), words_of(one))
    for one in catalogue.terms["weekdays"].terms:
        _add(book, ("weekdays", one.code), words_of(one))
    return book


def _add(book: PhraseBook, key: tuple[str, str], words: list[str]) -> None:
    for word in dict.fromkeys(phrase_of(word) for word in words):
        if word:
            book.add(key, word)


def _roles(reading: TermList) -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = {}
    for one in reading.terms:
        for word in words_of(one):
            if " " not in word:
                roles.setdefault(word, set()).add(one.code)
    return {word: frozenset(codes) for word, codes in roles.items()}


def _digits(listed: TermList) -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    """Return number words by language; English ones are known in every language, its own go first."""
    own = {lang: {w: one.code for one in listed.terms for w in words_of(one, lang)} for lang in LANGUAGES}
    doubtful = {
        word for one in listed.terms for words in one.extra("doubtful", {}).values() for word in words
    }
    return {lang: {**own["en"], **own[lang]} for lang in LANGUAGES}, frozenset(doubtful)


def _postcodes(places: TermList) -> dict[tuple[str, int], Term]:
    """Return the place of each postcode, by country and number."""
    found: dict[tuple[str, int], Term] = {}
    for one in places.terms:
        country = one.extra("country", "")
        for span in one.extra("postcodes", []):
            first, _, last = str(span).replace(" ", "").partition("-")
            for code in range(int(first), int(last or first) + 1):
                found.setdefault((country, code), one)
    return found
