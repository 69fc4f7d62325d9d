"""An assessment as lines that a person can read: every reason, no verdict."""

from gettext import NullTranslations
from typing import Any

import pytest

from tests.unit.indicators.small import (
    ABSENT,
    DAY,
    NEW_IN_TOWN,
    OPEN_ALWAYS,
    PALERMO,
    PRESENT,
    SEVERAL,
    SOURCE,
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
    words,
)
from trygvej.indicators import explain as module
from trygvej.indicators.public import (
    Catalogue,
    Finding,
    Subject,
    TermList,
    band_word,
    evidence_word,
    explain,
    prepare,
    presence_word,
    reason,
)
from trygvej.records.public import Presence, Statement

PEOPLE = ["person-adult", "person-child"]


def small(*names: str, rules: tuple[Raw, ...] = (), **changes: Any) -> Catalogue:
    indicators = [raw_indicator(name, subjects=PEOPLE, **changes) for name in names]
    return in_memory(indicators, raw_set(names, *rules, subjects=PEOPLE))


def lines(catalogue: Catalogue, subject: Subject, lang: str = "en") -> list[str]:
    return explain(assessed(catalogue, subject), catalogue, lang)


@pytest.mark.parametrize(("band", "word"), [("red", "Red"), ("yellow", "Yellow"), ("green", "Green")])
def test_bands_have_words(band: str, word: str) -> None:
    assert band_word(band, "en") == word


@pytest.mark.parametrize(("value", "word"), [(PRESENT, "present"), (ABSENT, "not present"), (UNKNOWN, "not known")])
def test_the_three_values_have_words(value: Presence, word: str) -> None:
    assert presence_word(value, "en") == word


@pytest.mark.parametrize(
    ("cls", "word"),
    [
        ("tested-supports", "tested, supports"),
        ("tested-reversed", "tested, points the other way"),
        ("practice", "experience from practice"),
        ("unproven", "unproven"),
    ],
)
def test_evidence_classes_have_words(cls: str, word: str) -> None:
    assert evidence_word(cls, "en") == word
    catalogue = small("held", evidence={"class": cls, "source": "own", "where": "page 1"})
    assert lines(catalogue, person(said("held"))) == [f"held en (+1): {word}"]


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding("signs.held", PRESENT, 2, "her\n  passport"), "held en “her passport” (+2)"),
        (Finding("signs.held", PRESENT, 0, "note"), "held en “note”"),
        (Finding("signs.held", PRESENT, 1), "held en (+1)"),
        (Finding("signs.held", PRESENT, 0), "held en"),
    ],
)
def test_a_reason_is_label_words_and_points(finding: Finding, line: str) -> None:
    assert reason(finding, small("held"), "en") == line


@pytest.mark.parametrize(
    ("derive", "value", "line"),
    [
        ({"is": True}, True, "f en (+1)"),  # a plain yes needs no value
        ({"is": False}, False, "f en (+1)"),
        ({"at_least": 2}, 3, "f en [3] (+1)"),
        ({"below": {"DKK": 500}}, {"DKK": 300}, "f en [300 DKK] (+1)"),
        ({"includes": ["a"]}, ["a", "b"], "f en [a, b] (+1)"),
        ({"includes": ["a: b"]}, ["a: b"], "f en [a: b] (+1)"),
        ({"includes": ["a"], "shown": "colours"}, ["a", "b", "c", "d"], "f en [Red en, blue, c, d] (+1)"),
    ],
)
def test_a_derived_value_is_shown_as_people_read_it(derive: Raw, value: Any, line: str) -> None:
    derived = raw_indicator("f", subjects=["advert"], noticed=["derived"], derive={"field": "f", **derive})
    catalogue = in_memory([derived], raw_set(["f"], subjects=["advert"]))
    labels = [{"code": "a", "label": words("Red")}, {"code": "b", "label": "blue"}, {"code": "c"}]
    terms = {"id": "colours", "version": 1, "title": words("C"), "source": SOURCE, "terms": labels}
    catalogue.terms["colours"] = TermList.model_validate(terms)
    result = assessed(catalogue, advert(f=value))
    assert [reason(one, catalogue, "en") for one in result.findings] == [line]
    stated = assessed(catalogue, advert("", None, said("f", note="my: note")))
    assert reason(stated.findings[0], catalogue, "en") == "f en “my: note” (+1)"


def test_labels_are_in_the_language_asked_for() -> None:
    assert reason(Finding("signs.held", PRESENT, 0), small("held"), "sv") == "held sv"


# Rules ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("present", "line"),
    [
        ([], "Green: 0 points from 0 signs"),
        (["a"], "Green: 2 points from 1 sign"),
        (["a", "b"], "Yellow: 4 points from 2 signs"),
        (["a", "b", "c"], "Red: 6 points from 3 signs"),
    ],
)
def test_a_weighted_sum_says_band_points_and_signs(present: list[str], line: str) -> None:
    catalogue = small("a", "b", "c", rules=(WEIGHTED_SUM,), weights=[weight(2)])
    assert lines(catalogue, person(*map(said, present)))[0] == line


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ("ppp", "3 signs stand together: worth a careful talk."),
        ("ppu", "2 signs stand together; the list asks for 3: look and ask further."),
        ("pau", "One sign alone is not enough: look and ask further."),
        ("auu", "No sign is known. 2 are not known yet."),
        ("aaa", "No sign is present."),
    ],
)
def test_several_together_says_what_to_do_next(values: str, line: str) -> None:
    letters = {"p": PRESENT, "a": ABSENT, "u": UNKNOWN}
    catalogue = small("a", "b", "c", rules=({**SEVERAL, "at_least": 3},))
    statements = [said(name, letters[value]) for name, value in zip("abc", values, strict=True)]
    assert lines(catalogue, person(*statements))[0] == line


