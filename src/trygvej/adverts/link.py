"""What adverts show together: the same texts, the same contacts, the same hands. Then the signs that rest on it.

Linking itself is the room linkage's work. Here adverts go in, and out come the groups, the links in words, and the
fields that indicators test ("from links between adverts", docs/reference/advert-fields.md).
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import polars as pl
import pyarrow as pa

from trygvej.adverts.columns import GROUP_SCHEMA, LINK_SCHEMA
from trygvej.adverts.pictures import HASH
from trygvej.linkage.public import Linked, link, movement, template, text_group, word_counts
from trygvej.records.public import translator

SHORTEST = 8  # words: a shorter text says too little to be compared
SAME_OWNER = timedelta(days=365)  # numbers get new owners: adverts further apart are not held together by one
LATELY = timedelta(days=30)  # `towns_30_days`
FIELDS = ("adverts_same_contact", "persons_same_user", "persons_same_text", "persons_same_phone", "towns_30_days")
COLUMNS_READ = [
    "id", "source", "user_id", "phones", "emails", "handles", "urls", "place", "names", "age", "images", "text",
    "seen_at", "posted_at",
]  # fmt: skip


@dataclass(frozen=True)
class Links:
    """What linking found. Frames, row by row with the adverts: `assigned` (text_group, network, person) and `fields`.

    `links`, `groups` and `hubs` are what the files of these names hold; `told` goes to run.json.
    """

    assigned: pl.DataFrame
    fields: pl.DataFrame
    links: pl.DataFrame
    groups: pl.DataFrame
    hubs: pl.DataFrame
    told: dict[str, Any]


def linked(table: pa.Table, lang: str, judgements: pl.DataFrame | None = None) -> Links:
    """Link the adverts of `table` (columns of adverts.parquet). `judgements`: a, b, verdict, as people decided."""
    rows = linkable(table)
    rows = rows.with_columns(text_group(rows["id"], rows["text"])["text_group"])
    return as_found(rows, networks(rows, judgements), lang)


def networks(rows: pl.DataFrame, judgements: pl.DataFrame | None) -> Linked:
    """Link `rows` (as from `linkable`, with text_group), without the templates of networks, which nobody asks for."""
    return link(rows.drop("text"), judgements)


def as_found(rows: pl.DataFrame, found: Linked, lang: str) -> Links:
    """Return what linkage `found` in `rows` (as from `linkable`, with text_group), in words and for the signs."""
    assigned = found.assignment.select("text_group", "network", "person")
    return Links(
        assigned,
        link_fields(rows, assigned, found.hubs),
        _in_words(found.links, lang),
        _groups(rows, found.assignment),
        found.hubs,
        {
            "networks": int((found.groups["size"] > 1).sum()),
            "largest_network": found.largest,
            "hubs": found.hubs.head(20).to_dicts(),
        },
    )


def linkable(table: pa.Table) -> pl.DataFrame:
    """Return what linkage reads; a user id counts together with its site."""
    frame = pl.from_arrow(table.select(COLUMNS_READ))
    assert isinstance(frame, pl.DataFrame)
    given = pl.element().filter(pl.element().str.contains(f"^{HASH.pattern}$"))
    hashes = pl.col("images").list.eval(given.str.to_lowercase())
    return frame.with_columns(
        pl.concat_str("source", pl.lit("|"), "user_id", ignore_nulls=False)
        .fill_null(pl.col("user_id"))
        .alias("user_id"),
        pl.coalesce("seen_at", "posted_at").dt.replace_time_zone(None).alias("seen_at"),
        hashes.alias("image_hashes"),
        pl.col("age").cast(pl.Int64),
    )


def link_fields(rows: pl.DataFrame, assigned: pl.DataFrame, hubs: pl.DataFrame) -> pl.DataFrame:
    """Return FIELDS, row by row with `rows`; null where nothing is known. Of several contacts the highest stands.

    What very many share (`hubs`: a switchboard, stock phrases) says nothing of those who share it, and is left out.
    """
    shared_by_many = hubs["value"].implode()
    table = rows.with_row_index("row").with_columns(
        assigned["text_group"],
        copy=pl.concat_str(pl.col("user_id").fill_null(pl.col("id")), pl.col("text").hash(), separator="|"),
        person=pl.col("names").list.eval(pl.element().str.to_lowercase()),
    )
    contact = pl.concat_list(*(pl.col(one).fill_null([]) for one in ("phones", "emails", "handles")))
    by_contact = (
        table.select("row", "copy", "place", "seen_at", contact=contact).explode("contact").drop_nulls("contact")
    )
    shared = by_contact.with_columns(count=pl.col("copy").n_unique().over("contact"))
    enough = word_counts(rows["text"]) >= SHORTEST
    phones = table.explode("phones").drop_nulls("phones")
    columns = [
        _highest(shared, "count"),
        _persons(table.drop_nulls("user_id"), "user_id"),
        _persons(table.filter(enough & ~pl.col("text_group").is_in(shared_by_many)), "text_group"),
        _persons(_one_owner(phones.filter(~pl.col("phones").is_in(shared_by_many))), "phones"),
        _towns(by_contact),
    ]
    result = table.select("row")
    for name, column in zip(FIELDS, columns, strict=True):
        result = result.join(column.rename({"value": name}), on="row", how="left", maintain_order="left")
    return result.drop("row").cast(pl.Int64)


def _highest(counted: pl.DataFrame, column: str) -> pl.DataFrame:
    return counted.group_by("row").agg(value=pl.col(column).max())


def _persons(table: pl.DataFrame, by: str) -> pl.DataFrame:
    """Count the persons whom the adverts of each group name; an advert that names nobody may be about one of them."""
    named = table.select(by, "person").explode("person").group_by(by)
    counts = named.agg(value=pl.col("person").drop_nulls().n_unique().clip(lower_bound=1))
    return _highest(table.join(counts, on=by), "value")


def _one_owner(table: pl.DataFrame) -> pl.DataFrame:
    """Leave out adverts long before the newest one with the same number."""
    newest = pl.col("seen_at").max().over("phones")
    return table.filter(pl.col("seen_at").is_null() | (pl.col("seen_at") >= newest - SAME_OWNER))


def _towns(by_contact: pl.DataFrame) -> pl.DataFrame:
    dated = by_contact.drop_nulls(["place", "seen_at"])
    late = dated.filter(pl.col("seen_at") >= pl.col("seen_at").max().over("contact") - LATELY)
    counts = late.group_by("contact").agg(value=pl.col("place").n_unique())
    return _highest(dated.select("row", "contact").join(counts, on="contact"), "value")


def _in_words(found: pl.DataFrame, lang: str) -> pl.DataFrame:
    """Return the links with their reason in `lang`."""
    say = reasons_of(lang)
    reasons = [
        say[kind].format(value=shown(kind, value), n=shared)
        for kind, value, shared in found.select("kind", "value", "shared_by").iter_rows()
    ]
    return found.with_columns(reason=pl.Series(reasons, dtype=pl.String)).select(LINK_SCHEMA.names)


def shown(kind: str, value: str) -> str:
    """Return a shared value as people read it: "b|u1" is the user u1 of the site b."""
    return "" if kind == "text" else value.replace("|", ", ")


def reasons_of(lang: str) -> dict[str, str]:
    """Return a sentence with {value} and {n} for each kind of link."""
    _ = translator(lang).gettext
    return {
        "phone": _("The same telephone number {value}, in {n} adverts"),
        "user": _("The same user of the site {value}, with {n} adverts"),
        "email": _("The same e-mail address {value}, in {n} adverts"),
        "handle": _("The same name in a messaging service {value}, in {n} adverts"),
        "link": _("The same web address {value}, in {n} adverts"),
        "address": _("The same address {value}, in {n} adverts"),
        "text": _("Nearly the same text, in {n} adverts"),
        "picture": _("The same picture, in {n} adverts"),
        "name_age": _("The same name and age {value}, in {n} adverts"),
    }


def _groups(rows: pl.DataFrame, assignment: pl.DataFrame) -> pl.DataFrame:
    """Return the groups of two or more: of texts, networks and persons, with their template and dated places."""
    table = rows.select("id", "place", "seen_at", "text").with_columns(
        assignment.select("text_group", "network", "person")
    )
    parts = [_of_kind(table, rows, assignment, kind) for kind in ("text_group", "network", "person")]
    return pl.concat(parts).sort("kind", "size", "id", descending=[False, True, False])


def _of_kind(table: pl.DataFrame, rows: pl.DataFrame, assignment: pl.DataFrame, kind: str) -> pl.DataFrame:
    sizes = table.group_by(kind).agg(
        pl.len().cast(pl.Int64).alias("size"),
        pl.col("seen_at").min().alias("first_seen"),
        pl.col("seen_at").max().alias("last_seen"),
        pl.col("text"),
    )
    several = sizes.filter(pl.col("size") > 1).rename({kind: "id"})
    templates = [template(list(texts)) if kind == "text_group" else None for texts in several["text"]]
    stays = movement(rows, assignment, kind).filter(pl.col(kind).is_in(several["id"].implode()))
    places = stays.group_by(kind, maintain_order=True).agg(
        places=pl.struct(place="place", first="first_seen", last="last_seen", adverts="adverts")
    )
    joined = several.with_columns(
        kind=pl.lit(kind.removesuffix("_group")), template=pl.Series(templates, dtype=pl.String)
    ).join(places.rename({kind: "id"}), on="id", how="left")
    frame = pl.from_arrow(GROUP_SCHEMA.empty_table())
    assert isinstance(frame, pl.DataFrame)
    return joined.select(GROUP_SCHEMA.names).cast(dict(frame.schema))  # type: ignore[arg-type]


def with_links(table: pa.Table, assigned: pl.DataFrame) -> pa.Table:
    """Return `table` with the columns text_group, network and person, which go with it row by row."""
    for name in assigned.columns:
        at = table.schema.get_field_index(name)
        table = table.set_column(at, table.schema.field(at), assigned[name].to_arrow().cast(pa.string()))
    return table
