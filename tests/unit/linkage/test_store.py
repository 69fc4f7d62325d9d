"""The store that grows."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.linkage.test_text_group import texts_of
from trygvej.linkage.public import LinkStore
from trygvej.linkage.store import MANIFEST, StoreError

ADDER = """
import sys
from pathlib import Path
import polars as pl
from trygvej.linkage.public import LinkStore
store, rows = LinkStore(Path(sys.argv[1])), pl.read_parquet(sys.argv[2])
print("ready", flush=True)
store.add(rows)
"""


def rows(seed: int, count: int, start: int = 0) -> pl.DataFrame:
    ids = [str(n) for n in range(start, start + count)]
    return pl.DataFrame({"id": ids, "text": texts_of(seed, count)}, schema={"id": pl.String, "text": pl.String})


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 1000), cuts=st.lists(st.integers(0, 60), max_size=3))
def test_days_added_are_as_one_run(seed: int, cuts: list[int]) -> None:
    every = rows(seed, 60)
    with tempfile.TemporaryDirectory() as by_days, tempfile.TemporaryDirectory() as at_once:
        edges = [0, *sorted(cuts), 60]
        for start, end in pairwise(edges):
            LinkStore(Path(by_days)).add(every[start:end])
        LinkStore(Path(at_once)).add(every)
        assert LinkStore(Path(by_days)).adverts().equals(LinkStore(Path(at_once)).adverts())


def test_known_ids_are_passed_over(tmp_path: Path) -> None:
    store = LinkStore(tmp_path)
    store.add(rows(1, 20))
    store.add(rows(1, 20))
    assert len(store.adverts()) == 20


def test_a_group_that_is_no_more_points_to_its_heir(tmp_path: Path) -> None:
    store = LinkStore(tmp_path)
    before: set[str] = set()
    for day in range(6):
        store.add(rows(3, 80)[day * 14 : day * 14 + 14])
        now = set(store.adverts()["text_group"])
        gone = before - now
        assert gone <= set(store.aliases()["old"])
        assert set(store.aliases()["new"]) <= now
        before = now


def test_missing_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="columns id and text"):
        LinkStore(tmp_path).add(pl.DataFrame({"id": ["1"]}))


def test_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"version": 99}')
    with pytest.raises(StoreError, match="build it anew"):
        LinkStore(tmp_path)


@pytest.mark.parametrize("kill", range(int(os.environ.get("TRYGVEJ_KILLS", "4"))))
def test_killed_at_any_moment_the_store_is_as_before_or_as_after(tmp_path: Path, kill: int) -> None:
    base, more = rows(5, 60), rows(6, 60, start=60)
    store = tmp_path / "store"
    LinkStore(store).add(base)
    before = LinkStore(store).adverts()
    more.write_parquet(tmp_path / "more.parquet")
    command = [sys.executable, "-c", ADDER, str(store), str(tmp_path / "more.parquet")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(random.Random(kill).uniform(0, 1.5))
        process.send_signal(signal.SIGKILL)
    found = LinkStore(store).adverts()
    whole = LinkStore(tmp_path / "whole")
    whole.add(pl.concat([base, more]))
    assert found.equals(before) or found.equals(whole.adverts())
    LinkStore(store).add(more)
    assert LinkStore(store).adverts().equals(whole.adverts())
