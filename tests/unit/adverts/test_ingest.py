"""Files in: every form gives the same rows with their lines, and what breaks is told of."""

import csv
import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow.lib import ArrowInvalid

from tests.unit.adverts.runs import advert, gzipped, jsonl, parquet, table
from trygvej.adverts import ingest
from trygvej.adverts.ingest import Broken, Chunk, Source
from trygvej.adverts.record import Advert, BadRow, from_json, from_mapping

ROWS = [
    advert("a-1", 'Rød grød, "ægte" æøåäö; 90 00 00 11', title="Ro", age=31),
    advert("a-2", "To\nlinjer\r\nog tab\there", title="", age=42),
    advert("a-3", "😊 นวด", title="Массаж", age=53),
]


def _chunks(*files: str) -> tuple[list[Chunk], list[Broken]]:
    source = Source(list(files), [])
    return list(source.chunks()), source.broken


def _rows(*files: str) -> list[tuple[int, Any]]:
    return [pair for chunk in _chunks(*files)[0] for pair in zip(chunk.lines, chunk.rows, strict=True)]


def _adverts(file: str) -> list[Advert]:
    chunks, broken = _chunks(file)
    assert not broken
    return [
        from_json(row, {}) if isinstance(row, bytes) else from_mapping(row, {}, strict=not chunk.loose)
        for chunk in chunks
        for row in chunk.rows
    ]


def _broken(file: str) -> tuple[int, str]:
    """Return where and why the file could not be read, in English."""
    ((_, line, _, _),) = broken = _chunks(file)[1]
    return line, broken[0].said("en")


def _text(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


FORMS: dict[str, Callable[[Path], str]] = {
    "rows.jsonl": lambda path: jsonl(path, *ROWS),
    "no-ending": lambda path: jsonl(path, *ROWS),
    "bom.jsonl": lambda path: _text(path, b"\xef\xbb\xbf" + Path(jsonl(path, *ROWS)).read_bytes()),
    "windows.jsonl": lambda path: _text(path, Path(jsonl(path, *ROWS)).read_bytes().replace(b"\n", b"\r\n")),
    "no-last-break.jsonl": lambda path: _text(path, Path(jsonl(path, *ROWS)).read_bytes().rstrip()),
    "bom, no ending": lambda path: _text(path, b"\xef\xbb\xbf \n" + Path(jsonl(path, *ROWS)).read_bytes()),
    "blank first, semicolon": lambda path: _text(path, b"\n\n" + Path(table(path, ROWS, ";")).read_bytes()),
    "comma.csv": lambda path: table(path, ROWS),
    "semicolon.csv": lambda path: table(path, ROWS, ";"),
    "tab.tsv": lambda path: table(path, ROWS, "\t"),
    "bom.csv": lambda path: _text(path, b"\xef\xbb\xbf" + Path(table(path, ROWS)).read_bytes()),
    "blank-first.csv": lambda path: _text(path, b"\r\n\n" + Path(table(path, ROWS)).read_bytes()),
    "rows.parquet": lambda path: parquet(path, ROWS),
    "rows.jsonl.gz": lambda path: gzipped(path, Path(jsonl(path, *ROWS)).read_bytes()),
    "rows.csv.gz": lambda path: gzipped(path, Path(table(path, ROWS, ";")).read_bytes()),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_rows(tmp_path: Path, name: str) -> None:
    read = _adverts(FORMS[name](tmp_path / name))
    assert [(one.id, one.text, one.title or "", one.age) for one in read] == [
        (row["id"], row["text"], row["title"], row["age"]) for row in ROWS
    ]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("rows.jsonl", [1, 2, 3]),
        ("comma.csv", [2, 3, 6]),
        ("blank-first.csv", [4, 5, 8]),
        ("rows.parquet", [1, 2, 3]),
        ("rows.jsonl.gz", [1, 2, 3]),
    ],
)
def test_a_row_is_named_by_the_line_on_which_it_begins(tmp_path: Path, name: str, lines: list[int]) -> None:
    assert [line for line, _ in _rows(FORMS[name](tmp_path / name))] == lines


