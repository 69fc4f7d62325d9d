"""Small ready-made records for the tests of the room. Everything is invented."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.unit.outreach.make import browser, organisation, who, worker
from trygvej.access.public import Role, Who
from trygvej.journey.public import Journey, Opening, open_journey

__all__ = ["NOW", "Role", "browser", "journey", "later", "organisation", "who", "worker"]
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def later(days: float) -> datetime:
    """Return the moment so many days after NOW."""
    return NOW + timedelta(days=days)


def journey(by: Who, at: datetime = NOW, **said: Any) -> Journey:
    """Return a journey that `by` began."""
    return open_journey(what=Opening(**{"called": "Sol", **said}), by=by, at=at)
