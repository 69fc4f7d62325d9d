"""Each rule finds what it is for, at its line, and nothing else."""

# ruff: noqa: E501 tables of messages, one error a line

import pytest

from tests.unit.indicators.small import HELD, NEW, OPEN, QUIET, SET, TERMS, OnDisk, Raw, raw_indicator, raw_set, weight
from tests.unit.indicators.small import SOURCE as CITED
from tests.unit.indicators.small import words as text

SECOND_WEIGHT = "- from: 2020-01-01\n  value: 2\n  source: own\n  where: p\nexamples:"
# What one error brings with it: who refers to a lost id, what can no longer be noticed.
FOLLOWS = {
    "id-is-path": ("references-known", "subjects-fit"),
    "references-known": ("subjects-fit",),
    "counts-hold": ("subjects-fit",),
    "noticed-how": ("examples-come-out",),
}
NO_SOURCE = 'the source "other" is not in sources.yml. Add it there, or use: own. [sources-known]'


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "message"),
    [
        # sources-known: wherever one is cited
        (HELD, "  source: own\n  where: page 3", "  source: other\n  where: page 3", "source: other", NO_SOURCE),
        (HELD, "  source: own\n  where: page 2", "  source: other\n  where: page 2", "- from", NO_SOURCE),
        (SET, "source:\n  id: own", "source:\n  id: other", "source:", NO_SOURCE),
        (SET, "at_least: 2\n  source:\n    id: own", "at_least: 2\n  source:\n    id: other", None, NO_SOURCE),
        (TERMS, "  id: own", "  id: other", "source:", NO_SOURCE),
        (SET, "- indicator: signs.held", "- indicator: signs.held\n  weights: [{from: 2020-01-01, value: 1, source: other, where: p}]", "signs.held", NO_SOURCE),
        # references-known
        (HELD, "- signs.open-always", "- signs.nowhere", "signs.nowhere", 'there is no indicator "signs.nowhere". Mend or remove the id. [references-known]'),
        (SET, "- indicator: signs.held", "- indicator: signs.hold", "signs.hold", 'there is no indicator "signs.hold". Mend or remove the id. [references-known]'),
        (SET, "- indicator: signs.held", "- indicator: signs.held\n  group: g", "signs.held", 'the group "g" is not among the groups of the set. Add it there. [references-known]'),
        (OPEN, "  is: true", "  is: true\n  shown: hues", "shown", 'there is no code list "hues". Mend or remove the id. [references-known]'),
        # counts-hold
        (SET, "count: 3", "count: 4", "count", "the set has 3 entries, its source lists 4. Count in the source; add what is missing, or mend the count. [counts-hold]"),
        (SET, "- indicator: signs.new-in-town", "- indicator: signs.held", None, '"signs.held" stands twice in the set. Keep one. [counts-hold]'),
        # phrases-read
        (NEW, "  - new in town", "  - (new in town", "  - (new in", '"(new in town" has brackets that do not match. See docs/catalogue.md. [phrases-read]'),
        (NEW, "  - ikke ny i byen", "  - Ikke ny i byen", "  - Ikke ny", '"Ikke ny i byen" has capital letters: write it in lower case. See docs/catalogue.md. [phrases-read]'),
        # noticed-how
        (HELD, "- asked", "- read", "noticed", "is read in text but has no patterns. Add patterns or derive. [noticed-how]"),
        (HELD, "- asked", "- asked\n- derived", "noticed", "is derived but has no derive. Add derive. [noticed-how]"),
        (OPEN, "- derived", "- seen", "derive:", '"derive" is given but not noticed so. Add derived to noticed. [noticed-how]'),
        (NEW, "- read", "- seen", "patterns:", "patterns are given but not noticed so. Add read to noticed. [noticed-how]"),
        # weights-dated
        (HELD, "examples:", SECOND_WEIGHT, "weights", "two weights begin on one day. Keep one. [weights-dated]"),
        # retired-with-reason: in its place, id-is-path speaks too
        # labels-short
        (HELD, "  sv: held sv", "  sv: held sv.", "held sv.", 'the label "held sv." is long or ends with a full stop. At most 80 characters, no full stop. [labels-short]'),
        (HELD, "  da: held da", f"  da: {81 * 'x'}", "xxx", f'the label "{81 * "x"}" is long or ends with a full stop. At most 80 characters, no full stop. [labels-short]'),
        # id-is-path
        (HELD, "id: signs.held", "id: signs.kept", "id:", 'the id "signs.kept" belongs in indicators/signs/kept.yml. Move or rename it. [id-is-path]'),
        (TERMS, "id: colours", "id: shades", "id:", 'the id "shades" belongs in terms/shades.yml. Move or rename it. [id-is-path]'),
        (QUIET, "id: plain", "id: calm", "id:", 'the id "calm" belongs in quiet/calm.yml. Move or rename it. [id-is-path]'),
        (SET, "id: small", "id: little", "id:", 'the id "little" belongs in sets/little.yml. Move or rename it. [id-is-path]'),
        # subjects-fit
        (SET, "- person-adult\n- advert", "- advert", "signs.held", '"signs.held" is for none of advert. Mend the subjects of the set or of the indicator. [subjects-fit]'),
        (SET, "- advert\n", "- advert\n- place\n", "subjects", 'no indicator of the set can be noticed in "place". Take the subject out, or add it to an indicator. [subjects-fit]'),
    ],
)  # fmt: skip
def test_each_rule_speaks_at_its_line(
    disk: OnDisk, file: str, old: str, new: str, at: str | None, message: str
) -> None:
    disk.change(file, old, new)
    severity = "warning" if "labels-short" in message else "error"
    told = {str(one): one for one in disk.problems()}
    wanted = [one for one in told if one.startswith(f"{file}:") and one.endswith(f": {severity}: {message}")]
    assert len(wanted) == 1, "\n".join(told)
    if at:
        assert told[wanted[0]].line == disk.line(file, at)
    rule = told[wanted[0]].rule
    assert {one.rule for one in told.values()} <= {rule, *FOLLOWS.get(rule, ())}


