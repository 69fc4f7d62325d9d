"""Who speaks in a text, the names it gives, the place, the services."""

from trygvej.adverts.extract.reading import Reading
from trygvej.indicators.public import Match, Term

_TITLE_WORDS = 6


def pronoun(reading: Reading) -> str | None:
    """Return the voice of the text: "first" (I), "third" (she, he) or "plural" (we). None where none speaks.

    The voice is the one that is heard most; words that can only be the subject count double.
    """
    heard = {"first": 0, "third": 0, "plural": 0}
    roles = reading.lexicon.roles
    for word in reading.lower:
        said = roles.get(word)
        if said:
            for voice in heard:
                heard[voice] += (voice in said) + (f"subject-{voice}" in said)
    best = max(heard, key=lambda voice: heard[voice])
    return best if heard[best] else None


def names(reading: Reading) -> list[str]:
    """Return the given names that the text gives, each once, as written: after "my name is", or in the title."""
    found: list[str] = []
    for match in reading.matches("reading", "call-me"):
        at = match.last + 1
        if at < len(reading.words) and _is_name(reading, at):
            found.append(reading.words[at])
    found += [w for w, low in zip(reading.words[:_TITLE_WORDS], reading.lower, strict=False) if low in reading.lexicon.given]
    return list(dict.fromkeys(one.title() for one in found))


def _is_name(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    known = reading.lower[at] in reading.lexicon.given
    return known or (word[0].isupper() and word.isalpha() and reading.lower[at] not in reading.lexicon.roles)


def services(reading: Reading) -> list[str]:
    """Return the codes of the services that the text offers, each once. What it refuses is not offered."""
    refused = {at for match in reading.matches("services-unless") for at in range(match.first, match.last + 1)}
    found = (
        str(match.key[1])  # type: ignore[index]
        for match in reading.matches("services")
        if match.key[1] != "unprotected" or match.first not in refused  # type: ignore[index]
    )
    return list(dict.fromkeys(found))


def place(reading: Reading, location: str) -> str | None:
    """Return the municipality or town, by postcode or name, from the field `location` or else from the text."""
    stated = _by_field(reading, location) if location else None
    return stated or _by_text(reading)


def _by_field(reading: Reading, location: str) -> str | None:
    for part in location.replace(",", " ").split():
        if part.isdigit() and (reading.country or "", int(part)) in reading.lexicon.postcodes:
            return label(reading.lexicon.postcodes[reading.country or "", int(part)])
    whole = location.lower().strip()
    matches = reading.lexicon.book.find(whole.replace(",", " ").split())
    found = [m for m in matches if m.key[0] == "places"]  # type: ignore[index]
    return _best(reading, found)


def _by_text(reading: Reading) -> str | None:
    found = [match for match in reading.matches("places") if _clear(reading, match)]
    if found:
        return _best(reading, found)
    for at in reading.numbers:
        known = reading.lexicon.postcodes.get((reading.country or "", reading.value(at)))
        if known and not reading.used[at] and len(reading.lower[at]) >= 3 and _named(reading, at + 1, known):  # noqa: PLR2004
            return label(known)
    return None


def _named(reading: Reading, at: int, known: Term) -> bool:
    """Tell whether a word with a capital stands after a postcode: a number alone is no place."""
    return at < len(reading.words) and reading.words[at][0].isupper()


def _clear(reading: Reading, match: Match) -> bool:
    """Tell whether a name of a place can be nothing else here: not an ordinary word without "in" before it."""
    term = reading.lexicon.places[str(match.key[1])]  # type: ignore[index]
    if not term.extra("ambiguous", False):
        return reading.words[match.first][0].isupper() or reading.has(match.first - 1, "place-cue")
    return reading.words[match.first][0].isupper() and reading.has(match.first - 1, "place-cue")


def _best(reading: Reading, found: list[Match]) -> str | None:
    """Choose among places: one in the country of the advert first, then the longest name, then the first."""
    terms = [(match, reading.lexicon.places[str(match.key[1])]) for match in found]  # type: ignore[index]
    if not terms:
        return None
    _, best = min(
        terms, key=lambda one: (one[1].extra("country") != reading.country, one[0].first - one[0].last, one[0].first)
    )
    return label(best)


def label(term: Term) -> str:
    """Return the name of a place."""
    return str(term.label)
