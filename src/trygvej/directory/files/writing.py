"""The directory as a file for a spreadsheet, in the columns that are read back."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from trygvej.directory.files.columns import FORMULA, NAMES
from trygvej.directory.models import Entry, Service, ServiceMark

_MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8
_Kind = ServiceMark.Kind


class _Line:
    """What csv writes to: gives each line back."""

    @staticmethod
    def write(line: str) -> str:
        return line


def safe(cell: Any) -> Any:
    """Return `cell` so that no spreadsheet takes it for a formula (OWASP: CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \xa0").startswith(FORMULA) else cell


def lines(entries: Iterable[Entry]) -> Iterator[str]:
    """Give the file line by line: headings, then one row for each service, one for an entry without any."""
    writer = csv.DictWriter(_Line(), NAMES)
    yield _MARK + csv.writer(_Line()).writerow(NAMES)
    for entry in entries:
        whole = _of_organisation(entry)
        offered = [_of_service(one) for one in entry.organisation.services.all()]
        for one in offered or [{}]:
            row = {**whole, **one}
            yield writer.writerow({name: safe(value) for name, value in row.items()})


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
