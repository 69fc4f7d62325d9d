"""A gentle look at what is typed: does it name a third person or an address, which only an investigation would need?

It warns and never stops anybody: it cannot know, and the one who writes can.
"""

import re

_ADDRESS = re.compile(
    r"\b[A-ZÆØÅÄÖ][\wæøåäö]*(?:vej|gade|allé|alle|stræde|plads|gatan|vägen|gränd|torget|street|road)\s+\d+", re.UNICODE
)
_NUMBER = re.compile(r"(?<!\d)(?:\+?\d[\s-]?){8,14}(?!\d)")
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)(?<!\n)\b[A-ZÆØÅÄÖ][a-zæøåäöé]+\s+[A-ZÆØÅÄÖ][a-zæøåäöé]+\b", re.UNICODE)


def third_persons(text: str) -> list[str]:
    """Return the words of `text` that look like a name, an address or a number, each once, in their order."""
    found = [match for pattern in (_ADDRESS, _NUMBER, _NAME) for match in pattern.finditer(text)]
    found.sort(key=lambda one: one.start())
    return list(dict.fromkeys(one.group().strip() for one in found))
