"""One row: what is taken, what is refused, and what is said of it."""

import time
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from trygvej.adverts.record import (
    FIELDS,
    LONGEST_TEXT,
    Advert,
    BadRow,
    as_it_came,
    from_json,
    from_mapping,
    instant,
    listed,
    under_age,
)

OTHER = "\x00"  # what is not said here; never a field
WRONG: dict[str, list[Any]] = {
    "id": [1.5, True, [], {}],
    "text": [5, [], {}, True],
    "source": [5, []],
    "url": [5, {}],
    "posted_at": [5, [], "tomorrow", "2026-13-01", "0001-01-01T00:00:00+14:00"],
    "seen_at": [5, "23/11/2026"],
    "title": [5, ["a"]],
    "user_id": [1.5, []],
    "phones": [5, [5], {}],
    "location": [5, {}],
    "age": ["x", "30", 30.5, True, []],
    "prices": [5, {}],
    "hours": [5, {}],
    "images": [5, [5], {}],
}
EVERY_WRONG = [(field, value) for field, values in WRONG.items() for value in values]


def _row(**fields: Any) -> dict[str, Any]:
    return {"id": "a-1", "text": "Massage", **fields}


def _json(**fields: Any) -> Advert:
    return from_json(msgspec.json.encode(_row(**fields)), {})


def _refused(line: bytes, renamed: dict[str, str] | None = None) -> BadRow:
    with pytest.raises(BadRow) as raised:
        from_json(line, renamed or {})
    return raised.value


def test_only_id_and_text_are_required() -> None:
    advert = from_json(b'{"id": "a-1", "text": "Massage"}', {})
    assert advert == Advert(id="a-1", text="Massage")
    assert [getattr(advert, field) for field in FIELDS if field not in ("id", "text")] == [None] * 12


def test_every_field_has_a_wrong_type_in_the_table() -> None:
    assert set(WRONG) == set(FIELDS)


@pytest.mark.parametrize(("field", "value"), EVERY_WRONG)
def test_a_wrong_type_is_refused_and_the_field_named(field: str, value: Any) -> None:
    assert field in str(_refused(msgspec.json.encode(_row(**{field: value}))))


@pytest.mark.parametrize(("field", "value"), EVERY_WRONG)
def test_a_wrong_type_is_refused_under_another_name_too(field: str, value: Any) -> None:
    row = _row(**{field: value})
    row["theirs"] = row.pop(field)
    assert field in str(_refused(msgspec.json.encode(row), {"theirs": field}))


@pytest.mark.parametrize("field", ["id", "text"])
@pytest.mark.parametrize("value", [None, OTHER])
def test_what_is_required_and_missing_is_named(field: str, value: Any) -> None:
    row = {key: one for key, one in _row(**{field: value}).items() if one != OTHER}
    assert f"The field {field}" in str(_refused(msgspec.json.encode(row)))


@pytest.mark.parametrize("advert_id", ["", "  "])
def test_an_empty_id_is_refused(advert_id: str) -> None:
    refused = _refused(msgspec.json.encode(_row(id=advert_id)))
    assert "id" in str(refused)
    assert refused.said("da") != refused.said("sv") != str(refused)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"id": "a-1", "text": ', "This is not JSON"),
        (b'{"id": "a-1" "text": "x"}', "This is not JSON"),
        (b'{"id": "a-1", "text": "x"} {"id": "a-2", "text": "y"}', "This is not JSON"),
        (b"Massage", "This is not JSON"),
        (b'{"id": "a-1", "text": "a\x00b"}', "This is not JSON"),
        (b'{"id": "a-1", "text": "\\ud800"}', "This is not JSON"),
        (b'{"id": "a-1", "text": "R\xf8d"}', "not UTF-8"),
        (b'[{"id": "a-1", "text": "x"}]', "no object"),
        (b"null", "no object"),
        (b'"x"', "no object"),
        (b"7", "no object"),
        (b'{"id": "a-1", "text": "x", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deep"),
    ],
)
@pytest.mark.parametrize("renamed", [{}, {"theirs": "title"}])
def test_what_is_no_row_is_refused_in_words(line: bytes, said: str, renamed: dict[str, str]) -> None:
    refused = _refused(line, renamed)
    assert said in str(refused)
    assert len({refused.said(lang) for lang in ("da", "sv", "en")}) == 3


@pytest.mark.parametrize(
    ("lang", "said"), [("da", "Feltet id mangler"), ("sv", "Fältet id saknas"), ("en", "id is missing")]
)
def test_the_reason_is_said_in_the_language_of_the_reader(lang: str, said: str) -> None:
    assert said in _refused(b'{"text": "x"}').said(lang)


