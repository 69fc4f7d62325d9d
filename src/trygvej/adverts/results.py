"""Reads a run from its folder, for those who bring it into a database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trygvej.adverts import output
from trygvej.adverts.store import current

ROWS = 2_000


class RunError(ValueError):
    """A folder does not hold a whole run of this version; the message says what is missing and what to do."""


@dataclass(frozen=True)
class Run:
    """The results of one run. `told` is run.json; `sealed` the rows that state an age under 18, as they came.

    `adverts()`, `links()` and `groups()` give one mapping for each row, with the columns of
    docs/reference/adverts.md; `band` is "red", "yellow" or "green".
    """

    folder: Path
    told: dict[str, Any]
    sealed: list[dict[str, Any]]

    def adverts(self) -> Iterator[dict[str, Any]]:
        """Give the adverts in the order of the input."""
        return self._rows(output.ADVERTS)

    def links(self) -> Iterator[dict[str, Any]]:
        """Give the links."""
        return self._rows(output.LINKS)

    def groups(self) -> Iterator[dict[str, Any]]:
        """Give the groups of two or more."""
        return self._rows(output.GROUPS)

    def _rows(self, name: str) -> Iterator[dict[str, Any]]:
        with pq.ParquetFile(self.folder / name) as file:
            for batch in file.iter_batches(batch_size=ROWS):
                yield from batch.to_pylist()


def read_run(folder: Path) -> Run:
    """Return the run in `folder`, or what a store holds now. Raises RunError if it is not whole."""
    folder = current(folder) or folder
    missing = [name for name in (output.RUN, output.ADVERTS, output.LINKS, output.GROUPS, output.SEALED)
               if not (folder / name).is_file()]  # fmt: skip
    if missing:
        raise RunError(f"{folder} holds no whole run: {', '.join(missing)} is missing. Run trygvej adverts run again.")
    for name in (output.ADVERTS, output.LINKS, output.GROUPS):
        try:
            pq.read_schema(folder / name)
        except pa.ArrowInvalid as error:
            raise _broken(folder, name) from error
    try:
        told = json.loads((folder / output.RUN).read_text(encoding="utf-8"))
    except ValueError as error:
        raise _broken(folder, output.RUN) from error
    try:
        with (folder / output.SEALED).open(encoding="utf-8") as file:
            sealed = [json.loads(line) for line in file if line.strip()]
    except ValueError as error:
        raise _broken(folder, output.SEALED) from error
    return Run(folder, told, sealed)


def _broken(folder: Path, name: str) -> RunError:
    return RunError(f"{folder} holds no whole run: {name} cannot be read. Run trygvej adverts run again.")
