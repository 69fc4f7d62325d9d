"""The worklist as a file for a spreadsheet: written row by row, and no cell that a spreadsheet takes for a formula."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from trygvej.outreach.models import Advert
from trygvej.outreach.words import reasons
from trygvej.outreach.worklist.actions import standing
from trygvej.records.public import sheet_lines

_AT_ONCE = 500  # adverts fetched together


def lines(keys: Sequence[int], today: date, lang: str) -> Iterator[str]:
    """Give the file line by line: headings, then the adverts with those keys, in their order."""
    with override(lang):  # the answer is sent after the page has gone back to the language of the server
        yield from sheet_lines(_headings(), _rows(keys, today, lang))


def _rows(keys: Sequence[int], today: date, lang: str) -> Iterator[list[Any]]:
    for some in (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE)):
        fetched = Advert.objects.select_related("network", "taken_by").defer("text", "states").in_bulk(some)
        yield from (_cells(fetched[key], today, lang) for key in some if key in fetched)


def _headings() -> list[str]:
    return [
        _("Colour"), _("Points"), _("Signs"), _("Title"), _("Reasons"), _("Town"), _("Last seen"), _("Telephones"),
        _("Adverts in the network"), _("Who has it"), _("State"), _("Because"), _("Language"), _("Source"),
        _("Advert"), _("Address"),
    ]  # fmt: skip


def _cells(advert: Advert, today: date, lang: str) -> list[Any]:
    return [
        advert.get_band_display(), advert.score, advert.signs, advert.title, reasons(advert.findings, lang),
        advert.town, timezone.localdate(advert.last_seen).isoformat(), " ".join(advert.phones),
        advert.network.adverts_count if advert.network else "", advert.taken_by.name if advert.taken_by else "",
        str(standing(advert, today).label), advert.state_reason, advert.language, advert.source, advert.ref,
        advert.url,
    ]  # fmt: skip
