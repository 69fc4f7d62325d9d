"""Files for a spreadsheet: no cell is a formula, whatever it says."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygvej.records.public import BLANK, FORMULA, safe, sheet_lines


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r", "\n=1", " =1", "＝1", "\xa0+1"])
def test_a_formula_is_made_a_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1", "a=b", 5, "Odense"])
def test_an_ordinary_cell_stays(cell: Any) -> None:
    assert safe(cell) == cell


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=5))
def test_what_is_read_back_is_what_was_written_and_no_cell_is_a_formula(rows: list[list[str]]) -> None:
    text = "".join(sheet_lines(("A", "B"), rows))
    assert text.startswith("\ufeffA,B\r\n")
    read = list(csv.reader(io.StringIO(text[1:], newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not [cell for row in read for cell in row if cell.lstrip(BLANK).startswith(FORMULA)]


def test_numbers_stay_numbers_and_days_are_written_as_days() -> None:
    assert list(sheet_lines(("A",), [(-5,), (date(2026, 11, 25),), ("-5",)]))[1:] == [
        "-5\r\n",
        "2026-11-25\r\n",
        "'-5\r\n",
    ]
