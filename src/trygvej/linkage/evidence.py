"""Evidence that two adverts are run together: one link for each shared identifier.

An identifier weighs trust x ln(N / adverts that hold it) nats: how much likelier two adverts
of one hand share it than two strangers. What very many share (a switchboard, a booking
site) is a hub: it is listed, and joins nobody. See docs/adr/0003-network-linkage.md.
"""

from dataclasses import dataclass

import polars as pl

from trygvej.linkage.hashes import representatives

LINK_SCHEMA = {
    "a": pl.String, "b": pl.String, "kind": pl.String, "weight": pl.Float64,
    "reason": pl.String, "value": pl.String, "shared_by": pl.Int64,
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """One kind of evidence.

    trust: share of the nats that a shared value keeps; 1 is a channel one hand owns.
    hub: holders (different users, or adverts where no user is known) above which the value is a hub.
    """

    name: str
    column: str
    trust: float
    hub: int


BACKGROUND = 200_000.0  # adverts supposed to exist beside those seen: a small file is a piece of a large market
MOST_NATS = 9.0  # rarer than one in 8,000 says no more

KINDS = (
    Kind("phone", "phones", 1.0, 60),
    Kind("user", "user_id", 1.0, 1000),
    Kind("email", "emails", 1.0, 60),
    Kind("handle", "handles", 0.9, 60),
    Kind("link", "urls", 0.5, 40),
    Kind("address", "address", 0.4, 40),
    Kind("text", "text_group", 0.45, 60),
    Kind("picture", "image", 0.45, 60),
    Kind("name_age", "name_age", 0.1, 60),
)
NAMES = {kind.name: kind for kind in KINDS}


def holdings(adverts: pl.DataFrame) -> pl.DataFrame:
    """Every identifier of every advert: id, kind, value; each once."""
    prepared = adverts.with_columns(_address(), _name_age(), _pictures(adverts))
    parts = [_of_kind(prepared, kind) for kind in KINDS]
    return pl.concat(parts).filter(pl.col("value").str.len_chars() > 0).unique().sort("kind", "value", "id")


def _of_kind(adverts: pl.DataFrame, kind: Kind) -> pl.DataFrame:
    frame = adverts.select("id", value=pl.col(kind.column))
    if isinstance(frame.schema["value"], pl.List):
        frame = frame.filter(pl.col("value").list.len() > 0).explode("value")
    return frame.drop_nulls().select(
        pl.col("id").cast(pl.String), pl.lit(kind.name).alias("kind"), pl.col("value").cast(pl.String)
    )


def _address() -> pl.Expr:
    """Address and place in lower case, letters and digits alone, so that "Nygade 12 C" is "nygade 12c"."""
    joined = pl.concat_str("address", pl.col("place").fill_null(""), separator=" ").str.to_lowercase()
    plain = joined.str.replace_all(r"[^\p{L}\p{N}]+", " ").str.replace_all(r"(\d) (\p{L})\b", "$1$2")
    has_number = pl.col("address").str.contains(r"\d")
    return pl.when(has_number).then(plain.str.strip_chars()).alias("address")


def _name_age() -> pl.Expr:
    """The first name with the age, "anna|23": weak evidence, and only together."""
    name = pl.col("names").list.first().str.to_lowercase().str.strip_chars()
    return pl.concat_str(name, pl.lit("|"), pl.col("age").cast(pl.String)).alias("name_age")


def _pictures(adverts: pl.DataFrame) -> pl.Expr:
    """The pictures, each by the hash that stands for it."""
    every = adverts["image_hashes"].list.explode().drop_nulls().unique().sort().to_list()
    stand = representatives(every)
    one = pl.element().replace(list(stand), list(stand.values()))
    return pl.col("image_hashes").list.eval(one).alias("image")


def hubs(held: pl.DataFrame, adverts: pl.DataFrame) -> pl.DataFrame:
    """Identifiers shared by so many that they join nobody: kind, value, adverts, users."""
    limit = pl.col("kind").replace_strict({k.name: k.hub for k in KINDS}, return_dtype=pl.Int64)
    user = adverts.select(pl.col("id").cast(pl.String), user=pl.col("user_id").fill_null(pl.col("id").cast(pl.String)))
    counted = held.join(user, on="id").group_by("kind", "value")
    table = counted.agg(
        pl.len().cast(pl.Int64).alias("adverts"), pl.col("user").n_unique().cast(pl.Int64).alias("users")
    )
    return table.filter(pl.col("users") > limit).sort("adverts", "value", descending=[True, False])


def nats(kind: pl.Expr, shared_by: pl.Expr, total: int) -> pl.Expr:
    """Weight of a value of this kind that `shared_by` of `total` adverts hold."""
    trust = kind.replace_strict({k.name: k.trust for k in KINDS}, return_dtype=pl.Float64)
    return trust * ((total + BACKGROUND) / shared_by).log().clip(0, MOST_NATS)


def links(held: pl.DataFrame, total: int, without: pl.DataFrame) -> pl.DataFrame:
    """One link for each neighbouring pair of holders of an identifier; see LINK_SCHEMA.

    The holders of a value form a chain in the order of their ids, not all pairs, so that a
    value with many holders costs no more than it has holders. reason is a message key;
    its parameters are `value` and `shared_by`.
    """
    kept = held.join(without, on=["kind", "value"], how="anti").sort("kind", "value", "id")
    size = kept.with_columns(pl.len().over("kind", "value").cast(pl.Int64).alias("shared_by"))
    chained = size.with_columns(pl.col("id").shift(-1).over("kind", "value").alias("b")).drop_nulls("b")
    table = chained.rename({"id": "a"}).with_columns(
        weight=nats(pl.col("kind"), pl.col("shared_by"), total),
        reason=pl.concat_str(pl.lit("linkage.same_"), "kind"),
    )
    return table.select(list(LINK_SCHEMA)).cast(LINK_SCHEMA)  # type: ignore[arg-type]
