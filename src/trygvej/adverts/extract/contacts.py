"""E-mail addresses, web addresses and handles."""

import re

_EMAIL = re.compile(r"[\w.+-]+(?:@|\s?\((?:at|a)\)\s?|\s?\[(?:at|a)\]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+|\b[\w-]+(?:\.[\w-]+)*\.(?:dk|se|no|fi|com|net|org|eu|info|me|io|is)\b(?:/[^\s<>\"')\]]*)?", re.IGNORECASE)
_AT = re.compile(r"(?<![\w.@])@([A-Za-z0-9_.]{3,30})")
_DOT = re.compile(r"\.(?:dk|se|no|fi|com|net|org|eu|info|me|io|is)\b|www\.|://", re.IGNORECASE)


def emails(text: str) -> list[str]:
    """Return the e-mail addresses in lower case, each once; "(at)" is read as @."""
    if "@" not in text and "(at)" not in text and "[at]" not in text:
        return []
    found = (re.sub(r"\s?[(\[](?:at|a)[)\]]\s?", "@", one, flags=re.IGNORECASE) for one in _EMAIL.findall(text))
    return list(dict.fromkeys(one.lower().rstrip(".") for one in found))


def urls(text: str) -> list[str]:
    """Return the web addresses, each once, without the full stop that ends the sentence."""
    if not _DOT.search(text):
        return []
    bare = _EMAIL.sub(" ", text)
    return list(dict.fromkeys(one.rstrip(".,;:!?") for one in _URL.findall(bare)))


def handles(text: str, cues: frozenset[str]) -> list[str]:
    """Return handles in lower case: after @, or after the name of a service in `cues` ("snap: rosa_spa")."""
    found = [one.rstrip(".") for one in _AT.findall(text)]
    lower = text.lower()
    for cue in cues:
        if cue in lower:
            found += _after(lower, cue)
    return list(dict.fromkeys(one.lower() for one in found))


def _after(lower: str, cue: str) -> list[str]:
    pattern = rf"(?<!\w){re.escape(cue)}(?:chat|gram)?(?:\s?(?:er|är|is|id|navn|namn|name))?\s?[:=@]\s?@?([a-z0-9_.]{{3,30}})"
    return [one.rstrip(".") for one in re.findall(pattern, lower)]
