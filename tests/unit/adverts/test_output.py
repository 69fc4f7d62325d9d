"""Results out: in the right order, harmless in a spreadsheet, and whole or not at all."""

import csv
import fcntl
import io
import json
import os
import signal
import stat
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from trygvej.adverts import output
from trygvej.adverts.columns import SCHEMA
from trygvej.adverts.work import Rejected, Sealed

ALL = [output.ADVERTS, output.WORKLIST, output.REJECTED, output.SEALED, output.RUN]
NAMES = ["band", "score", "signs", "seen_at", "posted_at", "id"]
EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)


def _table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(
        [{"phones": [], "band": "green", "score": 0, "signs": 0, **row} for row in rows], SCHEMA
    )


def _listed(*rows: dict[str, Any], reasons: list[list[str]] | None = None) -> pl.DataFrame:
    return output.worklist(_table(*rows), reasons or [[] for _ in rows])


def _csv(folder: Path, listed: pl.DataFrame, lang: str = "en") -> list[list[str]]:
    output.write_worklist(folder, listed, lang)
    text = (folder / output.WORKLIST).read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("red", 1, 1, None, None, "z"), ("yellow", 9, 9, LATE, LATE, "a")),
        (("yellow", 1, 1, None, None, "z"), ("green", 9, 9, LATE, LATE, "a")),
        (("green", 0, 0, None, None, "z"), (None, None, None, LATE, LATE, "a")),
        (("red", 8, 1, None, None, "z"), ("red", 7, 9, LATE, LATE, "a")),
        (("red", 7, 3, None, None, "z"), ("red", 7, 2, LATE, LATE, "a")),
        (("red", 7, 3, LATE, None, "z"), ("red", 7, 3, EARLY, None, "a")),
        (("red", 7, 3, EARLY, None, "z"), ("red", 7, 3, None, None, "a")),
        (("red", 7, 3, None, LATE, "z"), ("red", 7, 3, EARLY, None, "a")),
        (("red", 7, 3, LATE, EARLY, "z"), ("red", 7, 3, EARLY, LATE, "a")),
        (("red", 7, 3, LATE, None, "a"), ("red", 7, 3, LATE, None, "z")),
        (("red", 7, 3, None, None, "a-10"), ("red", 7, 3, None, None, "a-9")),
    ],
)
def test_the_order_is_band_points_signs_newest_id(first: tuple[Any, ...], second: tuple[Any, ...]) -> None:
    rows = [dict(zip(NAMES, one, strict=True)) for one in (first, second)]
    ids = [first[-1], second[-1]]
    assert _listed(*rows)["id"].to_list() == ids
    assert _listed(*reversed(rows))["id"].to_list() == ids


def test_reasons_stay_with_their_advert() -> None:
    listed = _listed({"id": "a"}, {"id": "b", "band": "red"}, reasons=[["of a"], ["of b", "more"]])
    assert dict(zip(listed["id"], listed["reasons"].to_list(), strict=True)) == {"b": ["of b", "more"], "a": ["of a"]}


def test_a_worklist_has_its_columns_even_without_reasons() -> None:
    kinds = dict(_listed({"id": "a"}).schema)
    assert kinds.pop("reasons") == pl.List(pl.String)
    assert list(kinds) == [
        "id", "band", "score", "signs", "place", "phones", "user_id", "language", "source", "url", "last_seen",
    ]  # fmt: skip


def test_a_worklist_of_nothing_has_its_headings(tmp_path: Path) -> None:
    assert _csv(tmp_path, output.worklist(SCHEMA.empty_table(), [])) == [output.headings("en")]


def test_every_cell_stands_under_its_heading(tmp_path: Path) -> None:
    row = {
        "id": "a-1", "band": "red", "score": 7, "signs": 3, "place": "Ærø", "phones": ["+4590000011", "+4590000012"],
        "user_id": "u-1", "seen_at": LATE, "posted_at": EARLY, "language": "da", "source": "s", "url": "u",
    }  # fmt: skip
    heads, cells = _csv(tmp_path, _listed(row, reasons=[["One (+2)", "Two"]]))
    assert dict(zip(heads, cells, strict=True)) == {
        "no.": "1", "band": "red", "points": "7", "signs": "3", "reasons": "One (+2); Two", "place": "Ærø",
        "last seen": "2026-02-01", "phones": "'+4590000011 +4590000012", "advert": "a-1", "user": "u-1",
        "language": "da", "source": "s", "address": "u",
    }  # fmt: skip


