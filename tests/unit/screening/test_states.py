"""Every state of a call, a tip, a screening and a child's clock is reached, and has a way out or is an end."""

from collections.abc import Mapping

import pytest

from trygvej.screening.states import (
    CALL_MOVES,
    CHILD_MOVES,
    SCREENING_MOVES,
    TIP_MOVES,
    CallState,
    ChildState,
    Move,
    ScreeningState,
    TipState,
)


@pytest.mark.parametrize(
    ("moves", "states", "first", "ends"),
    [
        (CALL_MOVES, CallState, CallState.OPEN, {CallState.HANDED_OVER}),  # a referral has it: its owner goes on
        (TIP_MOVES, TipState, TipState.NEW, {TipState.HANDED_OVER}),
        (SCREENING_MOVES, ScreeningState, ScreeningState.KEPT, {ScreeningState.HANDED_OVER}),
        (CHILD_MOVES, ChildState, ChildState.RUNNING, {ChildState.MET}),
    ],
)
def test_every_state_is_reached_and_has_a_way_out(
    moves: Mapping[str, Move], states: type[CallState], first: str, ends: set[str]
) -> None:
    reached: set[str] = set()
    new = {first}
    while new:
        reached |= new
        new = {one.target for one in moves.values() if one.sources & reached} - reached
    assert reached == set(states.values)
    out = {source for one in moves.values() for source in one.sources if source != one.target}
    assert set(states.values) - out == ends
