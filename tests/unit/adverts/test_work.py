"""One chunk of rows: parsed, read, scored; what cannot be used is put aside and told of."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from tests.unit.adverts.runs import BUSY, OPTIONS, PLAIN, Row, advert, worker_for
from trygvej.adverts import work
from trygvej.adverts.columns import SCHEMA
from trygvej.adverts.extract.extract import extract_all
from trygvej.adverts.ingest import Chunk
from trygvej.adverts.record import BadRow
from trygvej.adverts.work import STAGES, Part, Rejected, Sealed, Worker
from trygvej.indicators.public import catalogue
from trygvej.records.public import Presence


def _part(worker: Worker, *rows: Any, loose: bool = False) -> Part:
    """Work on rows that stand on the lines 10, 20, 30 ..."""
    sent = [msgspec.json.encode(row) if isinstance(row, dict) and not loose else row for row in rows]
    return worker.work(Chunk("in.jsonl", [10 * n for n in range(1, len(rows) + 1)], sent, loose))


def _one(worker: Worker, row: Row) -> Row:
    (only,) = _part(worker, row).table.to_pylist()
    read: Row = only
    return read


def _with(**changes: Any) -> Worker:
    return worker_for(replace(OPTIONS, **changes))


def test_a_part_has_the_documented_columns_even_without_rows(worker: Worker) -> None:
    assert _part(worker, advert()).table.schema == SCHEMA
    assert _part(worker).table.schema == SCHEMA
    assert _part(worker).table.num_rows == 0


def test_rows_lines_and_reasons_go_together(worker: Worker) -> None:
    part = _part(worker, advert("a"), b"no row", advert("b", BUSY), advert("c", age=17), advert("d", ""))
    assert part.table.column("id").to_pylist() == ["a", "b", "d"]
    assert part.lines == [10, 30, 50]
    assert [bool(one) for one in part.reasons] == [False, True, False]
    assert [(one.line, one.id) for one in part.rejected] == [(20, None)]
    assert [(one.line, one.id) for one in part.sealed] == [(40, "c")]
    assert part.file == "in.jsonl"


def test_every_stage_has_its_seconds(worker: Worker) -> None:
    seconds = _part(worker, advert()).seconds
    assert tuple(seconds) == STAGES
    assert all(0 <= one < 60 for one in seconds.values())


def test_what_came_stands_as_it_came(worker: Worker) -> None:
    row = _one(
        worker,
        advert(7, PLAIN, source="Blåbær", url="https://a.example/æøåäö?1", user_id=12, posted_at="2026-11-20",
               seen_at="2026-11-21T10:00+01:00"),
    )  # fmt: skip
    assert (row["id"], row["source"], row["url"], row["user_id"]) == (
        "7", "Blåbær", "https://a.example/æøåäö?1", "12",
    )  # fmt: skip
    assert row["posted_at"].isoformat() == "2026-11-20T00:00:00+00:00"
    assert row["seen_at"].isoformat() == "2026-11-21T09:00:00+00:00"


def test_what_nobody_states_is_null_or_empty_and_every_sign_unknown(worker: Worker) -> None:
    row = _one(worker, {"id": "a", "text": ""})
    lists = {
        "phones",
        "emails",
        "handles",
        "urls",
        "prices",
        "hours",
        "stated_origin",
        "languages_spoken",
        "services",
        "names",
        "images",
    }
    known = {
        "id": "a",
        "text": "",
        "language": "und",
        "score": 0,
        "signs": 0,
        "band": "green",
        "findings": row["findings"],
    }
    assert row == {name: known.get(name, [] if name in lists else None) for name in SCHEMA.names}
    assert {one["value"] for one in row["findings"]} == {"unknown"}
    assert {(one["evidence"], one["start"], one["end"], one["by"]) for one in row["findings"]} == {("", -1, -1, "")}


def test_there_is_a_finding_for_each_indicator_of_the_set(worker: Worker) -> None:
    chosen = catalogue().sets[OPTIONS.set_id]
    asked = [
        str(one.indicator)
        for one in chosen.indicators
        if "advert" in catalogue().indicators[str(one.indicator)].subjects
    ]
    assert [one["indicator"] for one in _one(worker, advert())["findings"]] == asked


@pytest.mark.parametrize(
    "text",
    [
        "Hej 😊 jeg er ny i byen, sød og ærlig",
        "Nya unga tjejer i Malmö",
        "New in town, young and sweet ❄️",
        "ÆØÅ ny i byen\nny i byen",
    ],
)
def test_a_finding_quotes_the_text_exactly_where_it_says(worker: Worker, text: str) -> None:
    row = {"id": "a", "title": "Overskrift æøå", "text": text}
    findings = _one(worker, row)["findings"]
    whole = f"Overskrift æøå\n{text}"
    spans = [one for one in findings if one["start"] >= 0]
    assert spans
    for one in spans:
        assert whole[one["start"] : one["end"]] == one["evidence"] != ""
        assert one["value"] == "present"
    assert all(one["end"] == -1 for one in findings if one["start"] == -1)
    assert {one["value"] for one in findings} <= {str(value) for value in Presence}


@pytest.mark.parametrize("text", [BUSY, f"{BUSY} Uden kondom."])
def test_the_heaviest_reason_is_said_first_and_with_its_points(worker: Worker, text: str) -> None:
    part = _part(worker, advert("a", text))
    (row,) = part.table.to_pylist()
    present = [one for one in row["findings"] if one["value"] == "present"]
    points = [int(one.rpartition("(+")[2].rstrip(")")) if "(+" in one else 0 for one in part.reasons[0]]
    assert points == sorted((one["weight"] for one in present), reverse=True)
    assert row["score"] == sum(points)
    assert len(part.reasons[0]) == len(present) > 2


@pytest.mark.parametrize(("lang", "word"), [("da", "priser"), ("sv", "priser"), ("en", "prices")])
def test_reasons_are_in_the_language_of_the_reader(lang: str, word: str) -> None:
    assert word in " ".join(_part(_with(lang=lang), advert("a", BUSY)).reasons[0])


def test_an_indicator_that_is_switched_off_is_not_looked_for() -> None:
    off = _with(without=("cmm-adverts.low-prices",))
    assert "cmm-adverts.low-prices" not in {one["indicator"] for one in _one(off, advert("a", BUSY))["findings"]}


@pytest.mark.parametrize(
    ("country", "written", "number"),
    [
        ("DK", "90 00 00 11", "+4590000011"),
        ("DK", "+45 90 00 00 11", "+4590000011"),
        ("DK", "0045 90000011", "+4590000011"),
        (None, "90000011", "+4590000011"),
        ("SE", "070-174 06 11", "+46701740611"),
        ("SE", "+46 70 174 06 11", "+46701740611"),
        ("NO", "820 00 011", "+4782000011"),
        ("DK", "+46 (0)70 174 06 11", "+46701740611"),
        ("US", "(202) 555-0123", "+12025550123"),
        ("US", "+1 202 555 0123", "+12025550123"),
        ("DE", "030 23125 014", "+493023125014"),
        ("DE", "+45 90 00 00 11", "+4590000011"),
        ("DK", "+12345678", "+12345678"),
    ],
)
def test_a_number_in_its_own_field_is_written_for_the_world(country: str | None, written: str, number: str) -> None:
    row = _one(_with(country=country), advert("a", "Massage", phones=[written]))
    assert (row["phones"], row["obscured_phone"]) == ([number], False)


@pytest.mark.parametrize("written", ["ring til mig", "12", "+45", "", "+12", "+1234567"])
def test_what_is_no_number_is_none(worker: Worker, written: str) -> None:
    row = _one(worker, advert("a", "Massage", phones=[written]))
    assert (row["phones"], row["obscured_phone"]) == ([], None)


def test_a_number_of_the_field_goes_before_those_of_the_text_and_stands_once(worker: Worker) -> None:
    row = _one(worker, advert("a", "Ring 90 00 00 11", phones=["90 00 00 12", "90000011"]))
    assert row["phones"] == ["+4590000012", "+4590000011"]


def test_a_hidden_number_in_the_text_stays_hidden_when_the_field_gives_it_too(worker: Worker) -> None:
    assert _one(worker, advert("a", BUSY))["obscured_phone"] is True
    assert _one(worker, advert("a", BUSY, phones="90000021"))["obscured_phone"] is True


@pytest.mark.parametrize(
    ("fields", "age"), [({"age": 45}, 45), ({}, 31), ({"phones": "90000012"}, 31), ({"age": 18}, 18)]
)
def test_an_age_in_its_own_field_goes_before_the_text(worker: Worker, fields: Row, age: int) -> None:
    assert _one(worker, advert("a", "Jeg er 31 år og giver massage.", **fields))["age"] == age


def test_prices_and_hours_of_their_own_fields_are_read(worker: Worker) -> None:
    row = _one(worker, advert("a", "Massage", prices=["30 min 700 kr"], hours=["man-fre 10-18"]))
    assert [(one["amount"], one["minutes"]) for one in row["prices"]] == [(700.0, 30)]
    assert [(one["opens"], one["closes"]) for one in row["hours"]] == [("10:00", "18:00")]


@pytest.mark.parametrize("age", [0, 1, 17])
def test_a_row_that_states_an_age_under_18_is_sealed_whole_and_not_read(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, age: int
) -> None:
    monkeypatch.setattr(work, "extract_all", lambda asked, *_, **__: pytest.fail("it was read") if asked else [])
    row = {"id": 5, "text": "", "age": age, "shoe": "a field that nobody knows"}
    part = _part(worker, row)
    assert part.sealed == [Sealed("in.jsonl", 10, "5", "An age under 18 is stated in the field age.", row)]
    assert (part.table.num_rows, part.rejected, part.reasons, part.lines) == (0, [], [], [])


@pytest.mark.parametrize(
    "row",
    [
        {"text": "", "age": 17},
        {"id": "a", "age": 17},
        {"id": "a", "text": "", "age": "17"},
        {"id": "a", "text": "", "age": 17, "seen_at": "tomorrow"},
        {"id": "a", "text": "", "age": 17, "title": 5},
    ],
)
def test_what_else_is_wrong_with_a_row_does_not_unseal_it(worker: Worker, row: Row) -> None:
    part = _part(worker, row)
    (sealed,) = part.sealed
    assert sealed == Sealed("in.jsonl", 10, "", "An age under 18 is stated in the field age.", row)
    assert part.rejected == []


def _read_as(monkeypatch: pytest.MonkeyPatch, **fields: Any) -> None:
    """Let every text state `fields`."""
    monkeypatch.setattr(
        work, "extract_all", lambda *args, **kwargs: [replace(one, **fields) for one in extract_all(*args, **kwargs)]
    )


def test_an_age_of_18_that_the_text_states_seals_nothing(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    _read_as(monkeypatch, age=18)
    part = _part(worker, advert("a", "Massage"))
    assert (part.table.column("age").to_pylist(), part.sealed) == ([18], [])


@pytest.mark.parametrize(("fields", "place"), [({"location": "5000 Odense C"}, "Odense"), ({}, None)])
def test_the_place_is_read_where_the_row_states_it(worker: Worker, fields: Row, place: str | None) -> None:
    assert _one(worker, advert("a", "Massage", **fields))["place"] == place


def test_an_age_under_18_that_the_text_states_seals_the_row(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    _read_as(monkeypatch, age=17)
    part = _part(worker, advert("a", "Massage"))
    assert [(one.id, one.reason) for one in part.sealed] == [("a", "An age under 18 is stated in the field text.")]
    assert part.table.num_rows == 0


@pytest.mark.parametrize(
    ("lang", "said"), [("da", "En alder under 18"), ("sv", "En ålder under 18"), ("en", "An age under 18")]
)
def test_why_a_row_is_sealed_is_said_in_the_language_of_the_reader(lang: str, said: str) -> None:
    assert _part(_with(lang=lang), advert("a", "", age=17)).sealed[0].reason.startswith(said)


def test_a_row_at_which_the_program_fails_is_told_of_and_the_others_go_on(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(asked: list[tuple[str, str]], *args: Any, **kwargs: Any) -> Any:
        if any(text == "fails" for text, _ in asked):
            raise ZeroDivisionError("with words of the advert")
        return extract_all(asked, *args, **kwargs)

    monkeypatch.setattr(work, "extract_all", fails)
    part = _part(worker, advert("a"), advert("b", "fails"), advert("c"), advert("b", "fails"))
    assert part.table.column("id").to_pylist() == ["a", "c"]
    assert part.rejected == [
        Rejected("in.jsonl", line, "b", "The program failed at this row (ZeroDivisionError). Please report it.")
        for line in (20, 40)
    ]
    assert part.failed == 2


def test_a_bad_row_is_no_failure_of_the_program(worker: Worker) -> None:
    assert _part(worker, b"bad", advert("a", "", age=17)).failed == 0


def test_what_was_no_row_already_in_the_file_is_rejected_with_its_reason(worker: Worker) -> None:
    part = _part(worker, {"id": "1", "text": "a"}, BadRow("The row is odd."), {"id": "2", "text": "b"}, loose=True)
    assert part.rejected == [Rejected("in.jsonl", 20, None, "The row is odd.")]
    assert part.lines == [10, 30]


def test_fields_with_other_names_are_read_in_every_form() -> None:
    renamed = _with(renamed={"no": "id", "body": "text"})
    row = {"no": "7", "body": "Ring 90 00 00 11"}
    assert _one(renamed, row)["phones"] == ["+4590000011"]
    assert _part(renamed, row, loose=True).table.column("id").to_pylist() == ["7"]


def test_cells_are_taken_as_text_and_rows_of_a_table_as_they_are(worker: Worker) -> None:
    cells = {"id": "1", "text": "Massage", "age": "31"}
    assert _part(worker, cells, loose=True).table.column("age").to_pylist() == [31]
    assert len(worker.work(Chunk("a.parquet", [1], [cells], False)).rejected) == 1


def _value(row: Row, indicator: str) -> str:
    (value,) = [one["value"] for one in row["findings"] if one["indicator"] == indicator]
    return str(value)


@pytest.mark.parametrize(
    ("text", "value"), [(PLAIN, "absent"), ("Jeg er ny i byen.", "present"), ("นวดแผนไทย", "unknown")]
)
def test_what_is_not_said_is_absent_only_in_a_language_that_is_read(worker: Worker, text: str, value: str) -> None:
    assert _value(_one(worker, advert("a", text)), "stim.new-in-town") == value


@pytest.mark.parametrize(("country", "value"), [("DK", "absent"), ("SE", "present")])
def test_an_origin_counts_only_where_it_is_foreign(country: str, value: str) -> None:
    row = _one(_with(country=country), advert("a", "Jeg er dansk og giver massage i egen klinik."))
    assert (row["stated_origin"], _value(row, "cmm-adverts.foreign-nationality")) == (["DK"], value)


@pytest.mark.parametrize(("price", "value"), [("300", "present"), ("3000", "absent")])
def test_risk_at_a_low_price_is_found_by_the_price_of_the_catalogue(worker: Worker, price: str, value: str) -> None:
    row = _one(worker, advert("a", f"Massage, escort, uden kondom. 30 min {price} kr."))
    assert _value(row, "stim.unprotected-cheap") == value


def test_a_worker_is_made_from_its_options() -> None:
    made = Worker(replace(OPTIONS, set_id="cmm-adverts", without=("cmm-adverts.drugs",)), catalogue())
    (row,) = _part(made, advert("a", BUSY)).table.to_pylist()
    assert len(row["findings"]) == catalogue().sets["cmm-adverts"].count - 1
    assert row["phones"] == ["+4590000021"]
    with pytest.raises(ValueError, match="Choose a later day"):
        Worker(replace(OPTIONS, on=OPTIONS.on.replace(year=1999)), catalogue())
    with pytest.raises(KeyError):
        Worker(replace(OPTIONS, set_id="nothing"), catalogue())
