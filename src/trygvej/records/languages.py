"""Strings for people: gettext, in Danish, Swedish and English."""

import gettext
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

LANGUAGES = ("da", "sv", "en")
DOMAIN = "django"  # the one domain of the one Django application; pure rooms read the same file
_LOCALE = Path(__file__).resolve().parents[1] / "locale"


@cache
def translator(lang: str) -> gettext.NullTranslations:
    """Return the translations for `lang`. English is what the code says, so it needs no file.

    Raises FileNotFoundError, with what to do, if a language has not been compiled.
    """
    if lang == "en":
        return gettext.NullTranslations()
    try:
        return gettext.translation(DOMAIN, _LOCALE, languages=[lang])
    except FileNotFoundError as error:
        raise FileNotFoundError(
            f'No compiled texts for the language "{lang}". Run "make setup", or choose da, sv or en.'
        ) from error


class Text(BaseModel):
    """A text in the three languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    da: str = Field(min_length=1)
    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, lang: str) -> str:
        """Return the text in `lang`."""
        text: str = getattr(self, lang)
        return text
