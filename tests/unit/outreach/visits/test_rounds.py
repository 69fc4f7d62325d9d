"""Rounds: who goes, in which order, and who is told when nobody is heard from."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.unit.outreach import make
from trygvej.access.models import Notice
from trygvej.access.public import Denied, LogEntry, MoveRefused, Role, Who, command, of
from trygvej.outreach.models import Round, Visit
from trygvej.outreach.states import AdvertState, RoundState, VisitState
from trygvej.outreach.visits import rounds

pytestmark = pytest.mark.django_db
NOW = make.NOW
HOUR = timedelta(hours=1)
TIMER = command("outreach alarms")


@pytest.fixture
def by() -> Who:
    return make.who()


def plan(by: Who, **more: Any) -> Round:
    team = make.organisation()
    given = {
        "organisation": team, "name": "Fredag", "starts_at": NOW, "check_in_by": NOW + 3 * HOUR, "leader": by.person,
        "members": [make.worker()], "alarm_to": make.worker(), "alone_because": "", "by": by, "at": NOW,
    }  # fmt: skip
    return rounds.plan_round(**{**given, **more})


def test_a_round_has_its_people_and_a_row_in_the_log(by: Who) -> None:
    made = plan(by)
    assert by.user in made.members.all()
    assert made.members.count() == 2
    assert LogEntry.objects.filter(verb="outreach.round.plan", ids=[made.pk]).count() == 1


def test_nobody_goes_alone_without_a_reason(by: Who) -> None:
    with pytest.raises(MoveRefused):
        plan(by, members=[])
    with pytest.raises(MoveRefused):
        plan(by, members=[], alone_because="   ")
    assert plan(by, members=[], alone_because="Kollegaen er syg; kun kendte steder").alone_because


def test_the_one_who_is_told_stays_behind_and_the_check_in_comes_after_the_start(by: Who) -> None:
    with pytest.raises(MoveRefused):
        plan(by, alarm_to=by.person)
    with pytest.raises(MoveRefused):
        plan(by, check_in_by=NOW)
    assert not Round.objects.exists()


def test_a_round_of_another_organisation_cannot_be_planned_or_moved(by: Who) -> None:
    other = make.organisation(name="Et andet team")
    with pytest.raises(Denied):
        plan(by, organisation=other)
    assert not Round.objects.exists()
    theirs = make.round_(of(make.worker(team=other)), organisation=other)
    for act in (rounds.start, rounds.end, rounds.cancel, rounds.check_in):
        with pytest.raises(Denied):
            act(round_=theirs, by=by, at=NOW)


@pytest.mark.parametrize(
    ("act", "state", "then"),
    [
        (rounds.start, RoundState.PLANNED, RoundState.UNDER_WAY),
        (rounds.start, RoundState.ENDED, None),
        (rounds.check_in, RoundState.UNDER_WAY, RoundState.UNDER_WAY),
        (rounds.check_in, RoundState.PLANNED, None),
        (rounds.end, RoundState.UNDER_WAY, RoundState.ENDED),
        (rounds.end, RoundState.CANCELLED, None),
        (rounds.cancel, RoundState.PLANNED, RoundState.CANCELLED),
        (rounds.cancel, RoundState.UNDER_WAY, None),
    ],
)
def test_the_moves_of_a_round(by: Who, act: Any, state: RoundState, then: RoundState | None) -> None:
    made = make.round_(by, state=state)
    if then is None:
        with pytest.raises(MoveRefused):
            act(round_=made, by=by, at=NOW)
        made.refresh_from_db()
        assert made.state == state
    else:
        assert act(round_=made, by=by, at=NOW).state == then


def test_the_same_place_is_one_stop_and_its_adverts_stand_as_planned(by: Who) -> None:
    made, place = make.round_(by), make.place()
    one, two = make.advert(), make.advert(state=AdvertState.SET_ASIDE)
    first = rounds.plan_visit(round_=made, place=place, adverts=[one], by=by, at=NOW)
    again = rounds.plan_visit(round_=made, place=place, adverts=[two], by=by, at=NOW)
    assert first == again
    assert set(first.adverts.all()) == {one, two}
    for advert in (one, two):
        advert.refresh_from_db()
        assert advert.state == AdvertState.PLANNED


def test_taking_a_visit_off_puts_its_adverts_back_on_the_list(by: Who) -> None:
    advert = make.advert()
    made = make.round_(by)
    visit = rounds.plan_visit(round_=made, place=make.place(), adverts=[advert], by=by, at=NOW)
    rounds.cancel_visit(visit=visit, by=by, at=NOW)
    advert.refresh_from_db()
    assert advert.state == AdvertState.NEW
    with pytest.raises(MoveRefused):
        rounds.cancel_visit(visit=visit, by=by, at=NOW)
    with pytest.raises(MoveRefused):
        rounds.reorder(visit=visit, step=-1, by=by)


def test_calling_a_round_off_takes_its_visits_with_it(by: Who) -> None:
    made = make.round_(by, state=RoundState.PLANNED)
    advert = make.advert()
    visit = rounds.plan_visit(round_=made, place=make.place(), adverts=[advert], by=by, at=NOW)
    rounds.cancel(round_=made, by=by, at=NOW)
    advert.refresh_from_db()
    assert (Visit.objects.get(pk=visit.pk).state, advert.state) == (VisitState.CANCELLED, AdvertState.NEW)


def test_an_ended_round_takes_no_new_visit(by: Who) -> None:
    with pytest.raises(MoveRefused):
        rounds.plan_visit(round_=make.round_(by, state=RoundState.ENDED), place=make.place(), adverts=[], by=by, at=NOW)


def test_the_order_of_the_route(by: Who) -> None:
    made = make.round_(by)
    a, b, c = (make.visit(made) for _ in range(3))
    rounds.reorder(visit=c, step=-1, by=by)
    rounds.reorder(visit=a, step=-1, by=by)  # is first already
    assert list(made.visits.order_by("position")) == [a, c, b]


def alarms(at: datetime) -> int:
    return rounds.raise_alarms(by=TIMER, at=at)


def test_the_alarm_tells_the_one_named_and_the_coordinators_once(by: Who) -> None:
    coordinator, elsewhere = make.worker(Role.COORDINATOR), make.worker(Role.COORDINATOR, "SE")
    made = make.round_(by)
    assert alarms(made.check_in_by) == 0
    assert alarms(made.check_in_by + timedelta(seconds=1)) == 1
    assert alarms(made.check_in_by + HOUR) == 0
    told = {one.user for one in Notice.objects.all()}
    assert told == {made.alarm_to, coordinator}
    assert elsewhere not in told
    assert all(one.mailed_at is None and one.address == f"/rounds/{made.pk}/" for one in Notice.objects.all())
    assert LogEntry.objects.filter(verb="outreach.round.alarm", ids=[made.pk]).count() == 1


def test_a_check_in_moves_the_clock_on_and_silence_after_it_is_an_alarm_too(by: Who) -> None:
    made = make.round_(by)
    kept = rounds.check_in(round_=made, by=by, at=NOW + HOUR)
    assert kept.check_in_by == NOW + 4 * HOUR
    assert alarms(NOW + 3.5 * HOUR) == 0
    assert alarms(NOW + 4.5 * HOUR) == 1


def test_those_who_were_told_hear_that_all_is_well_and_a_new_silence_alarms_anew(by: Who) -> None:
    made = make.round_(by)
    assert alarms(NOW + 4 * HOUR) == 1
    rounds.check_in(round_=made, by=by, at=NOW + 5 * HOUR)
    assert [one.text for one in Notice.objects.order_by("pk")] == [
        "A round has not checked in",
        "The round was heard from",
    ]
    assert alarms(NOW + 9 * HOUR) == 1
    rounds.end(round_=made, by=by, at=NOW + 10 * HOUR)
    assert Notice.objects.filter(text="The round was heard from").count() == 2
    assert alarms(NOW + 99 * HOUR) == 0


def test_a_round_that_was_neither_begun_nor_called_off_alarms(by: Who) -> None:
    made = make.round_(by, state=RoundState.PLANNED)
    off = make.round_(by, state=RoundState.CANCELLED)
    assert alarms(NOW + 4 * HOUR) == 1
    assert {one.address for one in Notice.objects.all()} == {f"/rounds/{made.pk}/"}
    assert off.alarmed_at is None


def test_only_the_timer_raises_alarms(by: Who) -> None:
    with pytest.raises(Denied):
        rounds.raise_alarms(by=by, at=NOW)
