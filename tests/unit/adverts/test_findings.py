"""What is told of findings many rows at a time is what would be told of each alone."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygvej.adverts.findings import Stored, findings_column
from trygvej.indicators.public import Assessor, Finding, catalogue, prepare
from trygvej.records.public import Presence

ASSESSOR = prepare(catalogue(), "adverts-default", date(2026, 11, 1))
SIGNS = list(ASSESSOR.weights)
LINKED = {"persons_same_user": "stim.same-user", "persons_same_phone": "adverts.several-persons-one-phone"}

_values = st.sampled_from(Presence)
_rows = st.lists(st.lists(_values, min_size=len(SIGNS), max_size=len(SIGNS)), max_size=6)
_known = st.one_of(st.none(), st.integers(0, 9))


def _findings(values: list[Presence]) -> tuple[Finding, ...]:
    return tuple(Finding(sign, value, ASSESSOR.weights[sign]) for sign, value in zip(SIGNS, values, strict=True))


def _stored(rows: list[tuple[Finding, ...]], assessor: Assessor = ASSESSOR) -> Stored:
    return Stored(findings_column(rows), assessor)


@given(_rows)
def test_points_signs_and_band_are_those_of_each_row(rows: list[list[Presence]]) -> None:
    each = [ASSESSOR.conclude("advert", _findings(one)).outcome("weighted-sum") for one in rows]
    told = _stored([_findings(one) for one in rows]).columns()
    assert told["score"] == [one.details["points"] for one in each if one]
    assert told["signs"] == [one.details["indicators"] for one in each if one]
    assert told["band"] == [one.result for one in each if one]


@given(st.lists(st.tuples(_known, _known), min_size=1, max_size=6))
def test_a_field_that_becomes_known_changes_its_sign_and_no_other(known: list[tuple[int | None, int | None]]) -> None:
    unknown = _findings([Presence.UNKNOWN] * len(SIGNS))
    stored = _stored([unknown] * len(known))
    names = list(LINKED)
    stored.learn(pl.DataFrame(known, schema=dict.fromkeys(names, pl.Int64), orient="row"))
    for row, values in zip(stored.column().to_pylist(), known, strict=True):
        wanted = dict(zip((LINKED[name] for name in names), values, strict=True))
        for one, before in zip(row, unknown, strict=True):
            value = wanted.get(one["indicator"])
            after = before if value is None else ASSESSOR.derived(one["indicator"], value)
            assert Finding(**one) == after


def test_what_people_said_stands() -> None:
    sign = LINKED["persons_same_user"]
    said = Finding(sign, Presence.ABSENT, ASSESSOR.weights[sign], "one person", by="Rosa")
    stored = _stored([(said,)])
    stored.learn(pl.DataFrame({"persons_same_user": [5]}))
    assert stored.column().to_pylist()[0][0]["by"] == "Rosa"


def test_points_are_those_of_the_day_and_of_people() -> None:
    later = prepare(catalogue(), "adverts-default", date(2026, 11, 1), (), {SIGNS[0]: 9})
    stored = _stored([(Finding(SIGNS[0], Presence.PRESENT, 1),)], later)
    assert stored.column().to_pylist()[0][0]["weight"] == 9


@pytest.mark.parametrize("cut", [(0, 2), (1, 1), (2, 2)])
def test_a_slice_is_read_as_what_it_holds(cut: tuple[int, int]) -> None:
    rows = [_findings([one] * len(SIGNS)) for one in (*Presence, Presence.PRESENT)]
    stored = Stored(findings_column(rows).slice(*cut), ASSESSOR)
    assert stored.column().to_pylist() == findings_column(rows[cut[0] : cut[0] + cut[1]]).to_pylist()
    assert list(stored.found(stored.row[:1])) == [0]
