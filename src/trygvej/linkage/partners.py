"""What one advert shares, and with whom."""

import polars as pl

from trygvej.linkage.evidence import holdings, nats
from trygvej.linkage.network import complete


def partners(adverts: pl.DataFrame, hubs: pl.DataFrame, advert: str) -> pl.DataFrame:
    """What the advert with this id shares with others: kind, value, shared_by, weight (nats), others (ids).

    Strongest first; what is in `hubs` (kind, value) has weight 0 and comes last. `adverts` as in `link`.
    """
    table = complete(adverts)
    held = holdings(table)
    own = held.filter(pl.col("id") == advert).select("kind", "value")
    both = held.join(own, on=["kind", "value"], how="semi").filter(pl.col("id") != advert)
    shared = both.sort("id").group_by("kind", "value").agg(others="id")
    shared = shared.with_columns(shared_by=pl.col("others").list.len().cast(pl.Int64) + 1)
    crowd = hubs.select("kind", "value", none=pl.lit(0.0))
    weighed = shared.join(crowd, on=["kind", "value"], how="left").with_columns(
        weight=pl.coalesce("none", nats(pl.col("kind"), pl.col("shared_by"), len(table)))
    )
    ordered = weighed.sort("weight", "kind", "value", descending=[True, False, False])
    return ordered.select("kind", "value", "shared_by", "weight", "others")
