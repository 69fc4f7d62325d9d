"""Adverts for programs."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from trygvej.access.public import Who, log, require
from trygvej.outreach.advert.queries import adverts
from trygvej.outreach.models import Advert, Band
from trygvej.outreach.permissions import ADVERT_READ

router = Router()
LAST = 2**63 - 1


class Asked(Schema):
    """Which adverts: those after the id `after`, in the order of their ids."""

    after: int = Field(0, ge=0, le=LAST)
    limit: int = Field(50, ge=1, le=200)
    town: str = Field("", max_length=100, pattern="^[^\x00]*$")
    band: Band | None = Field(None, description="0 red, 1 yellow, 2 green")


class AdvertLine(Schema):
    """An advert as it stands in a list."""

    id: int
    ref: str
    title: str
    country: str
    town: str
    band: int
    score: int
    state: str
    first_seen: datetime
    last_seen: datetime
    place: int | None = Field(None, alias="place_id")
    network: int | None = Field(None, alias="network_id")


class AdvertWhole(AdvertLine):
    """An advert with its text and the findings with the words they rest on."""

    text: str
    findings: list[dict[str, Any]]


class AdvertPage(Schema):
    """A part of a list; `next` is the `after` of the next part, nothing at the end."""

    items: list[AdvertLine]
    next: int | None


@router.get("/adverts", response=AdvertPage, url_name="adverts", summary="Adverts that you may see")
def advert_list(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return adverts in the order of their ids."""
    by: Who = request.auth  # type: ignore[attr-defined]
    require(by, ADVERT_READ)
    found = adverts(by).filter(pk__gt=asked.after).order_by("pk")
    if asked.town:
        found = found.filter(town=asked.town)
    if asked.band is not None:
        found = found.filter(band=asked.band)
    items = list(found[: asked.limit])
    log.seen(by, ADVERT_READ, of=items, detail={"list": True})
    return {"items": items, "next": items[-1].pk if len(items) == asked.limit else None}


@router.get("/adverts/{int:pk}", response=AdvertWhole, url_name="advert", summary="One advert with its findings")
def advert_one(request: HttpRequest, pk: int) -> Advert:
    """Return one advert."""
    by: Who = request.auth  # type: ignore[attr-defined]
    require(by, ADVERT_READ)
    found = get_object_or_404(adverts(by), pk=min(pk, LAST))
    log.seen(by, ADVERT_READ, of=found)
    return found
