"""Killed at any moment, a store is as before or as after. TRYGVEJ_KILLS says how often: 50 in `make bench`."""

import os
from pathlib import Path

import pytest

from tests.integration.kills import kill_adds

KILLS = int(os.environ.get("TRYGVEJ_KILLS", "4"))


@pytest.mark.skipif(KILLS == 0, reason="TRYGVEJ_KILLS is 0")
def test_killed_at_any_moment_the_store_is_as_before_or_as_after(tmp_path: Path) -> None:
    found = kill_adds(tmp_path, KILLS)
    assert sum(found.values()) == KILLS
