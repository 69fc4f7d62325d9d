"""What each verb is called on a page. Those of the permission tables are named by their rows, the others here."""

from django.utils.functional import Promise

_NAMES: dict[str, str | Promise] = {}


def name_verb(verb: str, meaning: str | Promise) -> None:
    """Say what `verb` means; the first who says it stands."""
    _NAMES.setdefault(verb, meaning)


def meaning_of(verb: str) -> str:
    """Return what `verb` means, in the language of the page; the verb itself if nobody said."""
    return str(_NAMES.get(verb, verb))
