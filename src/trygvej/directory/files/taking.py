"""Takes a checked file into the directory: only when somebody has seen the report and said yes."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Organisation, Who, log, require
from trygvej.directory import actions
from trygvej.directory.files.checking import Report, Row, check
from trygvej.directory.files.reading import lines, text_of
from trygvej.directory.models import CheckedFile, ContactPerson, Entry, Responsibility, Service
from trygvej.directory.permissions import ENTRY_IMPORT


@transaction.atomic
def keep_to_check(*, name: str, content: bytes, by: Who, at: datetime) -> CheckedFile:
    """Keep an uploaded file for its report. Raises Denied, FileRefused."""
    require(by, ENTRY_IMPORT)
    text = text_of(content)
    for _line in lines(text):  # the whole is walked once: what cannot be read is told at once
        pass
    kept = CheckedFile.objects.create(user=by.person, at=at, name=name[:200], text=text)
    log.write(by, ENTRY_IMPORT, of=kept, detail={"checked": len(text)})
    return kept


def report(file: CheckedFile, by: Who) -> tuple[Report, Counter[str]]:
    """Return what the file holds, and how many of its good rows are new, changed or the same as now."""
    found = check(file.text, by)
    return found, Counter(_standing(one) for one in found.rows)


@transaction.atomic
def take(*, file: CheckedFile, by: Who, at: datetime) -> Counter[str]:
    """Write the good rows of `file`; return how many were new, changed, the same. Raises Denied, MoveRefused.

    Everything or nothing. What the file does not mention stays as it is.
    """
    require(by, ENTRY_IMPORT)
    newest = CheckedFile.objects.select_for_update().get(pk=file.pk)
    if newest.taken_at is not None or newest.user_id != by.person.pk:
        raise MoveRefused(_("This file was taken in already."))
    found, done = check(newest.text, by), Counter[str]()
    for row in found.rows:
        standing = _standing(row)
        done[standing] += 1
        if standing != "same":
            _write(row, by, at)
    newest.taken_at = at
    newest.save(update_fields=["taken_at"])
    log.write(by, ENTRY_IMPORT, of=newest, detail={**done, "bad": found.bad})
    return done


def _organisation(row: Row) -> Organisation | None:
    country, name = row.organisation["country"], row.organisation["name"]
    return Organisation.objects.filter(country=country, name__iexact=name).first()


def _standing(row: Row) -> str:
    """Return "new", "changed" or "same"."""
    there = _organisation(row)
    if there is None:
        return "new"
    if row.service:
        service = Service.objects.filter(organisation=there, need=row.service["need"], name=row.service["name"]).first()
        if service is None:
            return "new"
        marks = {(one.kind, one.code) for one in service.marks.all()}
        if marks != {(kind, code) for kind, codes in row.marks.items() for code in codes} or _differs(
            service, row.service
        ):
            return "changed"
    entry = Entry.objects.filter(organisation=there).first()
    if entry is None or _differs(entry, _said(row.entry)):
        return "changed"
    person = ContactPerson.objects.filter(organisation=there, name=row.contact.get("name", "")).first()
    if row.contact and (person is None or _differs(person, row.contact)):
        return "changed"
    held = set(Responsibility.objects.filter(organisation=there).values_list("step", flat=True))
    return "same" if set(row.steps) <= held else "changed"


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what a row says of the organisation: an empty cell says nothing, so that one row in many is enough."""
    return {name: value for name, value in fields.items() if value}


def _differs(record: Any, fields: dict[str, Any]) -> bool:
    return any(getattr(record, name) != value for name, value in fields.items())


def _write(row: Row, by: Who, at: datetime) -> None:
    there = _organisation(row)
    if there is None:
        kind = row.organisation["kind"] or Organisation.Kind.OTHER
        there = Organisation.objects.create(
            name=row.organisation["name"], country=row.organisation["country"], kind=kind
        )
    fields = _said(row.entry)
    if fields.get("protected"):
        fields["address"] = ""
    actions.keep_entry(organisation=there, fields=fields, by=by, at=at)
    for step in row.steps:
        if not Responsibility.objects.filter(organisation=there, step=step).exists():
            actions.keep_part(part=Responsibility(organisation=there, step=step), by=by)
    if row.contact:
        person = ContactPerson.objects.filter(organisation=there, name=row.contact["name"]).first()
        person = person or ContactPerson(organisation=there)
        _set(person, row.contact)
        actions.keep_part(part=person, by=by)
    if row.service:
        known = Service.objects.filter(organisation=there, need=row.service["need"], name=row.service["name"])
        service = known.first() or Service(organisation=there)
        _set(service, row.service)
        actions.keep_service(service=service, marks=row.marks, by=by, at=at, before=known.first())


def _set(record: Any, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(record, name, value)


def waiting(by: Who) -> list[CheckedFile]:
    """Return one's own files that were checked and not taken in, the newest first."""
    return list(CheckedFile.objects.filter(user=by.person, taken_at=None, at__lte=timezone.now())[:10])
