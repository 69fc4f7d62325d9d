"""Every write to places: where adverts say that something happens."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from trygvej.access.public import Who, log, require
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
    new = [Place(name=name, kind=Place.Kind.TOWN, town=name, country=country) for name in sorted(wanted - known.keys())]
    if new:
        Place.objects.bulk_create(new)
        log.write(by, WRITE, of=new, detail={"added": len(new), "at": at.isoformat()})
    return {name: known[name] for name in wanted & known.keys()} | {one.name: one for one in new}
