"""Small ready-made records for the tests of the room. Everything is invented."""

from datetime import date
from itertools import count
from typing import Any

from tests.unit.access.make import NOW, person, signed_in, who
from trygvej.access.public import Organisation
from trygvej.directory.models import Entry, Service, ServiceMark

__all__ = ["NOW", "entry", "organisation", "person", "service", "signed_in", "who"]
TODAY = NOW.date()
_number = count(1)


def organisation(country: str = "DK", name: str = "") -> Organisation:
    """Return the organisation `name` of `country`, made if it is not there."""
    found, _ = Organisation.objects.get_or_create(
        name=name or f"Organisation {next(_number)}", country=country, defaults={"kind": "association"}
    )
    return found


def entry(held: Organisation | None = None, *, confirmed_on: date = TODAY, **fields: Any) -> Entry:
    """Return a new entry."""
    return Entry.objects.create(organisation=held or organisation(), confirmed_on=confirmed_on, **fields)


def service(
    need: str = "shelter", held: Organisation | None = None, *, marks: dict[str, list[str]] | None = None, **fields: Any
) -> Service:
    """Return a new service of an organisation with an entry; `marks` by kind."""
    held = held or organisation()
    Entry.objects.get_or_create(organisation=held, defaults={"confirmed_on": NOW.date()})
    made = Service.objects.create(**{"organisation": held, "need": need, "name": f"Tilbud {next(_number)}", **fields})
    ServiceMark.objects.bulk_create(
        ServiceMark(service=made, kind=kind, code=code) for kind, codes in (marks or {}).items() for code in codes
    )
    return made