def test_what_is_not_known_is_an_empty_cell(tmp_path: Path) -> None:
    assert _csv(tmp_path, _listed({"id": "a-1", "band": None, "score": None, "signs": None}))[1] == [
        "1", "", "", "", "", "", "", "", "a-1", "", "", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "heads", "bands"),
    [
        ("da", ["nr.", "farve", "point"], ["rød", "gul", "grøn"]),
        ("sv", ["nr", "färg", "poäng"], ["röd", "gul", "grön"]),
        ("en", ["no.", "band", "points"], ["red", "yellow", "green"]),
    ],
)
def test_headings_and_bands_are_in_the_language_of_the_reader(
    tmp_path: Path, lang: str, heads: list[str], bands: list[str]
) -> None:
    rows = _csv(tmp_path, _listed(*({"id": band, "band": band} for band in ("red", "yellow", "green"))), lang)
    assert [one.rstrip(".") for one in rows[0][:3]] == [one.rstrip(".") for one in heads]
    assert [row[1] for row in rows[1:]] == bands
    assert len(set(rows[0])) == len(rows[0]) == 13


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("field", ["id", "place", "user_id", "source", "url"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str, field: str) -> None:
    harm = f"{start}1+1"
    cells = _csv(tmp_path, _listed({"id": "a-1", field: harm}))[1]
    assert f"'{harm}" in cells
    assert not [one for one in cells if one.startswith(start)]


def test_signs_inside_a_text_are_left_alone(tmp_path: Path) -> None:
    assert "a-1=+@" in _csv(tmp_path, _listed({"id": "a-1=+@"}))[1]


def test_quotes_commas_and_line_breaks_stay_in_their_cell(tmp_path: Path) -> None:
    odd = 'a, "b"; c\r\nd'
    rows = _csv(tmp_path, _listed({"id": "a-1", "source": odd}))
    assert len(rows) == 2
    assert odd in rows[1]


def test_a_spreadsheet_sees_that_it_is_utf_8(tmp_path: Path) -> None:
    _csv(tmp_path, _listed({"id": "æøåäöÆØÅÄÖ 😊"}))
    raw = (tmp_path / output.WORKLIST).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r") == 2
    assert "æøåäöÆØÅÄÖ 😊".encode() in raw


def test_lines_are_json_with_their_letters(tmp_path: Path) -> None:
    output.write_rejected(tmp_path, [Rejected("å.csv", 3, None, "Fordi"), Rejected("b", 4, "x", "Därför")])
    text = (tmp_path / output.REJECTED).read_text(encoding="utf-8")
    assert "å.csv" in text
    assert [json.loads(line) for line in text.splitlines()] == [
        {"file": "å.csv", "line": 3, "id": None, "reason": "Fordi"},
        {"file": "b", "line": 4, "id": "x", "reason": "Därför"},
    ]


def test_the_sealed_file_is_for_its_owner_alone_and_keeps_odd_values(tmp_path: Path) -> None:
    output.write_sealed(tmp_path, [Sealed("a", 1, "x", "why", {"seen_at": LATE, "age": 17})])
    path = tmp_path / output.SEALED
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text())["row"] == {"seen_at": str(LATE), "age": 17}


def test_adverts_are_written_with_their_columns(tmp_path: Path) -> None:
    table = _table({"id": "a", "phones": ["+4590000011"]})
    output.write_adverts(tmp_path, table)
    assert pq.read_table(tmp_path / output.ADVERTS).equals(table)
    assert pq.read_metadata(tmp_path / output.ADVERTS).row_group(0).column(0).compression == "ZSTD"


