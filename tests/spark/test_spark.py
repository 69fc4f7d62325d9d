"""Spark and the embedded engine write the same files, on this machine and on a small cluster of processes."""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner
from polars.testing import assert_frame_equal

from tests.unit.adverts.invented import invented
from tests.unit.adverts.runs import OPTIONS, Row, advert, jsonl
from trygvej.adverts import output
from trygvej.adverts.pipeline import run
from trygvej.adverts.public import commands
from trygvej.adverts.spark import Spark

pytestmark = pytest.mark.filterwarnings("default")  # Spark leaves sockets open and uses what others have given up
TABLES = (output.ADVERTS, output.LINKS, output.GROUPS, output.HUBS)
LINES = (output.WORKLIST, output.REJECTED, output.SEALED)


def rows(folder: Path) -> str:
    """Write more than two chunks, with a row that is none, one that comes twice and one under age."""
    aside: list[Row | str | bytes] = ["no row", advert("i-0001"), advert("young", age=17)]
    return jsonl(folder / "rows.jsonl", *invented(2100, 3), *aside)


def assert_same(one: Path, other: Path) -> None:
    """Compare what two runs wrote."""
    for name in TABLES:
        frames = (pl.read_parquet(folder / name) for folder in (one, other))
        assert_frame_equal(*frames)
    for name in LINES:
        assert (one / name).read_bytes() == (other / name).read_bytes()


@pytest.mark.parametrize("master", ["local[2]", "local-cluster[2,1,2048]"])
def test_spark_writes_the_same_files(tmp_path: Path, master: str) -> None:
    file = rows(tmp_path)
    run([file], tmp_path / "here", OPTIONS, workers=1)
    found = run([file], tmp_path / "spark", OPTIONS, workers=Spark(master))
    assert_same(tmp_path / "here", tmp_path / "spark")
    assert found.told["counts"]["scored"] == 2100
    assert (len(found.rejected), len(found.sealed)) == (2, 1)


def test_the_command_says_what_is_wrong_with_a_cluster_that_is_none(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "rows.jsonl", advert())
    asked = ["run", file, "--out", str(tmp_path / "out"), "--engine", "spark", "--master", "nonsense"]
    told = CliRunner().invoke(commands, asked)
    assert told.exit_code == 1
    assert "nonsense" in told.output
    assert "Java 17" in told.output
    assert not (tmp_path / "out" / output.RUN).exists()
