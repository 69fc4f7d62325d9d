"""The law of periods and of competence: a table of dated cases, and what holds for every case there could be."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from config.cli import main
from trygvej.records.law.cli import folder
from trygvej.records.law.reader import read_law
from trygvej.records.public import Amount, Case, Event, Kind, Reason, Status, Step, running

LAW = read_law(folder())
TABLE = yaml.safe_load((Path(__file__).parent / "law_cases.yml").read_text(encoding="utf-8"))


def _event(day: date, length: str, reason: str) -> Event:
    unit = {"d": "days", "m": "months"}[length[-1]]
    return Event("extended", day, Amount(**{unit: int(length[:-1])}), Reason(reason))


def _case(row: dict[str, Any]) -> Case:
    return Case(
        row["country"], Status(row["status"]), row["start"], Kind(row.get("kind", "reflection")),
        row.get("age", "adult"), tuple(_event(*one) for one in row.get("extended", [])),
    )  # fmt: skip


def test_the_table_has_sixty_cases_or_more() -> None:
    assert len(TABLE["periods"]) >= 60
    assert len({one["id"] for one in TABLE["periods"]}) == len(TABLE["periods"])


@pytest.mark.parametrize("row", TABLE["periods"], ids=lambda row: row["id"])
def test_a_dated_case_ends_when_the_law_says(row: dict[str, Any]) -> None:
    found = running(LAW, _case(row), row["asked"])
    assert (found.end, found.longest) == (row.get("end"), row.get("longest"))
    assert [one.trouble for one in found.problems] == row.get("trouble", [])
    if "rule" in row:
        assert found.rule is not None
        assert found.rule.id == row["rule"]
        assert len(found.rule.source) > 20


@pytest.mark.parametrize("row", TABLE["competences"], ids=lambda row: f"{row['country']}-{row['status']}-{row['step']}")
def test_who_is_competent(row: dict[str, Any]) -> None:
    rule = LAW.competence(row["country"], Step(row["step"]), Status(row["status"]), row["asked"])
    assert (None if rule is None else list(rule.authorities)) == row["who"]


DAYS = st.dates(date(2006, 1, 1), date(2026, 12, 31))
AMOUNTS = st.one_of(
    st.integers(1, 400).map(lambda n: Amount(days=n)), st.integers(1, 14).map(lambda n: Amount(months=n))
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    start = draw(DAYS)
    events = draw(
        st.lists(
            st.builds(
                Event,
                st.sampled_from(["extended", "extended", "paused", "resumed", "ended", "told"]),
                st.integers(-5, 500).map(lambda n: start + timedelta(days=n)),
                AMOUNTS,
                st.sampled_from(Reason),
            ),
            max_size=5,
        )
    )
    return Case(
        draw(st.sampled_from(LAW.countries)), draw(st.sampled_from(Status)), start, draw(st.sampled_from(Kind)),
        draw(st.sampled_from(["adult", "child"])), tuple(events),
    )  # fmt: skip


@given(cases(), st.integers(0, 600))
def test_no_day_lies_before_its_cause(case: Case, later: int) -> None:
    found = running(LAW, case, case.start + timedelta(days=later))
    assert found.end is None or found.end >= case.start
    for step in found.steps:
        assert step.day >= case.start
        assert step.until is None or step.until >= step.day
    assert found.longest is None or found.longest > case.start


@given(cases(), st.integers(0, 600))
def test_an_extension_never_shortens(case: Case, later: int) -> None:
    untils = [(step.what, step.until) for step in running(LAW, case, case.start + timedelta(days=later)).steps]
    for (_before, until), (what, then) in pairwise(untils):
        assert what == "ended" or (until is not None and then is not None and then >= until)


@given(cases(), st.integers(0, 600))
def test_the_whole_is_never_longer_than_the_law_in_force_allowed(case: Case, later: int) -> None:
    found = running(LAW, case, case.start + timedelta(days=later))
    for step in found.steps:
        if step.what == "extended":
            rule = LAW.period(case.country, case.kind, case.status, case.age, step.day)
            assert rule is not None
            if isinstance(rule.at_most, Amount):
                assert step.until is not None
                assert step.until <= rule.at_most.after(case.start)


@given(cases(), st.integers(0, 600))
def test_nothing_that_was_asked_for_passes_unseen(case: Case, later: int) -> None:
    on = case.start + timedelta(days=later)
    found = running(LAW, case, on)
    if found.end is not None:
        known = [one for one in case.events if one.day <= on]
        told = sum(len(step.told) for step in found.steps)
        cut = sum(one.trouble == "shortened" for one in found.problems)
        assert len(known) == len(found.steps) - 1 + told + len(found.problems) - cut


@given(DAYS, DAYS)
def test_what_is_over_is_not_called_running(start: date, on: date) -> None:
    found = running(LAW, Case("NO", Status.NO_LAWFUL_STAY, start), on)
    if found.end is not None:
        assert found.over(on) == (on > found.end)
        assert found.left(on) == (found.end - on).days


def test_the_last_working_day_is_named_where_the_last_day_is_none() -> None:
    case = Case("DK", Status.NO_LAWFUL_STAY, date(2024, 3, 1))  # ends on Sunday, 31 March 2024
    found = running(LAW, case, date(2024, 3, 2), working=lambda day: day.weekday() < 5)
    assert (found.end, found.act_by) == (date(2024, 3, 31), date(2024, 3, 29))


def test_explain_names_days_sources_and_who_decides() -> None:
    args = ["rules", "explain", "--country", "DK", "--start", "2010-05-01", "--on", "2010-06-01", "--extend",
            "2010-05-20:90d:prepared-return", "--kind", "reflection"]  # fmt: skip
    danish = CliRunner().invoke(main, args)
    assert danish.exit_code == 0
    for said in ("9.8.2010", "Danish action plan 2011-2014", "Udlændingestyrelsen"):
        assert said in danish.output
    swedish = CliRunner().invoke(main, [*args, "--lang", "sv"])
    assert "2010-08-09" in swedish.output
    assert "Betänketid" in swedish.output


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--country", "XX"], "DK, FI"),
        (["--country", "DK", "--extend", "nonsense"], "DATE:LENGTH:REASON"),
        (["--country", "DK", "--extend", "2010-05-20:5d:because"], "special-reasons"),
        (["--country", "DK", "--on", "soon"], "%Y-%m-%d"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_write(args: list[str], said: str) -> None:
    ended = CliRunner().invoke(main, ["rules", "explain", *args])
    assert ended.exit_code == 2
    assert said in ended.output
