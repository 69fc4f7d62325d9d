"""Who speaks in a text, the names it gives, the place, the services."""

from trygvej.adverts.extract.lexicon import VOICES, Place
from trygvej.adverts.extract.reading import Reading
from trygvej.indicators.public import Match

_TITLE_WORDS = 6


def pronoun(reading: Reading) -> str | None:
    """Return the voice of the text: "first" (I), "third" (she, he) or "plural" (we). None where none speaks.

    The voice is the one that is heard most; words that can only be the subject count double. Only words of the
    language of the text count: Danish "her" is no English "her".
    """
    voices = reading.lexicon.voices.get(reading.lang)
    if voices is None:
        return None
    heard = dict.fromkeys(VOICES, 0)
    lower = reading.lower
    silent = {match.first for match in reading.matches("not-voice")}
    for at in [at for at, word in enumerate(lower) if word in voices]:
        voice, strength = voices[lower[at]]
        if at not in silent and not _is_other(reading, at):
            heard[voice] += strength
    best = max(VOICES, key=lambda voice: heard[voice])
    return best if heard[best] else None


def of_others(reading: Reading) -> list[int]:
    """Return the words in which somebody else speaks of the person, or several speak."""
    voices = reading.lexicon.voices.get(reading.lang, {})
    silent = {match.first for match in reading.matches("not-voice")}
    return [
        at
        for at, word in enumerate(reading.lower)
        if word in voices and voices[word][0] != "first" and at not in silent and not _is_other(reading, at)
    ]


def _is_other(reading: Reading, at: int) -> bool:
    """Tell whether the word is read as something else: a digit, minutes ("30 min"), the name of a road ("I-26")."""
    if reading.used[at] or (at + 1 in reading.numeric and reading.gaps[at] in ("-", "")):
        return True
    return at - 1 in reading.numeric and reading.has(at, "minute")


def names(reading: Reading) -> list[str]:
    """Return the given names that the text gives, each once, as written: after "my name is", or in the title."""
    found: list[str] = []
    for match in reading.matches("call-me"):
        at = match.last + 1
        if at < len(reading.words) and _is_name(reading, at):
            found.append(reading.words[at])
    given = reading.lexicon.given
    found += [word for word in reading.words[:_TITLE_WORDS] if word.lower() in given]
    return list(dict.fromkeys(one.title() for one in found))


def _is_name(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word.lower() in reading.lexicon.given or (word[0].isupper() and word.isalpha() and not reading.roles[at])


def services(reading: Reading) -> list[str]:
    """Return the codes of the services that the text offers, each once. What it refuses is not offered."""
    return list(dict.fromkeys(map(code, offered(reading))))


def offered(reading: Reading) -> list[Match]:
    """Return where the text offers services. What it refuses is not offered."""
    refused = {at for match in reading.matches("services-unless") for at in range(match.first, match.last + 1)}
    found = reading.matches("services")
    return [match for match in found if code(match) != "unprotected" or match.first not in refused]


def code(match: Match) -> str:
    """Return the code of the code list that was found."""
    return str(match.key[1])  # type: ignore[index]  # the book files phrases under the list and the code


def place(reading: Reading, location: str) -> str | None:
    """Return the municipality or town, by postcode or name, from the field `location` or else from the text."""
    stated = _by_field(reading, location) if location else None
    return stated or _by_text(reading)


def _by_field(reading: Reading, location: str) -> str | None:
    parts = location.lower().replace(",", " ").split()
    for part in parts:
        if part.isdecimal() and len(part) <= 5:
            known = reading.lexicon.postcodes.get((reading.country or "", int(part)))
            if known:
                return known.label
    found = [match for match in reading.lexicon.book.find(parts) if match.key[0] == "places"]  # type: ignore[index]
    return _best(reading, found)


def _by_text(reading: Reading) -> str | None:
    found = [match for match in reading.matches("places") if _clear(reading, match)]
    if found:
        return _best(reading, found)
    postcodes, country = reading.lexicon.postcodes, reading.country or ""
    for at in reading.numbers:
        if len(reading.lower[at]) in (3, 4, 5) and not reading.used[at] and _capital(reading, at + 1):
            known = postcodes.get((country, reading.value(at)))
            if known:
                return known.label
    return None


def _capital(reading: Reading, at: int) -> bool:
    """Tell whether a word with a capital stands after a postcode: a number alone is no place."""
    return at < len(reading.words) and reading.words[at][0].isupper()


def _clear(reading: Reading, match: Match) -> bool:
    """Tell whether a name of a place can be nothing else here: not an ordinary word without "in" before it."""
    cue, capital = reading.has(match.first - 1, "place-cue"), _capital(reading, match.first)
    ambiguous = _place(reading, match).ambiguous
    return cue and capital if ambiguous else cue or capital


def _place(reading: Reading, match: Match) -> Place:
    return reading.lexicon.places[str(match.key[1])]  # type: ignore[index]


def _best(reading: Reading, found: list[Match]) -> str | None:
    """Choose among places: one in the country of the advert first, then the longest name, then the first."""
    if not found:
        return None
    best = min(
        found,
        key=lambda one: (_place(reading, one).country != reading.country, one.first - one.last, one.first),
    )
    return _place(reading, best).label