@pytest.mark.parametrize(("field", "value"), EVERY_WRONG)
def test_every_reason_is_translated(field: str, value: Any) -> None:
    refused = _refused(msgspec.json.encode(_row(**{field: value})))
    assert len({refused.said(lang) for lang in ("da", "sv", "en")}) == 3


@pytest.mark.parametrize(
    ("value", "found", "wanted"),
    [("30", "`str`", "`int | null`"), (30.5, "`float`", "`int | null`"), ([], "`array`", "`int | null`")],
)
def test_what_stands_there_and_what_is_wanted_are_both_said(value: Any, found: str, wanted: str) -> None:
    said = str(_refused(msgspec.json.encode(_row(age=value))))
    assert said == f"The field age has the wrong type: {found} instead of {wanted}."


def test_a_part_of_a_field_is_named_by_its_place() -> None:
    said = str(_refused(msgspec.json.encode(_row(phones=["90000011", 5]))))
    assert said == "The field phones[1] has the wrong type: `int` instead of `str`."


def test_what_is_no_json_is_said_with_its_place() -> None:
    assert "byte 11" in str(_refused(b'{"id": "a" "text": 1}'))


@pytest.mark.parametrize("age", [0, 18, 120, 30.0])
def test_an_age_of_a_person_is_taken(age: float) -> None:
    assert _json(age=age).age == age


@pytest.mark.parametrize("age", [-1, 121, 10**40])
def test_an_age_of_nobody_is_refused(age: int) -> None:
    refused = _refused(msgspec.json.encode(_row()).replace(b"}", b', "age": %d}' % age))
    assert str(refused).startswith(f"The age {age} is no age")
    assert str(refused) not in (refused.said("da"), refused.said("sv"))


@pytest.mark.parametrize("field", ["text", "title", "hours", "prices"])
def test_a_text_is_read_up_to_its_length_and_not_beyond(field: str) -> None:
    others = {"text": "", field: "å" * LONGEST_TEXT}
    assert len(_json(**others).whole()) == LONGEST_TEXT
    with pytest.raises(BadRow, match="200001 letters, more than 200000") as raised:
        _json(**{**others, field: "å" * (LONGEST_TEXT + 1)})
    assert "200001" in raised.value.said("da")
    assert raised.value.said("da") != str(raised.value)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-23", datetime(2026, 11, 23, tzinfo=UTC)),
        ("2026-11-23T21:05", datetime(2026, 11, 23, 21, 5, tzinfo=UTC)),
        ("2026-11-23T21:05:10Z", datetime(2026, 11, 23, 21, 5, 10, tzinfo=UTC)),
        ("2026-11-23T00:05+02:00", datetime(2026, 11, 22, 22, 5, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_moments_are_in_utc(written: str | None, moment: datetime | None) -> None:
    found = instant(written)
    assert (found, found and found.tzinfo) == (moment, moment and UTC)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_a_moment_does_not_depend_on_where_the_machine_stands(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        read = [instant("2026-11-23T21:05"), instant("2026-11-23T22:05+01:00")]
        assert [one and one.isoformat() for one in read] == ["2026-11-23T21:05:00+00:00"] * 2
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("field", ["age", "title", "posted_at", "seen_at", "phones"])
def test_an_empty_value_is_as_good_as_none(field: str) -> None:
    assert not getattr(_json(**{field: ""}), field)


def test_an_empty_text_is_a_text() -> None:
    assert _json(text="").text == ""
    assert from_json(b'{"id": 1, "body": ""}', {"body": "text"}).text == ""
    assert from_mapping({"id": "1", "text": ""}, {}, strict=False).text == ""
    assert from_mapping({"id": "1", "body": ""}, {"body": "text"}, strict=False).text == ""
    assert from_json(b'{"body": "Massage", "text": "", "id": 1}', {"body": "text"}).text == "Massage"


def test_fields_get_our_names_and_the_others_stay() -> None:
    line = b'{"no": 7, "body": "Massage", "title": "Ro", "shoe": 44}'
    assert from_json(line, {"no": "id", "body": "text"}) == Advert(id=7, text="Massage", title="Ro")


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"age": "25"}, "age", 25),
        ({"age": "25.0"}, "age", 25),
        ({"id": "007"}, "id", "007"),
        ({"user_id": "0012"}, "user_id", "0012"),
        ({"phones": "90 00 00 11; 90 00 00 12"}, "phones", ["90 00 00 11", "90 00 00 12"]),
        ({"phones": "90000011|90000012"}, "phones", ["90000011", "90000012"]),
        ({"location": ""}, "location", None),
        ({"age": ""}, "age", None),
        ({"location": "null"}, "location", "null"),
        ({"prices": "30 min 400 kr"}, "prices", ["30 min 400 kr"]),
        ({"text": "a; b | c"}, "text", "a; b | c"),
        ({"title": "Rød grød æøåäö 123"}, "title", "Rød grød æøåäö 123"),
    ],
)
def test_cells_become_what_they_say(cells: dict[str, str], field: str, value: Any) -> None:
    assert getattr(from_mapping(_row(**cells), {}, strict=False), field) == value


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"id": "1"}, "The field text is missing"),
        ({"text": "x"}, "The field id is missing"),
        ({"id": "", "text": "x"}, "The field id is missing"),
        ({"id": "1", "text": "x", "age": "ung"}, "The field age has the wrong type"),
        ({"id": "1", "text": "R\udcf8d"}, "not UTF-8"),
        ({"id": "\udcff", "text": "x"}, "not UTF-8"),
        ({"id": "\udc80", "text": "x"}, "not UTF-8"),
    ],
)
def test_cells_that_are_no_advert_are_refused(cells: dict[str, str], said: str) -> None:
    with pytest.raises(BadRow, match=said) as raised:
        from_mapping(cells, {}, strict=False)
    assert raised.value.said("da") != str(raised.value)


