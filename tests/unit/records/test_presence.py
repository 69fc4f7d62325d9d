"""Unknown is never absent, and one who saw outweighs those who did not."""

from itertools import permutations

import pytest

from trygvej.records.public import Presence, combine

P, A, U = Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN


@pytest.mark.parametrize(
    ("values", "joined"),
    [
        ([], U),
        ([U], U),
        ([U, U], U),
        ([A], A),
        ([U, A], A),
        ([P], P),
        ([P, A], P),
        ([P, U], P),
        ([P, A, U], P),
    ],
)
def test_statements_join_in_favour_of_the_person(values: list[Presence], joined: Presence) -> None:
    for order in permutations(values):
        assert combine(list(order)) is joined


def test_values_are_the_words_of_the_catalogue() -> None:
    assert [str(one) for one in Presence] == ["present", "absent", "unknown"]
