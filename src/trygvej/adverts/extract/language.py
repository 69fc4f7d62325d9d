"""The language of a text."""

from functools import cache

import eldc

UNKNOWN = "und"


@cache
def _ready() -> None:
    eldc.init()


def language(text: str) -> str:
    """Return the ISO 639-1 code of the language that `text` is most likely in, "und" if it cannot be told."""
    _ready()
    return str(eldc.detect(text)) or UNKNOWN
