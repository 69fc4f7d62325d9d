"""Files in: JSON lines, CSV, Parquet, gzip or standard input, as chunks of rows with their line numbers."""

import csv
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

import pyarrow.parquet as pq
from pyarrow.lib import ArrowException

from trygvej.adverts.record import BadRow
from trygvej.records.public import translator

ROWS = 1000  # a chunk: large enough to be worth sending, small enough for the progress bar
STANDARD_INPUT = "-"
_GZIP, _PARQUET = b"\x1f\x8b", b"PAR1"
_LONGEST_FIELD = 2**31 - 1
_JSON_NAMES = {".jsonl", ".ndjson", ".json"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SPACE = b"\xef\xbb\xbf \t\r\n"
_UNREADABLE = (OSError, EOFError, ValueError, OverflowError, zlib.error, csv.Error, ArrowException)


class Chunk(NamedTuple):
    """Rows on their way: JSON lines still as bytes, mappings from a table, or a BadRow for what is no row.

    `lines`: where each begins, counted from 1.
    """

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
                if not reached.rows:
                    self.broken.append(Broken(file, 0, _("There are no rows in the file. Is it the right one?"), {}))
            except _UNREADABLE as error:
                self.broken.append(Broken(file, reached.lines[-1], *_why(error)))
            done += Path(file).stat().st_size if file != STANDARD_INPUT and Path(file).is_file() else 0
        self.position = lambda: done


def _tell(raw: IO[bytes]) -> int:
    try:
        return raw.tell()
    except (OSError, ValueError):
        return 0


def _opened(file: str) -> io.BufferedReader:
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
    if isinstance(error, UnicodeError):
        return _("There are bytes that are not UTF-8. Save the file as UTF-8."), {}
    return _("The file cannot be read: {error}."), {"error": error}


def _(message: str) -> str:
    """Mark a text for translation; it is said in the reader's language later."""
    return message


def _read(file: str, raw: io.BufferedReader) -> Iterator[Chunk]:
    head = raw.peek(4)[:4]
    if head.startswith(_GZIP):
        yield from _read_text(file, io.BufferedReader(_Unpacked(raw), 65536))
    elif head == _PARQUET:
        yield from _read_parquet(file, raw)
    else:
        yield from _read_text(file, raw)


class _Unpacked(io.RawIOBase):
    """What stands in a gzip file, as far as it goes: all that stood before a cut is given first."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._inner = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._inner.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _read_text(file: str, raw: io.BufferedReader) -> Iterator[Chunk]:
    """Tell JSON lines from CSV by the name, else by the first letter that is no space."""
    start = raw.peek(1024).lstrip(_SPACE)
    if start.startswith(_UTF_16):
        raise UnicodeError("UTF-16")
    json = start[:1] in (b"{", b"[", b"") or _JSON_NAMES & set(Path(file).suffixes)
    yield from _chunks(file, _lines(raw), loose=False) if json else _chunks(file, _table_rows(raw), loose=True)


def _chunks(file: str, rows: Iterator[tuple[int, Any]], *, loose: bool) -> Iterator[Chunk]:
    """Put rows together. Where reading breaks, the rows before go on first."""
    batch: list[tuple[int, Any]] = []
    broken: Exception | None = None
    try:
        for one in rows:
            batch.append(one)
            if len(batch) == ROWS:
                yield _chunk(file, batch, loose)
                batch = []
    except _UNREADABLE as error:
        broken = error
    if batch:
        yield _chunk(file, batch, loose)
    if broken:
        raise broken


def _chunk(file: str, batch: list[tuple[int, Any]], loose: bool) -> Chunk:
    return Chunk(file, [line for line, _ in batch], [row for _, row in batch], loose)


def _lines(raw: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    numbered = ((n, line.strip(_SPACE)) for n, line in enumerate(raw, 1))
    return ((n, line) for n, line in numbered if line)


def _table_rows(raw: io.BufferedReader) -> Iterator[tuple[int, Any]]:
    """Read CSV, each row with the line on which it begins. The first row that is not empty has the names."""
    csv.field_size_limit(_LONGEST_FIELD)
    names_line = raw.peek(65536).lstrip(_SPACE).split(b"\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=lambda one: names_line.count(one.encode()))
    text = io.TextIOWrapper(raw, encoding="utf-8-sig", errors="surrogateescape", newline="")
    names: list[str] = []
    try:
        for line, cells in _cells(csv.reader(text, delimiter=delimiter, strict=True)):
            if isinstance(cells, list) and not names:
                names = [cell.strip() for cell in cells]
            else:
                yield line, _row(names, cells) if isinstance(cells, list) else cells
    finally:
        text.detach()  # whoever opened it closes it


def _cells(reader: Any) -> Iterator[tuple[int, list[str] | BadRow]]:
    """Yield the cells of each row. Quotes that do not fit spoil their own row, and are told of."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = _("The quotes do not fit: {error}. Double those inside a text, and close each one.")
            yield line, BadRow(message, error=error)
        else:
            if any(cells):
                yield line, cells


def _row(names: list[str], cells: list[str]) -> dict[str, str] | BadRow:
    if any(cells[len(names) :]):
        return BadRow(_("There are more cells than names in the first line. Put a text with the separator in quotes."))
    return dict(zip(names, cells, strict=False))


def _read_parquet(file: str, raw: IO[bytes]) -> Iterator[Chunk]:
    line = 1
    for batch in pq.ParquetFile(raw).iter_batches(ROWS):
        rows = batch.to_pylist()
        yield Chunk(file, list(range(line, line + len(rows))), rows, False)
        line += len(rows)
