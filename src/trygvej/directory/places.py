"""Every write to places: where adverts say that something happens, and where outreach workers go."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log, require
from trygvej.directory.coordinates import lies
from trygvej.directory.models import Place
from trygvej.directory.permissions import WRITE


@transaction.atomic
def note_towns(*, names: Iterable[str], country: str, by: Who, at: datetime) -> dict[str, Place]:
    """Return a place for each town of `names` in `country`, by name; those that are not there yet are added.

    Nothing closer than the town is known of them. Raises Denied.
    """
    require(by, WRITE)
    wanted = {name for name in names if name}
    towns = Place.objects.filter(country=country, street="", name=F("town"))
    known = {one.name: one for one in towns}
    new = [
        Place(name=name, kind=Place.Kind.TOWN, town=name, country=country, **_where(name, country))
        for name in sorted(wanted - known.keys())
    ]
    if new:
        Place.objects.bulk_create(new)
        log.write(by, WRITE, of=new, detail={"added": len(new), "at": at.isoformat()})
    return {name: known[name] for name in wanted & known.keys()} | {one.name: one for one in new}


@transaction.atomic
def add_place(  # noqa: PLR0913 one for each thing that is known
    *, name: str, kind: str, street: str, postcode: str, town: str, country: str, by: Who, at: datetime
) -> Place:
    """Add a place of which more than the town is known. Raises Denied; MoveRefused if it is there already."""
    if Place.objects.filter(country=country, town=town, street=street, name=name).exists():
        raise MoveRefused(_("This place is there already."))
    made = Place.objects.create(
        name=name,
        kind=kind,
        street=street,
        postcode=postcode,
        town=town,
        country=country,
        **_where(town, country),
    )
    require(by, WRITE, made)  # the record must be one that `by` may write; else all of it is undone
    log.write(by, WRITE, of=made, detail={"added": 1, "at": at.isoformat()})
    return made


def _where(town: str, country: str) -> dict[str, float]:
    """Return the fields of where `town` lies; none if nobody knows."""
    at = lies(town, country)
    return {"latitude": at[0], "longitude": at[1]} if at else {}
