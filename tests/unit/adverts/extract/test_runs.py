"""Runs of digits: what joins them, what parts them."""

import pytest

from tests.unit.adverts.extract.reads import Reads
from trygvej.adverts.extract import phones, runs


@pytest.mark.parametrize(
    ("gap", "core"),
    [(" - ", "-"), ("  - ", "-"), ("  -  ", "  -  "), ("\u00a0-\u2009", "-"), ("\u202f", ""), ("\n", "\n"), ("", "")],
)
def test_the_core_of_a_gap(gap: str, core: str) -> None:
    assert runs.core(gap) == core


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("twenty two", ["22"]),
        ("twenty-two", ["22"]),
        ("twenty two three", ["22", "3"]),
        ("twenty two thirty four", ["22", "34"]),
        ("twenty one", ["21"]),
        ("twenty zero", ["20", "0"]),
        ("twenty, two", ["20", "2"]),
        ("twenty eleven", ["20", "11"]),
        ("two twenty", ["2", "20"]),
        ("eleven two", ["11", "2"]),
        ("20 two", ["20", "2"]),
        ("twenty 2", ["20", "2"]),
        ("twenty ladies two", ["20", "2"]),
    ],
)
def test_tens_and_units_are_joined(reads: Reads, text: str, digits: list[str]) -> None:
    reading = reads.begin(text, "en")
    joined = runs.tens_and_units(reading, runs.chunks(reading, reading.digital))
    assert [one.digits for one in joined] == digits
    assert all(one.hidden for one in joined if one.at < one.last)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("90 00 00 12", "90000012"),
        ("90 / 00 / 00 / 12", "90000012"),
        ("90 x 00 X 00 x 12", "90000012"),
        ("90 og 00 så 00 og 12", "90000012"),
        ("90 og så og 00 00 12", "90000012"),
        ("90 og så og så og 00 00 12", ""),
        ("90 " + "*" * 10 + " 00 00 12", "90000012"),
        ("90 " + "*" * 11 + " 00 00 12", ""),
        ("90 00 00,- 12", ""),
        ("90 00 00:- 12", ""),
        ("90 00 00 ;- 12", ""),
        ("90 00 00.- 12", ""),
        ("90 00 00 .-- 12", "90000012"),
        ("90 00 00 € 12", ""),
        ("90 00 00 $ 12", ""),
        ("90 00 00 £ 12", ""),
        ("90 00 00 % 12", ""),
        ("90 00 00 massage 12", ""),
        ("90 00 00 1", ""),
    ],
)
def test_what_joins_and_what_parts(reads: Reads, text: str, digits: str) -> None:
    found = runs.loose_runs(reads.begin(text, "da"), 8)
    assert ["".join(one.digits for one in run) for run in found] == ([digits] if digits else [])


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("90 00 00 1B", [False, False, False, False, False]),
        ("90 00 00 1 B", [False, False, False, False, True]),
        ("B 90 00 00 1", [True, False, False, False, False]),
    ],
)
def test_a_letter_beside_a_figure_is_no_ordinary_letter(reads: Reads, text: str, doubtful: list[bool]) -> None:
    (run,) = runs.loose_runs(reads.begin(text, "da"), 8)
    assert [one.doubtful for one in run] == doubtful


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("90 a b c 00 først 00 derefter 12", "90000012"),
        ("90 a b c d 00 00 00 12", ""),
        ("90 først 00 derefter 00 kr 12", ""),
        ("90 først 00 derefter 00 eller 12", ""),
        ("90 først 00 derefter 00 ring 12", ""),
        ("90 først 00 derefter 00 min 12", ""),
        ("90 først 00 derefter 00\n12", ""),
        ("90 først 00 derefter 00. Massage 12", ""),
        ("90 først 00 derefter 00 % 12", ""),
    ],
)
def test_an_interrupted_run(reads: Reads, text: str, digits: str) -> None:
    found = runs.interrupted_run(reads.begin(text, "da"), 0, 8)
    assert "".join(one.digits for one in found) == digits


