"""The code lists of the catalogue, made ready for reading."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from trygvej.adverts.extract.numerals import Numeral, Numerals
from trygvej.adverts.extract.plans import Plan
from trygvej.indicators.public import Catalogue, PhraseBook, Term, TermList

LANGUAGES = ("da", "sv", "no", "en")
NO_ROLES: frozenset[str] = frozenset()
OTHER = ""  # stands for every other language
VOICES = ("first", "third", "plural")
_PHRASED = ("origins", "languages", "places", "services", "weekdays")
# Reading words that may be several words long; the others are looked up word by word.
_PHRASED_ROLES = (
    "half-hour", "three-quarters", "quarter", "hour-and-half", "years-old", "i-am", "call-me", "always-open",
    "other-number", "not-voice",
)  # fmt: skip
_BEFORE_NUMBERS = ("kr", "DKK", "SEK", "NOK", "EUR", "USD", "GBP", "oclock", "phone-cue")
_NUMBER_PARTS = re.compile(r"\d+|½|[^\W\d_½]+")
_LONGEST_NUMBER = 15  # digits; a longer word is a number of nothing
_MOST_REMEMBERED = 200_000  # words
_SHORT = 2  # letters; so short a day is a word of its own in other languages


class Roles(dict[str, frozenset[str]]):
    """The reading words that a word is one of; none for a word that is not listed."""

    def __missing__(self, word: str) -> frozenset[str]:
        """Return no roles, and remember nothing."""
        return NO_ROLES


class Form(NamedTuple):
    """What is known of a word as written. `number`: plain digits. `mixed`: a number together with a unit."""

    roles: frozenset[str]
    numeral: Numeral | None
    number: bool
    mixed: bool


class Forms(dict[str, Form]):
    """What is known of each word of texts in one language: worked out once, then remembered."""

    def __init__(self, roles: Roles, numerals: Numerals) -> None:
        super().__init__()
        self.roles, self.numerals = roles, numerals

    def __missing__(self, word: str) -> Form:
        """Work out what is known of `word`."""
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        lower = word.lower()
        digits = lower.isdecimal() and lower.isascii() and len(lower) <= _LONGEST_NUMBER
        mixed = len(lower) > 1 and not lower.isdigit() and _has_number(lower)
        self[word] = form = Form(self.roles[lower], self.numerals[word], digits, mixed)
        return form

    def __reduce__(self) -> tuple[type["Forms"], tuple[Roles, Numerals]]:
        """Pickle what it was made of, not what it remembers."""
        return Forms, (self.roles, self.numerals)


def _has_number(word: str) -> bool:
    return word[0].isdigit() or word[-1].isdigit() or word[0] == "½"


class Place(NamedTuple):
    """A municipality or town. `ambiguous`: its name is an ordinary word too."""

    label: str
    country: str
    ambiguous: bool


@dataclass(slots=True)
class Lexicon:
    """Everything the readers look words up in. Made once, then only read.

    `book`: phrases by (list, code). `forms` (of words), `voices`, `strange_days`: by language. `given`: given names.
    `units`: of length. `years`: of age. `before_numbers`: words that are written together with the number that
    follows ("kr500").
    """

    book: PhraseBook
    forms: dict[str, Forms]
    voices: dict[str, dict[str, tuple[str, int]]]
    strange_days: dict[str, frozenset[str]]
    doubtful_origins: frozenset[str]
    given: frozenset[str]
    units: frozenset[str]
    years: frozenset[str]
    before_numbers: frozenset[str]
    handle_cues: frozenset[str]
    web_endings: frozenset[str]
    plans: dict[str, Plan]
    places: dict[str, Place]
    postcodes: dict[tuple[str, int], Place]


def lexicon(catalogue: Catalogue) -> Lexicon:
    """Make the lexicon from the code lists of the catalogue."""
    terms = catalogue.terms
    reading = {one.code: one for one in terms["reading"].terms}
    places = {one.code: _place(one) for one in terms["places"].terms}
    return Lexicon(
        book=_book(catalogue),
        forms=_forms(terms["reading"], terms["digits"]),
        voices=_voices(reading),
        strange_days=_strange_days(terms["weekdays"]),
        doubtful_origins=_doubtful(terms["origins"]),
        given=frozenset(word for one in terms["names"].terms for word in words_of(one)),
        units=frozenset(word for code in ("minute", "hour", "the-hour") for word in words_of(reading[code])),
        years=frozenset(words_of(reading["year"])),
        before_numbers=frozenset(word for code in _BEFORE_NUMBERS for word in words_of(reading[code])),
        handle_cues=frozenset(words_of(reading["handle-cue"])),
        web_endings=frozenset(words_of(reading["web-ending"])),
        plans={one.code: Plan.of(one) for one in terms["phone-plans"].terms},
        places=places,
        postcodes=_postcodes(terms["places"], places),
    )


def words_of(term: Term, lang: str | None = None) -> list[str]:
    """Return the words of a term, of all languages or one."""
    if isinstance(term.words, list):
        return term.words
    return [word for key, listed in term.words.items() if lang in (None, key) for word in listed]


def split_words(word: str, before: frozenset[str] = frozenset()) -> list[str]:
    """Cut a number from its unit, as reading does: "24h" is "24", "h"; "kr500" too if "kr" is in `before`."""
    if word.isdigit() or not (word[0].isdigit() or word[0] == "½"):
        head = word.rstrip("0123456789")
        return [head, word[len(head) :]] if head != word and head.lower() in before else [word]
    return _NUMBER_PARTS.findall(word) or [word]


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
            _add(book, (one.code, one.code), words_of(one))
    return book


def _add(book: PhraseBook, key: tuple[str, str], words: list[str]) -> None:
    for word in dict.fromkeys(phrase_of(word) for word in words):
        if word:
            book.add(key, word)


def _roles(reading: TermList) -> Roles:
    roles: dict[str, set[str]] = {}
    for one in reading.terms:
        if one.code not in _PHRASED_ROLES:
            for word in words_of(one):
                roles.setdefault(word, set()).add(one.code)
    return Roles({word: frozenset(codes) for word, codes in roles.items()})


def _voices(reading: dict[str, Term]) -> dict[str, dict[str, tuple[str, int]]]:
    """Return by language which voice a word is heard as, and how strongly: a subject counts double.

    In a language of which nothing is known only words count that no other language uses otherwise.
    """
    voices: dict[str, dict[str, tuple[str, int]]] = {}
    for lang in LANGUAGES:
        heard = voices.setdefault(lang, {})
        for voice in VOICES:
            heard |= dict.fromkeys(words_of(reading[voice], lang), (voice, 1))
            heard |= dict.fromkeys(words_of(reading[f"subject-{voice}"], lang), (voice, 2))
    return voices


def _strange_days(weekdays: TermList) -> dict[str, frozenset[str]]:
    """Return by language the short days that are days in other languages only: "to" is no Thursday in English."""
    short = {
        lang: {word for one in weekdays.terms for word in words_of(one, lang) if len(word) <= _SHORT}
        for lang in LANGUAGES
    }
    every = frozenset[str]().union(*short.values())
    return {**{lang: every - own for lang, own in short.items()}, OTHER: every}


def _forms(reading: TermList, digits: TermList) -> dict[str, Forms]:
    roles = _roles(reading)
    return {lang: Forms(roles, numerals) for lang, numerals in _numerals(digits).items()}


def _numerals(listed: TermList) -> dict[str, Numerals]:
    """Return number words by language. English ones are known everywhere, its own go first."""
    own = {lang: {w: one.code for one in listed.terms for w in words_of(one, lang)} for lang in LANGUAGES}
    own[OTHER] = {word: code for lang in LANGUAGES for word, code in own[lang].items()}
    doubtful = _doubtful(listed)
    return {lang: Numerals({**own["en"], **own[lang]}, doubtful) for lang in (*LANGUAGES, OTHER)}


def _doubtful(listed: TermList) -> frozenset[str]:
    """Return the words of a list that are ordinary words too, in whatever language."""
    return frozenset(w for one in listed.terms for words in one.extra("doubtful", {}).values() for w in words)


def _place(term: Term) -> Place:
    return Place(str(term.label), str(term.extra("country", "")), bool(term.extra("ambiguous", False)))


def _postcodes(listed: TermList, places: dict[str, Place]) -> dict[tuple[str, int], Place]:
    """Return the place of each postcode, by country and number."""
    found: dict[tuple[str, int], Place] = {}
    for one in listed.terms:
        place = places[one.code]
        for span in one.extra("postcodes", []):
            first, _, last = str(span).replace(" ", "").partition("-")
            for code in range(int(first), int(last or first) + 1):
                found.setdefault((place.country, code), place)
    return found
