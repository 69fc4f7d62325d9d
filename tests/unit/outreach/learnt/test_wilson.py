"""Shares with their intervals, against scipy and by what must always hold."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest

from trygvej.outreach.learnt.wilson import difference, share

COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
LEVELS = st.sampled_from([0.8, 0.9, 0.95, 0.99])


@given(counts=COUNTS, level=LEVELS)
def test_the_interval_is_that_of_scipy(counts: tuple[int, int], level: float) -> None:
    part, whole = counts
    theirs = binomtest(part, whole).proportion_ci(confidence_level=level, method="wilson")
    ours = share(part, whole, level)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@given(counts=COUNTS, level=LEVELS)
def test_the_share_lies_in_its_interval_and_the_interval_between_nought_and_one(
    counts: tuple[int, int], level: float
) -> None:
    one = share(*counts, level)
    assert one.value is not None
    assert 0 <= one.low <= one.value <= one.high <= 1
    seen, low, high = one.percent
    assert low <= seen <= high


@given(counts=COUNTS, level=LEVELS, times=st.integers(2, 20))
def test_more_visits_with_the_same_share_are_never_less_sure(counts: tuple[int, int], level: float, times: int) -> None:
    few, many = share(*counts, level), share(counts[0] * times, counts[1] * times, level)
    assert many.high - many.low <= few.high - few.low


@given(counts=COUNTS, level=LEVELS)
def test_yes_and_no_are_mirrors(counts: tuple[int, int], level: float) -> None:
    part, whole = counts
    yes, no = share(part, whole, level), share(whole - part, whole, level)
    assert (yes.low, yes.high) == pytest.approx((1 - no.high, 1 - no.low))


def test_nothing_counted_says_nothing() -> None:
    nothing = share(0, 0, 0.95)
    assert (nothing.value, nothing.low, nothing.high) == (None, 0, 1)


def test_forty_visits_give_wide_intervals() -> None:
    """Half of forty confirmed: the true share may be a third or two thirds, and the page says so."""
    assert share(20, 40, 0.95).percent == (50, 35, 65)
    assert share(0, 40, 0.95).percent == (0, 0, 9)
    assert share(3, 4, 0.95).percent == (75, 30, 96)


@pytest.mark.parametrize(("part", "whole"), [(-1, 3), (4, 3)])
def test_what_is_no_share_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        share(part, whole, 0.95)


def test_the_difference_is_that_of_newcombe() -> None:
    """His example: 56 of 70 and 48 of 80; method 10 gives 0.0524 to 0.3339."""
    assert difference((56, 70), (48, 80), 0.95) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@given(one=COUNTS, other=COUNTS, level=LEVELS)
def test_a_difference_turned_round_is_its_mirror(one: tuple[int, int], other: tuple[int, int], level: float) -> None:
    low, high = difference(one, other, level)
    assume(low <= high)
    assert difference(other, one, level) == pytest.approx((-high, -low))
    assert -1 <= low <= high <= 1


def test_no_difference_is_known_where_one_side_was_not_counted() -> None:
    assert difference((0, 0), (3, 9), 0.95) == (-1, 1)
