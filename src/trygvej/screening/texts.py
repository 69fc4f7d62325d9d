"""The texts of the pages without an account, in every language they are written in: data of the catalogue."""

from functools import cache
from types import SimpleNamespace
from typing import NamedTuple

from trygvej.indicators.public import catalogue


class Tongue(NamedTuple):
    """A language of the public pages. `reviewed`: a native speaker of the field has read the whole text."""

    code: str
    name: str
    reviewed: bool


@cache
def tongues() -> tuple[Tongue, ...]:
    """Return the languages, in the order of the list."""
    terms = catalogue().terms["public-languages"].terms
    return tuple(Tongue(one.code, str(one.label), bool(one.extra("reviewed"))) for one in terms)


@cache
def texts(lang: str) -> SimpleNamespace:
    """Return the texts in `lang` by key, dashes as underscores. Raises KeyError for a language without texts."""
    terms = catalogue().terms[f"public-{lang}"].terms
    return SimpleNamespace(**{one.code.replace("-", "_"): str(one.label) for one in terms})


def known(lang: str) -> bool:
    """Return whether the public pages are written in `lang`."""
    return any(one.code == lang for one in tongues())


def best(accepted: str) -> str:
    """Return the language of the pages that suits an Accept-Language header best; English if none does."""
    aliases = {"tl": "fil", "zh-hans": "zh", "zh-hant": "zh"}
    for part in accepted.lower().split(","):
        tag = part.split(";")[0].strip()
        code = aliases.get(tag, aliases.get(tag.split("-")[0], tag.split("-")[0]))
        if known(code):
            return code
    return "en"
