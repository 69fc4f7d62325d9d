"""Networks, the persons within them, and where they have been."""

from dataclasses import dataclass

import polars as pl

from trygvej.linkage.agglomerate import agglomerate
from trygvej.linkage.evidence import holdings, hubs, links, nats
from trygvej.linkage.template import template

ADVERT: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String, "user_id": pl.String, "phones": pl.List(pl.String), "emails": pl.List(pl.String),
    "handles": pl.List(pl.String), "urls": pl.List(pl.String), "address": pl.String, "place": pl.String,
    "names": pl.List(pl.String), "age": pl.Int64, "text_group": pl.String,
    "image_hashes": pl.List(pl.String), "seen_at": pl.Datetime,
}  # fmt: skip
PERSON_NEED = 5.0  # nats that one joint value (name with age and phone, say) counts; see `_person_values`


@dataclass(frozen=True)
class Linked:
    """What linking found.

    assignment: id, text_group, network, person (ids of the first member; alone is one's own).
    links: a, b, kind, weight (nats), reason (message key), value, shared_by.
    groups: id, size, template, places, first_seen, last_seen; one row a network.
    hubs: kind, value, adverts, users. largest: adverts in the largest network.
    """

    assignment: pl.DataFrame
    links: pl.DataFrame
    groups: pl.DataFrame
    hubs: pl.DataFrame
    largest: int


def link(adverts: pl.DataFrame, judgements: pl.DataFrame | None = None) -> Linked:
    """Link adverts into networks and persons.

    adverts: columns of ADVERT, missing ones count as empty; `text`, when there, gives templates.
    judgements: a, b, verdict ("same" hands, "different" ones, "unsure"); never overruled. The same hands may
    advertise several persons, so "same" makes no person one.
    Raises ValueError when ids repeat, JudgementsConflictError when judgements contradict.
    """
    table = complete(adverts)
    held = holdings(table)
    crowd = hubs(held, table)
    same, different = _judged(judgements)
    own = held.join(crowd, on=["kind", "value"], how="anti")
    ids = table["id"]
    network = ids.gather(agglomerate(_weighed(own, len(ids)), ids, same, different))
    person = ids.gather(agglomerate(_person_values(own, ids, network), ids, (), different))
    assignment = table.select("id", "text_group").with_columns(network=network, person=person)
    groups = summaries(table, assignment, adverts)
    found = links(held, len(ids), crowd)
    return Linked(assignment, found, groups, crowd, int(groups["size"].max() or 0))  # type: ignore[arg-type]


