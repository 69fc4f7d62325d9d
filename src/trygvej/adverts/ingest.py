"""Files in: JSON lines, CSV, Parquet, gzip or standard input, as chunks of rows with their line numbers."""

import csv
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

import pyarrow.parquet as pq
from pyarrow.lib import ArrowException

from trygvej.records.public import translator

ROWS = 1000  # a chunk: large enough to be worth sending, small enough for the progress bar
STANDARD_INPUT = "-"
_GZIP, _PARQUET = b"\x1f\x8b", b"PAR1"
_LONGEST_FIELD = 2**31 - 1


class Chunk(NamedTuple):
    """Rows on their way: JSON lines still as bytes, or mappings from a table. `lines` counts from 1."""

    file: str
    lines: list[int]
    rows: list[Any]
    loose: bool  # values are all text, as in CSV


class Broken(NamedTuple):
    """A file, or a part of one, that could not be read: why and what to do."""

    file: str
    line: int
    message: str
    values: dict[str, object]

    def said(self, lang: str) -> str:
        """Return the reason in `lang`."""
        return translator(lang).gettext(self.message).format(**self.values)


@dataclass(slots=True)
class Source:
    """Where rows come from, how far reading has come (bytes), and what could not be read."""

    files: list[str]
    broken: list[Broken]
    position: Callable[[], int] = lambda: 0

    def size(self) -> int:
        """Return the bytes of all the files that are there; 0 where it cannot be known."""
        paths = [Path(one) for one in self.files if one != STANDARD_INPUT]
        return sum(path.stat().st_size for path in paths if path.is_file()) if len(paths) == len(self.files) else 0

    def chunks(self) -> Iterator[Chunk]:
        """Read all files. A file that breaks is told of in `broken`; the rows before and the others go on."""
        done = 0
        for file in self.files:
            reached = Chunk(file, [0], [], False)
            try:
                with _opened(file) as raw:
                    self.position = lambda raw=raw, done=done: done + _tell(raw)  # type: ignore[misc]
                    for reached in _read(file, raw):
                        yield reached
            except (OSError, EOFError, zlib.error, csv.Error, ArrowException) as error:
                self.broken.append(Broken(file, reached.lines[-1] if reached.rows else 0, *_why(error)))
            done += Path(file).stat().st_size if Path(file).is_file() else 0
        self.position = lambda: done


def _tell(raw: IO[bytes]) -> int:
    try:
        return raw.tell()
    except (OSError, ValueError):
        return 0


def _opened(file: str) -> IO[bytes]:
    if file == STANDARD_INPUT:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    return Path(file).open("rb")


def _why(error: Exception) -> tuple[str, dict[str, object]]:
    if isinstance(error, FileNotFoundError):
        return _("There is no such file. Check the name."), {}
    if isinstance(error, IsADirectoryError):
        return _("This is a folder. Name the files in it."), {}
    if isinstance(error, PermissionError):
        return _("The file may not be read. Check its permissions."), {}
    if isinstance(error, EOFError | gzip.BadGzipFile | zlib.error):
        return _("The compressed file is cut off or damaged. Fetch it again; what stood before was read."), {}
    return _("The file cannot be read: {error}."), {"error": error}


def _(message: str) -> str:
    """Mark a text for translation; it is said in the reader's language later."""
    return message


def _read(file: str, raw: IO[bytes]) -> Iterator[Chunk]:
    head = raw.peek(4)[:4] if isinstance(raw, io.BufferedReader) else b""
    if head.startswith(_GZIP):
        with gzip.open(raw) as inner:
            yield from _read_text(file, io.BufferedReader(inner))
    elif head == _PARQUET:
        yield from _read_parquet(file, raw)
    else:
        yield from _read_text(file, raw)


def _read_text(file: str, raw: IO[bytes]) -> Iterator[Chunk]:
    """Tell JSON lines from CSV by the first letter that is no space."""
    start = raw.peek(1024).lstrip(b"\xef\xbb\xbf \t\r\n") if isinstance(raw, io.BufferedReader) else b""
    json = start[:1] in (b"{", b"[", b"")
    yield from _read_lines(file, raw) if json else _read_csv(file, raw)


def _read_lines(file: str, raw: IO[bytes]) -> Iterator[Chunk]:
    numbered = ((n, line.strip(b"\xef\xbb\xbf \t\r\n")) for n, line in enumerate(raw, 1))
    rows = ((n, line) for n, line in numbered if line)
    while batch := list(islice(rows, ROWS)):
        yield Chunk(file, [n for n, _ in batch], [line for _, line in batch], False)


def _read_csv(file: str, raw: IO[bytes]) -> Iterator[Chunk]:
    csv.field_size_limit(_LONGEST_FIELD)
    text = io.TextIOWrapper(raw, encoding="utf-8-sig", errors="surrogateescape", newline="")
    head = text.buffer.peek(65536).split(b"\n", 1)[0] if isinstance(text.buffer, io.BufferedReader) else b","
    delimiter = max((",", ";", "\t"), key=lambda one: head.count(one.encode()))
    reader = csv.DictReader(text, delimiter=delimiter, restkey="_rest")
    while batch := [(reader.line_num, row) for row in islice(reader, ROWS)]:
        yield Chunk(file, [n for n, _ in batch], [row for _, row in batch], True)


def _read_parquet(file: str, raw: IO[bytes]) -> Iterator[Chunk]:
    line = 1
    for batch in pq.ParquetFile(raw).iter_batches(ROWS):
        rows = batch.to_pylist()
        yield Chunk(file, list(range(line, line + len(rows))), rows, False)
        line += len(rows)
