"""What is counted: every number of the page, from visits whose truth is known."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.unit.outreach import make
from tests.unit.outreach.learnt.past import DEBT, DRUGS, YOUNG, P, visited
from trygvej.access.public import Role, Who
from trygvej.outreach.learnt import groups, queries
from trygvej.outreach.learnt.queries import Asked
from trygvej.outreach.learnt.rules import learnt
from trygvej.outreach.models import Band, Presence, VisitedAdvert
from trygvej.outreach.states import VisitState

pytestmark = pytest.mark.django_db
RULE = learnt(make.NOW.date())
LEVEL = RULE.confidence


@pytest.fixture
def by() -> Who:
    return make.who(Role.ANALYST)


def counted(by: Who, **asked: Any) -> Any:
    return queries.counted(by, Asked(**asked))


def test_a_sign_is_held_against_what_could_be_told_and_the_rest_stands_beside_it(by: Who) -> None:
    visited(3, shown=[YOUNG], found={YOUNG: P.PRESENT})
    visited(1, shown=[YOUNG], found={YOUNG: P.ABSENT}, serious=False)
    visited(2, shown=[YOUNG], serious=None)
    visited(4, found={YOUNG: P.PRESENT})  # no advert showed it: it says nothing of what adverts show
    (line,) = queries.signs(counted(by), LEVEL)
    assert (line.indicator, line.confirmed.part, line.confirmed.whole, line.unknown) == (YOUNG, 3, 4, 2)
    assert (line.worried.part, line.worried.whole) == (3, 4)


def test_forty_visits_give_wide_intervals(by: Who) -> None:
    visited(20, shown=[YOUNG], found={YOUNG: P.PRESENT})
    visited(20, shown=[YOUNG], found={YOUNG: P.ABSENT}, serious=False)
    (line,) = queries.signs(counted(by), LEVEL)
    assert line.confirmed.percent == (50, 35, 65)


def test_a_visit_without_concern_counts_only_where_somebody_was_met(by: Who) -> None:
    (nobody,) = visited(serious=False)
    nobody.met = P.ABSENT
    nobody.save()
    visited(1, serious=False)
    visited(2)
    assert queries.totals(counted(by)) == {"visits": 4, "somebody": 3, "serious": 2, "fine": 1}


def test_what_was_found_and_no_advert_had_shown(by: Who) -> None:
    visited(2, shown=[YOUNG], found={DEBT: P.PRESENT})
    visited(1, found={DEBT: P.PRESENT, DRUGS: P.ABSENT}, serious=False)
    visited(5, band=None, found={DEBT: P.PRESENT})  # no advert led there
    assert [(one.indicator, one.found, one.serious) for one in queries.missed(counted(by))] == [(DEBT, 3, 2)]


def test_how_many_of_the_serious_ones_each_colour_covered(by: Who) -> None:
    visited(3, band=Band.RED)
    visited(1, band=Band.RED, serious=False)
    visited(1, band=Band.GREEN)
    visited(2, band=None)
    lines = {one.band: one for one in queries.bands(counted(by), LEVEL)}
    assert [lines[band].visits for band in (0, 1, 2, None)] == [4, 0, 1, 2]
    assert (lines[0].worried.part, lines[0].worried.whole) == (3, 4)
    assert [(lines[band].covered.part, lines[band].covered.whole) for band in (0, 1, 2)] == [(3, 4), (0, 4), (1, 4)]


def test_green_ones_that_were_serious_are_listed_for_those_who_may_read_the_visit(by: Who) -> None:
    first, second = visited(2, band=Band.GREEN)
    visited(1, band=Band.GREEN, serious=False)
    worker, elsewhere = make.who(), make.who(country="SE")
    assert queries.ranked_low(counted(worker), worker) == (2, [second, first])
    assert queries.ranked_low(counted(by), by) == (2, [])
    assert queries.ranked_low(counted(elsewhere), elsewhere) == (0, [])


def test_month_by_month(by: Who) -> None:
    visited(1, at=datetime(2026, 9, 30, 23, 30, tzinfo=make.NOW.tzinfo))  # October in Copenhagen
    visited(1, at=datetime(2026, 10, 5, tzinfo=make.NOW.tzinfo), serious=False, band=Band.YELLOW)
    visited(2, at=datetime(2026, 11, 5, tzinfo=make.NOW.tzinfo), serious=None)
    lines = queries.months(counted(by), LEVEL)
    assert [one.month for one in lines] == [date(2026, 10, 1), date(2026, 11, 1)]
    assert (lines[0].worried.part, lines[0].worried.whole) == (1, 2)
    assert (lines[0].red.part, lines[0].red.whole) == (1, 1)
    assert lines[1].worried.whole == 0


@pytest.mark.parametrize(
    ("asked", "n"),
    [
        ({}, 5),
        ({"since": make.NOW.date()}, 3),
        ({"until": make.NOW.date() - timedelta(days=1)}, 2),
        ({"town": "Aarhus"}, 1),
        ({"country": "DK"}, 5),
        ({"country": "SE"}, 0),
        ({"indicator": YOUNG}, 1),
    ],
)
def test_the_filter(by: Who, asked: dict[str, Any], n: int) -> None:
    visited(2, at=make.NOW - timedelta(days=40))
    visited(1, town="Aarhus")
    visited(1, shown=[YOUNG])
    visited(1, found={YOUNG: P.PRESENT})
    visited(3, country="SE")
    (planned,) = visited(1)
    planned.state = VisitState.PLANNED
    planned.save()
    assert counted(by, **asked).count() == n


def group_lines(found: list[groups.GroupLine]) -> list[tuple[str | None, int, int, int]]:
    return [(one.code, one.false.part, one.false.whole, one.differs) for one in found]


def test_false_alarms_of_a_group_that_has_more_than_the_others_are_marked(by: Who) -> None:
    visited(18, serious=False, origin="RO")
    visited(2, origin="RO")
    visited(5, serious=False)
    visited(35)
    found = groups.by_origin(queries.stood(counted(by)), RULE)
    assert group_lines(found) == [("", 5, 40, -1), ("RO", 18, 20, 1)]


def test_a_difference_that_chance_can_explain_is_not_marked(by: Who) -> None:
    visited(3, serious=False, language="sv")
    visited(2, language="sv")
    visited(4, serious=False)
    visited(6)
    found = groups.by_language(queries.stood(counted(by)), RULE)
    assert group_lines(found) == [("da", 4, 10, 0), ("sv", 3, 5, 0)]


def test_small_groups_are_put_together_and_left_out_where_even_that_is_small(by: Who) -> None:
    visited(10, serious=False, town="Odense")
    visited(4, town="Ribe")
    stood = queries.stood(counted(by))
    assert group_lines(groups.by_town(stood, RULE)) == [("Odense", 10, 10, 1)]
    visited(2, serious=False, town="Skagen")
    assert group_lines(groups.by_town(queries.stood(counted(by)), RULE))[-1] == (None, 2, 6, 0)


def test_green_adverts_and_visits_without_a_judgement_are_no_false_alarms(by: Who) -> None:
    visited(9, band=Band.GREEN, serious=False)
    visited(9, serious=None)
    assert groups.by_town(queries.stood(counted(by)), RULE) == []


def test_an_advert_that_states_two_origins_counts_for_both(by: Who) -> None:
    visited(6, serious=False, origin="BG,RO")
    visited(6, origin="RO")
    found = groups.by_origin(queries.stood(counted(by)), RULE)
    assert [(code, part, whole) for code, part, whole, _ in group_lines(found)] == [("RO", 6, 12), ("BG", 6, 6)]


def test_what_stood_is_counted_not_what_the_advert_says_today(by: Who) -> None:
    visited(5, serious=False, origin="RO")
    assert set(VisitedAdvert.objects.values_list("advert", flat=True)) == {None}  # the adverts themselves are gone
    assert group_lines(groups.by_origin(queries.stood(counted(by)), RULE)) == [("RO", 5, 5, 0)]


def test_unknown_is_never_absent(by: Who) -> None:
    visited(30, shown=[YOUNG], found={YOUNG: Presence.UNKNOWN})
    (line,) = queries.signs(counted(by), LEVEL)
    assert (line.confirmed.whole, line.unknown) == (0, 30)
    assert line.confirmed.value is None


def test_a_sign_covers_what_it_would_have_led_to(by: Who) -> None:
    visited(3, shown=[YOUNG])
    visited(1, shown=[DRUGS], band=Band.GREEN)
    visited(2, band=None)  # no advert led there: no sign could have
    visited(4, shown=[YOUNG], serious=False)
    covered = {one.indicator: (one.covered.part, one.covered.whole) for one in queries.signs(counted(by), LEVEL)}
    assert covered == {YOUNG: (3, 4), DRUGS: (1, 4)}


def test_of_the_adverts_of_a_colour_those_that_were_visited_are_told(by: Who) -> None:
    seen = make.advert(band=Band.RED)
    make.advert(band=Band.RED)
    make.advert(band=Band.GREEN)
    make.advert("SE", band=Band.RED)
    for _ in range(2):  # twice is one advert
        visited(1, advert=seen)
    assert queries.reached(by, Asked()) == {Band.RED: (1, 2), Band.GREEN: (0, 1)}
    assert queries.reached(by, Asked(town="Nowhere")) == {}
