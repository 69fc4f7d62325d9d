"""What workers do with an advert: every move, what is refused, and what the log says."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.unit.outreach import make
from trygvej.access.public import Denied, LogEntry, MoveRefused, Role, Who, of
from trygvej.outreach.models import Advert
from trygvej.outreach.states import ADVERT_MOVES, AdvertState
from trygvej.outreach.worklist import actions

pytestmark = pytest.mark.django_db
TODAY = make.NOW.date()
ACTS: dict[str, dict[str, Any]] = {
    "take": {},
    "release": {},
    "snooze": {"until": TODAY + timedelta(days=7), "reason": "Afventer svar"},
    "wake": {},
    "set_aside": {"reason": "Kendt klinik"},
    "reopen": {},
}


def act(name: str, advert: Advert, by: Who) -> Advert:
    done: Advert = getattr(actions, name)(advert=advert, by=by, at=make.NOW, **ACTS[name])
    return done


@pytest.mark.parametrize("state", AdvertState.values)
@pytest.mark.parametrize("name", ACTS)
def test_every_move_does_what_the_table_says(name: str, state: str) -> None:
    by = make.who()
    until = TODAY if state == AdvertState.SNOOZED else None
    advert = make.advert(state=state, snoozed_until=until)
    if state in ADVERT_MOVES[name].sources:
        assert act(name, advert, by).state == ADVERT_MOVES[name].target
    else:
        with pytest.raises(MoveRefused, match=str(AdvertState(state).label)):
            act(name, advert, by)
        assert Advert.objects.get(pk=advert.pk).state == state


@pytest.mark.parametrize("name", ACTS)
def test_every_act_leaves_one_row_in_the_log(name: str) -> None:
    by = make.who()
    source = sorted(ADVERT_MOVES[name].sources)[0]
    advert = make.advert(state=source, snoozed_until=TODAY if source == AdvertState.SNOOZED else None)
    act(name, advert, by)
    row = LogEntry.objects.get()
    assert (row.user, row.verb, row.kind, row.ids) == (by.user, "outreach.advert.work", "Advert", [advert.pk])
    assert row.detail["move"] == name
    assert row.detail["from"] == source
    assert row.why == ACTS[name].get("reason", "")


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize(
    ("role", "country"), [(Role.CONSULTANT, "DK"), (Role.OUTREACH, "SE"), (Role.ADMINISTRATOR, "DK")]
)
def test_nobody_else_may(name: str, role: Role, country: str) -> None:
    advert = make.advert(country="DK", state=sorted(ADVERT_MOVES[name].sources)[0])
    with pytest.raises(Denied):
        act(name, advert, make.who(role, country))
    assert not LogEntry.objects.exists()


def test_of_two_who_take_at_once_one_wins_and_the_other_is_told_who() -> None:
    first, second = make.who(), make.who()
    advert = make.advert()
    seen_by_the_other = Advert.objects.get(pk=advert.pk)
    act("take", advert, first)
    with pytest.raises(MoveRefused, match=first.name):
        act("take", seen_by_the_other, second)
    assert Advert.objects.get(pk=advert.pk).taken_by == first.user


@pytest.mark.parametrize("name", ["release", "snooze", "set_aside"])
def test_what_a_colleague_has_taken_is_left_alone(name: str) -> None:
    holder = make.worker()
    advert = make.advert(state=AdvertState.TAKEN, taken_by=holder)
    with pytest.raises(MoveRefused, match=holder.name):
        act(name, advert, make.who())


def test_a_coordinator_may_act_for_one_who_is_ill() -> None:
    advert = make.advert(state=AdvertState.TAKEN, taken_by=make.worker())
    by = make.who(Role.COORDINATOR)
    assert act("take", advert, by).taken_by == by.user


def test_an_advert_can_be_given_to_a_colleague_who_may_work_with_it() -> None:
    by, colleague, abroad = make.who(), make.worker(), make.worker(country="SE")
    advert = make.advert()
    with pytest.raises(MoveRefused, match=abroad.name):
        actions.take(advert=advert, by=by, at=make.NOW, to=abroad)
    assert actions.take(advert=advert, by=by, at=make.NOW, to=colleague).taken_by == colleague
    assert LogEntry.objects.get().detail["to"] == colleague.pk


def test_what_one_has_already_is_not_taken_again() -> None:
    by = make.who()
    advert = make.advert()
    act("take", advert, by)
    with pytest.raises(MoveRefused, match=by.name):
        act("take", advert, by)


def test_a_reason_and_a_day_to_come_are_asked_for() -> None:
    by, advert = make.who(), make.advert()
    with pytest.raises(MoveRefused):
        actions.snooze(advert=advert, by=by, at=make.NOW, until=TODAY, reason=" ")
    with pytest.raises(MoveRefused):
        actions.snooze(advert=advert, by=by, at=make.NOW, until=TODAY - timedelta(days=1), reason="x")
    with pytest.raises(MoveRefused):
        actions.set_aside(advert=advert, by=by, at=make.NOW, reason="")
    assert Advert.objects.get(pk=advert.pk).state == AdvertState.NEW


def test_what_was_put_off_is_new_again_the_day_after_by_itself() -> None:
    advert = make.advert(state=AdvertState.SNOOZED, snoozed_until=date(2026, 11, 19))
    assert actions.standing(advert, date(2026, 11, 19)) == AdvertState.SNOOZED
    assert actions.standing(advert, date(2026, 11, 20)) == AdvertState.NEW
    assert act("snooze", advert, make.who()).snoozed_until == TODAY + timedelta(days=7)


def test_reason_holder_and_day_go_when_the_advert_comes_back() -> None:
    by = of(make.worker())
    advert = act("set_aside", make.advert(), by)
    assert advert.state_reason == "Kendt klinik"
    advert = act("reopen", advert, by)
    assert (advert.state_reason, advert.taken_by, advert.snoozed_until) == ("", None, None)
