"""The fields that an indicator may test are those that the reference page names, and a run gives them."""

import re
from pathlib import Path

from tests.unit.adverts.test_score import NOTHING
from trygvej.adverts.score import fields, rules
from trygvej.indicators.public import catalogue

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "advert-fields.md"


def _documented() -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def test_a_run_gives_only_fields_that_are_documented() -> None:
    assert set(fields(NOTHING, rules(catalogue()))) <= _documented()


def test_no_indicator_of_adverts_tests_a_field_that_is_not_there() -> None:
    tested = {
        one.id: one.derive.field for one in catalogue().indicators.values() if one.derive and "advert" in one.subjects
    }
    assert tested
    assert {name: field for name, field in tested.items() if field not in _documented()} == {}
