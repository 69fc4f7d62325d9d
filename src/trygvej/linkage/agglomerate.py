"""Join adverts into networks while the evidence between two sides is thick enough.

Everything starts alone. In each round, the evidence between two sides is the sum, over
the identifiers that both hold, of the identifier's nats times its support: the geometric
mean of the share of each side that holds it. Sides that are each other's best partner are
joined when the sum reaches NEED. So one advert that happens to hold two phones can't weld
two large networks together: its support in each of them is thin.
"""

from collections.abc import Iterable

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage.components import components

NEED = 4.5  # nats: odds of about 90 to 1
CROWD = 40  # sides that share a value are compared all with all up to so many, else with the next
MOST_ROUNDS = 60
Pairs = Iterable[tuple[str, str]]


class JudgementsConflictError(ValueError):
    """Two adverts are judged different, and the same through others."""


def agglomerate(held: pl.DataFrame, ids: pl.Series, same: Pairs = (), different: Pairs = ()) -> NDArray[np.int64]:
    """Side number (position of its first member in `ids`) of each advert.

    held: id, key (any), nats; a row for each identifier that an advert holds.
    same, different: judged pairs of ids, which evidence never overrules.
    Raises JudgementsConflictError when the judgements contradict each other.
    """
    numbered = pl.DataFrame({"id": ids, "row": np.arange(len(ids))})
    table = held.join(numbered, on="id").select("row", "key", "nats")
    apart = _positions(different, ids)
    side = _first_of(components(len(ids), *_positions(same, ids).T))
    _check(side, apart, ids)
    side = _first_of(_merge_equal(side, table)) if not len(apart) else side
    held_by = table.select(side="row", key="key", n=pl.lit(1, pl.UInt32), nats="nats")
    for _ in range(MOST_ROUNDS):
        held_by = _alive(held_by, side)
        joins = _mutual(_between(held_by, side[apart]))
        if not len(joins):
            break
        side = _first_of(components(len(side), *_with(side, joins)))
    return side


def _positions(pairs: Pairs, ids: pl.Series) -> NDArray[np.int64]:
    place = {value: at for at, value in enumerate(ids.to_list())}
    known = [(place[a], place[b]) for a, b in pairs if a in place and b in place]
    return np.array(known, np.int64).reshape(-1, 2)


def _with(side: NDArray[np.int64], joins: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Edges: each row to its side's first row, and the sides that join."""
    return np.concatenate([np.arange(len(side)), joins[:, 0]]), np.concatenate([side, joins[:, 1]])


def _first_of(part: NDArray[np.int64]) -> NDArray[np.int64]:
    _, first, number = np.unique(part, return_index=True, return_inverse=True)
    return first[number].astype(np.int64)


def _check(side: NDArray[np.int64], apart: NDArray[np.int64], ids: pl.Series) -> None:
    clash = apart[side[apart[:, 0]] == side[apart[:, 1]]]
    if len(clash):
        a, b = ids[int(clash[0, 0])], ids[int(clash[0, 1])]
        raise JudgementsConflictError(
            f"{a} and {b} are judged different, but other judgements make them the same: withdraw one of them"
        )


def _merge_equal(side: NDArray[np.int64], table: pl.DataFrame) -> NDArray[np.int64]:
    """Join adverts that hold exactly the same identifiers, when those suffice: reposts, in one step."""
    whole = table.group_by("row").agg(pl.col("key").sort().hash().sum().alias("all"), pl.col("nats").sum())
    rows = whole.filter(pl.col("nats") >= NEED).sort("all", "row")
    same = rows.with_columns(pl.col("row").first().over("all").alias("first"))
    joins = same.select("row", "first").to_numpy().astype(np.int64)
    return components(len(side), *_with(side, joins))


def _alive(held_by: pl.DataFrame, side: NDArray[np.int64]) -> pl.DataFrame:
    """What sides hold (side, key, n members, nats, share), without what can join nobody any more.

    That is a key of one side alone, and all of a side whose keys together would not suffice: it can't grow, and so it
    stays as it is.
    """
    sizes = pl.DataFrame({"side": side}).group_by("side").agg(pl.len().alias("size"))
    now = held_by.with_columns(side=pl.Series(side)[held_by["side"]])
    whole = now.group_by("side", "key").agg(pl.col("n").sum(), pl.col("nats").first())
    shared = whole.filter(pl.len().over("key") > 1).join(sizes, on="side")
    share = shared.select("side", "key", "n", "nats", share=(pl.col("n") / pl.col("size")).sqrt())
    return share.filter((pl.col("nats") * pl.col("share")).sum().over("side") >= NEED)


def _between(held_by: pl.DataFrame, forbidden: NDArray[np.int64]) -> pl.DataFrame:
    """Evidence between sides: a, b (side numbers, a < b), nats at least NEED; forbidden pairs left out."""
    share = held_by.with_columns(pl.len().over("key").alias("sides")).filter(pl.col("sides") > 1)
    few = share.filter(pl.col("sides") <= CROWD)
    pairs = [_all_pairs(few), _neighbours(share.filter(pl.col("sides") > CROWD))]
    total = pl.concat(pairs).group_by("a", "b").agg(pl.col("nats").sum().round(6))  # in whatever order they are summed
    enough = total.filter(pl.col("nats") >= NEED)
    apart = pl.DataFrame(np.sort(forbidden, axis=1), schema={"a": pl.Int64, "b": pl.Int64})
    return enough.join(apart, on=["a", "b"], how="anti")


def _all_pairs(share: pl.DataFrame) -> pl.DataFrame:
    other = share.select("key", b="side", share_b="share")
    both = share.join(other, on="key").filter(pl.col("side") < pl.col("b"))
    return both.select(a="side", b="b", nats=pl.col("nats") * pl.col("share") * pl.col("share_b"))


def _neighbours(share: pl.DataFrame) -> pl.DataFrame:
    ordered = share.sort("key", "side")
    following = ordered.with_columns(
        b=pl.col("side").shift(-1).over("key"), share_b=pl.col("share").shift(-1).over("key")
    ).drop_nulls("b")
    return following.select(a="side", b="b", nats=pl.col("nats") * pl.col("share") * pl.col("share_b"))


def _mutual(between: pl.DataFrame) -> NDArray[np.int64]:
    """Pairs of sides that are each other's best partner; equal evidence is ordered by a fixed shuffle."""
    if between.is_empty():
        return np.zeros((0, 2), np.int64)
    shuffle = ((pl.col("a") * 2654435761 + pl.col("b") * 40503) % 1000003).alias("order")
    pairs = between.with_columns(shuffle)
    turned = pl.concat([pairs, pairs.select(a="b", b="a", nats="nats", order="order")])
    ranked = turned.sort(["a", "nats", "order", "b"], descending=[False, True, False, False])
    best = ranked.group_by("a", maintain_order=True).first().select("a", "b")
    both = best.join(best.select(a="b", b="a"), on=["a", "b"]).filter(pl.col("a") < pl.col("b"))
    return both.sort("a").to_numpy().astype(np.int64)
