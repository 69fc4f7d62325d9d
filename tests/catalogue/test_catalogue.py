"""The catalogue as it stands: complete as its sources are, without error, without verdicts."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from trygvej.indicators.catalogue import Catalogue, load
from trygvej.indicators.lock import LOCK_NAME
from trygvej.indicators.public import Assessment, Subject, prepare
from trygvej.indicators.schema import Indicator, IndicatorSet, Words
from trygvej.indicators.validators import validate
from trygvej.records.public import Presence, Statement

ROOT = Path(__file__).parents[2] / "catalogue"
LOADED, UNREADABLE = load(ROOT)

# How many signs each source lists, counted in it by hand, and how many of them it names.
COUNTS = {
    # CMM 2024, Indikatorer - et redskab til at opspore menneskehandel
    "cmm-general": (11, 11),  # General indicators
    "cmm-children": (2, 2),  # Specific indicators, children under 18
    "cmm-north-african": (3, 3),  # Specific indicators, North African boys and young men
    "cmm-technology": (3, 3),  # Specific indicators, technology-facilitated trafficking
    "cmm-companies": (2, 2),  # Red flags for companies about forced labour
    "cmm-forced-labour": (3, 3),  # Persons in forced labour, self-mirroring
    "cmm-ukrainians": (2, 2),  # Displaced Ukrainians
    "cmm-talk": (13, 13),  # The assessment talk, running text
    "cmm-adverts": (5, 5),  # Use of indicators in web scraping
    "cmm-reviews": (3, 3),  # Web scraping, the experiences of buyers
    "stim": (26, 11),  # Sexual Trafficking Identification Matrix: 26, of which the text names eleven
    # CBSS, STROM, chapter 4
    "cbss-general": (6, 6),  # General indicators
    "cbss-sexual": (12, 12),  # Sexual exploitation
    "cbss-labour": (12, 12),  # Labour exploitation
    "cbss-begging-crime": (7, 7),  # Forced begging or crime
    "cbss-table-8": (24, 24),  # Table 8, where to look and what to look for
    "cbss-vulnerability": (11, 11),  # Circumstances of vulnerability
    "cbss-not-coming-forward": (8, 8),  # Why many do not identify themselves, the bullets of the text
    "cbss-taxi": (4, 4),  # Box on taxi drivers
    # ILO
    "ilo-forced-labour": (11, 11),  # Indicators of forced labour, 2012
    "ilo-delphi-adults-labour": (67, 67),  # Operational indicators, 2009
    "ilo-delphi-children-labour": (65, 65),
}
# The strengths as the copy of the Delphi list gives them, in its order: one letter for each sign.
DELPHI = {
    "ilo-delphi-adults-labour": {
        "deceptive-recruitment": "smmmmmmmmw",
        "coercive-recruitment": "smmmmmmmmm",
        "abuse-of-vulnerability-recruitment": "mmmmmmmmmmmmmmww",
        "exploitation": "smmmmmmmw",
        "coercion-at-destination": "ssssmmmmmmmmmmw",
        "abuse-of-vulnerability-destination": "mmmmmww",
    },
    "ilo-delphi-children-labour": {
        "deceptive-recruitment": "smmmmmmmms",
        "coercive-recruitment": "ssssmmmmmm",
        "abuse-of-vulnerability-recruitment": "mmmmmmmmmmmmmmm",
        "exploitation": "smmmmmmm",
        "coercion-at-destination": "ssssssssmmmmmmm",
        "abuse-of-vulnerability-destination": "mmmmmmm",
    },
}
TABLE_8 = {"workplaces": 7, "lodgings": 6, "municipal-premises": 5, "street-areas": 6}
# Lists of circumstances and reasons, which are no signs and decide nothing.
BACKGROUND = {"cbss-vulnerability", "cbss-not-coming-forward"}
SETS = sorted(LOADED.sets)
SUMS = [one.id for one in LOADED.sets.values() if any(d.rule == "weighted-sum" for d in one.decisions)]


def named(chosen: IndicatorSet) -> list[Indicator]:
    """Return the indicators of a set; slots that the source does not name are none."""
    return [LOADED.indicators[item.indicator] for item in chosen.indicators if item.indicator]


# It is whole ----------------------------------------------------------------------------------------------------


def test_every_file_can_be_read() -> None:
    assert [str(one) for one in UNREADABLE] == []


def test_no_rule_finds_anything() -> None:
    found = [one for one in validate(LOADED) if one.rule != "lock-is-current" or (ROOT / LOCK_NAME).exists()]
    assert [str(one) for one in found] == []


def test_every_set_of_a_source_is_there_and_counted() -> None:
    faithful = {one.id for one in LOADED.sets.values() if one.kind == "faithful"}
    assert faithful == set(COUNTS)


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_a_set_has_as_many_signs_as_its_source(name: str) -> None:
    chosen = LOADED.sets[name]
    assert (len(chosen.indicators), len(named(chosen))) == COUNTS[name]
    assert chosen.count == COUNTS[name][0]


@pytest.mark.parametrize("name", sorted(DELPHI))
def test_dimensions_and_strengths_are_those_of_the_copy(name: str) -> None:
    found: dict[str, str] = {}
    for item in LOADED.sets[name].indicators:
        found[str(item.group)] = found.get(str(item.group), "") + str(item.strength)[0]
    assert found == DELPHI[name]
    assert not LOADED.sets[name].verified
    assert "WCMS_105023" in LOADED.sets[name].caution


def test_table_8_has_four_kinds_of_place() -> None:
    groups = [item.group for item in LOADED.sets["cbss-table-8"].indicators]
    assert {name: groups.count(name) for name in TABLE_8} == TABLE_8
    assert len(groups) == sum(TABLE_8.values())


def test_the_matrix_leaves_open_what_its_source_does_not_name() -> None:
    slots = [(item.slot, item.indicator) for item in LOADED.sets["stim"].indicators]
    assert [slot for slot, _ in slots] == list(range(1, 27))
    assert sum(indicator is None for _, indicator in slots) == 15
    assert [one.id for one in named(LOADED.sets["stim"]) if one.x_factor] == ["stim.x-factor"]


def test_what_is_not_verified_says_what_must_be_done() -> None:
    assert [one.id for one in LOADED.sets.values() if not one.verified and not one.caution] == []


# It decides nothing alone ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(set(COUNTS) - BACKGROUND - set(DELPHI)))
def test_a_set_of_signs_says_how_they_are_weighed(name: str) -> None:
    assert LOADED.sets[name].decisions


@pytest.mark.parametrize("name", sorted(BACKGROUND))
def test_circumstances_are_no_signs(name: str) -> None:
    assert LOADED.sets[name].decisions == []
    assert {weight.value for one in named(LOADED.sets[name]) for weight in one.weights} == {0}


def days(catalogue: Catalogue, chosen: IndicatorSet) -> list[date]:
    """Return every day on which a weight of the set changes, from its first day on."""
    weights = [w for item in chosen.indicators for w in item.weights]
    weights += [w for one in named(chosen) for w in one.weights]
    return sorted({chosen.valid_from} | {w.begins for w in weights if w.begins >= chosen.valid_from})


def alone(chosen: IndicatorSet, on: date, *indicators: Indicator) -> Assessment:
    """Assess a subject of whom only `indicators` are present."""
    kind = next(one for one in chosen.subjects if one in indicators[0].subjects)
    said = tuple(Statement(one.id, Presence.PRESENT, "test") for one in indicators)
    return prepare(LOADED, chosen.id, on).assess(Subject(kind, said))


@pytest.mark.parametrize("name", SETS)
def test_one_sign_alone_is_never_enough(name: str) -> None:
    chosen = LOADED.sets[name]
    for on in days(LOADED, chosen):
        for one in named(chosen):
            results = {outcome.rule: outcome.result for outcome in alone(chosen, on, one).outcomes}
            assert results.get("weighted-sum", "green") == "green", one.id
            assert results.get("several-together", "few") in ("few", "none"), one.id
            assert results.get("ilo-dimensions", "undetermined") == "undetermined", one.id


@pytest.mark.parametrize("name", SUMS)
def test_origin_with_all_that_gives_no_points_is_green(name: str) -> None:
    chosen = LOADED.sets[name]
    for on in days(LOADED, chosen):
        one_each = {one.id: alone(chosen, on, one).findings for one in named(chosen)}
        silent = [
            one
            for one in named(chosen)
            if one.origin or not next(f.weight for f in one_each[one.id] if f.indicator == one.id)
        ]
        signs = [one for one in silent if not one.x_factor]
        if signs:
            outcome = alone(chosen, on, *signs).outcome("weighted-sum")
            assert outcome is not None
            assert (outcome.result, outcome.details) == ("green", {"points": 0, "indicators": 0})


def test_there_is_a_default_set_for_adverts() -> None:
    chosen = LOADED.sets["adverts-default"]
    assert (chosen.kind, chosen.subjects) == ("default", ["advert"])
    assert chosen.id in SUMS


@pytest.mark.parametrize("name", [one.id for one in LOADED.sets.values() if one.kind == "default"])
def test_what_was_tested_reversed_never_gives_points_by_default(name: str) -> None:
    chosen = LOADED.sets[name]
    for on in days(LOADED, chosen):
        for one in named(chosen):
            if one.evidence.cls == "tested-reversed":
                [finding] = [f for f in alone(chosen, on, one).findings if f.indicator == one.id]
                assert finding.weight == 0, f"{one.id} on {on}"


def test_words_of_origin_are_marked_or_without_points() -> None:
    about_origin = [one for one in LOADED.indicators.values() if re.search("nationalit|ethnic|origin", one.id)]
    assert about_origin
    assert [one.id for one in about_origin if not one.origin and any(w.value for w in one.weights)] == []


# Its words ------------------------------------------------------------------------------------------------------

VERDICTS = {
    "da": r"ofre|ofret|ofrene|ofrets|offer|offeret|offerets|gernings(?:mand|mænd)\w*|bag(?:mand|mænd)\w*"
    r"|menneskehandler(?:e|en|ne)?|forbryder\w*|prostitueret|prostituerede\w*|illegale? (?:person|migrant)\w*",
    "sv": r"offer|offren?|offret|offrets|brottsoffer\w*|gärnings(?:man|män)\w*|förövar\w*|brottsling\w*"
    r"|människohandlar\w*|prostituerad\w*|illegala? (?:person|migrant)\w*",
    "en": r"victims?|offenders?|perpetrators?|traffickers?|criminals|prostitutes?"
    r"|illegal (?:person|migrant|immigrant)s?",
}
EXCEPTIONS = {
    "cbss-not-coming-forward.rejects-label": "says that the person does not want to be called so",
}


def texts(entry: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield (language, text) of all that an entry says in our own words; phrases and quoted texts are others'."""
    for key in type(entry).model_fields:
        value = getattr(entry, key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Words):
                yield from (("da", one.da), ("sv", one.sv), ("en", one.en))
            elif isinstance(one, BaseModel):
                yield from texts(one)
            elif isinstance(one, str) and key in ("case", "caution", "note", "reason", "why"):
                yield "en", one


@pytest.mark.parametrize("shelf", ["indicators", "sets", "terms", "quiet"])
def test_nobody_is_called_a_victim_or_an_offender(shelf: str) -> None:
    entries: dict[str, BaseModel] = getattr(LOADED, shelf)
    found = [
        f"{name} ({lang}): {text}"
        for name, entry in entries.items()
        if name not in EXCEPTIONS
        for lang, text in texts(entry)
        if re.search(rf"\b(?:{VERDICTS[lang]})\b", text, re.IGNORECASE)
    ]
    assert found == []


def test_every_exception_is_still_needed() -> None:
    for name in EXCEPTIONS:
        said = list(texts(LOADED.indicators[name]))
        assert any(re.search(rf"\b(?:{VERDICTS[lang]})\b", text, re.IGNORECASE) for lang, text in said)


def test_every_language_has_words_of_its_own() -> None:
    """A Danish or Swedish text that is the English one was never translated."""
    same = [one.id for one in LOADED.indicators.values() for t in (one.why, one.question) if t.en in (t.da, t.sv)]
    assert same == []