def test_the_account_is_json_that_a_person_can_read(tmp_path: Path) -> None:
    output.write_run(tmp_path, {"counts": {"read": 1}, "by": "æøåäö"})
    text = (tmp_path / output.RUN).read_text(encoding="utf-8")
    assert text == '{\n  "counts": {\n    "read": 1\n  },\n  "by": "æøåäö"\n}\n'


def _write(folder: Path, content: str) -> None:
    for name in ALL:
        (folder / name).write_text(content)


def _content(out: Path) -> dict[str, str]:
    return {one.name: one.read_text() for one in out.iterdir() if one.is_file()}


def test_what_is_written_whole_takes_the_place_of_what_was(tmp_path: Path) -> None:
    out = tmp_path / "new" / "deep"
    for content in ("first", "second"):
        with output.whole_or_nothing(out) as folder:
            _write(folder, content)
            assert folder.parent == out
        assert _content(out) == dict.fromkeys(ALL, content)
    assert {stat.S_IMODE(one.stat().st_mode) for one in out.iterdir()} == {0o600}


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, RuntimeError])
def test_what_fails_leaves_everything_as_it_was(tmp_path: Path, error: type[BaseException]) -> None:
    _write(tmp_path, "old")
    with pytest.raises(error), output.whole_or_nothing(tmp_path) as folder:
        _write(folder, "new")
        raise error
    assert _content(tmp_path) == dict.fromkeys(ALL, "old")
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(ALL)


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with output.whole_or_nothing(tmp_path) as folder:
        _write(folder, "new")
    assert _content(tmp_path)["notes.txt"] == "mine"


def test_the_account_of_a_run_goes_first_and_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "old")
    came: list[str] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        assert not (tmp_path / output.RUN).exists()
        came.append(self.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with output.whole_or_nothing(tmp_path) as folder:
        _write(folder, "new")
    assert sorted(came) == sorted(ALL)
    assert came[-1] == output.RUN


def test_a_run_waits_until_another_has_moved_its_files(tmp_path: Path) -> None:
    _write(tmp_path, "other")

    def write() -> None:
        with output.whole_or_nothing(tmp_path) as folder:
            _write(folder, "mine")

    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    waiting = threading.Thread(target=write)
    waiting.start()
    waiting.join(0.3)
    assert waiting.is_alive()
    assert {_content(tmp_path)[name] for name in ALL} == {"other"}
    os.close(handle)
    waiting.join(10)
    assert _content(tmp_path) == dict.fromkeys(ALL, "mine")


@pytest.mark.parametrize("below", ["", "below", "below/deep"])
def test_a_folder_where_a_file_stands_is_found_before_the_work(tmp_path: Path, below: str) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(NotADirectoryError) as raised:
        output.check(file / below)
    assert str(raised.value) == f"[Errno 20] Not a directory: '{file}'"


def test_a_folder_that_may_not_be_written_to_is_found_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, int]] = []
    monkeypatch.setattr(os, "access", lambda path, mode: asked.append((path, mode)))
    with pytest.raises(PermissionError) as raised:
        output.check(tmp_path / "new")
    assert str(raised.value) == f"[Errno 13] Permission denied: '{tmp_path}'"
    assert asked == [(tmp_path, os.W_OK | os.X_OK)]


def test_looking_whether_a_folder_can_be_written_to_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for right in (tmp_path, tmp_path / "new" / "deep", Path("new"), Path()):
        output.check(right)
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_waits_while_files_are_moved_and_is_heard_again_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    before = signal.getsignal(signal.SIGINT)
    with output.whole_or_nothing(tmp_path) as folder:
        _write(folder, "new")
    assert _content(tmp_path) == dict.fromkeys(ALL, "new")
    assert signal.getsignal(signal.SIGINT) is before


def test_what_a_killed_run_left_is_removed_and_a_living_one_is_left_alone(tmp_path: Path) -> None:
    dead = tmp_path / ".writing-dead"
    dead.mkdir()
    (dead / "sealed.jsonl").write_text("row", encoding="utf-8")
    with output.whole_or_nothing(tmp_path) as living, output.whole_or_nothing(tmp_path) as other:
        assert not dead.exists()
        assert living.exists()
        assert other.exists()
    assert not list(tmp_path.glob(".writing-*"))