def test_lines_go_on_counting_over_chunks_and_begin_anew_with_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "ROWS", 2)
    rows = [advert(n) for n in range(5)]
    files = [jsonl(tmp_path / "a.jsonl", *rows), table(tmp_path / "b.csv", rows), parquet(tmp_path / "c.parquet", rows)]
    chunks, broken = _chunks(*files)
    assert [(Path(chunk.file).name, chunk.lines) for chunk in chunks] == [
        ("a.jsonl", [1, 2]), ("a.jsonl", [3, 4]), ("a.jsonl", [5]),
        ("b.csv", [2, 3]), ("b.csv", [4, 5]), ("b.csv", [6]),
        ("c.parquet", [1, 2]), ("c.parquet", [3, 4]), ("c.parquet", [5]),
    ]  # fmt: skip
    assert [chunk.loose for chunk in chunks] == [False] * 3 + [True] * 3 + [False] * 3
    assert not broken


def test_a_full_last_chunk_is_not_followed_by_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "ROWS", 2)
    assert [chunk.lines for chunk in _chunks(jsonl(tmp_path / "a.jsonl", advert(1), advert(2)))[0]] == [[1, 2]]


def test_empty_lines_are_no_rows(tmp_path: Path) -> None:
    file = _text(tmp_path / "a.jsonl", b'\n{"id": 1}\n\r\n   \n{"id": 2}\n\n')
    assert _rows(file) == [(2, b'{"id": 1}'), (5, b'{"id": 2}')]
    assert _rows(_text(tmp_path / "a.csv", "id,text\n\n1,a\n,\n2,b\n"))[1:] == [(5, {"id": "2", "text": "b"})]


def test_a_file_named_as_json_lines_is_read_so_whatever_its_first_line(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.ndjson", "a.json"):
        file = jsonl(tmp_path / name, 'half a line"}', advert("a-1"))
        assert [line for line, _ in _rows(file)] == [1, 2]
    file = gzipped(tmp_path / "a.jsonl.gz", b'half a line"}\n{"id": 1}\n')
    assert _rows(file) == [(1, b'half a line"}'), (2, b'{"id": 1}')]


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("id,text", "1,a;b;c", {"id": "1", "text": "a;b;c"}),
        ("id;text", "1;a,b,c", {"id": "1", "text": "a,b,c"}),
        ("id\ttext", "1\ta,b;c", {"id": "1", "text": "a,b;c"}),
        ("id, text ", '1,"a, ""b"""', {"id": "1", "text": 'a, "b"'}),
        ("id,text,age", "1,a", {"id": "1", "text": "a"}),
        ("id,text", "1,a,,", {"id": "1", "text": "a"}),
        ("id", "1", {"id": "1"}),
        ("id,text", '1,"a;b;c;d;e\n;;;"', {"id": "1", "text": "a;b;c;d;e\n;;;"}),
        ("id;text", "1;a,,,,", {"id": "1", "text": "a,,,,"}),
    ],
)
def test_cells_are_cut_at_the_separator_of_the_first_line(
    tmp_path: Path, head: str, row: str, expected: dict[str, str]
) -> None:
    assert _rows(_text(tmp_path / "a.csv", f"{head}\n{row}\n")) == [(2, expected)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1,a,b", "There are more cells than names"),
        ('1,"a" b', "The quotes do not fit: ',' expected after '\"'."),
        ('1,"never closed', "The quotes do not fit: unexpected end of data."),
    ],
)
def test_a_row_that_cannot_be_cut_is_told_of_and_the_others_go_on(tmp_path: Path, row: str, said: str) -> None:
    file = _text(tmp_path / "a.csv", f"id,text\n0,x\n{row}\n")
    if "closed" not in row:
        file = _text(tmp_path / "a.csv", f"id,text\n0,x\n{row}\n2,y\n")
    (first, second, *rest), broken = _rows(file), _chunks(file)[1]
    assert first == (2, {"id": "0", "text": "x"})
    assert second[0] == 3
    assert isinstance(second[1], BadRow)
    assert str(second[1]).startswith(said)
    assert len({second[1].said(lang) for lang in ("da", "sv", "en")}) == 3
    assert rest == ([] if "closed" in row else [(4, {"id": "2", "text": "y"})])
    assert not broken


