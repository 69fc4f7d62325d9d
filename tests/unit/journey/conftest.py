"""What the tests of the room share."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """Give each test a home of its own for checkpoints; the keys stay those of all tests."""
    settings.HOME = tmp_path
    return tmp_path
