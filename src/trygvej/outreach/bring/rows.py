"""From a row of the pipeline to the records of the room."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from trygvej.adverts.public import is_hash
from trygvej.outreach.bring.reading import Coming
from trygvej.outreach.models import Advert, Band, Batch, Contact

_BANDS = {"red": Band.RED, "yellow": Band.YELLOW, "green": Band.GREEN}
_STATED = (
    "prices", "hours", "open_always", "age", "languages_spoken", "services", "names", "pronoun", "obscured_phone",
)  # fmt: skip
_CONTACTS = {
    "phones": Contact.Kind.PHONE,
    "emails": Contact.Kind.EMAIL,
    "handles": Contact.Kind.HANDLE,
    "urls": Contact.Kind.URL,
}
Row = Mapping[str, Any]


class Common(NamedTuple):
    """What all adverts of a run have in common: places by town, networks by code."""

    coming: Coming
    batch: Batch
    country: str
    at: datetime
    places: Mapping[str, int]
    networks: Mapping[str, int]


def advert(row: Row, common: Common) -> Advert:
    """Return the advert of `row`, not saved. Without a day of its own it counts as seen when it was brought in."""
    seen = row["seen_at"] or row["posted_at"] or common.at
    return Advert(
        ref=row["id"],
        source=row["source"] or "",
        url=row["url"] or "",
        title=row["title"] or "",
        text=row["text"] or "",
        user_ref=row["user_id"] or "",
        language=row["language"] or "und",
        country=common.country,
        town=row["place"] or "",
        place_id=common.places.get(row["place"]),
        posted_at=row["posted_at"],
        first_seen=min(seen, row["posted_at"] or seen),
        last_seen=seen,
        arrived_at=common.at,
        batch=common.batch,
        band=_BANDS.get(row["band"], Band.GREEN),
        score=row["score"] or 0,
        signs=row["signs"] or 0,
        set_id=common.coming.set_id,
        set_version=common.coming.set_version,
        assessed_on=common.coming.on,
        findings=[_finding(one) for one in row["findings"]],
        states={name: _plain(row[name]) for name in _STATED if row[name] not in (None, [])},
        stated_origin=row["stated_origin"] or [],
        phones=row["phones"] or [],
        pictures=[one for one in row["images"] or [] if not is_hash(one)],
        network_id=common.networks.get(common.coming.code(row["network"])),
        person=common.coming.code(row["person"]),
        text_group=common.coming.code(row["text_group"]),
        changed_at=common.at,
    )


def _finding(one: Row) -> dict[str, Any]:
    """Return a finding without what is as usual: most are of signs that nobody can tell, and there are many."""
    kept = {"indicator": one["indicator"], "value": one["value"], "weight": one["weight"]}
    usual = {"evidence": "", "start": -1, "end": -1, "by": ""}
    return kept | {name: one[name] for name, empty in usual.items() if one[name] != empty}


def _plain(value: Any) -> Any:
    return [dict(one) if isinstance(one, Mapping) else one for one in value] if isinstance(value, list) else value


def contacts(row: Row) -> Iterator[tuple[str, str]]:
    """Give kind and value of each contact that the row states, each once, and the user who put it up."""
    for name, kind in _CONTACTS.items():
        for value in dict.fromkeys(row[name] or []):
            yield kind.value, value[:300]
    if row["user_id"]:
        yield Contact.Kind.USER.value, row["user_id"][:300]


def signs(row: Row) -> Iterator[tuple[str, int]]:
    """Give indicator and weight of each sign that is present, each once."""
    yield from {one["indicator"]: one["weight"] for one in row["findings"] if one["value"] == "present"}.items()