@pytest.mark.parametrize(
    ("kind", "purpose", "line"),
    [
        (
            "person-adult",
            PRESENT,
            "Signs of the three elements: act: not known, means: present, purpose: present. Doubt benefits the person.",
        ),
        (
            "person-child",
            ABSENT,
            "Signs of the three elements: act: not known, purpose: not present. "
            "Under 18 the means are not needed. Doubt benefits the person.",
        ),
    ],
)
def test_palermo_names_each_element(kind: str, purpose: Presence, line: str) -> None:
    indicators = [raw_indicator(e, element=e, subjects=PEOPLE) for e in ("means", "purpose")]
    catalogue = in_memory(indicators, raw_set(["means", "purpose"], PALERMO, subjects=PEOPLE))
    assert lines(catalogue, person(said("means"), said("purpose", purpose), kind=kind))[0] == line


def test_palermo_without_doubt_speaks_of_none() -> None:
    indicators = [raw_indicator(e, element=e) for e in ("act", "means", "purpose")]
    catalogue = in_memory(indicators, raw_set(["act", "means", "purpose"], PALERMO))
    told = lines(catalogue, person(said("act"), said("means"), said("purpose", ABSENT)))[0]
    assert told == "Signs of the three elements: act: present, means: present, purpose: not present."


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (PRESENT, "exploited en. Work en: present; Force en: not present"),
        (ABSENT, "Undetermined: a person assesses. Work en: not present; Force en: not present"),
    ],
)
def test_dimensions_are_told_with_what_their_table_says(value: Presence, line: str) -> None:
    when = {"result": "exploited", "label": words("exploited"), "when": {"work": True, "force": False}}
    never = {"result": "never", "label": words("never"), "when": {"work": False, "force": True}}
    rule = {"rule": "ilo-dimensions", "positive": [{"strong": 2}], "combination": [never, when], "source": SOURCE}
    items: list[Raw] = [
        {"indicator": f"signs.{name}", "group": group, "strength": "strong"}
        for name, group in (("a", "work"), ("b", "work"), ("c", "force"))
    ]
    groups = [{"id": name, "label": words(name.title()), "count": 1} for name in ("work", "force")]
    indicators = [raw_indicator(name) for name in "abc"]
    catalogue = in_memory(indicators, raw_set(items, PALERMO, rule, groups=groups))
    assert lines(catalogue, person(said("a"), said("b", value), said("c")))[1] == line


# The whole list -------------------------------------------------------------------------------------------------


def test_the_whole_list_in_its_order() -> None:
    indicators = [
        raw_indicator("held", weights=[weight(2)]),
        raw_indicator("concern", x_factor=True, weights=[weight(0)]),
        raw_indicator("quiet"),
        raw_indicator("far"),
        raw_indicator("near"),
        raw_indicator("paid"),
        raw_indicator("origin"),
    ]
    names = ["held", "concern", "quiet", "far", "near", "paid", "origin"]
    catalogue = in_memory(indicators, raw_set(names, WEIGHTED_SUM))
    subject = person(
        said("held", note="in the safe"), said("concern", by="nurse", note="{never} looks up"), said("quiet", ABSENT)
    )
    result = prepare(catalogue, "small", DAY, ["signs.origin", "signs.paid"]).assess(subject)
    assert explain(result, catalogue, "en") == [
        "Yellow: 2 points from 2 signs",
        "held en “in the safe” (+2): experience from practice",
        "A professional's own concern, apart from the sum: {never} looks up (nurse)",
        "Not known yet: far en; near en",
        "Switched off: signs.origin, signs.paid",
    ]


def test_a_concern_that_is_not_there_is_not_spoken_of() -> None:
    catalogue = small("concern", x_factor=True)
    assert lines(catalogue, person(said("concern", ABSENT))) == []
    assert lines(catalogue, person()) == ["Not known yet: concern en"]


def test_every_text_goes_through_the_translator(monkeypatch: pytest.MonkeyPatch) -> None:
    class Marked(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"<{message}>"

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return self.gettext(msgid1 if n == 1 else msgid2)

    asked: list[str] = []

    def marked(lang: str) -> Marked:
        asked.append(lang)
        return Marked()

    monkeypatch.setattr(module, "translator", marked)
    indicators = [NEW_IN_TOWN, OPEN_ALWAYS, raw_indicator("concern", x_factor=True, subjects=["advert"])]
    names = ["new-in-town", "open-always", "concern"]
    chosen = raw_set(names, WEIGHTED_SUM, SEVERAL, PALERMO, subjects=["advert"])
    catalogue = in_memory(indicators, chosen)
    concern = Statement("signs.concern", PRESENT, "nurse", "a worry")
    told = explain(assessed(catalogue, advert("Jeg er ny i byen", "da", concern)), catalogue, "sv")
    palermo = (
        "<Signs of the three elements: <act>: <present>, <means>: <present>, <purpose>: <not known>.> "
        "<Doubt benefits the person.>"
    )
    assert told == [
        "<<Green>: 1 points from <2 signs>>",
        "<2 signs stand together: worth a careful talk.>",
        palermo,
        "new-in-town sv “ny i byen” (+1): <experience from practice>",
        "<A professional's own concern, apart from the sum: a worry (nurse)>",
        "<Not known yet: open-always sv>",
    ]
    assert set(asked) == {"sv"}
