"""The whole flow: nothing is lost, nothing depends on chance, and who is under 18 is shown nowhere."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.adverts.runs import BUSY, DAY, PLAIN, Done, Row, advert, done, gzipped, jsonl, parquet, table
from trygvej import __version__
from trygvej.adverts import ingest, output, pipeline
from trygvej.adverts.columns import SCHEMA
from trygvej.adverts.ingest import Source
from trygvej.adverts.record import LONGEST_TEXT
from trygvej.indicators.public import catalogue

MARK = "zebrafinke-7391"  # stands in the sealed rows only
BAD: dict[str, tuple[bytes | Row, str]] = {
    "broken JSON": (b'{"id": "b", "text": ', "Det er ikke JSON"),
    "no object": (b'["b"]', "Linjen er ikke et objekt"),
    "a missing id": ({"text": "x"}, "Feltet id mangler"),
    "a missing text": ({"id": "b"}, "Feltet text mangler"),
    "a wrong type": ({"id": "b", "text": 5}, "Feltet text har den forkerte type"),
    "no date": ({"id": "b", "text": "x", "seen_at": "i går"}, "Feltet seen_at er ikke en dato"),
    "no age": ({"id": "b", "text": "x", "age": 999}, "ikke en alder"),
    "an empty id": ({"id": " ", "text": "x"}, "Id'et er tomt"),
    "no UTF-8": (b'{"id": "b", "text": "R\xf8d"}', "ikke er UTF-8"),
    "NUL": (b'{"id": "b", "text": "\x00"}', "Det er ikke JSON"),
    "deep nesting": (b'{"id": "b", "text": "x", "more": ' + b"[" * 99_999 + b"]" * 99_999 + b"}", "for dybt"),
    "10 MB": ({"id": "b", "text": "a" * 10_000_000}, f"flere end {LONGEST_TEXT}"),
}


def _counts(run: Done) -> dict[str, int]:
    counts: dict[str, int] = run.told["counts"]
    return counts


def _everything(out: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in out.iterdir()}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_row_is_told_of_with_its_line_and_the_good_ones_go_on(tmp_path: Path, what: str) -> None:
    row, said = BAD[what]
    file = jsonl(tmp_path / "in.jsonl", advert("a"), row, advert("c"))
    run = done(tmp_path / "out", file, lang="da")
    assert run.ids == ["a", "c"]
    (told,) = run.rejected
    assert (told["file"], told["line"], told["id"]) == (file, 2, None)
    assert said in told["reason"]
    assert f"{file}, linje 2: {told['reason']}" in run.terminal
    assert _counts(run)["read"] == 3


def test_an_array_is_told_of_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text(json.dumps([advert("a"), advert("b")], indent=1))
    run = done(tmp_path / "out", str(tmp_path / "in.json"))
    assert (run.ids, len(run.rejected)) == ([], _counts(run)["read"])
    assert {"no object", "not JSON"} == {
        word for one in run.rejected for word in ("no object", "not JSON") if word in one["reason"]
    } | {"no object"}


BROKEN_FILES: dict[str, tuple[bytes | None, str]] = {
    "missing.jsonl": (None, "Filen findes ikke"),
    "empty.jsonl": (b"", "ingen rækker"),
    "cut.jsonl.gz": (b"", "afbrudt eller beskadiget"),
    "bad.parquet": (b"PAR1PAR1", "kan ikke læses"),
}


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_a_broken_file_between_two_good_ones_is_told_of(tmp_path: Path, name: str) -> None:
    content, said = BROKEN_FILES[name]
    middle = tmp_path / name
    if name.endswith(".gz"):
        whole = gzipped(middle, Path(jsonl(tmp_path / "in", advert("b-1"), advert("b-2"))).read_bytes())
        content = Path(whole).read_bytes()[:-8]
    if content is not None:
        middle.write_bytes(content)
    first, last = jsonl(tmp_path / "a.jsonl", advert("a")), jsonl(tmp_path / "c.jsonl", advert("c"), "bad")
    run = done(tmp_path / "out", first, str(middle), last, lang="da")
    assert run.ids == (["a", "b-1", "b-2", "c"] if name.endswith(".gz") else ["a", "c"])
    assert [one["file"] for one in run.rejected] == [str(middle), last]
    assert said in run.rejected[0]["reason"]
    assert run.rejected[0]["line"] == (2 if name.endswith(".gz") else 0)
    assert (_counts(run)["files_not_read"], _counts(run)["rejected"]) == (1, 1)
    assert len(run.result.broken) == 1
    assert run.rejected[0]["reason"] in run.terminal


def test_all_forms_together_make_one_list(tmp_path: Path) -> None:
    files = [
        jsonl(tmp_path / "a.jsonl", advert("a")),
        table(tmp_path / "b.csv", [advert("b")], ";"),
        parquet(tmp_path / "c.parquet", [advert("c")]),
        gzipped(tmp_path / "d.gz", b'{"id": "d", "text": ""}'),
    ]
    run = done(tmp_path / "out", *files)
    assert (run.ids, run.rejected) == (["a", "b", "c", "d"], [])
    assert [row["phones"] for row in run.adverts] == [["+4590000011"]] * 3 + [[]]


def test_fields_with_other_names_are_found_in_every_file(tmp_path: Path) -> None:
    row = {"no": "a", "body": PLAIN}
    files = [jsonl(tmp_path / "a.jsonl", row), table(tmp_path / "b.csv", [{**row, "no": "b"}])]
    run = done(tmp_path / "out", *files, renamed={"no": "id", "body": "text"})
    assert (run.ids, run.rejected) == (["a", "b"], [])


def test_of_rows_with_one_id_the_first_stands_and_the_others_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "ROWS", 2)
    rows = [advert("x", source="first"), advert("y"), advert("x"), advert("x"), advert(7)]
    first = jsonl(tmp_path / "a.jsonl", *rows)
    second = table(tmp_path / "b.csv", [advert("y"), advert("z"), advert("7")])
    run = done(tmp_path / "out", first, second)
    assert run.ids == ["x", "y", "7", "z"]
    assert run.adverts[0]["source"] == "first"
    assert [(one["file"], one["line"], one["id"]) for one in run.rejected] == [
        (first, 3, "x"), (first, 4, "x"), (second, 2, "y"), (second, 4, "7"),
    ]  # fmt: skip
    assert f"The id stands already in {first}, line 1." in run.rejected[0]["reason"]
    assert f"{first}, line 2." in run.rejected[2]["reason"]


def test_a_file_that_is_named_twice_is_used_once(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "a.jsonl", advert("a"), advert("b"))
    run = done(tmp_path / "out", file, file)
    assert (run.ids, [one["id"] for one in run.rejected]) == (["a", "b"], ["a", "b"])


@pytest.mark.parametrize(
    ("lang", "said"), [("da", "Id'et står allerede"), ("sv", "Id:t står redan"), ("en", "stands already")]
)
def test_a_second_row_with_an_id_is_told_of_in_the_language_of_the_reader(tmp_path: Path, lang: str, said: str) -> None:
    run = done(tmp_path / "out", jsonl(tmp_path / "a.jsonl", advert("a"), advert("a")), lang=lang)
    assert said in run.rejected[0]["reason"]


_ID = st.sampled_from(["a", "b", "c", 1, "1", "å"])
_GOOD = st.builds(advert, _ID, st.sampled_from([PLAIN, BUSY, "", "😊"]), age=st.sampled_from([18, 44, None]))
_SEALED = st.builds(lambda one, age: {**one, "text": MARK, "age": age}, _GOOD, st.integers(0, 17))
_BAD = st.sampled_from([row for what, (row, _) in BAD.items() if what not in ("10 MB", "deep nesting")])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(st.lists(st.one_of(_GOOD, _SEALED, _BAD, st.just(b"")), max_size=12), min_size=1, max_size=3),
    size=st.integers(1, 5),
)
def test_nothing_is_lost(tmp_path_factory: pytest.TempPathFactory, files: list[list[Row | bytes]], size: int) -> None:
    folder = tmp_path_factory.mktemp("run")
    names = [jsonl(folder / f"{n}.jsonl", *rows) for n, rows in enumerate(files)]
    before, ingest.ROWS = ingest.ROWS, size
    try:
        run = done(folder / "out", *names)
    finally:
        ingest.ROWS = before
    counts = _counts(run)
    sent = [row for rows in files for row in rows if row != b""]
    good = {str(row["id"]) for row in sent if isinstance(row, dict) and row.get("text") != MARK and _is_good(row)}
    assert counts["read"] == len(sent) == counts["scored"] + counts["rejected"] + counts["sealed"]
    assert counts["sealed"] == len(run.sealed) == sum(MARK in str(row) for row in sent)
    assert counts["rejected"] + counts["files_not_read"] == len(run.rejected)
    assert counts["scored"] == len(run.adverts) == len(run.worklist) - 1
    assert sorted(run.ids) == sorted(good)
    assert sum(counts[band] for band in output.BAND_ORDER) == counts["scored"]


def _is_good(row: Row) -> bool:
    return all(row is not bad for bad, _ in BAD.values())


def test_the_result_depends_neither_on_processes_nor_on_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[Row | bytes] = []
    for n in range(60):
        rows += [advert(f"a-{n % 50}", BUSY if n % 3 else PLAIN, seen_at=f"2026-11-{n % 28 + 1:02}")]
        rows += [b"bad"] if n % 7 == 0 else []
        rows += [advert(f"s-{n}", MARK, age=17)] if n % 11 == 0 else []
    files = [jsonl(tmp_path / "a.jsonl", *rows), jsonl(tmp_path / "b.jsonl", *reversed(rows))]
    results = []
    for n, (size, workers) in enumerate([(1000, 1), (1, 1), (7, 1), (5, 2)]):
        monkeypatch.setattr(ingest, "ROWS", size)
        out = tmp_path / f"out-{n}"
        told = done(out, *files, workers=workers).told
        kept = {key: value for key, value in told.items() if key not in ("seconds", "peak_memory_mb")}
        results.append((kept, {name: data for name, data in _everything(out).items() if name != output.RUN}))
    assert results[0][0] == results[1][0] == results[2][0] == results[3][0]
    for name, data in results[0][1].items():
        if name == output.ADVERTS:
            tables = [pq.read_table(tmp_path / f"out-{n}" / name) for n in range(4)]
            assert all(one.equals(tables[0]) for one in tables)
        else:
            assert [result[1][name] for result in results] == [data] * 4


@pytest.mark.parametrize(
    ("size", "files", "expected"),
    [(pipeline.SMALL - 1, ["a"], 1), (pipeline.SMALL, ["a"], 4), (0, ["a"], 1), (0, ["a", "-"], 4)],
)
def test_little_is_done_in_one_process(
    monkeypatch: pytest.MonkeyPatch, size: int, files: list[str], expected: int
) -> None:
    monkeypatch.setattr(Source, "size", lambda _: size)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert pipeline._processes(Source(files, [])) == expected
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert pipeline._processes(Source(files, [])) == 1


def test_the_worklist_is_in_order_and_the_adverts_as_they_came(tmp_path: Path) -> None:
    rows = [advert("z"), advert("b", BUSY), advert("a", BUSY, seen_at="2026-11-01"), advert("y", "")]
    run = done(tmp_path / "out", jsonl(tmp_path / "a.jsonl", *rows))
    assert run.ids == ["z", "b", "a", "y"]
    ranks, ids = zip(*[(row[0], row[8]) for row in run.worklist[1:]], strict=True)
    assert (ranks, ids) == (("1", "2", "3", "4"), ("a", "b", "y", "z"))
    assert all(row[4] for row in run.worklist[1:3])


def test_parquet_has_exactly_the_documented_columns(tmp_path: Path) -> None:
    kinds: dict[str, Row | bytes] = {"some": advert("a", BUSY), "none": b"bad"}
    for name, row in kinds.items():
        done(tmp_path / name, jsonl(tmp_path / "a.jsonl", row))
        assert pq.read_schema(tmp_path / name / output.ADVERTS).equals(SCHEMA)


def test_a_run_without_a_single_row_writes_every_file(tmp_path: Path) -> None:
    run = done(tmp_path / "out", str(tmp_path / "missing"))
    assert sorted(_everything(run.out)) == sorted(output.FILES)
    assert set(_counts(run).values()) == {0, 1}
    assert _counts(run)["files_not_read"] == 1
    assert len(run.worklist) == 1


def test_letters_and_digits_are_kept_in_everything_that_is_shown(tmp_path: Path) -> None:
    row = advert("æøåäö-123", "Ny i byen, sød tøs på besøg i Tønder.", source="Blåbær 45", title="Ærlig")
    run = done(tmp_path / "out", jsonl(tmp_path / "å.jsonl", row, "dårlig"), lang="sv")
    shown = "\n".join("|".join(cells) for cells in run.worklist)
    assert "æøåäö-123" in shown
    assert "Blåbær 45" in shown
    assert "æøåäö-123" in run.terminal
    assert "å.jsonl" in run.terminal
    assert "å.jsonl" in run.rejected[0]["file"]
    quotes = [one["evidence"] for one in run.adverts[0]["findings"] if one["start"] >= 0]
    assert quotes
    assert all(quote in f"{row['title']}\n{row['text']}" for quote in quotes)
    assert all(quote in shown and quote in run.terminal for quote in quotes)


def _sealed_rows() -> list[Row]:
    return [
        advert(
            f"{MARK}-1", MARK, age=17, title=MARK, user_id=MARK, url=MARK, source=MARK, location=MARK, phones=[MARK]
        ),
        advert(f"{MARK}-2", MARK, age=0, more=MARK),
        {"text": MARK, "age": 16},
        {**advert(f"{MARK}-3", MARK), "age": "15", "seen_at": MARK},
        advert(f"{MARK}-1", MARK, age=17),
    ]


@pytest.mark.parametrize("form", [jsonl, table, parquet])
def test_a_row_that_states_an_age_under_18_stands_in_the_sealed_file_and_nowhere_else(
    tmp_path: Path, form: Any
) -> None:
    rows = _sealed_rows() if form is jsonl else [{**one, "age": 17} for one in _sealed_rows()[:2]]
    good = [advert("a", BUSY), advert("b")]
    file = form(tmp_path / "in", *rows, *good) if form is jsonl else form(tmp_path / "in", rows + good)
    run = done(tmp_path / "out", file, lang="da")
    assert run.ids == ["a", "b"]
    assert len(run.sealed) == len(rows) == _counts(run)["sealed"]
    assert all(MARK in one["row"]["text"] for one in run.sealed)
    for name, data in _everything(run.out).items():
        assert (MARK.encode() in data) == (name == output.SEALED), name
    assert MARK not in json.dumps(run.adverts, default=str)
    assert MARK not in run.terminal
    assert f"{len(rows)} annoncer angiver en alder under 18." in run.terminal
    assert "Ring nu: CMM's hotline" in run.terminal
    assert stat.S_IMODE((run.out / output.SEALED).stat().st_mode) == 0o600


def test_sealed_rows_are_kept_as_they_came(tmp_path: Path) -> None:
    rows = _sealed_rows()
    file = jsonl(tmp_path / "in.jsonl", *rows)
    run = done(tmp_path / "out", file, lang="en")
    assert [one["row"] for one in run.sealed] == rows
    assert [(one["file"], one["line"]) for one in run.sealed] == [(file, n) for n in range(1, 6)]
    assert [one["id"] for one in run.sealed] == [f"{MARK}-1", f"{MARK}-2", "", "", f"{MARK}-1"]
    assert {one["reason"] for one in run.sealed} == {"An age under 18 is stated in the field age."}


def test_a_second_run_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    done(tmp_path / "out", jsonl(tmp_path / "a.jsonl", *_sealed_rows(), advert("a"), "bad"))
    run = done(tmp_path / "out", jsonl(tmp_path / "b.jsonl", advert("b")))
    assert (run.ids, run.sealed, run.rejected) == (["b"], [], [])
    assert len(_everything(run.out)) == len(output.FILES)


def test_the_account_says_what_was_done_so_that_it_can_be_done_again(tmp_path: Path) -> None:
    off = ("cmm-adverts.low-prices",)
    run = done(tmp_path / "out", jsonl(tmp_path / "a.jsonl", advert()), lang="sv", country="SE", without=off)
    told = run.told
    chosen = catalogue().sets["adverts-default"]
    assert told["set"] == {"id": chosen.id, "version": chosen.version, "on": DAY.isoformat()}
    assert (told["lang"], told["country"], told["without"]) == ("sv", "SE", list(off))
    assert told["catalogue_lock"] == catalogue().lock_hash
    assert told["versions"]["trygvej"] == __version__
    assert set(told["versions"]) == {"python", *pipeline._PACKAGES}
    seconds = told["seconds"]
    assert list(seconds) == ["whole", "parse", "extract", "score", "frame", "link", "rescore", "write"]
    assert 0 < seconds["write"] <= seconds["whole"] < 60
    assert 10 < told["peak_memory_mb"]["parent"] < 10_000


def test_progress_is_told_after_every_chunk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "ROWS", 2)
    file = jsonl(tmp_path / "a.jsonl", *[advert(n) for n in range(5)])
    told: list[tuple[int, int]] = []
    from tests.unit.adverts.runs import OPTIONS

    pipeline.run([file], tmp_path / "out", OPTIONS, workers=1, progress=lambda done, rows: told.append((done, rows)))
    assert [rows for _, rows in told] == [2, 4, 5]
    assert told[-1][0] == Path(file).stat().st_size


def test_a_folder_that_cannot_be_written_to_ends_the_run_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotADirectoryError):
        done(tmp_path / "file" / "out", "never-read.jsonl")
    assert (tmp_path / "file").read_text() == "mine"
