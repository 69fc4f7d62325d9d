"""The reader of the law is merciless."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from trygvej.records.law.cli import folder
from trygvej.records.law.reader import read_law
from trygvej.records.public import Amount, Case, Event, Status, running

PERIOD = """
  - id: dk-more
    kind: reflection
    begins: 2030-01-01
    statuses: [no-lawful-stay]
    first: {days: 30}
    source: "made for a test"
    trust: own-choice
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder(), tmp_path / "rules"))


def _add(rules: Path, text: str, name: str = "DK/periods.yml") -> None:
    file = rules / name
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_what_is_well_written_is_read(rules: Path) -> None:
    _add(rules, PERIOD)
    assert "dk-more" in {one.id for one in read_law(rules).periods["DK"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PERIOD + "    surprise: 1\n", "surprise"),
        (PERIOD + "    trust: law\n", "trust stands there twice"),
        (PERIOD.replace("dk-more", "dk-reflection-2007"), "dk-reflection-2007 stands there twice"),
        (PERIOD.replace("2030-01-01", "2007-08-01"), "from the same day on"),
        (PERIOD.replace("no-lawful-stay", "tourist"), "tourist"),
        (PERIOD.replace("{days: 30}", "{days: 30, months: 1}"), "days or months"),
        (PERIOD.replace("{days: 30}", "{days: 0}"), "greater than 0"),
        (PERIOD.replace("    first: {days: 30}\n", "    extend_for: [need]\n"), "cannot be extended"),
        (PERIOD.replace('    source: "made for a test"\n', ""), "source"),
    ],
)
def test_what_is_wrong_is_refused_with_the_reason(rules: Path, text: str, said: str) -> None:
    _add(rules, text)
    with pytest.raises(ValueError, match=said):
        read_law(rules)


def test_an_authority_that_is_nowhere_described_is_refused(rules: Path) -> None:
    said = "id: dk-x, step: decision, begins: 2030-01-01, authorities: [dk-nobody], source: none, trust: law"
    _add(rules, "  - {" + said + "}\n", "DK/competence.yml")
    with pytest.raises(ValueError, match="dk-nobody"):
        read_law(rules)


def test_a_pause_where_the_law_has_one_moves_the_end_and_the_limit(rules: Path) -> None:
    _add(rules, PERIOD + "    pause: stops\n    at_most: {days: 100}\n    extend_for: [need]\n")
    start = date(2030, 2, 1)
    events = (
        Event("paused", date(2030, 2, 10)),
        Event("resumed", date(2030, 2, 20)),
        Event("extended", date(2030, 2, 21), Amount(days=90), "need"),  # type: ignore[arg-type]  # as a file says it
    )
    found = running(read_law(rules), Case("DK", Status.NO_LAWFUL_STAY, start, events=events), date(2030, 3, 1))
    assert [one.trouble for one in found.problems] == ["shortened"]
    assert (found.end, found.longest) == (date(2030, 5, 22), date(2030, 5, 22))  # 100 days and the 10 that stood still


def test_a_period_that_stands_still_is_not_over(rules: Path) -> None:
    _add(rules, PERIOD + "    pause: stops\n")
    case = Case("DK", Status.NO_LAWFUL_STAY, date(2030, 2, 1), events=(Event("paused", date(2030, 2, 10)),))
    found = running(read_law(rules), case, date(2031, 1, 1))
    assert not found.over(date(2031, 1, 1))
    assert found.paused == date(2030, 2, 10)


def test_who_was_told_stands_with_the_step_it_was_about() -> None:
    start = date(2024, 1, 1)
    told = Event("told", date(2024, 1, 2), whom="the person")
    found = running(read_law(folder()), Case("DK", Status.NO_LAWFUL_STAY, start, events=(told,)), date(2024, 1, 5))
    assert [one.told for one in found.steps] == [(told,)]
