"""The directory as a file for a spreadsheet, in the columns that are read back."""

from collections.abc import Iterable, Iterator
from typing import Any

from trygvej.directory.files.columns import NAMES
from trygvej.directory.models import Entry, Service, ServiceMark
from trygvej.records.public import sheet_lines

_Kind = ServiceMark.Kind


def lines(entries: Iterable[Entry]) -> Iterator[str]:
    """Give the file line by line: headings, then one row for each service, one for an entry without any."""
    return sheet_lines(NAMES, _rows(entries))


def _rows(entries: Iterable[Entry]) -> Iterator[list[Any]]:
    for entry in entries:
        whole = _of_organisation(entry)
        offered = [_of_service(one) for one in entry.organisation.services.all()]
        for one in offered or [{}]:
            row = {**whole, **one}
            yield [row.get(name, "") for name in NAMES]


def _of_organisation(entry: Entry) -> dict[str, Any]:
    held = entry.organisation
    person = next(iter(held.contact_persons.all()), None)
    contact = {
        "contact": person.name,
        "contact_function": person.function,
        "contact_phone": person.phone,
        "contact_email": person.email,
    } if person else {}  # fmt: skip
    return {
        "organisation": held.name,
        "kind": held.kind,
        "country": held.country,
        **{name: getattr(entry, name) for name in ("about", "phone", "email", "web", "town", "address")},
        "protected": _yes(entry.protected),
        "steps": ", ".join(one.step for one in held.responsibilities.all()),
        **contact,
    }


def _of_service(service: Service) -> dict[str, Any]:
    marks = {kind: ", ".join(one.code for one in service.marks.all() if one.kind == kind) for kind in _Kind.values}
    return {
        "need": service.need,
        "service": service.name,
        "terms": service.terms,
        "hours": service.hours,
        "round_the_clock": _yes(service.round_the_clock),
        "service_phone": service.phone,
        "for": marks[_Kind.GROUP],
        "languages": marks[_Kind.LANGUAGE],
        "areas": marks[_Kind.AREA],
        "places": "" if service.places is None else service.places,
        "free": "" if service.free is None else service.free,
    }


def _yes(value: bool) -> str:
    return "yes" if value else ""
