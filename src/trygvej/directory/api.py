"""The directory for programs."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from trygvej.access.public import Who, log, require
from trygvej.directory.permissions import ENTRY_READ
from trygvej.directory.queries import entries

router = Router()


class Asked(Schema):
    """Which entries: those after the id `after`, in the order of their ids."""

    after: int = Field(0, ge=0, le=2**63 - 1)
    limit: int = Field(50, ge=1, le=200)


class Service(Schema):
    """What an organisation offers: by the code of the need; places in all and free, where that is said."""

    need: str
    name: str
    places: int | None
    free: int | None


class Entry(Schema):
    """One organisation. A protected address is nowhere."""

    id: int
    organisation: str
    country: str
    about: str
    phone: str
    email: str
    web: str
    town: str
    confirmed_on: date
    services: list[Service]


class EntryPage(Schema):
    """A part of the directory; `next` is the `after` of the next part, nothing at the end."""

    items: list[Entry]
    next: int | None


@router.get("/directory", response=EntryPage, url_name="directory", summary="Who helps with what")
def directory(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return entries in the order of their ids."""
    by: Who = request.auth  # type: ignore[attr-defined]
    require(by, ENTRY_READ)
    found = list(entries(by).filter(pk__gt=asked.after).order_by("pk")[: asked.limit])
    log.seen(by, ENTRY_READ, of=found, detail={"list": True})
    items = [
        {
            **{name: getattr(one, name) for name in ("id", "about", "phone", "email", "web", "town", "confirmed_on")},
            "organisation": one.organisation.name,
            "country": one.organisation.country,
            "services": list(one.organisation.services.all()),
        }
        for one in found
    ]
    return {"items": items, "next": found[-1].pk if len(found) == asked.limit else None}
