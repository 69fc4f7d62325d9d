"""Search for words in title and text: the same little language on SQLite and PostgreSQL, and no input can break it.

All words must stand in the advert. "Words in quotes" stand side by side; a word with a star at its end may go on. What
is no word (an emoji, say) is looked for as it is.
"""

import re
import unicodedata
from typing import NamedTuple

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

MOST_WORDS = 20
_PARTS = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORDS = re.compile(r"[^\W_]+")


class Phrase(NamedTuple):
    """Words that stand side by side; `open`: the last may go on."""

    words: tuple[str, ...]
    open: bool


def phrases(written: str) -> list[Phrase]:
    """Return what somebody asks for, as far as it is words."""
    found: list[Phrase] = []
    for quoted, bare in _PARTS.findall(unicodedata.normalize("NFC", written).lower()):
        words = tuple(_WORDS.findall(quoted or bare))[:MOST_WORDS]
        if words:
            found.append(Phrase(words, bare.endswith("*")))
    return found[:MOST_WORDS]


def containing(written: str) -> Q:
    """Return the condition on adverts that contain what is written."""
    asked = phrases(written)
    if not asked:
        return Q(title__contains=written.strip()) | Q(text__contains=written.strip())
    if connection.vendor == "postgresql":
        found = RawSQL(  # the words are parameters
            "trygvej_advert.search @@ to_tsquery('simple', %s)",
            [" & ".join(map(_postgresql, asked))],
            output_field=BooleanField(),
        )
        return Q(found)
    matching = "SELECT rowid FROM trygvej_advert_search WHERE trygvej_advert_search MATCH %s"
    return Q(pk__in=RawSQL(matching, [" AND ".join(map(_sqlite, asked))]))  # noqa: S611  # the words are parameters


def _postgresql(phrase: Phrase) -> str:
    side_by_side = " <-> ".join(f"'{word}'" for word in phrase.words)
    return f"({side_by_side}{':*' if phrase.open else ''})"


def _sqlite(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{"*" if phrase.open else ""}'
