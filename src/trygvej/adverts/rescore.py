"""Scores adverts again when linking has shown more: signs that rest on links are read anew, the others stand."""

from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from trygvej.adverts.columns import SCHEMA
from trygvej.adverts.findings import Stored
from trygvej.adverts.reasons import Reasons
from trygvej.adverts.work import Options
from trygvej.indicators.public import Assessor, Catalogue, Finding, prepare
from trygvej.records.public import Presence

ROWS = 20_000  # at a time: what is open stays small


def rescored(
    table: pa.Table, reasons: list[list[str]], fields: pl.DataFrame, options: Options, known: Catalogue
) -> tuple[pa.Table, list[list[str]]]:
    """Return the table and the reasons after `fields`, row by row with them and null where not known, became known."""
    assessor = prepare(known, options.set_id, options.on, options.without, options.points())
    say = Reasons(known, options.lang)
    parts, told = [], reasons.copy()
    for start in range(0, table.num_rows, ROWS):
        batch = table.slice(start, ROWS)
        stored = Stored(batch.column("findings").combine_chunks(), assessor)
        stored.learn(fields.slice(start, ROWS))
        parts.append(_with(batch, {**stored.columns(), "findings": stored.column()}))
        # signs that rest on links were not known before: none can have gone
        before = np.array([len(one) for one in reasons[start : start + ROWS]])
        more = np.flatnonzero(np.bincount(stored.row[stored.present()], minlength=batch.num_rows) != before)
        for row, findings in stored.found(more).items():
            told[start + row] = say.of(findings)
    return (pa.concat_tables(parts) if parts else table), told


def stored_finding(one: dict[str, Any], assessor: Assessor) -> Finding:
    """Return a finding as it was stored, with the points it has by now: weights are dated, and people change them."""
    weight = assessor.weights.get(one["indicator"], one["weight"])
    return Finding(**{**one, "value": Presence(one["value"]), "weight": weight})


def _with(batch: pa.Table, columns: dict[str, Any]) -> pa.Table:
    for name, values in columns.items():
        at = SCHEMA.get_field_index(name)
        column = pa.array(values, SCHEMA.field(at).type) if isinstance(values, list) else values
        batch = batch.set_column(at, SCHEMA.field(at), column)
    return batch
