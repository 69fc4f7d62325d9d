"""What the tests of the room share."""

import pytest

from tests.unit.adverts.runs import OPTIONS, worker_for
from trygvej.adverts import pipeline
from trygvej.adverts.work import Worker


@pytest.fixture(autouse=True)
def _one_worker_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_ready", lambda options, _known: worker_for(options))


@pytest.fixture
def worker() -> Worker:
    """Return a worker with the usual options."""
    return worker_for(OPTIONS)
