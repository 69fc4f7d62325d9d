"""Reads a file into rows. What is no such file is refused with what to do."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trygvej.directory.files.columns import NAMES
from trygvej.records.public import BLANK, FORMULA

MOST_BYTES = 2_000_000
MOST_ROWS = 5_000
_SIGNS = {
    b"PK": gettext_lazy("a spreadsheet"),
    b"%PDF": gettext_lazy("a PDF"),
    b"\xd0\xcf\x11\xe0": gettext_lazy("an old spreadsheet"),
}


class FileRefused(Exception):
    """The file as a whole cannot be read. Says why and what to do."""


class Line(NamedTuple):
    """One row of the file: the line it begins on, and its cells by column, without outer spaces."""

    number: int
    cells: dict[str, str]


def text_of(content: bytes) -> str:
    """Return the text of an uploaded file. Raises FileRefused."""
    if len(content) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 2 MB. Divide it and take one part at a time."))
    for sign, kind in _SIGNS.items():
        if content.startswith(sign):
            told = _("This is %(kind)s, not a CSV file. Open it and save it as CSV (UTF-8).")
            raise FileRefused(told % {"kind": kind})
    if b"\0" in content:
        raise FileRefused(_("This is no text. Save the spreadsheet as CSV (UTF-8)."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what older spreadsheets write in the Nordic countries


def lines(text: str) -> Iterator[Line]:
    """Give the rows that are not empty. Raises FileRefused if the headings are wrong or there is too much."""
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    began, count = 0, 0
    try:
        headings = [one.strip().casefold() for one in next(reader, [])]
        _check(headings)
        for cells in reader:
            start, began = (began or 1) + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            if count > MOST_ROWS:
                raise FileRefused(_("The file has more than %(n)s rows. Divide it.") % {"n": MOST_ROWS})
            yield Line(start, {name: _plain(cell) for name, cell in zip(headings, cells, strict=False) if name})
    except csv.Error as error:
        raise FileRefused(_("Line %(n)s cannot be read: %(why)s.") % {"n": reader.line_num, "why": error}) from error


def _check(headings: list[str]) -> None:
    unknown = [one for one in headings if one and one not in NAMES]
    if unknown:
        told = _("The column %(name)s is not known. The columns are: %(all)s.")
        raise FileRefused(told % {"name": ", ".join(unknown)[:200], "all": ", ".join(NAMES)})
    missing = [one for one in ("organisation", "country") if one not in headings]
    if missing:
        raise FileRefused(_("The column %(name)s is missing in the first line.") % {"name": ", ".join(missing)})
    twice = sorted({one for one in headings if one and headings.count(one) > 1})
    if twice:
        raise FileRefused(_("The column %(name)s stands twice.") % {"name": ", ".join(twice)})


def _plain(cell: str) -> str:
    """Take away the mark that `safe` puts before what a spreadsheet would take for a formula."""
    inner = cell.strip()
    return inner[1:] if inner.startswith("'") and inner[1:].lstrip(BLANK).startswith(FORMULA) else inner
