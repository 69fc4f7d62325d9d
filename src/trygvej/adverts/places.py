"""Where a person or a network was, from and to; and who was in a place, when."""

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from trygvej.adverts import heirs
from trygvej.adverts.output import ADVERTS
from trygvej.linkage.public import movement

OF = ("person", "network")


def stays(folder: Path, of: str = "person") -> pl.DataFrame:
    """Return every stay: `of` (the id of the group), place, came_from, went_to, first_seen, last_seen (UTC), adverts.

    In the order of time within each group. An advert without a day or a place says nothing of a stay.
    """
    rows = pl.from_arrow(pq.read_table(folder / ADVERTS, columns=["id", "place", "seen_at", "posted_at", *OF]))
    assert isinstance(rows, pl.DataFrame)
    rows = rows.with_columns(seen_at=pl.coalesce("seen_at", "posted_at").dt.replace_time_zone(None))
    found = movement(rows.select("id", "place", "seen_at"), rows.select("id", *OF), of)
    return found.select(
        of,
        "place",
        pl.col("place").shift(1).over(of).alias("came_from"),
        pl.col("place").shift(-1).over(of).alias("went_to"),
        "first_seen",
        "last_seen",
        "adverts",
    )


def of_group(folder: Path, name: str, of: str) -> pl.DataFrame:
    """Return the stays of the group to which `name`, an advert or a group that may be no more, belongs now."""
    members = pl.scan_parquet(folder / ADVERTS).filter(pl.col("id") == name).select(of).collect()[of]
    group = members[0] if len(members) else heirs.heir(folder, of, name)
    return stays(folder, of).filter(pl.col(of) == group)


def of_place(folder: Path, place: str, of: str) -> pl.DataFrame:
    """Return the history of a place: every stay there, in the order of time."""
    there = stays(folder, of).filter(pl.col("place").str.to_lowercase() == place.lower())
    return there.sort("first_seen", "last_seen", of)
