"""The door of the room."""

from functools import cache
from typing import Any

from trygvej.adverts.cli import commands
from trygvej.adverts.extract.extract import extract
from trygvej.adverts.extract.lexicon import Lexicon, lexicon
from trygvej.adverts.extract.where import stretches
from trygvej.adverts.judgements import FILE as JUDGEMENTS
from trygvej.adverts.judgements import Judgement as Judged
from trygvej.adverts.judgements import add_new as keep_judgements
from trygvej.adverts.judgements import check as check_judgements
from trygvej.adverts.pictures import is_hash
from trygvej.adverts.reference import page as reference_page
from trygvej.adverts.results import Run, RunError, read_run
from trygvej.indicators.public import catalogue
from trygvej.linkage.public import JudgementsConflictError

__all__ = [
    "JUDGEMENTS", "Judged", "JudgementsConflictError", "Run", "RunError", "check_judgements", "commands",
    "extract_fields", "is_hash", "keep_judgements", "read_run", "reference_page", "stated_where",
]  # fmt: skip


def extract_fields(record: dict[str, Any], country: str | None = None) -> dict[str, Any]:
    """Return what an advert states as plain data, by field."""
    whole = "\n".join(filter(None, (record.get("title"), record["text"])))
    found = extract(whole, _lexicon(), country=country)
    return {
        "phones": found.phones,
        "obscured_phone": bool(found.obscured_phone),
        "prices": [one._asdict() for one in found.prices],
        "hours": [one._asdict() for one in found.hours],
        "open_always": bool(found.open_always),
        "age": found.age,
        "stated_origin": found.stated_origin,
        "pronoun": found.pronoun,
        "emails": found.emails,
        "handles": found.handles,
        "urls": found.urls,
    }


# By field, which words of the text show it.
_SHOWN = {
    "adverts_same_contact": ("phones",),
    "persons_same_phone": ("phones",),
    "phones_count": ("phones",),
    "obscured_phone": ("phones",),
    "open_always": ("open_always",),
    "price_per_half_hour": ("prices",),
    "services_count": ("services",),
    "unprotected_cheap": ("unprotected", "prices"),
    "not_first_person": ("others_voice",),
}


def stated_where(text: str, country: str | None = None) -> dict[str, list[tuple[int, int]]]:
    """Return by field where in `text` (title and text, with a line break between) it shows: start and end offset.

    Only fields that one can point at.
    """
    found = stretches(text, _lexicon(), country=country)
    return {field: [one for kind in kinds for one in found.get(kind, ())] for field, kinds in _SHOWN.items()}


@cache
def _lexicon() -> Lexicon:
    return lexicon(catalogue())
