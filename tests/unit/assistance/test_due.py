"""What is due is seen in time, by the one who can do something about it, and once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.unit.assistance.make import NOW, Role, browser, later, service, support, who, worker
from trygvej.access.models import Notice
from trygvej.access.public import Denied, Membership, MoveRefused, Who, command, of
from trygvej.access.retention import run
from trygvej.assistance.due import due, prepared
from trygvej.assistance.models import PlaceStay, PlanStep, Support
from trygvej.assistance.public import (
    Happened,
    NewStep,
    add_step,
    ask_service,
    change_step,
    happen,
    move,
    move_place,
    move_use,
    remind,
    reserve,
    set_needs,
    weigh,
)

pytestmark = pytest.mark.django_db
DAY = NOW.date()
CLOCK = command("test")


def _said(one: Support, days: int, *, late: bool = True) -> list[str]:
    found = prepared(Support.objects.filter(pk=one.pk)).get()
    return [each.what for each in due(found, DAY + timedelta(days=days)) if each.late == late]


def _calm(by: Who) -> Support:
    """Return a support in which nothing is due for a week."""
    one = support(by)
    add_step(support=one, what=NewStep("later", "Dansk", need="language-course"), by=by, at=NOW)
    weigh(support=one, occasion="start", answers={}, plan="Ring 112", by=by, at=NOW)
    return one


def test_a_wish_that_nobody_acts_on_is_due_after_a_week_and_no_longer_once_somebody_does() -> None:
    by = who(Role.CONSULTANT)
    one = _calm(by)
    wanted = {need: {"wanted": "present"} for need in ("legal", "language-course")}
    set_needs(support=one, needs={**wanted, "job": {"wanted": "absent"}}, path="open", by=by, at=NOW)
    assert _said(one, 7) == []
    assert [what for what in _said(one, 8) if "Legal advice" in what] == _said(one, 8) != []
    use = ask_service(support=one, service=service("legal"), consent="spoken", by=by, at=later(8))
    assert _said(one, 9) == []
    move_use(use=use, name="take_back", by=by, at=later(9))
    assert _said(one, 9) != []


def test_emergency_help_lasts_six_weeks_is_due_before_it_ends_and_can_be_extended() -> None:
    by = who(Role.CONSULTANT)
    one = _calm(by)
    weigh(support=one, occasion="interval", answers={}, plan="Ring 112", by=by, at=later(30))
    assert any("Emergency help ends" in what for what in _said(one, 40, late=False))
    assert any("Emergency help ran out" in what for what in _said(one, 43))
    happen(
        period=one.periods.get(), what=Happened("extended", DAY + timedelta(days=40), 14, "need"), by=by, at=later(40)
    )
    assert _said(one, 43) == []
    told = Happened("told", DAY + timedelta(days=56), whom="Personen")
    assert any("ran out" in what for what in _said(one, 57))
    happen(period=one.periods.get(), what=told, by=by, at=later(57))
    assert not any("ran out" in what for what in _said(one, 57))


def test_a_reserved_place_asks_whether_the_person_came_and_ends_on_the_day_it_is_left() -> None:
    by = who(Role.CONSULTANT)
    one = _calm(by)
    stay = reserve(support=one, service=service(), since=DAY, by=by, at=NOW)
    assert any("moved in" in what for what in _said(one, 1))
    move_place(stay=stay, name="move_in", by=by, at=NOW)
    assert _said(one, 1) == []
    move_place(stay=stay, name="release", by=by, at=later(5))
    assert PlaceStay.objects.get().until == DAY + timedelta(days=5)


def test_a_step_is_written_anew_only_while_it_is_open_and_a_closed_support_asks_for_nothing() -> None:
    by = who(Role.CONSULTANT)
    one = _calm(by)
    step = change_step(step=PlanStep.objects.get(), what=NewStep("later", "Norsk", due_on=DAY), by=by, at=NOW)
    assert _said(one, 1) == ["Plan: Norsk"]
    with pytest.raises(MoveRefused):
        change_step(step=step, what=NewStep("later", " "), by=by, at=NOW)
    move(support=one, name="close", ending="Kan ringe", by=by, at=NOW)
    assert _said(one, 500) == []


def test_the_contact_person_is_reminded_once_and_colleagues_when_that_one_has_gone() -> None:
    user, colleague = worker(Role.CONSULTANT), worker(Role.PROVIDER)
    one = _calm(of(user))
    assert remind(by=CLOCK, at=later(2)) == 0
    assert [remind(by=CLOCK, at=later(days)) for days in (31, 31, 32)] == [1, 0, 0]
    assert [note.user for note in Notice.objects.all()] == [user]
    assert "Sol" not in Notice.objects.get().text
    Membership.objects.filter(user=user).update(until=DAY)
    assert remind(by=CLOCK, at=later(40)) == 1
    assert Notice.objects.filter(user=colleague, address__contains=str(one.pk)).exists()
    with pytest.raises(Denied):
        remind(by=of(colleague), at=NOW)


def test_what_is_due_is_shown_to_the_one_who_can_act_and_to_colleagues_who_ask() -> None:
    user = worker(Role.CONSULTANT)
    one = support(of(user), age="child")
    address = reverse("assistance:due")
    for asks, query, seen in (
        (user, "", True),
        (worker(Role.PROVIDER), "", False),
        (worker(Role.PROVIDER), "?all=1", True),
    ):
        assert (one.journey.code in browser(asks, "da").get(address + query).content.decode()) is seen
    rows = browser(user, "da").get(reverse("assistance:export")).content.decode()
    assert one.journey.code in rows
    assert "Sol" not in rows


def test_when_its_time_has_passed_a_closed_support_goes_with_the_whole_case() -> None:
    by = who(Role.CONSULTANT)
    one, stays = _calm(by), _calm(by)
    move(support=one, name="close", ending="Kan ringe", by=by, at=NOW)
    run(by=CLOCK, on=DAY + timedelta(days=1825))
    one.journey.refresh_from_db()
    assert one.journey.erased_at is None
    run(by=CLOCK, on=DAY + timedelta(days=1827))
    kept = Support.objects.select_related("journey__key").get(pk=stays.pk)
    gone = Support.objects.select_related("journey__key").get(pk=one.pk)
    assert (gone.journey.erased_at is None, gone.needs, gone.journey.key) == (False, None, None)
    assert (kept.journey.erased_at, str(kept.journey.called)) == (None, "Sol")
