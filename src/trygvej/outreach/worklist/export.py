"""The worklist as a file for a spreadsheet: written row by row, and no cell that a spreadsheet takes for a formula."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from trygvej.outreach.models import Advert
from trygvej.outreach.words import reasons
from trygvej.outreach.worklist.actions import standing

_AT_ONCE = 500  # adverts fetched together
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8


class _Line:
    """What csv writes to: gives each line back."""

    @staticmethod
    def write(line: str) -> str:
        return line


def lines(keys: Sequence[int], today: date, lang: str) -> Iterator[str]:
    """Give the file line by line: headings, then the adverts with those keys, in their order."""
    writer = csv.writer(_Line())
    with override(lang):  # the answer is sent after the page has gone back to the language of the server
        yield _MARK + writer.writerow(_headings())
        for some in (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE)):
            fetched = Advert.objects.select_related("network", "taken_by").defer("text", "states").in_bulk(some)
            for key in some:
                if key in fetched:
                    yield writer.writerow([safe(cell) for cell in _cells(fetched[key], today, lang)])


def safe(cell: Any) -> Any:
    """Return `cell` so that no spreadsheet takes it for a formula (OWASP: CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \xa0").startswith(_FORMULA) else cell


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
