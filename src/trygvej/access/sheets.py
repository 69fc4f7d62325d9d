"""The answer that gives a list as a file for a spreadsheet."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from trygvej.records.public import sheet_lines

SHEET_ROWS = 20_000  # at most, so that one answer fits into memory


def sheet(name: str, headings: Iterable[object], rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """Return the file `name`.csv, which nobody on the way keeps."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return HttpResponse("".join(sheet_lines(headings, rows)), content_type="text/csv; charset=utf-8", headers=headers)


def moment(at: datetime | None) -> str:
    """Return `at` by the clock of here, so that a spreadsheet sorts it; nothing if there is none."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""
