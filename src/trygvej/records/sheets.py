"""Lists as files for a spreadsheet: CSV in UTF-8 that opens as such, and no cell that is taken for a formula.

Every file of the house that a person opens in a spreadsheet goes through here (OWASP: CSV injection).
"""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # with one of these a formula begins
BLANK = " \xa0"  # which a spreadsheet passes over before it looks
_MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8


class _Line:
    """What csv writes to: gives each line back."""

    @staticmethod
    def write(line: str) -> str:
        return line


def safe(cell: Any) -> Any:
    """Return `cell` so that no spreadsheet takes it for a formula: such a text begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(BLANK).startswith(FORMULA) else cell


def lines(headings: Iterable[object], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Give the file line by line: headings, then `rows`. What is neither text nor number is written as it reads."""
    writer = csv.writer(_Line())
    yield _MARK + writer.writerow([str(one) for one in headings])
    for row in rows:
        yield writer.writerow([safe(cell if isinstance(cell, int | float) else str(cell)) for cell in row])
