"""A statement says who stands behind it and does not change afterwards."""

from dataclasses import FrozenInstanceError

import pytest

from trygvej.records.public import Presence, Statement


def test_a_statement_has_someone_behind_it() -> None:
    with pytest.raises(TypeError, match="by"):
        Statement("signs.held", Presence.PRESENT)  # type: ignore[call-arg]


def test_a_statement_does_not_change() -> None:
    said = Statement("signs.held", Presence.PRESENT, "outreach")
    with pytest.raises(FrozenInstanceError):
        said.by = "another"  # type: ignore[misc]
    assert (said.note, said.at) == ("", None)
