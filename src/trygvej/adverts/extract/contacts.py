"""E-mail addresses, web addresses and handles."""

import re

from trygvej.adverts.extract.reading import Reading

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?\((?:at|a)\)\s?|\s?\[(?:at|a)\]\s?)[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}",
    re.I,
)
_AT_WORD = re.compile(r"\s?[(\[](?:at|a)[)\]]\s?", re.I)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]{1,500}", re.I)
_BARE = re.compile(r"(?<![\w.@-])[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}(?:/[^\s<>\"')\]]{0,500})?")
_AT = re.compile(r"(?<![\w.@])@([A-Za-z0-9_.]{3,30})")


def emails(text: str) -> list[str]:
    """Return the e-mail addresses in lower case, each once; "(at)" is read as @."""
    if "@" not in text and "(a" not in text and "[a" not in text:
        return []
    found = (_AT_WORD.sub("@", one) for one in _EMAIL.findall(text))
    return list(dict.fromkeys(one.lower().rstrip(".") for one in found))


def urls(text: str, reading: Reading) -> list[str]:
    """Return the web addresses, each once, without the full stop that ends the sentence."""
    marked = "://" in text or "www." in text or "WWW." in text or "Www." in text
    bare = "." in reading.gaps and _ends_like_address(reading)
    if not marked and not bare:
        return []
    rest = _EMAIL.sub(" ", text) if "@" in text else text
    found = [(one.start(), one.group()) for one in _URL.finditer(rest)]
    if bare:
        others = _URL.sub(lambda one: " " * len(one.group()), rest)
        endings = reading.lexicon.web_endings
        found += [(one.start(), one.group()) for one in _BARE.finditer(others) if _host_ends(one.group(), endings)]
    return list(dict.fromkeys(one.rstrip(".,;:!?") for _, one in sorted(found)))


def _ends_like_address(reading: Reading) -> bool:
    endings = reading.lexicon.web_endings
    dots = [at for at, gap in enumerate(reading.gaps[:-1]) if gap == "."]
    return any(reading.lower[at + 1] in endings for at in dots)


def _host_ends(address: str, endings: frozenset[str]) -> bool:
    host = address.partition("/")[0].rstrip(".").lower()
    name, _, ending = host.rpartition(".")
    return ending in endings and not name.replace(".", "").isdigit()


def handles(text: str, reading: Reading) -> list[str]:
    """Return handles in lower case: after @, or after the name of a service and a mark ("snap: rosa_spa")."""
    found = [one.rstrip(".") for one in _AT.findall(text)] if "@" in text else []
    cues = reading.lexicon.handle_cues
    if not cues.isdisjoint(reading.lower):
        lower = text.lower()
        for cue in cues.intersection(reading.lower):
            found += _after(lower, cue)
    return list(dict.fromkeys(one.lower() for one in found))


def _after(lower: str, cue: str) -> list[str]:
    pattern = rf"(?<!\w){re.escape(cue)}(?:\s?(?:er|är|is|id|navn|namn|name))?\s?[:=@]\s?@?([a-z0-9_.]{{3,30}})"
    return [one.rstrip(".") for one in re.findall(pattern, lower)]