def complete(adverts: pl.DataFrame) -> pl.DataFrame:
    """The columns of ADVERT in their types. Raises ValueError when an id is missing or repeats."""
    filled = [
        (pl.col(name) if name in adverts.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in ADVERT.items()
    ]
    table = adverts.select(filled)
    if table["id"].null_count() or table["id"].n_unique() != len(table):
        raise ValueError("each advert needs an id of its own: some are missing or occur twice")
    return table


def _judged(judgements: pl.DataFrame | None) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    if judgements is None:
        return [], []
    rows = judgements.select("a", "b", "verdict").rows()
    return [(a, b) for a, b, v in rows if v == "same"], [(a, b) for a, b, v in rows if v == "different"]


def _weighed(held: pl.DataFrame, total: int) -> pl.DataFrame:
    shared = held.with_columns(pl.len().over("kind", "value").alias("shared_by"))
    shared = shared.filter(pl.col("shared_by") > 1)
    key = pl.concat_str("kind", pl.lit(":"), "value").hash().alias("key")
    return shared.select("id", key, nats(pl.col("kind"), pl.col("shared_by"), total).alias("nats"))


def _person_values(held: pl.DataFrame, ids: pl.Series, network: pl.Series) -> pl.DataFrame:
    """Joint values within a network that point to one person: name and age with phone, picture or user."""
    named = held.filter(pl.col("kind") == "name_age").select("id", name="value")
    channel = held.filter(pl.col("kind").is_in(["phone", "picture", "user"])).select("id", "kind", "value")
    joint = named.join(channel, on="id").join(pl.DataFrame({"id": ids, "network": network}), on="id")
    key = pl.concat_str("network", "name", "kind", "value", separator="\x1f").hash().alias("key")
    return joint.select("id", key, pl.lit(PERSON_NEED).alias("nats"))


def summaries(table: pl.DataFrame, assignment: pl.DataFrame, adverts: pl.DataFrame) -> pl.DataFrame:
    """One row a network: id, size, template of its most frequent wording, places, first and last seen."""
    joined = table.select("id", "place", "seen_at").join(assignment, on="id")
    grouped = joined.group_by("network").agg(
        pl.len().cast(pl.Int64).alias("size"),
        pl.col("place").drop_nulls().unique().sort().alias("places"),
        pl.col("seen_at").min().alias("first_seen"),
        pl.col("seen_at").max().alias("last_seen"),
    )
    found = grouped.rename({"network": "id"}).sort("size", "id", descending=[True, False])
    return _with_templates(found, assignment, adverts)


def _with_templates(found: pl.DataFrame, assignment: pl.DataFrame, adverts: pl.DataFrame) -> pl.DataFrame:
    order = ["id", "size", "template", "places", "first_seen", "last_seen"]
    if "text" not in adverts.columns:
        return found.with_columns(pl.lit(None, pl.String).alias("template")).select(order)
    several = found.filter(pl.col("size") > 1)["id"]
    texts = assignment.with_columns(adverts["text"]).filter(pl.col("network").is_in(several.to_list()))
    main = texts.with_columns(pl.len().over("network", "text_group").alias("n")).filter(
        pl.col("n") == pl.col("n").max().over("network")
    )
    lists = main.group_by("network", maintain_order=True).agg(pl.col("text").drop_nulls())
    written = lists.select(id="network", template=pl.col("text").map_elements(lambda t: template(list(t)), pl.String))
    return found.join(written, on="id", how="left").select(order)


def waterfall(linked: Linked, adverts: pl.DataFrame, a: str, b: str) -> pl.DataFrame:
    """What speaks for two adverts belonging together, strongest first: kind, value, shared_by, weight, total.

    total is the running sum in nats; hubs appear with weight 0. Empty when they share nothing.
    Raises KeyError when an id is unknown.
    """
    for one in (a, b):
        if one not in linked.assignment["id"]:
            raise KeyError(f"no advert has the id {one!r}")
    table = complete(adverts)
    held = holdings(table).with_columns(pl.len().over("kind", "value").cast(pl.Int64).alias("shared_by"))
    shared = held.filter(pl.col("id") == a).join(held.filter(pl.col("id") == b), on=["kind", "value"], how="semi")
    crowd = linked.hubs.select("kind", "value", pl.lit(0.0).alias("no_weight"))
    weight = nats(pl.col("kind"), pl.col("shared_by"), len(table))
    steps = shared.with_columns(weight=weight).join(crowd, on=["kind", "value"], how="left")
    steps = steps.with_columns(pl.coalesce("no_weight", "weight").alias("weight"))
    ordered = steps.sort("weight", "kind", "value", descending=[True, False, False])
    return ordered.select("kind", "value", "shared_by", "weight", total=pl.col("weight").cum_sum())


def movement(adverts: pl.DataFrame, assignment: pl.DataFrame, of: str = "person") -> pl.DataFrame:
    """Where each person or network was: of (its id), place, first_seen, last_seen, adverts; in order of time.

    A stay ends when an advert in another place follows; coming back is a new stay.
    """
    table = complete(adverts).select("id", "place", "seen_at").join(assignment.select("id", of), on="id")
    dated = table.drop_nulls(["place", "seen_at"]).sort(of, "seen_at", "place", "id")
    stay = (pl.col("place") != pl.col("place").shift(1)).fill_null(value=True).cum_sum().over(of)
    stays = dated.with_columns(stay.alias("stay")).group_by(of, "stay", "place", maintain_order=True).agg(
        pl.col("seen_at").min().alias("first_seen"),
        pl.col("seen_at").max().alias("last_seen"),
        pl.len().cast(pl.Int64).alias("adverts"),
    )  # fmt: skip
    return stays.drop("stay")
