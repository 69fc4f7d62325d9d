"""The origin that a text states about a person, and the languages it says she speaks. Never inferred."""

from trygvej.adverts.extract.reading import Reading
from trygvej.indicators.public import Match

_REACH = 2


def stated_origins(reading: Reading) -> list[str]:
    """Return the origins stated about a person: ISO 3166 codes (UN M49 for regions), in order, each once.

    An adjective counts where a person is spoken of ("thailandsk pige", "jeg er rumænsk"), not where it tells of
    food, massage or a language. A name of a country counts after "from".
    """
    found = [
        (match.first, str(match.key[1]))  # type: ignore[index]
        for match in reading.matches("origins")
        if _of_person(reading, match)
    ]
    found += [
        (match.first, str(match.key[1]))  # type: ignore[index]
        for match in reading.matches("origins-names")
        if _comes_from(reading, match)
    ]
    return list(dict.fromkeys(code for _, code in sorted(found)))


def languages_spoken(reading: Reading) -> list[str]:
    """Return the languages that the text says are spoken: ISO 639 codes, in order, each once."""
    codes: list[str] = []
    last = -10
    for match in reading.matches("languages"):
        listed = match.first - last <= 3  # noqa: PLR2004 "dansk, engelsk og tysk"
        if listed or any(reading.has(at, "speak") for at in range(match.first - 3, match.first)):
            codes.append(str(match.key[1]))  # type: ignore[index]
            last = match.last
    return list(dict.fromkeys(codes))


def _of_person(reading: Reading, match: Match) -> bool:
    before, after = match.first - 1, match.last + 1
    if _near(reading, "not", before, -_REACH) or _near(reading, "speak", before, -_REACH):
        return False
    if reading.has(after, "thing"):
        return False
    if any(_belongs(reading, at) for at in range(after, after + _REACH) if _joined(reading, match.last, at)):
        return True
    return _is_so(reading, before, after)


def _belongs(reading: Reading, at: int) -> bool:
    """Tell whether the word at `at` is a person, by noun or name."""
    return reading.has(at, "person") or (at < len(reading.lower) and reading.lower[at] in reading.lexicon.given)


def _joined(reading: Reading, last: int, at: int) -> bool:
    """Tell whether nothing but spaces, commas and hyphens stand between: a full stop ends the thought."""
    return at < len(reading.lower) and all(set(gap) <= set(" ,-/&\u00a0") for gap in reading.gaps[last:at])


def _is_so(reading: Reading, before: int, after: int) -> bool:
    """Tell whether the word is said of someone: "jeg er rumænsk", and not "jeg er rumænsk mad"."""
    for at in (before, before - 1):
        if reading.has(at, "be") and not reading.has(at + 1, "not") and _joined(reading, at, before + 1):
            return not reading.has(after, "thing")
    return False


def _comes_from(reading: Reading, match: Match) -> bool:
    before = match.first - 1
    return (
        reading.has(before, "from")
        and not reading.has(before - 1, "thing")
        and not _near(reading, "not", before - 1, -_REACH)
    )


def _near(reading: Reading, role: str, at: int, reach: int) -> bool:
    """Tell whether a word of `role` stands at `at` or the words before it, within the same thought."""
    for step in range(-reach):
        if reading.has(at - step, role):
            return _joined(reading, at - step, at + 1)
    return False
