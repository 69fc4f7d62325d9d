"""The adverts of a store as they were read, a file for each time that some were added, in the order of arrival."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from trygvej.adverts.columns import SCHEMA
from trygvej.adverts.pipeline import Gathered
from trygvej.adverts.work import Rejected
from trygvej.records.public import translator

FOLDER = "parts"
ROWS = 50_000  # adverts in memory at a time
_FILE, _LINE, _REASONS, _AS = "read_from", "read_line", "reasons", "reasons_as"
_COLUMNS = (
    pa.field(_FILE, pa.string()),
    pa.field(_LINE, pa.int64()),
    pa.field(_REASONS, pa.list_(pa.string())),
    pa.field(_AS, pa.string()),
)


def _files(parts: Path) -> list[Path]:
    return sorted(parts.glob("*.parquet"))


def leave_out_stored(parts: Path, gathered: Gathered, lang: str) -> None:
    """Take out of `gathered` the adverts whose id is stored already: the first stands, the others are told of."""
    table = gathered.table()
    stored = _stored(parts, table)
    keep = [one not in stored for one in table.column("id").to_pylist()]
    why = translator(lang).gettext("The id stands already in {file}, line {line}. The first one is used.")
    for advert_id, (file, line) in stored.items():
        at = gathered.seen[advert_id]
        gathered.rejected.append(Rejected(*at, advert_id, why.format(file=file, line=line)))
    gathered.tables = [table.filter(pa.array(keep, pa.bool_()))]
    gathered.reasons = [one for one, kept in zip(gathered.reasons, keep, strict=True) if kept]


def _stored(parts: Path, table: pa.Table) -> dict[str, tuple[str, int]]:
    """Return file and line of those ids of `table` that are stored."""
    files = _files(parts)
    if not files or not table.num_rows:
        return {}
    ids = pl.LazyFrame({"id": pl.from_arrow(table.column("id"))})
    there = pl.scan_parquet(files).select("id", _FILE, _LINE).join(ids, on="id", how="semi").collect()
    return {one: (file, line) for one, file, line in there.iter_rows()}


def write(parts: Path, gathered: Gathered, told_as: str) -> pa.Table:
    """Write the adverts of `gathered` as one more part; return them. Nothing is written if there are none.

    `told_as`: what the words of the reasons depend on: language, catalogue, points.
    """
    table = gathered.table()
    if table.num_rows:
        seen = [gathered.seen[one] for one in table.column("id").to_pylist()]
        columns = [
            [file for file, _ in seen],
            [line for _, line in seen],
            gathered.reasons,
            [told_as] * len(seen),
        ]
        whole = table
        for field, values in zip(_COLUMNS, columns, strict=True):
            whole = whole.append_column(field, pa.array(values, field.type))
        pq.write_table(whole, parts / f"{len(_files(parts)) + 1:06}.parquet", compression="zstd")
    return table


def read(parts: Path, told_as: str) -> Iterator[tuple[pa.Table, list[list[str]]]]:
    """Give the adverts in batches, with the reasons that were found when they were read.

    Reasons that were told otherwise than `told_as` are given as none, so that they are told anew.
    """
    for path in _files(parts):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(ROWS):
                table = pa.Table.from_batches([batch])
                reasons = table.column(_REASONS).to_pylist()
                if batch.num_rows and table.column(_AS)[0].as_py() != told_as:
                    reasons = [[] for _ in reasons]
                yield table.select(SCHEMA.names).cast(SCHEMA), reasons


def whole(parts: Path) -> pa.Table:
    """Return all adverts at once."""
    files = _files(parts)
    tables = [pq.read_table(path, columns=SCHEMA.names).cast(SCHEMA) for path in files]
    return pa.concat_tables([SCHEMA.empty_table(), *tables])