@pytest.mark.parametrize(
    ("text", "fewest", "found"),
    [
        ("90 00 00 12", 8, ["90000012"]),
        ("90 00 00 12 massage 90 00 00 13", 8, ["90000012", "90000013"]),
        ("90 00 massage 90 00 00 13", 8, ["90000013"]),
        ("90 00 00 12 massage 90 00", 8, ["90000012"]),
        ("90 00 00 12", 9, []),
        ("90*00*00*12", 8, []),
        ("(90) (00) (00) (12)", 8, []),
        ("(90)-00-00-12", 8, ["90000012"]),
        ("90/00/00/12", 8, ["90000012"]),
    ],
)
def test_plain_runs(reads: Reads, text: str, fewest: int, found: list[str]) -> None:
    runs_found = runs.plain_runs(reads.begin(text, "da"), fewest)
    assert ["".join(one.digits for one in run) for run in runs_found] == found


@pytest.mark.parametrize(
    ("text", "lang", "country", "numbers"),
    [
        ("90 00 00 12", "da", "DK", ["+4590000012"]),
        ("90 0 00 01 2", "da", "DK", []),
        ("90.00-00.12", "da", "DK", []),
        ("070-174 06 05", "sv", "SE", ["+46701740605"]),
        ("070-174.06 05", "sv", "SE", []),
        ("90 00 00 12 kr", "da", "DK", []),
        ("90 00 00 12,-", "da", "DK", []),
        ("90 00 00 12 €", "da", "DK", []),
        ("90 00 00 12 €20", "da", "DK", ["+4590000012"]),
        ("90 00 00 12 $20", "da", "DK", ["+4590000012"]),
        ("90 00 00 12$ 20", "da", "DK", []),
        ("90 00 00 12 €\nmassage", "da", "DK", ["+4590000012"]),
    ],
)
def test_plain_numbers(reads: Reads, text: str, lang: str, country: str, numbers: list[str]) -> None:
    assert [one.number for one in phones.plain(reads.begin(text, lang, country))] == numbers


@pytest.mark.parametrize(
    ("text", "country", "numbers", "hidden"),
    [
        ("Ring 20.00-22.30", "DK", [], None),
        ("Ring 20:00–22:30", "DK", [], None),
        ("Ring 90-00.00-12", "DK", ["+4590000012"], False),
        ("Ring 90.00-00-12", "DK", ["+4590000012"], False),
        ("Ring 9-0-0-0 0-0-1-2", "DK", ["+4590000012"], True),
        ("to 9*0*0*0*0*0*1*2", "DK", ["+4590000012"], True),
        ("00 45 90 00 00 12", "DK", ["+4590000012"], False),
        ("004590000012", "DK", ["+4590000012"], False),
        ("+ 45 90 00 00 12", "DK", ["+4590000012"], False),
        ("000 45 90 00", "DK", [], None),
        ("Ring 90 00 00 12 eller 9 0 0 0 0 0 1 3", "DK", ["+4590000012", "+4590000013"], True),
        ("Ring 90*00*00*12 kr", "DK", [], None),
        ("Ring 90*00*00*12,-", "DK", [], None),
        ("Tel 820 00 012", "NO", ["+4782000012"], False),
        ("Call 202-555-0142", "US", ["+12025550142"], False),
        ("Call (202)(555)(0142)", "US", ["+12025550142"], False),
    ],
)
def test_numbers_in_a_text(reads: Reads, text: str, country: str, numbers: list[str], hidden: bool | None) -> None:
    found = reads(text, country)
    assert found.phones == numbers
    assert found.obscured_phone is hidden


@pytest.mark.parametrize(
    ("country", "digits", "number"),
    [
        ("DK", "90000012", "+4590000012"),
        ("DK", "9000001", None),
        ("SE", "701740605", "+46701740605"),
        ("SE", "0701740605", "+46701740605"),
        ("US", "2025550142", "+12025550142"),
    ],
)
def test_after_a_calling_code(reads: Reads, country: str, digits: str, number: str | None) -> None:
    assert reads.lexicon.plans[country].abroad(digits) == number


def test_brackets_are_usual_where_there_are_area_codes(reads: Reads) -> None:
    plans = reads.lexicon.plans
    assert plans["US"].area is True
    assert plans["DK"].area is False
    assert plans["DK"].shapes
