"""Every write to what the directory says of organisations."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access.public import Organisation, Who, log, require
from trygvej.directory.models import Agreement, ContactPerson, Entry, Responsibility, Service, ServiceMark
from trygvej.directory.permissions import ENTRY_KEEP, PLACES_SAY

Part = ContactPerson | Agreement | Responsibility | Service


@transaction.atomic
def keep_entry(*, organisation: Organisation, fields: Mapping[str, Any], by: Who, at: datetime) -> Entry:
    """Write what the directory says of `organisation`; a new entry is made. This confirms it too. Raises Denied."""
    entry, made = Entry.objects.get_or_create(
        organisation=organisation, defaults={**fields, "confirmed_on": timezone.localdate(at)}
    )
    require(by, ENTRY_KEEP, entry)  # the entry must be one that `by` may keep; else all of it is undone
    if not made:
        for name, value in fields.items():
            setattr(entry, name, value)
        entry.confirmed_on, entry.asked_on = timezone.localdate(at), None
        entry.save()
    log.write(by, ENTRY_KEEP, of=entry, detail={"fields": sorted(fields), "made": made})
    return entry


@transaction.atomic
def confirm(*, entry: Entry, by: Who, at: datetime) -> None:
    """Say that all of the entry is right today. Raises Denied."""
    require(by, ENTRY_KEEP, entry)
    Entry.objects.filter(pk=entry.pk).update(confirmed_on=timezone.localdate(at), asked_on=None)
    log.write(by, ENTRY_KEEP, of=entry, detail={"confirmed": True})


@transaction.atomic
def keep_service(
    *, service: Service, marks: Mapping[str, Iterable[str]], by: Who, at: datetime, before: Service | None = None
) -> Service:
    """Write what is offered; `marks` by kind replace the former ones. Raises Denied."""
    newest = before if before and (before.places, before.free) == (service.places, service.free) else None
    service.places_at = newest.places_at if newest else at if service.free is not None else None
    service.save()
    require(by, ENTRY_KEEP, service)
    service.marks.all().delete()
    ServiceMark.objects.bulk_create(
        ServiceMark(service=service, kind=kind, code=code) for kind, codes in marks.items() for code in set(codes)
    )
    log.write(by, ENTRY_KEEP, of=service)
    return service


@transaction.atomic
def keep_part(*, part: Part, by: Who) -> None:
    """Write a contact person, an agreement or a responsibility. Raises Denied."""
    part.save()
    require(by, ENTRY_KEEP, part)
    log.write(by, ENTRY_KEEP, of=part)


@transaction.atomic
def remove_part(*, part: Part, by: Who) -> None:
    """Take one of them away, or a service. Raises Denied."""
    require(by, ENTRY_KEEP, part)
    log.write(by, ENTRY_KEEP, of=part, detail={"removed": True})
    part.delete()


@transaction.atomic
def say_places(*, service: Service, free: int, by: Who, at: datetime) -> Service:
    """Say how many places are free now. Raises Denied, ValidationError if there are not as many in all."""
    require(by, PLACES_SAY, service)
    newest = Service.objects.select_for_update().get(pk=service.pk)
    if newest.places is not None and free > newest.places:
        raise ValidationError(_("There are %(n)s places in all. Correct that number first.") % {"n": newest.places})
    newest.free, newest.places_at = free, at
    newest.save(update_fields=["free", "places_at"])
    log.write(by, PLACES_SAY, of=newest, detail={"free": free})
    return newest
