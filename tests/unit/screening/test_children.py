"""The clock of a child: begun at once, told to those responsible, seen by them, stopped once."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.unit.screening.make import NOW, Role, browser, call, kept, later, who, worker
from trygvej.access.public import Denied, LogEntry, MoveRefused, command, of
from trygvej.screening import children
from trygvej.screening.models import ChildClock, Presence, Screening

pytestmark = pytest.mark.django_db


def test_the_consultants_of_the_country_are_told_at_once_without_content() -> None:
    here, there = worker(Role.CONSULTANT), worker(Role.CONSULTANT, "SE")
    call(who(Role.HOTLINE), child=Presence.PRESENT, seen="en hemmelighed")
    assert (here.notices.count(), there.notices.count()) == (1, 0)
    assert "hemmelighed" not in here.notices.get().text


@pytest.mark.parametrize("age", Screening.Age.values)
def test_a_child_in_doubt_is_a_child(age: str) -> None:
    made = kept(who(Role.SCREENER), age=age)
    child = age != Screening.Age.ADULT
    assert ChildClock.objects.count() == child
    assert (made.set_id == "screening-child") == child


def test_those_responsible_see_what_is_known_and_the_reading_is_logged() -> None:
    made = call(who(Role.HOTLINE), child=Presence.PRESENT, seen="Alene om natten.", anonymous=False, name="Melder M")
    user = worker(Role.CONSULTANT)
    clock = ChildClock.objects.get(origin=made.pk)
    page = browser(user).get(reverse("screening:child", args=[clock.pk])).content.decode()
    assert "Alene om natten." in page
    assert "Melder M" not in page
    assert LogEntry.objects.filter(user=user, verb="screening.child.read", ids=[clock.pk]).exists()


def test_who_began_it_sees_it_and_cannot_stop_it() -> None:
    by, other = who(Role.SCREENER), who(Role.SCREENER)
    kept(by, age=Screening.Age.CHILD)
    clock = ChildClock.objects.get()
    assert children.readable(by, clock.pk) == clock
    assert children.readable(other, clock.pk) is None
    with pytest.raises(Denied):
        children.meet(clock=clock, done="Vi mødtes", by=by, at=later(1))


def test_it_is_stopped_once_and_says_what_was_agreed() -> None:
    call(who(Role.HOTLINE), child=Presence.PRESENT)
    first, second = who(Role.CONSULTANT), who(Role.CONSULTANT)
    clock = ChildClock.objects.get()
    with pytest.raises(MoveRefused):
        children.meet(clock=clock, done="  ", by=first, at=later(1))
    children.meet(clock=clock, done="Kommunen og politiet mødtes.", by=first, at=later(1))
    with pytest.raises(MoveRefused):
        children.meet(clock=clock, done="Igen", by=second, at=later(2))
    assert ChildClock.objects.get().done == "Kommunen og politiet mødtes."


def test_those_responsible_are_reminded_once_before_it_runs_out() -> None:
    consultant, coordinator = worker(Role.CONSULTANT), worker(Role.COORDINATOR)
    call(who(Role.HOTLINE), child=Presence.PRESENT)
    by = command("test")
    assert children.remind(by=by, at=later(19)) == 0
    assert children.remind(by=by, at=later(20)) == 1
    assert children.remind(by=by, at=later(30)) == 0
    assert (consultant.notices.count(), coordinator.notices.count()) == (2, 1)


class TestClock(TestCase):
    """The time that is left."""

    @given(st.floats(0, 200))
    def test_late_means_that_the_hours_have_passed(self, hours: float) -> None:
        ChildClock.objects.all().delete()
        call(who(Role.HOTLINE), child=Presence.PRESENT)
        (clock,) = children.running(who(Role.CONSULTANT), later(hours))
        assert clock.late == (hours > 24)
        assert clock.record.due_at == later(24)


def test_the_list_shows_the_clock_to_those_responsible() -> None:
    call(who(Role.HOTLINE), child=Presence.PRESENT, at=NOW)
    page = browser(worker(Role.CONSULTANT)).get(reverse("screening:children")).content.decode()
    assert "late" in page or "left" in page
    assert browser(worker(Role.ANALYST)).get(reverse("screening:children")).status_code == 403
    assert children.running(of(worker(Role.CONSULTANT, "SE")), NOW) == []
