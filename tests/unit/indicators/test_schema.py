"""What the shape of a file refuses by itself."""

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from tests.unit.indicators.small import BANDS, SOURCE, Raw, raw_indicator, raw_set, weight, words
from trygvej.indicators.schema import (
    Derive,
    Example,
    Examples,
    Indicator,
    IndicatorSet,
    Item,
    SeveralTogether,
    Term,
    TermList,
    Weight,
    WeightedSum,
    Words,
)

GREEN, YELLOW, RED = BANDS[2], BANDS[1], BANDS[0]
CASE = {"case": "It is so.", "answer": "present"}


def bands(*listed: Raw) -> Raw:
    return {"rule": "weighted-sum", "bands": list(listed), "source": SOURCE}


@pytest.mark.parametrize(
    ("model", "data", "what"),
    [
        (Words, {"da": "a", "sv": "b"}, "Field required"),
        (Words, {**words("x"), "en": "  "}, "at least 1 character"),
        (Words, {**words("x"), "de": "y"}, "Extra inputs are not permitted"),
        (Weight, weight(4), "less than or equal to 3"),
        (Weight, weight(-1), "greater than or equal to 0"),
        (Example, {}, "an example has exactly one of case, text and fields"),
        (Example, {**CASE, "text": "x"}, "exactly one of case, text and fields"),
        (Example, {"case": "It is so."}, "a case and an answer go together"),
        (Example, {"text": "x", "answer": "present"}, "a case and an answer go together"),
        (Examples, {"present": [CASE], "absent": [], "unknown": [CASE]}, "at least 1 item"),
        (Derive, {"field": "f"}, "exactly one of is, at_least, below, includes and not_empty"),
        (Derive, {"field": "f", "is": True, "at_least": 1}, "exactly one of"),
        (Derive, {"field": "f", "not_empty": False}, "Input should be True"),
        (Item, {}, "an item has an indicator, or a slot number that stays empty"),
        (SeveralTogether, {"rule": "several-together", "at_least": 1, "source": SOURCE}, "greater than or equal to 2"),
        (WeightedSum, bands(GREEN), "at least 2 items"),
        (WeightedSum, bands(YELLOW, RED, GREEN), "bands go from red over yellow to green, each once"),
        (WeightedSum, bands(RED, RED, GREEN), "bands go from red over yellow to green, each once"),
        (WeightedSum, bands(RED, YELLOW), "the last band asks for nothing: points 0 and indicators 0"),
        (WeightedSum, bands(RED, {**GREEN, "points": 1}), "the last band asks for nothing"),
        (WeightedSum, bands(RED, {**GREEN, "indicators": 1}), "the last band asks for nothing"),
        (TermList, {"id": "x", "version": 1, "title": words("x"), "source": SOURCE, "terms": []}, "at least 1 item"),
        (Indicator, raw_indicator("held", id="Held"), "should match pattern"),
        (Indicator, raw_indicator("held", id="a.b.c"), "should match pattern"),
        (Indicator, raw_indicator("held", version=0), "greater than or equal to 1"),
        (Indicator, raw_indicator("held", subjects=["victim"]), "Input should be 'person-adult'"),
        (Indicator, raw_indicator("held", innocent=[]), "at least 1 item"),
        (Indicator, raw_indicator("held", weights=[]), "at least 1 item"),
        (Indicator, raw_indicator("held", patterns={"da": []}), "at least 1 item"),
        (Indicator, raw_indicator("held", unless={"en": []}), "at least 1 item"),
        (Indicator, raw_indicator("held", patterns={"de": ["x"]}), "Input should be 'da', 'sv', 'no' or 'en'"),
        (IndicatorSet, raw_set([]), "at least 1 item"),
        (IndicatorSet, raw_set(["held"], {"rule": "coin"}), "'coin' found using 'rule' does not match"),
    ],
)
def test_refused(model: type[BaseModel], data: Raw, what: str) -> None:
    with pytest.raises(ValidationError) as refused:
        model.model_validate(data)
    assert what in str(refused.value)


@pytest.mark.parametrize(
    ("model", "data"),
    [
        (WeightedSum, bands(RED, YELLOW, GREEN)),
        (WeightedSum, bands(RED, GREEN)),
        (Item, {"slot": 3}),
        (Example, {"fields": {}}),
        (Example, {"text": ""}),
        (Derive, {"field": "f", "is": False}),
        (Derive, {"field": "f", "at_least": 0}),
    ],
)
def test_accepted(model: type[BaseModel], data: Raw) -> None:
    model.model_validate(data)


@pytest.mark.parametrize(("lang", "text"), [("da", "x da"), ("sv", "x sv"), ("en", "x en"), ("fi", "x en")])
def test_words_are_given_in_a_language_or_in_english(lang: str, text: str) -> None:
    assert Words.model_validate(words("x")).in_(lang) == text


def test_nothing_changes_after_reading() -> None:
    read: Any = Weight.model_validate(weight(1, date(2024, 1, 1)))
    with pytest.raises(ValidationError, match="frozen"):
        read.value = 2


def test_a_term_keeps_the_keys_of_its_list() -> None:
    term = Term.model_validate({"code": "0101", "postcodes": ["1000"]})
    assert (term.extra("postcodes"), term.extra("none"), term.extra("none", 5)) == (["1000"], None, 5)
    assert Term(code="x").extra("postcodes") is None
