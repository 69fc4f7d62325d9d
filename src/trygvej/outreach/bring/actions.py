"""Brings a run of the pipeline into the database, whole or not at all. Read it from `bring` downwards.

A run says what the pipeline found; it never touches what people did: state, comments, answers, visits, and when an
advert first arrived. The same run twice leaves the same as once. What a later run assessed, an older one leaves alone.
"""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from trygvej.access.public import Country, Who, log, require
from trygvej.directory.public import note_towns
from trygvej.outreach.bring import rows
from trygvej.outreach.bring.errors import RunRefused
from trygvej.outreach.bring.parts import keep_adverts, keep_links
from trygvej.outreach.bring.reading import Coming, read
from trygvej.outreach.bring.sealing import seal
from trygvej.outreach.models import Advert, Batch, Network
from trygvej.outreach.permissions import ADVERT_BRING
from trygvej.outreach.weights.actions import reweigh
from trygvej.outreach.weights.standing import SET, standing


@transaction.atomic
def bring(*, run: Path, by: Who, at: datetime, country: str = "") -> Batch:
    """Take the run in the folder `run` into the database; return its batch, with counts.

    `country`: where the adverts were put up, if the run does not say it. Raises Denied; RunRefused, with what to do,
    if the folder is no run or the country is missing, unknown or not one's own.
    """
    require(by, ADVERT_BRING)
    coming = read(run)
    where = _country(coming, country, by)
    batch, _ = Batch.objects.get_or_create(run=coming.id, defaults={"country": where, "brought_at": at})
    towns = note_towns(names=coming.towns, country=where, by=by, at=at)
    places = {name: one.pk for name, one in towns.items()}
    common = rows.Common(coming, batch, where, at, places, _networks(coming, where))
    keys = keep_adverts(coming.run.adverts(), common)
    links = keep_links(coming.run.links(), keys, batch)
    _count_networks(where)
    _reweigh(coming, batch, by, at)
    seal(coming.run.sealed, country=where, by=by, at=at)
    batch.counts = _counts(batch) | {"links": links}
    batch.save(update_fields=["counts"])
    log.write(by, ADVERT_BRING, of=batch, detail=batch.counts)
    return batch


def _country(coming: Coming, asked: str, by: Who) -> str:
    where = asked or coming.country
    if not where:
        raise RunRefused("The run does not say where its adverts were put up. Say it with --country DK.")
    if asked and coming.country and asked != coming.country:
        raise RunRefused(f"The run was made for {coming.country}, not for {asked}. Leave --country out.")
    if where not in Country.values:
        raise RunRefused(f"{where} is no country that takes part. There are: {', '.join(Country.values)}.")
    if not by.system and where not in by.countries:
        raise RunRefused(f"{where} is not your country.")
    return where


def _reweigh(coming: Coming, batch: Batch, by: Who, at: datetime) -> None:
    """Give the adverts the points that people decided, where the run was made with others."""
    decided = standing(batch.country, timezone.localdate(at))
    if coming.set_id == SET and coming.weights != (decided.version if decided else 0):
        reweigh(adverts=Advert.objects.filter(batch=batch), country=batch.country, by=by, at=at)


def _networks(coming: Coming, country: str) -> dict[str, int]:
    """Keep the networks of the run; return their keys by code. How many adverts each has is counted at the end."""
    networks = [Network(country=country, **one) for one in coming.networks()]
    Network.objects.bulk_create(
        networks,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["places", "first_seen", "last_seen"],
        batch_size=2000,
    )
    return {one.code: one.pk for one in networks}


def _count_networks(country: str) -> None:
    """Count adverts and persons of every network of `country` anew; one that has no advert any longer goes."""
    ours = Network.objects.filter(country=country)
    ours.filter(adverts=None).delete()
    counted = ours.annotate(
        n=Count("adverts"), p=Count("adverts__person", distinct=True, filter=~Q(adverts__person=""))
    )
    changed = list(counted.exclude(n=F("adverts_count"), p=F("persons_count")).order_by())
    for one in changed:
        one.adverts_count, one.persons_count = one.n, one.p
    Network.objects.bulk_update(changed, ["adverts_count", "persons_count"], batch_size=500)


def _counts(batch: Batch) -> dict[str, int]:
    """Count what the batch holds now. What is sealed is in no count."""
    ours = Advert.objects.filter(batch=batch)
    bands = ours.aggregate(
        adverts=Count("pk"),
        red=Count("pk", filter=Q(band=0)),
        yellow=Count("pk", filter=Q(band=1)),
        green=Count("pk", filter=Q(band=2)),
        networks=Count("network", distinct=True),
    )
    return dict(bands)
