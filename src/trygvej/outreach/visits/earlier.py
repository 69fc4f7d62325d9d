"""What a visit said before it was corrected, in words."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from trygvej.outreach.models import FOUND, YES_NO, Help, Presence, VisitRevision
from trygvej.outreach.visits.forms import RecordForm
from trygvej.outreach.visits.queries import services
from trygvej.outreach.visits.recording import FIELDS
from trygvej.outreach.words import indicator_name


def before(revision: VisitRevision, lang: str) -> list[tuple[str, str]]:
    """Return what was asked and answered then; nothing once its key was destroyed."""
    kept = revision.before
    return [] if kept is None else [*_fields(kept), *_signs(kept, lang), *_help(kept, lang)]


def _fields(kept: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield _("Recorded by"), str(kept.get("by", ""))
    answers = {code: str(label) for code, label in YES_NO}
    for name in FIELDS:
        value = kept.get(name)
        if value not in (None, "", Presence.UNKNOWN):
            yield str(RecordForm.base_fields[name].label), answers.get(value, str(value))


def _signs(kept: dict[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    words = {code: str(label) for code, label in FOUND}
    for indicator, value in kept.get("findings", {}).items():
        yield indicator_name(indicator, lang), words[value]


def _help(kept: dict[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    names, answers = dict(services(lang)), dict(Help.Answer.choices)
    for code, answer in kept.get("help", {}).items():
        yield names.get(code, code), str(answers[answer])
