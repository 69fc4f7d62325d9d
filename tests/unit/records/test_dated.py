"""The newest rule that has begun holds, whatever the order in the file."""

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygvej.records.public import in_force


class Rule(NamedTuple):
    begins: date


OLD, NEW = Rule(date(2020, 1, 1)), Rule(date(2024, 5, 1))


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), OLD),
        (date(2024, 4, 30), OLD),
        (date(2024, 5, 1), NEW),
        (date(2030, 1, 1), NEW),
    ],
)
@pytest.mark.parametrize("series", [[OLD, NEW], [NEW, OLD]])
def test_newest_that_has_begun_holds(series: list[Rule], on: date, holds: Rule | None) -> None:
    assert in_force(series, on) is holds


def test_nothing_holds_in_an_empty_series() -> None:
    assert in_force(list[Rule](), date(2024, 1, 1)) is None


@given(st.lists(st.builds(Rule, st.dates()), unique=True), st.dates(max_value=date(9000, 1, 1)))
def test_what_holds_has_begun_and_nothing_newer_has(series: list[Rule], on: date) -> None:
    found = in_force(series, on)
    begun = [one for one in series if one.begins < on + timedelta(days=1)]
    assert (found is None) == (not begun)
    assert found is None or all(one.begins <= found.begins for one in begun)
