"""Scores adverts again when linking has shown more: signs that rest on links are read anew, the others stand."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from trygvej.adverts.columns import SCHEMA
from trygvej.adverts.work import Options, findings_column
from trygvej.indicators.public import Assessment, Assessor, Catalogue, Finding, prepare, reason
from trygvej.records.public import Presence

ROWS = 1_000  # at a time: what is open in Python stays small


def rescored(
    table: pa.Table, reasons: list[list[str]], fields: Iterator[dict[str, int]], options: Options, known: Catalogue
) -> tuple[pa.Table, list[list[str]]]:
    """Return the table and the reasons after `fields`, one mapping for each row, became known."""
    assessor = prepare(known, options.set_id, options.on, options.without, options.points())
    parts, told = [], []
    for start in range(0, table.num_rows, ROWS):
        batch = table.slice(start, ROWS)
        assessed = [_revised(assessor, one, next(fields)) for one in batch.column("findings").to_pylist()]
        parts.append(_with(batch, assessed))
        for at, one in enumerate(assessed, start):
            told.append(_reasons(one, known, options.lang, reasons[at]))
    return (pa.concat_tables(parts) if parts else table), told


def _revised(assessor: Assessor, stored: list[dict[str, Any]], fields: dict[str, int]) -> Assessment:
    return assessor.revise("advert", [stored_finding(one, assessor) for one in stored], fields)


def stored_finding(one: dict[str, Any], assessor: Assessor) -> Finding:
    """Return a finding as it was stored, with the points it has by now: weights are dated, and people change them."""
    weight = assessor.weights.get(one["indicator"], one["weight"])
    return Finding(**{**one, "value": Presence(one["value"]), "weight": weight})


def _with(batch: pa.Table, assessed: list[Assessment]) -> pa.Table:
    bands = [one.outcome("weighted-sum") for one in assessed]
    columns = {
        "score": [one.details["points"] if one else None for one in bands],
        "signs": [one.details["indicators"] if one else None for one in bands],
        "band": [one.result if one else None for one in bands],
        "findings": findings_column([one.findings for one in assessed]),
    }
    for name, values in columns.items():
        at = SCHEMA.get_field_index(name)
        batch = batch.set_column(
            at, SCHEMA.field(at), pa.array(values, SCHEMA.field(at).type) if isinstance(values, list) else values
        )
    return batch


def _reasons(assessment: Assessment, known: Catalogue, lang: str, before: list[str]) -> list[str]:
    present = [one for one in assessment.findings if one.value is Presence.PRESENT]
    if len(present) == len(before):  # signs that rest on links were not known before: none can have gone
        return before
    return [reason(one, known, lang) for one in sorted(present, key=lambda one: -one.weight)]