def test_bytes_that_are_no_utf_8_reach_the_row_that_has_them(tmp_path: Path) -> None:
    file = _text(tmp_path / "a.csv", b"id,text\n1,R\xf8d\n2,ok\n")
    assert _rows(file) == [(2, {"id": "1", "text": "R\udcf8d"}), (3, {"id": "2", "text": "ok"})]


def test_nul_bytes_do_not_end_a_file(tmp_path: Path) -> None:
    assert _rows(_text(tmp_path / "a.csv", b"id,text\n1,a\0b\n2,c\n"))[1] == (3, {"id": "2", "text": "c"})
    assert [line for line, _ in _rows(_text(tmp_path / "a.jsonl", b'\0\0\n{"id": 1}\n'))] == [1, 2]


BROKEN: dict[str, tuple[bytes | None, str]] = {
    "missing.jsonl": (None, "There is no such file"),
    "empty.jsonl": (b"", "There are no rows"),
    "empty.csv": (b"", "There are no rows"),
    "blank.jsonl": (b"\n \n\r\n", "There are no rows"),
    "names-only.csv": (b"id,text\n", "There are no rows"),
    "empty.gz": (gzip.compress(b""), "There are no rows"),
    "utf-16.csv": ("id,text\n1,a\n".encode("utf-16"), "not UTF-8"),
    "utf-16.jsonl": ('{"id": 1, "text": "a"}\n'.encode("utf-16"), "not UTF-8"),
    "head.gz": (gzip.compress(b'{"id": 1}')[:8], "cut off or damaged"),
    "damaged.gz": (b"\x1f\x8b" + b"\x00" * 40, "cut off or damaged"),
    "bad.parquet": (b"PAR1 and nothing more PAR1", "The file cannot be read"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_gives_nothing_is_told_of(tmp_path: Path, name: str) -> None:
    content, said = BROKEN[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    chunks, broken = _chunks(str(tmp_path / name))
    assert (chunks, len(broken), broken[0].line, broken[0].file) == ([], 1, 0, str(tmp_path / name))
    assert said in broken[0].said("en")
    assert len({broken[0].said(lang) for lang in ("da", "sv", "en")}) == 3


def test_a_folder_is_told_of(tmp_path: Path) -> None:
    assert _broken(str(tmp_path)) == (0, "This is a folder. Name the files in it.")


def test_a_parquet_file_without_rows_is_told_of(tmp_path: Path) -> None:
    assert "There are no rows" in _broken(parquet(tmp_path / "a.parquet", []))[1]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError("x"), "may not be read"),
        (FileNotFoundError("x"), "no such file"),
        (IsADirectoryError("x"), "a folder"),
        (EOFError("x"), "cut off or damaged"),
        (zlib.error("x"), "cut off or damaged"),
        (gzip.BadGzipFile("x"), "cut off or damaged"),
        (UnicodeError("x"), "not UTF-8"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (ArrowInvalid("x marks"), "x marks"),
        (csv.Error("x marks"), "x marks"),
    ],
)
def test_every_failure_of_a_file_has_words_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fails(file: str) -> Any:
        raise error

    monkeypatch.setattr(ingest, "_opened", fails)
    line, why = _broken("any.jsonl")
    assert line == 0
    assert said in why
    (broken,) = _chunks("any.jsonl")[1]
    assert len({broken.said(lang) for lang in ("da", "sv", "en")}) == 3


def test_an_array_is_taken_for_json_whatever_the_name(tmp_path: Path) -> None:
    assert _rows(_text(tmp_path / "array.txt", b'[{"id": 1},\n{"id": 2}]')) == [(1, b'[{"id": 1},'), (2, b'{"id": 2}]')]


def test_standard_input_is_read_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    came, goes = os.pipe()
    with os.fdopen(goes, "wb") as feed:
        feed.write(b'{"id": 1}\n{"id": 2}')
    with os.fdopen(came) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        source = Source(["-"], [])
        assert [chunk.rows for chunk in source.chunks()] == [[b'{"id": 1}', b'{"id": 2}']]
        assert (source.broken, source.position()) == ([], 0)
        os.fstat(came)


@pytest.mark.parametrize("rows", [3, 1000, 2500])
def test_what_stood_before_the_cut_is_read(tmp_path: Path, rows: int) -> None:
    whole = Path(jsonl(tmp_path / "a", *(advert(n, f"{n * 7919 % 10007} ro") for n in range(rows)))).read_bytes()
    cut = _text(tmp_path / "a.jsonl.gz", gzip.compress(whole)[:-9])
    chunks, broken = _chunks(cut)
    lines = [line for chunk in chunks for line in chunk.lines]
    assert lines == list(range(1, len(lines) + 1))
    assert len(lines) >= rows - 1
    assert (broken[0].line, len(broken)) == (lines[-1], 1)
    assert "cut off" in broken[0].said("en")


class _Breaks(io.RawIOBase):
    """A file on a disk that fails half-way."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = self._data.readinto(buffer)
        if not count:
            raise OSError(5, "Input/output error")
        return count


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_disk_that_fails_half_way_costs_only_the_rest_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    good = jsonl(tmp_path / "good.jsonl", advert("last"))
    data = Path(FORMS["rows.jsonl" if name == "a.jsonl" else "comma.csv"](tmp_path / name)).read_bytes()
    real = ingest._opened
    monkeypatch.setattr(
        ingest, "_opened", lambda file: io.BufferedReader(_Breaks(data)) if file == "bad.jsonl" else real(file)
    )
    if name == "a.csv":
        monkeypatch.setattr(ingest, "_JSON_NAMES", set())
    chunks, broken = _chunks("bad.jsonl", good)
    assert [len(chunk.rows) for chunk in chunks] == [3, 1]
    assert chunks[1].file == good
    assert [(one.file, one.line) for one in broken] == [("bad.jsonl", chunks[0].lines[-1])]
    assert "Input/output error" in broken[0].said("da")


@pytest.mark.parametrize(
    "column",
    [
        pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\1\0\0\0"), pa.py_buffer(b"\xff")]),
        pa.array([1234567890123456789], pa.timestamp("ns")),
    ],
)
def test_values_that_no_row_can_hold_break_only_their_file(tmp_path: Path, column: pa.Array) -> None:
    path = tmp_path / "a.parquet"
    pa.parquet.write_table(pa.table({"id": ["1"], "text": column}), path)
    assert len(_chunks(str(path), jsonl(tmp_path / "b.jsonl", advert(1)))[0]) == 1
    assert _broken(str(path))[0] == 0


def test_parquet_is_known_by_its_first_letters_whatever_its_name(tmp_path: Path) -> None:
    assert [row["id"] for _, row in _rows(parquet(tmp_path / "a.csv", ROWS))] == ["a-1", "a-2", "a-3"]


def test_a_broken_file_between_two_others_does_not_touch_them(tmp_path: Path) -> None:
    first, last = jsonl(tmp_path / "a.jsonl", advert(1)), table(tmp_path / "c.csv", [advert(2)])
    chunks, broken = _chunks(first, str(tmp_path / "b.jsonl"), last)
    assert [chunk.file for chunk in chunks] == [first, last]
    assert [one.file for one in broken] == [str(tmp_path / "b.jsonl")]


def test_size_is_that_of_the_files_that_are_there_and_none_for_standard_input(tmp_path: Path) -> None:
    files = [jsonl(tmp_path / "a.jsonl", b"12345"), jsonl(tmp_path / "b.jsonl", b"123")]
    assert Source([*files, str(tmp_path / "missing"), str(tmp_path)], []).size() == 10
    assert Source([*files, "-"], []).size() == 0


def test_reading_tells_how_far_it_has_come(tmp_path: Path) -> None:
    files = [jsonl(tmp_path / "a.jsonl", *[advert(n) for n in range(3)]), jsonl(tmp_path / "b.jsonl", advert(9))]
    source = Source(files, [])
    assert source.position() == 0
    came = [source.position() for _ in source.chunks()]
    sizes = [Path(one).stat().st_size for one in files]
    assert came == [sizes[0], sum(sizes)]
    assert source.position() == source.size() == sum(sizes)


def test_files_that_are_not_there_take_no_part_in_how_far_it_has_come(tmp_path: Path) -> None:
    good = jsonl(tmp_path / "a.jsonl", advert(1))
    source = Source([str(tmp_path / "missing"), good, str(tmp_path)], [])
    assert [source.position() for _ in source.chunks()] == [Path(good).stat().st_size]
    assert source.position() == Path(good).stat().st_size
