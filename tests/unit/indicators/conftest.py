"""What the tests of the room share."""

from pathlib import Path

import pytest

from tests.unit.indicators.small import OnDisk


@pytest.fixture
def disk(tmp_path: Path) -> OnDisk:
    """Return a small catalogue on disk in which nothing is wrong."""
    return OnDisk(tmp_path)
