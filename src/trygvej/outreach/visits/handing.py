"""What a visit says that a referral can begin with: for the room that hands over, and for those who may read it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from trygvej.access.public import Who, log, narrow
from trygvej.outreach.models import Presence, Visit
from trygvej.outreach.permissions import VISIT_READ
from trygvej.outreach.words import indicator_name


@dataclass(frozen=True)
class VisitRead:
    """The language that was spoken, what the person wants or needs, and the names of the signs that were confirmed."""

    language: str
    needs: str
    signs: list[str]


def visit_read(pk: int, by: Who) -> VisitRead | None:
    """Return what the visit `pk` says; None if there is none that `by` may read. Logged."""
    found = narrow(by, VISIT_READ, Visit.objects.filter(pk=pk)).first()
    if found is None:
        return None
    log.seen(by, VISIT_READ, of=found)
    lang = get_language() or settings.LANGUAGE_CODE
    confirmed = found.findings.filter(value=Presence.PRESENT)
    return VisitRead(found.language, found.needs, [indicator_name(one.indicator, lang) for one in confirmed])
