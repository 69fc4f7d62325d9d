"""The origin that a text states about a person, and the languages it says she speaks. Never inferred."""

from trygvej.adverts.extract.reading import Reading
from trygvej.indicators.public import Match

_REACH = 2


def stated_origins(reading: Reading) -> list[str]:
    """Return the origins stated about a person: ISO 3166 codes (UN M49 for regions), in order, each once.

    An adjective counts where a person is spoken of ("thailandsk pige", "jeg er rumænsk", "nationality: Thai"),
    not where it tells of food, massage or a language. A name of a country counts after "from" or "born in".
    What is joined by "and" to one that counts is of the same kind.
    """
    found: list[Match] = []
    after: Match | None = None
    for match in reversed(reading.matches("origins")):
        if (after and _listed(reading, match, after)) or _of_person(reading, match):
            found.append(match)
            after = match
    before: Match | None = None
    for match in reading.matches("origins-names"):
        if (before and _listed(reading, before, match)) or _comes_from(reading, match):
            found.append(match)
            before = match
    found.sort(key=lambda match: match.first)
    return list(dict.fromkeys(str(match.key[1]) for match in found))  # type: ignore[index]


def _listed(reading: Reading, one: Match, two: Match) -> bool:
    """Tell whether two words are listed together: "A and B", "A, B", "A/B"."""
    between = two.first - one.last
    if between == 1:
        return reading.gaps[one.last].strip() in (",", "/", "&", "-", "+")
    joins = reading.has(one.last + 1, "and") or reading.has(one.last + 1, "or")
    return between == 2 and joins and reading.same_thought(one.last, two.first)


def languages_spoken(reading: Reading) -> list[str]:
    """Return the languages that the text says are spoken: ISO 639 codes, in order, each once."""
    codes: list[str] = []
    last = -10
    for match in reading.matches("languages"):
        listed = match.first - last <= 3  # "dansk, engelsk og tysk"
        if listed or any(reading.has(at, "speak") for at in range(match.first - 3, match.first)):
            codes.append(str(match.key[1]))  # type: ignore[index]
            last = match.last
    return list(dict.fromkeys(codes))


def _of_person(reading: Reading, match: Match) -> bool:
    before, after = match.first - 1, match.last + 1
    if _near(reading, "not", before) or _near(reading, "speak", before) or reading.has(after, "thing"):
        return False
    if _stated(reading, before) or _belongs(reading, match.last, after):
        return True
    if match.first == match.last and _doubtful(reading, match.first):
        return _is_so(reading, before) and _is_subject(reading, before - 1)
    return _belongs(reading, match.last, after + 1) or _is_so(reading, before) or _aged(reading, match.last)


def _aged(reading: Reading, last: int) -> bool:
    """Tell whether an age follows: "latina 23 yrs", "ungarsk, 24 år"."""
    at = last + 1
    return at in reading.numeric and reading.has(at + 1, "year") and reading.gaps[last] in (" ", ", ")


def _doubtful(reading: Reading, at: int) -> bool:
    """Tell whether the word is an ordinary one too ("lett" is a Latvian in Swedish and easy in Norwegian)."""
    return reading.lower[at] in reading.lexicon.doubtful_origins


def _belongs(reading: Reading, last: int, at: int) -> bool:
    """Tell whether the word at `at` is a person, by noun or name, in the same breath as the word at `last`."""
    if at >= len(reading.lower):
        return False
    person = reading.has(at, "person") or reading.lower[at] in reading.lexicon.given
    return person and reading.same_thought(last, at)


def _stated(reading: Reading, before: int) -> bool:
    """Tell whether "nationality" or the like stands before."""
    for at in (before, before - 1):
        if reading.has(at, "nationality"):
            return reading.same_thought(at, before + 1)
    return False


def _is_so(reading: Reading, before: int) -> bool:
    """Tell whether the word is said of someone: "jeg er rumænsk"."""
    for at in (before, before - 1):
        if reading.has(at, "be"):
            return reading.same_thought(at, before + 1)
    return False


def _is_subject(reading: Reading, at: int) -> bool:
    """Tell whether the word is "I", "she" or "we": "she is Thai" says of whom it speaks, "det er lett" does not."""
    return any(reading.has(at, role) for role in ("subject-first", "subject-third", "subject-plural"))


def _comes_from(reading: Reading, match: Match) -> bool:
    before = match.first - 1
    before -= reading.has(before, "definite")
    if _stated(reading, before):
        return True
    if reading.has(before - 1, "born") or reading.has(before - 2, "born"):
        return not _near(reading, "not", before - 2)
    return (
        reading.has(before, "from")
        and reading.same_thought(before, match.first)
        and not (reading.has(before - 1, "thing") and reading.gaps[before - 1] == " ")
        and not _near(reading, "travel", before - 1)
        and not _near(reading, "not", before - 1)
    )


def _near(reading: Reading, role: str, at: int) -> bool:
    """Tell whether a word of `role` stands at `at` or a little before it, within the same thought."""
    for one in range(at, at - _REACH, -1):
        if reading.has(one, role):
            return reading.same_thought(one, at + 1)
    return False
