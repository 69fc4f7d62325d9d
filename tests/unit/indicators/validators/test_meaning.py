"""Examples come out as they say; ordinary material stays silent."""

from typing import Any

import pytest

from tests.unit.indicators.small import (
    CASES,
    HELD,
    NEW,
    NEW_IN_TOWN,
    OPEN,
    OPEN_ALWAYS,
    QUIET,
    OnDisk,
    Raw,
    raw_indicator,
    weight,
)
from trygvej.indicators.yamlfile import read

DERIVE = {"field": "f", "at_least": 8}
IS_NOT_RUN = "the example is a case, but the program computes this sign: give a text or fields."


@pytest.mark.parametrize(
    ("file", "raw", "kind", "example", "what"),
    [
        (NEW, NEW_IN_TOWN, "present", {"text": "Jeg bor her", "lang": "da"}, "comes out absent, not present."),
        (NEW, NEW_IN_TOWN, "present", {"text": "Jag bor här", "lang": "sv"}, "comes out unknown, not present."),
        (NEW, NEW_IN_TOWN, "absent", {"text": "ny i byen", "lang": "da"}, "comes out present, not absent."),
        (NEW, NEW_IN_TOWN, "unknown", {"text": "Jeg bor her", "lang": "da"}, "comes out absent, not unknown."),
        (NEW, NEW_IN_TOWN, "present", CASES["present"][0], IS_NOT_RUN),
        (OPEN, OPEN_ALWAYS, "absent", {"fields": {"open_always": True}}, "comes out present, not absent."),
        (OPEN, OPEN_ALWAYS, "unknown", {"fields": {"open_always": False}}, "comes out absent, not unknown."),
        (OPEN, OPEN_ALWAYS, "unknown", CASES["unknown"][0], IS_NOT_RUN),
        (HELD, raw_indicator("held"), "present", {"case": "x", "answer": "absent"}, "comes out absent, not present."),
        (HELD, raw_indicator("held"), "absent", {"text": "x", "lang": "da"}, "comes out unknown, not absent."),
    ],
)
def test_an_example_that_does_not_come_out(
    disk: OnDisk, file: str, raw: Raw, kind: str, example: Raw, what: str
) -> None:
    disk.write(file, {**raw, "examples": {**raw["examples"], kind: [*raw["examples"][kind], example]}})
    [problem] = disk.problems()
    line = read(disk.path / file, file)[0].line(("examples", kind, 1))
    assert (problem.file, problem.line, problem.rule) == (file, line, "examples-come-out")
    assert problem.what.endswith(what)
    assert problem.mend == "Mend the example, the patterns or the test."


@pytest.mark.parametrize(
    ("derive", "fields"),
    [
        (DERIVE, {"f": "many"}),
        ({"field": "f", "below": {"DKK": 500}}, {"f": 300}),
        ({"field": "f", "below": 500}, {"f": {"DKK": 300}}),
        ({"field": "f", "includes": ["a"]}, {"f": 3}),
    ],
)
def test_fields_of_another_kind_are_told_of_and_stop_nothing(disk: OnDisk, derive: Raw, fields: Any) -> None:
    examples = {kind: [{"fields": fields}] for kind in CASES}
    disk.write(OPEN, {**OPEN_ALWAYS, "derive": derive, "examples": examples})
    disk.change(HELD, "answer: present", "answer: absent")
    problems = disk.problems()
    assert [one.file for one in problems] == [HELD, OPEN, OPEN, OPEN]
    assert all(one.what.startswith("the example cannot be run: ") for one in problems[1:])


def test_what_is_asked_and_read_may_have_cases(disk: OnDisk) -> None:
    both = {kind: [*NEW_IN_TOWN["examples"][kind], *CASES[kind]] for kind in CASES}
    disk.write(NEW, {**NEW_IN_TOWN, "noticed": ["read", "asked"], "examples": both})
    assert disk.problems() == []


def test_a_broken_phrase_is_told_of_once_and_other_examples_are_run(disk: OnDisk) -> None:
    disk.change(NEW, "  - new in town", "  - (new in town")
    disk.change(HELD, "answer: absent", "answer: present")
    assert [(one.file, one.rule) for one in disk.problems()] == [(HELD, "examples-come-out"), (NEW, "phrases-read")]


LOUD = "Helt ny i byen"


def quiet(disk: OnDisk, subject: str = "advert", lang: str = "da") -> list[str]:
    texts = [{"lang": "da", "text": "Hej"}, {"lang": lang, "text": LOUD}]
    disk.write(QUIET, {"id": "plain", "subject": subject, "why": "W", "texts": texts})
    return [str(one) for one in disk.problems()]


def test_ordinary_material_in_which_something_is_found(disk: OnDisk) -> None:
    what = '"signs.new-in-town" finds "ny i byen" in ordinary material.'
    [told] = quiet(disk)
    line = disk.line(QUIET, LOUD) - 1
    assert told == f"{QUIET}:{line}: error: {what} Make its patterns narrower, or add unless. [quiet-is-silent]"


def test_ordinary_material_of_another_kind_says_nothing(disk: OnDisk) -> None:
    assert quiet(disk, subject="review") == []


def test_a_sign_without_points_may_be_found_anywhere(disk: OnDisk) -> None:
    disk.write(NEW, {**NEW_IN_TOWN, "weights": [weight(0)]})
    assert quiet(disk) == []


def test_all_ordinary_texts_are_read(disk: OnDisk) -> None:
    other = {**NEW_IN_TOWN, "id": "signs.other"}
    disk.write("indicators/signs/other.yml", other)
    disk.write("indicators/signs/aa.yml", raw_indicator("aa"))
    assert [one.split('"')[1] for one in quiet(disk)] == ["signs.new-in-town", "signs.other"]
    texts = [{"lang": "da", "text": LOUD}] * 2
    disk.write(QUIET, {"id": "plain", "subject": "advert", "why": "W", "texts": texts})
    assert len(disk.problems()) == 4
