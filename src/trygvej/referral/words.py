"""What fields and purposes are called, in the reader's language."""

from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import get_language

from trygvej.directory.public import need_name
from trygvej.indicators.public import catalogue

FIELDS = "referral-fields"


class Field(NamedTuple):
    """A field of a referral. `search`: its exact words can be looked for."""

    code: str
    label: str
    hint: str
    search: bool


def lang() -> str:
    """Return the reader's language."""
    return get_language() or settings.LANGUAGE_CODE


@cache
def fields(language: str) -> tuple[Field, ...]:
    """Return the fields in their order."""
    return tuple(
        Field(one.code, one.called(language), one.extra("hint", {}).get(language, ""), bool(one.extra("search", False)))
        for one in catalogue().terms[FIELDS].terms
    )


def field_name(code: str) -> str:
    """Return what people call the field `code`; the code itself if the catalogue no longer has it."""
    return next((one.label for one in fields(lang()) if one.code == code), code)


def purpose_name(code: str) -> str:
    """Return what people call the purpose `code`."""
    return need_name(code, lang())
