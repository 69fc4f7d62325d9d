"""Group ids that are no more, and the id that took their place.

A group has the id of its first advert. So the heir of an old id is the group in which that advert is now.
"""

from pathlib import Path

import polars as pl

from trygvej.adverts.columns import LINKED
from trygvej.adverts.output import ADVERTS
from trygvej.adverts.store import ALIASES

_SCHEMA = {"kind": pl.String, "old": pl.String, "new": pl.String}


def write(folder: Path, before: Path | None, now: pl.DataFrame) -> None:
    """Write aliases.parquet (kind, old, new). `now`: id, text_group, network, person; `before`: the older state."""
    gone = [_gone(before, now, kind) for kind in LINKED] if before else []
    pl.concat([pl.DataFrame(schema=_SCHEMA), *gone]).write_parquet(folder / ALIASES)


def read(folder: Path) -> pl.DataFrame:
    """Return the aliases of a folder: kind, old, new. None if it holds a single run."""
    path = folder / ALIASES
    return pl.read_parquet(path) if path.exists() else pl.DataFrame(schema=_SCHEMA)


def heir(folder: Path, kind: str, group: str) -> str:
    """Return the id that `group` of this kind (`text_group`, `network`, `person`) has now."""
    found = read(folder).filter((pl.col("kind") == kind) & (pl.col("old") == group))["new"]
    return str(found[0]) if len(found) else group


def _gone(before: Path, now: pl.DataFrame, kind: str) -> pl.DataFrame:
    used = pl.read_parquet(before / ADVERTS, columns=[kind])[kind].unique()
    older = read(before).filter(pl.col("kind") == kind)["old"]
    ever = pl.DataFrame({"old": pl.concat([used, older]).unique()})
    current = ever.join(now.select(old="id", new=kind), on="old", how="inner")
    return (
        current.filter(pl.col("old") != pl.col("new"))
        .select(pl.lit(kind).alias("kind"), "old", "new")
        .sort("old")
    )  # fmt: skip