def test_a_label_of_eighty_letters_fits(disk: OnDisk) -> None:
    disk.change(HELD, "  da: held da", f"  da: {80 * 'x'}")
    assert disk.problems() == []


def told(disk: OnDisk) -> list[str]:
    """Return all problems of the changed set, without the words on how to mend."""
    return sorted(f"{one.file}:{one.line} {one.what} [{one.rule}]" for one in disk.problems())


def test_groups_are_counted_and_named_by_all(disk: OnDisk) -> None:
    groups = [{"id": "g", "label": text("G"), "count": 2}, {"id": "empty", "label": text("E"), "count": 0}]
    unnamed: list[str | Raw] = [{"slot": 1, "group": "g"}, {"slot": 2}]  # an empty slot may have no group
    items = [{"indicator": "signs.held", "group": "g"}, *unnamed]
    disk.write(SET, raw_set(items, groups=groups))
    assert disk.problems() == []
    disk.write(
        SET, raw_set([*items, "open-always"], groups=[{**groups[0], "count": 3}], subjects=["person-adult", "advert"])
    )
    count, item = disk.line(SET, "  count: 3"), disk.line(SET, "signs.open-always")
    assert told(disk) == [
        f'{SET}:{item} "signs.open-always" has no group. [references-known]',
        f'{SET}:{count} the group "g" has 2 entries, its source lists 3. [counts-hold]',
    ]


def test_a_slot_stands_once(disk: OnDisk) -> None:
    disk.write(SET, raw_set(["held", {"slot": 7}, {"slot": 8}, {"slot": 7}]))
    line = disk.text(SET).splitlines().index("- slot: 8") + 2
    assert told(disk) == [f'{SET}:{line} "7" stands twice in the set. [counts-hold]']


