"""The parts of a run in bulk: adverts with their contacts and signs, some thousand at a time, then the links."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from django.db import models

from trygvej.directory.public import Place
from trygvej.outreach.bring import rows
from trygvej.outreach.models import Advert, Batch, Contact, Link, Sign

AT_ONCE = 2000  # rows; bounds memory
_CHANGED = (
    "url", "title", "text", "user_ref", "language", "town", "place", "posted_at", "first_seen", "last_seen", "batch",
    "band", "score", "signs", "set_id", "set_version", "assessed_on", "findings", "states", "stated_origin", "phones",
    "pictures", "network", "person", "text_group",
)  # fmt: skip
K = TypeVar("K")


def keep_adverts(coming: Iterator[dict[str, Any]], common: rows.Common) -> dict[str, int]:
    """Keep the adverts of a run with contacts and signs; return the keys of those that were written, by id."""
    keys: dict[str, int] = {}
    while some := list(islice(coming, AT_ONCE)):
        keys |= _keep(some, common)
    return keys


def _keep(coming: list[dict[str, Any]], common: rows.Common) -> dict[str, int]:
    known = {
        (one.source, one.ref): one
        for one in Advert.objects.filter(ref__in=[row["id"] for row in coming])
        .select_related("place")
        .only("source", "ref", "first_seen", "last_seen", "assessed_on", "place__kind")
        .order_by()
    }
    written: list[tuple[dict[str, Any], Advert]] = []
    for row in coming:
        advert = rows.advert(row, common)
        before = known.get((advert.source, advert.ref))
        if before and before.assessed_on > common.coming.on:
            continue
        if before:
            advert.first_seen = min(advert.first_seen, before.first_seen)
            advert.last_seen = max(advert.last_seen, before.last_seen)
            if before.place and before.place.kind != Place.Kind.TOWN:
                advert.place_id = before.place_id  # somebody found the address
        written.append((row, advert))
    Advert.objects.bulk_create(
        [advert for _, advert in written],
        update_conflicts=True,
        unique_fields=["source", "ref"],
        update_fields=_CHANGED,
    )
    fresh = not known
    _contacts(written, fresh)
    _signs(written, fresh)
    return {advert.ref: advert.pk for _, advert in written}


def _contacts(written: list[tuple[dict[str, Any], Advert]], fresh: bool) -> None:
    wanted = {(advert.pk, kind, value) for row, advert in written for kind, value in rows.contacts(row)}
    of = Contact.objects.filter(advert__in=[] if fresh else [advert.pk for _, advert in written])
    there = {(key, kind, value): pk for pk, key, kind, value in of.values_list("pk", "advert", "kind", "value")}
    missing = _only_wanted(Contact, wanted, there)
    Contact.objects.bulk_create(Contact(advert_id=key, kind=kind, value=value) for key, kind, value in missing)


def _signs(written: list[tuple[dict[str, Any], Advert]], fresh: bool) -> None:
    wanted = {(advert.pk, sign, weight) for row, advert in written for sign, weight in rows.signs(row)}
    of = Sign.objects.filter(advert__in=[] if fresh else [advert.pk for _, advert in written])
    there = {(key, sign, weight): pk for pk, key, sign, weight in of.values_list("pk", "advert", "indicator", "weight")}
    missing = _only_wanted(Sign, wanted, there)
    Sign.objects.bulk_create(Sign(advert_id=key, indicator=sign, weight=weight) for key, sign, weight in missing)


def keep_links(coming: Iterator[dict[str, Any]], keys: Mapping[str, int], batch: Batch) -> int:
    """Let the links among the adverts of `batch` be those that the run found; return how many they are."""
    wanted = {
        (*sorted((keys[one["a"]], keys[one["b"]])), one["kind"], one["weight"], one["reason"])
        for one in coming
        if one["a"] in keys and one["b"] in keys
    }
    of = Link.objects.filter(a__batch=batch, b__batch=batch).order_by()
    there = {(one[1], one[2], one[3], one[4], one[5]): one[0] for one in of.values_list(*_LINK).iterator()}
    missing = _only_wanted(Link, wanted, there)
    made = (Link(a_id=a, b_id=b, kind=kind, weight=weight, reason=why) for a, b, kind, weight, why in missing)
    Link.objects.bulk_create(made, batch_size=AT_ONCE)
    return len(wanted)


_LINK = ("pk", "a", "b", "kind", "weight", "reason")


def _only_wanted(model: type[models.Model], wanted: set[K], there: Mapping[K, int]) -> Iterable[K]:
    """Delete what is there and not wanted; return what is wanted and not there, in order."""
    extra = [pk for one, pk in there.items() if one not in wanted]
    for start in range(0, len(extra), AT_ONCE):
        model._default_manager.filter(pk__in=extra[start : start + AT_ONCE]).delete()
    return sorted(wanted - there.keys())  # type: ignore[type-var]
