"""A list as a file for a spreadsheet: the rows of the page, and of a person no more than the list shows."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone

from trygvej.directory.public import safe

MOST = 20_000  # rows


def sheet(name: str, headings: Iterable[object], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """Return the file `name`.csv. No cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([str(one) for one in headings])
    for row in rows:
        writer.writerow([safe(str(cell)) for cell in row])
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"}
    return HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def moment(at: datetime) -> str:
    """Return `at` by the clock of here, so that a spreadsheet sorts it."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
