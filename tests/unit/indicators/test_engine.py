"""Signs become findings with reasons; unknown is never absent; people go before the program."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.indicators.small import (
    ABSENT,
    DAY,
    NEW_IN_TOWN,
    OPEN_ALWAYS,
    PRESENT,
    SEVERAL,
    UNKNOWN,
    WEIGHTED_SUM,
    Raw,
    advert,
    assessed,
    in_memory,
    person,
    raw_indicator,
    raw_set,
    said,
    weight,
)
from trygvej.indicators.engine import holds, weight_on
from trygvej.indicators.public import Catalogue, Derive, Finding, Subject, assess, prepare, tokenise
from trygvej.indicators.schema import Indicator, Item
from trygvej.records.public import Presence, Statement

BOTH = ["person-adult", "advert"]


def reading(*indicators: Raw, **changes: Any) -> Catalogue:
    names = [one["id"].removeprefix("signs.") for one in indicators]
    return in_memory(indicators, raw_set(names, WEIGHTED_SUM, SEVERAL, subjects=BOTH, **changes))


def only(catalogue: Catalogue, subject: Subject) -> Finding:
    [finding] = assessed(catalogue, subject).findings
    return finding


HELD = reading(raw_indicator("held"))


# What people say ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ([], UNKNOWN),
        ([UNKNOWN], UNKNOWN),
        ([ABSENT], ABSENT),
        ([ABSENT, UNKNOWN], ABSENT),
        ([PRESENT], PRESENT),
        ([PRESENT, ABSENT], PRESENT),  # two who disagree: doubt benefits the person
        ([UNKNOWN, PRESENT], PRESENT),
    ],
)
def test_what_people_say_is_joined(values: list[Presence], value: Presence) -> None:
    assert only(HELD, person(*(said("held", one) for one in values))).value is value


def test_a_finding_names_those_who_stand_behind_it_and_their_notes() -> None:
    who = [
        said("held", PRESENT, "police", "in the safe"),
        said("held", ABSENT, "neighbour", "saw it"),
        said("held", PRESENT, "union"),
        said("held", PRESENT, "nurse", "locked up"),
    ]
    finding = only(HELD, person(*who))
    wanted = ("signs.held", PRESENT, 1, "in the safe; locked up", -1, -1, "police, union, nurse")
    assert finding == Finding(*wanted)


def test_nobody_asked_leaves_a_bare_unknown() -> None:
    assert only(HELD, person()) == Finding("signs.held", UNKNOWN, 1)


@pytest.mark.parametrize("value", [PRESENT, ABSENT])
def test_people_go_before_the_program(value: Presence) -> None:
    catalogue = reading(NEW_IN_TOWN)
    for text in ("Jeg er ny i byen", "Jeg bor her"):
        finding = only(catalogue, advert(text, "da", said("new-in-town", value, note="asked her")))
        assert (finding.value, finding.evidence, finding.by) == (value, "asked her", "outreach")


def test_what_is_said_of_other_signs_changes_nothing() -> None:
    assert only(HELD, person(said("elsewhere"))).value is UNKNOWN


@given(st.lists(st.builds(said, st.just("held"), st.sampled_from(Presence), st.sampled_from("abc"))))
def test_the_order_of_statements_does_not_matter(statements: list[Any]) -> None:
    there, back = (assessed(HELD, person(*order)) for order in (statements, reversed(statements)))
    assert there.outcomes == back.outcomes
    assert [f.value for f in there.findings] == [f.value for f in back.findings]
    assert sorted(there.findings[0].by) == sorted(back.findings[0].by)


# What is read in text -------------------------------------------------------------------------------------------

READ = reading(NEW_IN_TOWN)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("da", "Jeg er NY – i byen!", PRESENT),
        ("da", "Jeg har boet her i ti år", ABSENT),
        ("da", "Jeg er ikke ny i byen", ABSENT),
        ("da", "ikke ny i byen. Men hun er ny i området", PRESENT),  # the counter-phrase covers only its place
        ("da", "Hun er ny i området, han er ikke ny i byen", PRESENT),
        ("da", "Hi, new in town", PRESENT),  # English stands in any advert
        ("no", "Jeg er ny i byen", PRESENT),  # Danish and Norwegian are read together
        ("no", "Jeg bor her", ABSENT),
        ("no", "Jeg er ikke ny i byen", ABSENT),
        ("en", "I am new in town", PRESENT),
        ("en", "I live here", ABSENT),
        ("en", "Jeg er ny i byen", ABSENT),
        ("sv", "Jag bor här", UNKNOWN),  # no Swedish phrases: nobody could tell
        ("sv", "Jag är new in town", PRESENT),
        ("th", "สวัสดี", UNKNOWN),
        ("th", "สวัสดี new in town", PRESENT),
        ("de", "ny i byen", PRESENT),
        ("de", "ikke ny i byen", ABSENT),
        (None, "Jeg bor her", UNKNOWN),
        (None, "Jeg er ny i byen", PRESENT),
        ("da", "", UNKNOWN),
        ("da", "!!!", UNKNOWN),
    ],
)
def test_text_gives_present_absent_or_unknown(lang: str | None, text: str, value: Presence) -> None:
    assert only(READ, advert(text, lang)).value is value


@pytest.mark.parametrize(
    ("pattern_langs", "lang", "value"),
    [
        (["en"], "da", UNKNOWN),  # English phrases cannot say that a Danish text lacks the sign
        (["en"], "sv", UNKNOWN),
        (["en"], "no", UNKNOWN),
        (["en"], "en", ABSENT),
        (["no"], "da", ABSENT),
        (["da"], "no", ABSENT),
        (["da", "no"], "en", UNKNOWN),
        (["sv"], "da", UNKNOWN),
        (["sv"], "sv", ABSENT),
        (["da", "sv", "no", "en"], "fi", UNKNOWN),
    ],
)
def test_a_language_without_phrases_is_unknown_never_absent(
    pattern_langs: list[str], lang: str, value: Presence
) -> None:
    catalogue = reading({**NEW_IN_TOWN, "patterns": {one: ["zzz"] for one in pattern_langs}, "unless": {}})
    assert only(catalogue, advert("blah blah", lang)).value is value
    assert only(catalogue, advert("blah zzz", lang)).value is PRESENT


def test_phrases_of_a_near_language_are_not_read_where_own_ones_stand() -> None:
    catalogue = reading({**NEW_IN_TOWN, "patterns": {"sv": ["rolig"], "da": ["sjov"]}, "unless": {}})
    assert only(catalogue, advert("en rolig dag", "da")).value is ABSENT
    assert only(catalogue, advert("en rolig dag", "sv")).value is PRESENT


@pytest.mark.parametrize(
    ("against", "text", "value"),
    [
        ("ikke ny", "ikke ny i byen", ABSENT),  # ends where the phrase begins
        ("byen min", "ny i byen min", ABSENT),  # begins where the phrase ends
        ("x ny i byen y", "x ny i byen y", ABSENT),
        ("i", "ny i byen", ABSENT),
        ("ikke", "ikke ny i byen", PRESENT),  # beside it
        ("min", "ny i byen min", PRESENT),
    ],
)
def test_a_counter_phrase_counts_where_it_touches(against: str, text: str, value: Presence) -> None:
    catalogue = reading({**NEW_IN_TOWN, "unless": {"da": [against]}})
    assert only(catalogue, advert(text)).value is value


def test_that_somebody_does_not_know_hides_nothing_that_was_read() -> None:
    unsure = Statement("signs.new-in-town", UNKNOWN, "outreach")
    subject = Subject("advert", statements=(unsure,), tokens=tokenise("ny i byen"), lang="da")
    assert only(READ, subject).value is PRESENT
    assert only(READ, Subject("advert", statements=(unsure,))).by == "outreach"


def test_the_finding_quotes_the_text_with_its_place() -> None:
    text = "🌹 Hej!  Helt NY --_i\nByen. Ring"
    finding = only(READ, advert(text))
    assert finding == Finding("signs.new-in-town", PRESENT, 1, "NY --_i\nByen", 13, 25, "text")
    assert text[finding.start : finding.end] == finding.evidence


@given(st.text(max_size=20), st.text(max_size=20))
def test_every_span_quotes_exactly_the_text(before: str, after: str) -> None:
    text = f"{before} ny i byen {after}"
    finding = only(reading({**NEW_IN_TOWN, "unless": {}}), advert(text))
    assert finding.value is PRESENT
    assert text[finding.start : finding.end] == finding.evidence == "ny i byen"


def test_phrases_of_another_language_alone_leave_it_unknown() -> None:
    catalogue = reading({**NEW_IN_TOWN, "patterns": {"sv": ["rolig"], "en": ["fun"]}, "unless": {}})
    assert only(catalogue, advert("en rolig dag", "da")).value is UNKNOWN


def test_phrases_of_signs_for_another_kind_are_passed_over() -> None:
    of_review = {**NEW_IN_TOWN, "id": "signs.other", "subjects": ["review"]}
    catalogue = in_memory([of_review, OPEN_ALWAYS], raw_set(["other", "open-always"], subjects=["advert", "review"]))
    assert [f.indicator for f in assessed(catalogue, advert("Jeg er ny i byen")).findings] == ["signs.open-always"]


def test_a_test_over_a_field_goes_before_phrases() -> None:
    both = {**NEW_IN_TOWN, "derive": {"field": "f", "is": True}}
    assert only(reading(both), advert("Jeg er ny i byen")).value is UNKNOWN
    assert only(reading(both), advert("Jeg er ny i byen", f=False)).value is ABSENT


def test_phrases_of_one_sign_do_not_serve_another() -> None:
    other = {**NEW_IN_TOWN, "id": "signs.other", "patterns": {"da": ["i byen"]}, "unless": {}}
    result = assessed(reading(NEW_IN_TOWN, other), advert("ikke ny i byen"))
    assert [one.value for one in result.findings] == [ABSENT, PRESENT]


# What is derived from fields ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "value", "presence", "evidence"),
    [
        ({"is": True}, True, PRESENT, "f: true"),
        ({"is": True}, False, ABSENT, ""),
        ({"is": True}, None, UNKNOWN, ""),
        ({"is": "plural"}, "plural", PRESENT, "f: plural"),
        ({"is": "plural"}, "first", ABSENT, ""),
        ({"is": "DK"}, "DK", PRESENT, "f: DK"),
        ({"at_least": 8}, 7, ABSENT, ""),
        ({"at_least": 8}, 8, PRESENT, "f: 8"),
        ({"at_least": 0}, 0, PRESENT, "f: 0"),
        ({"below": 500}, 500, ABSENT, ""),
        ({"below": 500}, 499.5, PRESENT, "f: 499.5"),
        ({"below": {"DKK": 500}}, {"DKK": 499}, PRESENT, "f: 499 DKK"),
        ({"below": {"DKK": 500}}, {"DKK": 500}, ABSENT, ""),
        ({"below": {"DKK": 500}}, {"SEK": 1}, UNKNOWN, ""),  # no limit for that currency
        ({"below": {"DKK": 500}}, {}, UNKNOWN, ""),
        ({"below": {"DKK": 500, "EUR": 70}}, {"DKK": 900, "EUR": 69.5}, PRESENT, "f: 900 DKK, 69.5 EUR"),
        ({"below": {"DKK": 500}}, {"DKK": 900, "SEK": 1}, ABSENT, ""),
        ({"below": {"VND": 9e9}}, {"VND": 1_234_567}, PRESENT, "f: 1234567 VND"),  # digits are kept
        ({"includes": ["a", "b"]}, ["b", "c"], PRESENT, "f: b, c"),
        ({"includes": ["a", "b"]}, ("c",), ABSENT, ""),
        ({"includes": ["a"]}, [], ABSENT, ""),
        ({"not_empty": True}, ["x"], PRESENT, "f: x"),
        ({"not_empty": True}, [], ABSENT, ""),
        ({"not_empty": True}, {"from": "night"}, PRESENT, "f: from night"),
        ({"not_empty": True}, None, UNKNOWN, ""),
    ],
)
def test_a_field_meets_its_test_or_not(test: Raw, value: Any, presence: Presence, evidence: str) -> None:
    catalogue = reading({**OPEN_ALWAYS, "derive": {"field": "f", **test}})
    finding = only(catalogue, advert(f=value))
    by = "fields" if presence is PRESENT else ""
    assert finding == Finding("signs.open-always", presence, 1, evidence, by=by)
    if presence is not UNKNOWN:
        assert holds(Derive.model_validate({"field": "f", **test}), value) is (presence is PRESENT)


def test_a_field_that_nobody_read_is_unknown() -> None:
    assert only(reading(OPEN_ALWAYS), advert("tekst")).value is UNKNOWN


# Weights have their day -----------------------------------------------------------------------------------------

CHANGE = date(2023, 5, 1)
YESTERDAY, TOMORROW = CHANGE - timedelta(days=1), CHANGE + timedelta(days=1)


@pytest.mark.parametrize(("on", "value"), [(YESTERDAY, 1), (CHANGE, 3), (TOMORROW, 3)])
def test_weights_change_on_their_day(on: date, value: int) -> None:
    catalogue = reading(raw_indicator("held", weights=[weight(3, CHANGE), weight(1)]))
    [finding] = assessed(catalogue, person(said("held")), on).findings
    assert finding.weight == value


@pytest.mark.parametrize(
    ("own", "of_the_set", "on", "value"),
    [
        ([weight(1)], [], CHANGE, 1),
        ([weight(1)], [weight(2, CHANGE)], YESTERDAY, 1),  # the set's weight has not begun
        ([weight(1)], [weight(2, CHANGE)], CHANGE, 2),
        ([weight(3)], [weight(0, CHANGE)], TOMORROW, 0),  # nought is a weight
        ([weight(3, TOMORROW)], [weight(2)], TOMORROW, 2),
        ([weight(3, TOMORROW)], [], CHANGE, 0),  # not begun: no points
    ],
)
def test_the_weight_of_the_set_goes_before(own: list[Raw], of_the_set: list[Raw], on: date, value: int) -> None:
    indicator = Indicator.model_validate(raw_indicator("held", weights=own))
    item = Item.model_validate({"indicator": "signs.held", "weights": of_the_set})
    assert weight_on(indicator, item, on) == value
    catalogue = in_memory([raw_indicator("held", weights=own)], raw_set([item.model_dump(by_alias=True)], SEVERAL))
    result = assessed(catalogue, person(said("held")), on)
    assert result.findings[0].weight == value
    assert result.outcomes[0].details["indicators"] == (1 if value else 0)


def test_a_set_that_does_not_hold_yet_is_refused() -> None:
    catalogue = reading(raw_indicator("held"), valid_from=CHANGE)
    prepare(catalogue, "small", CHANGE)
    with pytest.raises(ValueError, match='"small" holds from 2023-05-01, not on 2023-04-30'):
        prepare(catalogue, "small", YESTERDAY)


# The set --------------------------------------------------------------------------------------------------------


def test_findings_follow_the_set_and_fit_the_subject() -> None:
    catalogue = reading(OPEN_ALWAYS, raw_indicator("held"), NEW_IN_TOWN)
    assert [f.indicator for f in assessed(catalogue, person()).findings] == ["signs.held"]
    of_advert = [f.indicator for f in assessed(catalogue, advert("x")).findings]
    assert of_advert == ["signs.open-always", "signs.new-in-town"]


def test_a_set_for_others_is_refused() -> None:
    with pytest.raises(ValueError, match='"small" is for person-adult, advert, not for "place"'):
        assessed(HELD, Subject("place"))


def test_unknown_ids_are_refused() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        prepare(HELD, "nowhere", DAY)
    with pytest.raises(KeyError, match=r"signs\.nothing"):
        prepare(HELD, "small", DAY, without=["signs.nothing"])


def test_slots_that_the_source_does_not_name_stay_empty() -> None:
    catalogue = in_memory([raw_indicator("held")], raw_set([{"slot": 1}, "held", {"slot": 3}]))
    assert [f.indicator for f in assessed(catalogue, person()).findings] == ["signs.held"]


def test_an_assessment_says_what_it_was_made_with() -> None:
    result = assessed(reading(raw_indicator("held"), version=7), person(said("held")))
    assert (result.set_id, result.set_version, result.on, result.lock) == ("small", 7, DAY, "abc")
    assert (result.switched_off, result.x_factor) == ((), ())
    assert [f.indicator for f in result.with_value(PRESENT)] == ["signs.held"]
    assert result.with_value(UNKNOWN) == []
    several = result.outcome("several-together")
    assert several is not None
    assert several.result == "few"
    assert result.outcome("palermo") is None


# Origin and the x-factor ----------------------------------------------------------------------------------------

ORIGIN = raw_indicator("origin", origin=True, element="none", weights=[weight(3)])
CONCERN = raw_indicator("concern", x_factor=True, element="none", weights=[weight(0)])
MIXED = reading(raw_indicator("held", weights=[weight(2)]), ORIGIN, CONCERN)


def band(catalogue: Catalogue, *names: str, without: tuple[str, ...] = ()) -> tuple[str, int, int]:
    assessor = prepare(catalogue, "small", DAY, without)
    outcome = assessor.assess(person(*(said(name) for name in names))).outcomes[0]
    return outcome.result, outcome.details["points"], outcome.details["indicators"]


def test_origin_gives_nothing_alone_and_is_never_a_sign() -> None:
    assert band(MIXED, "origin") == ("green", 0, 0)
    assert band(MIXED, "origin", "held") == ("green", 5, 1)
    assert band(MIXED, "origin", "concern") == ("green", 0, 1)


def test_origin_can_be_switched_off() -> None:
    assert band(MIXED, "origin", "held", without=("signs.origin",)) == ("green", 2, 1)
    assessor = prepare(MIXED, "small", DAY, ["signs.origin", "signs.concern"])
    result = assessor.assess(person(said("origin"), said("held")))
    assert [f.indicator for f in result.findings] == ["signs.held"]
    assert result.switched_off == ("signs.concern", "signs.origin")


def test_the_concern_of_a_professional_counts_and_stays_apart() -> None:
    assert band(MIXED, "concern", "held") == ("yellow", 2, 2)
    result = assessed(MIXED, person(said("concern", note="she never looks up"), said("held")))
    assert [(f.indicator, f.evidence) for f in result.x_factor] == [("signs.concern", "she never looks up")]
    assert result.x_factor[0] in result.findings


# The engine is pure ---------------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["ny i byen", "ikke", "new in town", "hej"]), max_size=6), st.booleans())
def test_the_same_subject_comes_out_the_same(parts: list[str], always: bool) -> None:
    catalogue = reading(NEW_IN_TOWN, OPEN_ALWAYS)
    fields = {"open_always": always}
    subject = Subject("advert", (), fields, tokenise(" ".join(parts)), "da")
    assessor = prepare(catalogue, "small", DAY)
    first = assessor.assess(subject)
    assessor.assess(advert("noget helt andet, ny i området", open_always=True))
    assert assessor.assess(subject) == first == assess(subject, "small", on=DAY, catalogue=deepcopy(catalogue))
    assert fields == {"open_always": always}
