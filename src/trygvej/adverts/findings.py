"""The column of findings: built from findings, and read many rows at a time without opening each of them."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trygvej.adverts.columns import FINDING
from trygvej.indicators.public import DERIVED_BY, Assessor, Finding
from trygvej.records.public import Presence


def findings_array(findings: Iterable[Finding]) -> pa.StructArray:
    """Return findings one after the other."""
    columns: list[tuple[Any, ...]] = list(zip(*findings, strict=True)) or [()] * FINDING.num_fields
    columns[1] = tuple(map(str, columns[1]))
    arrays = [pa.array(column, FINDING.field(i).type) for i, column in enumerate(columns)]
    return pa.StructArray.from_arrays(arrays, fields=list(FINDING))


def findings_column(listed: list[tuple[Finding, ...]]) -> pa.ListArray:
    """Build the column. Most findings are one and the same object in many rows: each is put into Arrow once."""
    offsets = np.cumsum([0, *map(len, listed)], dtype=np.int32)
    flat = list(chain.from_iterable(listed))
    names = list(map(id, flat))
    distinct = dict(zip(names, flat, strict=True))
    places = dict(zip(distinct, range(len(distinct)), strict=True))
    codes = np.fromiter(map(places.__getitem__, names), np.int32, len(names))
    return pa.ListArray.from_arrays(pa.array(offsets), findings_array(distinct.values()).take(pa.array(codes)))


class Stored:
    """The findings of a batch of rows, with the points that signs have by now.

    `flat`: one after the other. `row`: the row of each. `sign`: its place among the signs of the set.
    """

    def __init__(self, column: pa.ListArray, assessor: Assessor) -> None:
        self._assessor, self._rows = assessor, len(column)
        self._signs = list(assessor.weights)
        lengths = np.asarray(column.value_lengths())
        self._offsets = np.concatenate(([0], np.cumsum(lengths)))
        self.row = np.repeat(np.arange(len(column)), lengths)
        columns = column.flatten().flatten()
        self.sign = np.asarray(pc.fill_null(pc.index_in(columns[0], pa.array(self._signs, pa.string())), -1))
        weights = np.array([*assessor.weights.values(), 0])[self.sign]
        stored = np.asarray(columns[2])
        columns[2] = pa.array(np.where(self.sign < 0, stored, weights), FINDING.field("weight").type)
        self.flat = pa.StructArray.from_arrays(columns, fields=list(FINDING))

    def learn(self, fields: pl.DataFrame) -> None:
        """Read the signs anew that test one of `fields`, a row each, where it is known. What people said stands."""
        ours = np.asarray(pc.is_in(self.flat.field("by"), pa.array(["", DERIVED_BY])).to_numpy(zero_copy_only=False))
        source = np.arange(len(self.flat))
        fresh: list[Finding] = []
        for indicator, field in self._assessor.tests.items():
            if field not in fields.columns:
                continue
            here = np.flatnonzero((self.sign == self._signs.index(indicator)) & ours)
            values = fields[field].cast(pl.Float64).to_numpy()[self.row[here]]
            for value in np.unique(values[~np.isnan(values)]):
                source[here[values == value]] = len(self.flat) + len(fresh)
                fresh.append(self._assessor.derived(indicator, int(value)))
        if fresh:
            self.flat = pa.concat_arrays([self.flat, findings_array(fresh)]).take(pa.array(source))

    def present(self) -> NDArray[np.bool_]:
        """Tell of each finding whether the sign is there."""
        there = pc.equal(self.flat.field("value"), str(Presence.PRESENT))
        return np.asarray(there.to_numpy(zero_copy_only=False))

    def columns(self) -> Mapping[str, list[Any]]:
        """Return points, number of signs and band: worked out once for signs that stand together in many rows."""
        present = self.present() & (self.sign >= 0)
        there = np.zeros((self._rows, len(self._signs)), bool)
        there[self.row[present], self.sign[present]] = True
        together, which = np.unique(np.packbits(there, axis=1), axis=0, return_inverse=True)
        bits = np.unpackbits(together, axis=1, count=len(self._signs))
        outcomes = [self._assessor.outcome_of({self._signs[at] for at in np.flatnonzero(one)}) for one in bits]
        rows = [outcomes[at] for at in which.ravel().tolist()]
        return {
            "score": [one.details["points"] for one in rows],
            "signs": [one.details["indicators"] for one in rows],
            "band": [one.result for one in rows],
        }

    def column(self) -> pa.ListArray:
        """Return the column of findings."""
        return pa.ListArray.from_arrays(pa.array(self._offsets, pa.int32()), self.flat)

    def found(self, rows: NDArray[np.intp]) -> dict[int, list[Finding]]:
        """Return the findings of signs that are present in some of the rows."""
        wanted = np.zeros(self._rows, bool)
        wanted[rows] = True
        chosen = np.flatnonzero(self.present() & wanted[self.row])
        found: dict[int, list[Finding]] = {int(row): [] for row in rows}
        for row, one in zip(self.row[chosen].tolist(), self.flat.take(pa.array(chosen)).to_pylist(), strict=True):
            found[row].append(Finding(**{**one, "value": Presence(one["value"])}))
        return found
