"""Small ready-made records for the tests of the room. Everything is invented."""

from itertools import count
from typing import Any

from tests.unit.journey.make import NOW, Role, browser, journey, later, organisation, who, worker
from trygvej.access.public import Who
from trygvej.assistance.public import Support, begin
from trygvej.directory.public import Service

__all__ = ["NOW", "Role", "browser", "journey", "later", "organisation", "service", "support", "who", "worker"]
_number = count(1)


def support(by: Who, **said: Any) -> Support:
    """Return a support that `by` began."""
    return begin(journey=journey(by, **said), by=by, at=NOW)


def service(need: str = "shelter", places: int | None = 1, country: str = "DK") -> Service:
    """Return a service of a house of its own."""
    number = next(_number)
    house = organisation(country, f"Hus {number}")
    return Service.objects.create(organisation=house, need=need, name=f"Tilbud {number}", places=places)
