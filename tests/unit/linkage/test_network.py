"""Networks, persons, movement and their reasons."""

import random
from datetime import datetime

import numpy as np
import polars as pl
import pytest
from benchmarks.networks import b_cubed, largest_wrong, made
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from trygvej.linkage import agglomerate
from trygvej.linkage.public import JudgementsConflictError, link, movement, waterfall


def adverts(**columns: list[object]) -> pl.DataFrame:
    size = len(next(iter(columns.values())))
    return pl.DataFrame({"id": [str(n) for n in range(size)], **columns})


def judged(*rows: tuple[str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["a", "b", "verdict"], orient="row")


def networks(frame: pl.DataFrame, judgements: pl.DataFrame | None = None) -> list[str]:
    return link(frame, judgements).assignment["network"].to_list()


def test_a_shared_phone_joins_and_is_told() -> None:
    frame = adverts(phones=[["+4511"], ["+4511", "+4512"], ["+4513"]])
    found = link(frame)
    assert found.assignment["network"].to_list() == ["0", "0", "2"]
    row = found.links.row(0, named=True)
    assert (row["a"], row["b"], row["kind"], row["reason"], row["value"]) == (
        "0",
        "1",
        "phone",
        "linkage.same_phone",
        "+4511",
    )


def test_a_copied_text_alone_joins_nobody() -> None:
    assert networks(adverts(text_group=["t", "t", "u"])) == ["0", "1", "2"]


def test_a_hub_is_listed_and_joins_nobody() -> None:
    frame = adverts(phones=[["+4570"]] * 80, user_id=[f"u{n}" for n in range(80)])
    found = link(frame)
    assert found.largest == 1
    assert found.hubs.rows() == [("phone", "+4570", 80, 80)]


def test_one_advert_with_two_phones_does_not_weld_two_networks() -> None:
    phones: list[object] = [*[["+4511"]] * 30, *[["+4522"]] * 30, ["+4511", "+4522"]]
    assert link(adverts(phones=phones)).largest == 31


def test_judgements_are_never_overruled() -> None:
    frame = adverts(phones=[["+4511"], ["+4511"], ["+4513"]])
    assert networks(frame, judged(("0", "1", "different"), ("0", "2", "same"))) == ["0", "1", "0"]
    assert networks(frame, judged(("0", "2", "unsure"))) == ["0", "0", "2"]


def test_the_same_hands_are_not_the_same_person() -> None:
    frame = adverts(phones=[["+4511"], ["+4512"]], names=[["Anna"], ["Bea"]], age=[23, 41])
    found = link(frame, judged(("0", "1", "same"))).assignment
    assert found["network"].to_list() == ["0", "0"]
    assert found["person"].to_list() == ["0", "1"]


def test_judgements_that_contradict_are_refused() -> None:
    frame = adverts(phones=[[], [], []])
    verdicts = judged(("0", "1", "same"), ("1", "2", "same"), ("0", "2", "different"))
    with pytest.raises(JudgementsConflictError, match="withdraw one"):
        networks(frame, verdicts)


def test_persons_within_a_network() -> None:
    frame = adverts(phones=[["+4511"]] * 4, names=[["Anna"], ["anna "], ["Bea"], ["Anna"]], age=[23, 23, 23, 40])
    found = link(frame).assignment
    assert found["network"].n_unique() == 1
    assert found["person"].to_list() == ["0", "0", "2", "3"]


def test_waterfall_adds_up() -> None:
    frame = adverts(phones=[["+4511"]] * 2, emails=[["a@b.dk"]] * 2)
    steps = waterfall(link(frame), frame, "0", "1")
    assert steps["kind"].to_list() == ["email", "phone"]
    assert steps["total"][-1] == pytest.approx(steps["weight"].sum())
    with pytest.raises(KeyError):
        waterfall(link(frame), frame, "0", "nobody")


def test_movement_lists_stays_in_time() -> None:
    days = [datetime(2024, 1, d) for d in (1, 2, 3, 4)]
    frame = adverts(phones=[["+4511"]] * 4, place=["Odense", "Odense", "Vejle", "Odense"], seen_at=list(days))
    stays = movement(frame, link(frame).assignment, "network")
    assert stays.rows() == [
        ("0", "Odense", days[0], days[1], 2), ("0", "Vejle", days[2], days[2], 1), ("0", "Odense", days[3], days[3], 1),
    ]  # fmt: skip


def test_repeated_ids_are_refused() -> None:
    with pytest.raises(ValueError, match="id of its own"):
        link(pl.DataFrame({"id": ["1", "1"]}))


def test_made_networks_are_found() -> None:
    frame = made(1500, 7)
    found, truth = link(frame).assignment["network"].to_list(), frame["truth"].to_list()
    assert b_cubed(found, truth)[2] >= 0.95
    assert largest_wrong(found, truth) <= 50


def test_order_of_rows_does_not_matter_for_links() -> None:
    frame = made(300, 8)
    assert link(frame).links.equals(link(frame.sort("seen_at")).links)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), count=st.integers(1, 60))
def test_what_can_join_nobody_any_more_is_left_out_without_a_difference(seed: int, count: int) -> None:
    draw = random.Random(seed)
    frame = adverts(
        phones=[draw.choices(["+4511", "+4512", "+4513", "+4514"], k=draw.randint(0, 2)) for _ in range(count)],
        text_group=[draw.choice("tuvwx") for _ in range(count)],
        address=[draw.choice(["Hotelgade 1", "Nygade 2", None]) for _ in range(count)],
    )
    found = networks(frame)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agglomerate, "_alive", everything)
        assert networks(frame) == found


def everything(held: pl.DataFrame, side: NDArray[np.int64]) -> pl.DataFrame:
    """What sides hold, nothing left out."""
    sizes = pl.DataFrame({"side": side}).group_by("side").agg(pl.len().alias("size"))
    now = held.with_columns(side=pl.Series(side)[held["side"]])
    whole = now.group_by("side", "key").agg(pl.col("n").sum(), pl.col("nats").first()).join(sizes, on="side")
    return whole.select("side", "key", "n", "nats", share=(pl.col("n") / pl.col("size")).sqrt())
