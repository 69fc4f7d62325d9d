"""Small ready-made records for the tests of the room. Everything is invented."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.unit.outreach.make import browser, organisation, who, worker
from trygvej.access.public import Organisation, Role, Who, of
from trygvej.screening.hotline.actions import Intake, take_call
from trygvej.screening.models import Call, Caller, Screening
from trygvej.screening.screen.actions import Found, keep
from trygvej.screening.screen.result import Answer

__all__ = ["NOW", "Role", "browser", "call", "kept", "later", "of_team", "organisation", "who", "worker"]
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def of_team(role: Role, team: Organisation) -> Who:
    """Return a new person who acts for `team`."""
    return of(worker(role, team.country, team=team))


def later(hours: float) -> datetime:
    """Return the moment so many hours after NOW."""
    return NOW + timedelta(hours=hours)


def call(by: Who, at: datetime = NOW, **said: Any) -> Call:
    """Return a call that `by` took."""
    intake = Intake(**{"draft": uuid4(), "caller": Caller.CITIZEN, **said})
    return take_call(what=intake, earlier=None, by=by, at=at)


def kept(by: Who, at: datetime = NOW, answers: dict[str, Answer] | None = None, **said: Any) -> Screening:
    """Return a screening that `by` kept."""
    base = {"draft": uuid4(), "setting": "street", "age": Screening.Age.ADULT, "set_id": ""}
    return keep(what=Found(**{**base, "answers": answers or {}, **said}), by=by, at=at)
