"""The table of rules: each has a name of its own, a severity and a line for people."""

import pytest

from tests.unit.indicators.small import HELD, NEW, OPEN, SET, OnDisk
from trygvej.indicators.catalogue import load
from trygvej.indicators.validators import MEANING_RULES, REFERENCE_RULES, SHAPE_RULES, rules_page, validate
from trygvej.indicators.validators.base import Rule

RULES = (*SHAPE_RULES, *MEANING_RULES)


def test_names_are_used_once() -> None:
    assert len({one.name for one in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_is_for(rule: Rule) -> None:
    assert rule.severity in ("error", "warning")
    assert rule.check.__doc__
    line = next(one for one in rules_page().splitlines() if f"`{rule.name}`" in one)
    assert rule.severity in line
    assert rule.check.__doc__.splitlines()[0].rstrip(".") in line


def test_problems_come_in_the_order_of_files_and_lines(disk: OnDisk) -> None:
    disk.change(HELD, "- signs.open-always", "- signs.nowhere")
    disk.change(HELD, "  sv: held sv", "  sv: held sv.")
    disk.change(OPEN, "open_always: false", "open_always: true")
    disk.change(SET, "count: 3", "count: 2")
    disk.change(NEW, "source: own", "source: other")
    disk.lock()
    places = [(one.file, one.line) for one in disk.problems()]
    assert places == sorted(places)
    assert {file for file, _ in places} == {HELD, NEW, OPEN, SET}


def test_some_rules_alone(disk: OnDisk) -> None:
    disk.change(SET, "count: 3", "count: 2")
    disk.change(HELD, "source: own", "source: other")
    assert [one.rule for one in validate(load(disk.path)[0], REFERENCE_RULES)] == ["sources-known"]
