"""Small runs: adverts that nobody put up, written to a file, run, and read back."""

import csv
import gzip
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console

from trygvej.adverts import output
from trygvej.adverts.pipeline import Result, run
from trygvej.adverts.show import show
from trygvej.adverts.work import Options, Worker
from trygvej.indicators.public import catalogue

Row = dict[str, Any]
_workers: dict[str, Worker] = {}
DAY = date(2026, 11, 23)
OPTIONS = Options("adverts-default", DAY, "en", "DK")
PLAIN = "Jeg giver rolig massage i Odense. 60 min 1.200 kr. Ring 90 00 00 11"
BUSY = "Vi er nye piger. Massage, tantra, escort, par, overnatning. 30 min 300 kr. Døgnåbent. Ring 9o oo oo 2 1"


def worker_for(options: Options) -> Worker:
    """Return a worker for `options`, made once: reading the lexicon takes longer than a small run."""
    if repr(options) not in _workers:
        _workers[repr(options)] = Worker(options, catalogue())
    return _workers[repr(options)]


def advert(advert_id: str | int = "a-1", text: str = PLAIN, **fields: Any) -> Row:
    """Return a row."""
    return {"id": advert_id, "text": text, **fields}


def jsonl(path: Path, *rows: Row | str | bytes) -> str:
    """Write rows, or lines as they are, and return the name of the file."""
    path.write_bytes(b"".join(_line(row) + b"\n" for row in rows))
    return str(path)


def _line(row: Row | str | bytes) -> bytes:
    if isinstance(row, bytes):
        return row
    return (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)).encode()


def table(path: Path, rows: Iterable[Row], delimiter: str = ",") -> str:
    """Write rows as CSV and return the name of the file."""
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in listed for key in row)), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(listed)
    return str(path)


def parquet(path: Path, rows: Iterable[Row]) -> str:
    """Write rows as Parquet and return the name of the file."""
    pq.write_table(pa.Table.from_pylist(list(rows)), path)
    return str(path)


def gzipped(path: Path, data: bytes) -> str:
    """Write `data` compressed and return the name of the file."""
    path.write_bytes(gzip.compress(data))
    return str(path)


@dataclass(slots=True)
class Done:
    """A run that is done, and its files as they can be read back."""

    out: Path
    result: Result
    options: Options

    @property
    def adverts(self) -> list[Row]:
        """The rows of adverts.parquet."""
        rows: list[Row] = pq.read_table(self.out / output.ADVERTS).to_pylist()
        return rows

    @property
    def ids(self) -> list[str]:
        """The ids of adverts.parquet, in its order."""
        return [row["id"] for row in self.adverts]

    @property
    def worklist(self) -> list[list[str]]:
        """The rows of worklist.csv, headings first."""
        with (self.out / output.WORKLIST).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    @property
    def rejected(self) -> list[Row]:
        """The rows of rejected.jsonl."""
        return self._lines(output.REJECTED)

    @property
    def sealed(self) -> list[Row]:
        """The rows of sealed.jsonl."""
        return self._lines(output.SEALED)

    @property
    def told(self) -> Row:
        """What run.json says."""
        told: Row = json.loads((self.out / output.RUN).read_text(encoding="utf-8"))
        return told

    @property
    def terminal(self) -> str:
        """What is printed."""
        paper = io.StringIO()
        console = Console(file=paper, width=140)
        options = self.options
        show(console, self.result, catalogue(), lang=options.lang, top=99, country=options.country)
        return paper.getvalue()

    def _lines(self, name: str) -> list[Row]:
        return [json.loads(line) for line in (self.out / name).read_text(encoding="utf-8").splitlines()]


def done(out: Path, *files: str, workers: int | None = 1, **changes: Any) -> Done:
    """Run `files` into the folder `out`."""
    options = replace(OPTIONS, **changes)
    return Done(out, run(list(files), out, options, workers=workers), options)