@pytest.mark.parametrize(
    ("value", "field", "expected"),
    [
        (date(2026, 11, 23), "seen_at", "2026-11-23"),
        (datetime(2026, 11, 23, 21, 5, tzinfo=UTC), "posted_at", "2026-11-23T21:05:00+00:00"),
        (31.0, "age", 31),
        (float("nan"), "age", None),
        (12.0, "user_id", 12),
    ],
)
def test_values_of_a_table_become_what_json_would_have(value: Any, field: str, expected: Any) -> None:
    assert getattr(from_mapping(_row(**{field: value}), {}), field) == expected


@pytest.mark.parametrize("value", [float("inf"), b"bytes", 30.5])
def test_values_of_a_table_that_do_not_fit_are_refused(value: Any) -> None:
    with pytest.raises(BadRow, match="age has the wrong type"):
        from_mapping(_row(age=value), {})


@pytest.mark.parametrize("row", [None, [], "x", 7])
def test_what_is_no_mapping_is_refused(row: Any) -> None:
    with pytest.raises(BadRow, match="no object") as raised:
        from_mapping(row, {})
    assert raised.value.said("da") != str(raised.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, []),
        ("man-fre 10-18", ["man-fre 10-18"]),
        (["a", "b"], ["a", "b"]),
        ([{"minutes": 30, "price": "400 kr", "note": None}], ["30 400 kr"]),
        ([["30 min", 400]], ["30 min 400"]),
        ([500], ["500"]),
        ([], []),
    ],
)
def test_one_or_several_values_become_texts(value: Any, expected: list[str]) -> None:
    assert listed(value) == expected


def test_all_that_is_to_be_read_is_read_a_line_each() -> None:
    advert = _json(title="Ro", hours=["man 10-18"], prices="30 min 400 kr", location="Odense")
    assert advert.whole() == "Ro\nMassage\nman 10-18\n30 min 400 kr"


@pytest.mark.parametrize(
    ("row", "renamed", "expected"),
    [
        (b'{"age": 17}', {}, True),
        (b'{"age": 17.5}', {}, True),
        (b'{"age": "16"}', {}, True),
        (b'{"years": 0}', {"years": "age"}, True),
        ({"age": "17"}, {}, True),
        (b'{"age": 18}', {}, False),
        (b'{"age": -1}', {}, False),
        (b'{"age": true}', {}, False),
        (b'{"age": false}', {}, False),
        (b'{"age": null}', {}, False),
        (b'{"age": "?"}', {}, False),
        (b'{"age": []}', {}, False),
        (b'{"years": 17}', {}, False),
        (b'{"age": 17', {}, False),
        (b"\xff", {}, False),
        (b"[17]", {}, False),
        (b"[" * 100_000, {}, False),
        (BadRow("no row"), {}, False),
    ],
)
def test_an_age_under_18_is_noticed_in_rows_that_cannot_be_used(
    row: Any, renamed: dict[str, str], expected: bool
) -> None:
    assert under_age(row, renamed) is expected


def test_a_row_is_kept_with_every_field_that_it_came_with() -> None:
    assert as_it_came(b'{"id": 1, "shoe": 44}') == {"id": 1, "shoe": 44}
    assert as_it_came({"id": 1, "shoe": 44}) == {"id": 1, "shoe": 44}
