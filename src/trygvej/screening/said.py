"""What several forms of the room share: how long a text may be, and the languages people speak."""

from django.conf import settings
from django.utils.translation import get_language

from trygvej.indicators.public import catalogue

LONG = 10_000  # letters


def reader() -> str:
    """Return the language of the one who reads the page: da, sv or en."""
    return get_language() or settings.LANGUAGE_CODE


def languages() -> list[tuple[str, str]]:
    """Return the languages a person may speak, as the reader calls them: code and name, by name."""
    lang = reader()
    found = [(one.code, one.called(lang)) for one in catalogue().terms["languages"].terms]
    return sorted(found, key=lambda one: one[1])


def language_name(code: str) -> str:
    """Return what the reader calls a language; its code if the list does not know it."""
    return dict(languages()).get(code, code)
