"""What the tests of the rooms around one person share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """Give each test a home of its own for checkpoints; the keys stay those of all tests."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Let messages outside of a page be in English, whatever page was asked for before."""
    with translation.override("en"):
        yield