def test_a_table_of_dimensions_asks_for_groups_of_the_set(disk: OnDisk) -> None:
    line = {"result": "r", "label": text("R"), "when": {"means": True, "g": True, "elsewhere": False}}
    rule = {"rule": "ilo-dimensions", "positive": [{"strong": 2}], "combination": [line], "source": CITED}
    sign = {"indicator": "signs.held", "group": "g", "strength": "strong"}
    items: list[str | Raw] = [sign, {"slot": 2, "group": "g"}]
    groups = [{"id": "g", "label": text("G"), "count": 2}]
    disk.write(SET, raw_set(items, rule, groups=groups))
    at = disk.line(SET, "elsewhere")
    assert told(disk) == [f'{SET}:{at} "elsewhere" is not among the groups of the set. [references-known]']
    line["when"] = {"means": True}
    del sign["strength"]
    disk.write(SET, raw_set(items, rule, groups=groups))
    assert told(disk) == [f'{SET}:{disk.line(SET, "signs.held")} "signs.held" has no strength. [references-known]']


def test_weights_of_an_item_begin_on_different_days(disk: OnDisk) -> None:
    disk.write(SET, raw_set([{"indicator": "signs.held", "weights": [weight(1), weight(2)]}]))
    assert told(disk) == [f"{SET}:{disk.line(SET, 'signs.held')} two weights begin on one day. [weights-dated]"]


def test_a_test_and_patterns_do_not_go_together(disk: OnDisk) -> None:
    disk.change(NEW, "patterns:", "derive: {field: f, is: true}\npatterns:")
    assert f'{NEW}:{disk.line(NEW, "derive")} "derive" makes the patterns idle. [noticed-how]' in told(disk)


REVERSED = {"class": "tested-reversed", "source": "own", "where": "p"}


@pytest.mark.parametrize(
    ("kind", "own", "of_the_set", "right"),
    [
        ("default", [weight(0)], [], True),
        ("default", [weight(1)], [], False),
        ("default", [weight(1)], [weight(0)], True),
        ("faithful", [weight(1)], [], True),
        ("default", [weight(0)], [weight(3)], False),
        ("default", [weight(0)], [weight(0), {**weight(1), "from": "2030-01-01"}], False),  # not even later
        ("default", [weight(1)], [{**weight(0), "from": "2021-01-01"}], True),  # the set begins on that day
        ("default", [weight(1)], [{**weight(0), "from": "2021-01-02"}], False),  # one day too late
    ],
)
def test_what_was_tested_reversed_gives_no_points_in_a_default_set(
    disk: OnDisk, kind: str, own: list[object], of_the_set: list[object], right: bool
) -> None:
    disk.write(HELD, raw_indicator("held", evidence=REVERSED, weights=own))
    item = {"indicator": "signs.held", "weights": of_the_set}
    disk.write(SET, raw_set([item], kind=kind))
    what = '"signs.held" is tested-reversed but gives points in a default set. [reversed-without-points]'
    assert told(disk) == ([] if right else [f"{SET}:{disk.line(SET, 'signs.held')} {what}"])


RETIRED = "retired/signs/held.yml"


def retire(disk: OnDisk, **changes: str) -> None:
    (disk.path / HELD).unlink()
    disk.write(RETIRED, raw_indicator("held", status="retired", **changes))
    disk.write(SET, raw_set(["open-always", "new-in-town"], subjects=["advert"]))


def test_what_is_retired_says_why_and_stands_by_itself(disk: OnDisk) -> None:
    retire(disk, reason="shown to mislead")
    assert told(disk) == []
    retire_again = raw_indicator("held", status="retired")
    disk.write(RETIRED, retire_again)
    assert told(disk) == [f"{RETIRED}:3 is retired without a reason. [retired-with-reason]"]


def test_a_set_that_holds_uses_nothing_retired(disk: OnDisk) -> None:
    retire(disk, reason="shown to mislead")
    disk.write(SET, raw_set(["held"]))
    assert told(disk) == [f'{SET}:{disk.line(SET, "signs.held")} "signs.held" is retired. [retired-with-reason]']
    disk.write(SET, raw_set(["held"], status="retired"))
    assert told(disk) == []  # a retired set stays where it was, with what it used


def test_a_retired_indicator_leaves_its_theme(disk: OnDisk) -> None:
    disk.change(HELD, "status: stable", "status: retired\nreason: r")
    assert f'{HELD}:1 the id "signs.held" belongs in {RETIRED}. [id-is-path]' in told(disk)
