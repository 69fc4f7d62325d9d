"""The lexicon is made once for all tests of the extractors."""

import pytest

from tests.unit.adverts.extract.reads import Reads
from trygvej.adverts.extract.lexicon import lexicon
from trygvej.indicators.public import catalogue


@pytest.fixture(scope="session")
def reads() -> Reads:
    """Read a text with the lexicon of the catalogue."""
    return Reads(lexicon(catalogue()))
