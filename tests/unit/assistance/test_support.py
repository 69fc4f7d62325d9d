"""Help begins at once, depends on nothing, and a no has no consequence."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.unit.assistance.make import NOW, Role, browser, journey, later, organisation, service, support, who, worker
from trygvej.access.public import Denied, LogEntry, MoveRefused, of
from trygvej.assistance import checklists, queries
from trygvej.assistance.models import PlaceStay, PlanStep, Support
from trygvej.assistance.public import (
    Happened,
    NewStep,
    add_step,
    ask_service,
    begin,
    begin_period,
    give_contact,
    happen,
    move,
    move_leaving,
    move_place,
    move_step,
    name_representative,
    note_child,
    offer,
    refuse,
    reserve,
    set_needs,
    standing,
    weigh,
    write_leaving,
)
from trygvej.journey.public import erase_journey, let_in
from trygvej.journey.telling import time_line

DAY = NOW.date()


@pytest.mark.django_db
def test_it_begins_once_with_a_contact_person_and_asks_for_no_decision() -> None:
    by = who(Role.CONSULTANT)
    one = journey(by)
    first, second = (begin(journey=one, by=by, at=NOW) for _n in range(2))
    assert first == second
    assert first.contact == by.user
    assert {"decision", "identified", "status"}.isdisjoint(field.name for field in Support._meta.get_fields())


@pytest.mark.django_db
def test_an_authority_reads_nothing_of_the_help() -> None:
    by = who(Role.CONSULTANT)
    one, office = support(by), organisation(name="Afgørelseskontoret")
    let_in(journey=one.journey, organisation=office, ground="law", by=by, at=NOW)
    authority = worker(Role.AUTHORITY, team=office)
    assert list(queries.supports(of(authority))) == []
    assert time_line(of(authority), one.journey, NOW) == []
    assert browser(authority).get(reverse("assistance:support", args=[one.pk])).status_code == 403
    with pytest.raises(Denied):
        refuse(support=one, need="shelter", said="", by=of(authority), at=NOW)


@pytest.mark.django_db
def test_a_no_to_everything_leaves_everything_open() -> None:
    by = who(Role.CONSULTANT)
    one = support(by)
    before = Support.objects.values("state", "path", "contact", "next_risk_on").get(pk=one.pk)
    refuse(support=one, need="everything", said="Ikke nu", by=by, at=NOW)
    assert Support.objects.values("state", "path", "contact", "next_risk_on").get(pk=one.pk) == before
    ask_service(support=one, service=service("legal"), consent="spoken", by=by, at=later(30))
    assert offer(support=one, by=by, at=later(30)).state == "offered"


@pytest.mark.django_db
def test_without_consent_there_is_no_service() -> None:
    by = who(Role.CONSULTANT)
    with pytest.raises(MoveRefused, match="agreed"):
        ask_service(support=support(by), service=service(), consent="", by=by, at=NOW)


@pytest.mark.django_db
def test_the_plan_moves_and_what_is_late_is_shown_first() -> None:
    by = who(Role.CONSULTANT)
    one = support(by)
    step = add_step(
        support=one, what=NewStep("emergency", "Tandlæge", own_words="Jeg vil kunne spise", due_on=DAY), by=by, at=NOW
    )
    assert any("Tandlæge" in each.one.what for each in queries.due_of(by, DAY + timedelta(days=1), mine=True))
    line = time_line(by, one.journey, later(1))
    assert (line[0].overdue, "Tandlæge" in line[0].what) == (True, True)
    move_step(step=step, name="done", by=by, at=later(1))
    with pytest.raises(MoveRefused):
        move_step(step=step, name="done", by=by, at=later(1))
    assert PlanStep.objects.get().done_at == later(1)
    assert not any(one.overdue and "Tandlæge" in one.what for one in time_line(by, one.journey, later(1)))


@pytest.mark.django_db
def test_risks_are_due_at_once_then_again_and_a_weighing_needs_a_plan() -> None:
    by = who(Role.CONSULTANT)
    one = support(by)
    assert one.next_risk_on == DAY + timedelta(days=1)
    with pytest.raises(MoveRefused):
        weigh(support=one, occasion="start", answers={}, plan=" ", by=by, at=NOW)
    with pytest.raises(MoveRefused):
        weigh(support=one, occasion="event", answers={}, plan="Ring 112", by=by, at=NOW)
    weigh(support=one, occasion="start", answers={"threats": {"value": "present"}}, plan="Ring 112", by=by, at=NOW)
    one.refresh_from_db()
    assert one.next_risk_on == DAY + timedelta(days=30)


@pytest.mark.django_db
def test_only_a_child_has_a_representative_and_the_new_one_follows_the_old() -> None:
    by = who(Role.CONSULTANT)
    with pytest.raises(MoveRefused):
        name_representative(support=support(by), kind="guardian", name="Bo", since=DAY, by=by, at=NOW)
    child = support(by, age="doubt")
    assert any(one.overdue and "speaks for the child" in one.what for one in time_line(by, child.journey, NOW))
    for name, day in (("Bo", DAY), ("Liv", DAY + timedelta(days=9))):
        name_representative(support=child, kind="guardian", name=name, since=day, by=by, at=NOW)
    assert [(one.name, one.until) for one in child.representatives.all()] == [
        ("Bo", DAY + timedelta(days=9)), ("Liv", None),
    ]  # fmt: skip
    note_child(support=child, best_interest="Ro og skole", own_view="Jeg vil i skole", by=by, at=NOW)


@pytest.mark.django_db
def test_a_period_follows_the_law_and_says_no_with_a_reason() -> None:
    by = who(Role.CONSULTANT)
    one = support(by)
    period = begin_period(support=one, kind="reflection", stay="no-lawful-stay", start=date(2026, 11, 1), by=by, at=NOW)
    assert standing(period, DAY).end == date(2026, 12, 1)
    happen(period=period, what=Happened("extended", DAY, 30, "prepared-return", ""), by=by, at=NOW)
    assert standing(period, DAY).end == date(2026, 12, 31)
    for what in (Happened("extended", DAY, 200, "special-reasons"), Happened("extended", DAY, 5, "investigation")):
        with pytest.raises(MoveRefused):
            happen(period=period, what=what, by=by, at=NOW)
    assert period.events.count() == 1
    happen(period=period, what=Happened("told", DAY, whom="Personen, med tolk"), by=by, at=NOW)
    assert standing(period, DAY).steps[-1].told[0].whom == "Personen, med tolk"


@pytest.mark.django_db
def test_nobody_travels_before_everything_is_there() -> None:
    by = who(Role.CONSULTANT)
    one = support(by, age="child")
    leaving = offer(support=one, by=by, at=NOW)
    move_leaving(leaving=leaving, name="want", by=by, at=NOW)
    with pytest.raises(MoveRefused, match="language"):
        move_leaving(leaving=leaving, name="consent", by=by, at=NOW)
    write_leaving(leaving=leaving, informed="Alt", consent_language="ro", by=by, at=NOW)
    move_leaving(leaving=leaving, name="consent", by=by, at=NOW)
    with pytest.raises(MoveRefused) as told:
        move_leaving(leaving=leaving, name="prepare", by=by, at=NOW)
    assert len(str(told.value).split(". ")) == 6
    write_leaving(leaving=leaving, documents="Pas", receiver="En forening", receiver_confirmed_on=DAY,
                  reintegration="Skole", by=by, at=NOW)  # fmt: skip
    weigh(support=one, occasion="return", answers={}, plan="Ring til os", by=by, at=later(1))
    name_representative(support=one, kind="guardian", name="Bo", since=DAY, by=by, at=NOW)
    move_leaving(leaving=leaving, name="prepare", by=by, at=later(2))
    done = move_leaving(leaving=leaving, name="travel", day=DAY, by=by, at=later(3))
    assert done.travelled_on == DAY
    assert one.periods.get(kind="reintegration").start == DAY


@pytest.mark.django_db
def test_a_consent_can_be_taken_back_until_the_journey() -> None:
    by = who(Role.CONSULTANT)
    leaving = offer(support=support(by), by=by, at=NOW)
    move_leaving(leaving=leaving, name="want", by=by, at=NOW)
    write_leaving(leaving=leaving, informed="Alt", consent_language="en", by=by, at=NOW)
    move_leaving(leaving=leaving, name="consent", by=by, at=NOW)
    assert move_leaving(leaving=leaving, name="refuse", by=by, at=NOW).consent_at is None
    assert move_leaving(leaving=leaving, name="offer", by=by, at=NOW).state == "offered"


@pytest.mark.django_db
def test_closed_is_closed_until_it_is_opened_again() -> None:
    by = who(Role.CONSULTANT)
    one = support(by)
    with pytest.raises(MoveRefused):
        move(support=one, name="close", by=by, at=NOW)
    move(support=one, name="close", ending="Bor hos en søster. Kan ringe.", by=by, at=NOW)
    with pytest.raises(MoveRefused):
        set_needs(support=one, needs={}, path="open", by=by, at=NOW)
    refuse(support=one, need="job", said="", by=by, at=NOW)
    assert move(support=one, name="reopen", by=by, at=later(1)).state == "open"


@pytest.mark.django_db
def test_the_contact_person_works_where_the_person_is_helped() -> None:
    by = who(Role.CONSULTANT)
    one, colleague = support(by), worker(Role.PROVIDER)
    assert give_contact(support=one, to=colleague, by=by, at=NOW).contact == colleague
    with pytest.raises(MoveRefused):
        give_contact(support=one, to=worker(Role.PROVIDER, "SE"), by=by, at=NOW)


@pytest.mark.django_db
def test_an_organisation_writes_its_own_list_and_ticks_stay() -> None:
    by = who(Role.CONSULTANT)
    one = support(by)
    first = checklists.lines(one.organisation, "begin", "da")[0]
    checklists.tick(support=one, item=first.item, done=True, by=by, at=NOW)
    assert dict(checklists.of_support(one, "da"))["De første timer"][0].ticked
    checklists.write(organisation=one.organisation, step="begin", texts=["Te", "Ro"], by=by, at=NOW)
    tea, _calm = checklists.lines(one.organisation, "begin", "da")
    checklists.tick(support=one, item=tea.item, done=True, by=by, at=NOW)
    checklists.write(organisation=one.organisation, step="begin", texts=["Ro", "Te", ""], by=by, at=NOW)
    assert [(one.text, one.ticked) for one in dict(checklists.of_support(one, "da"))["De første timer"]] == [
        ("Ro", False), ("Te", True),
    ]  # fmt: skip
    checklists.write(organisation=one.organisation, step="begin", texts=[], by=by, at=NOW)
    assert checklists.lines(one.organisation, "begin", "da")[0] == first


@pytest.mark.django_db
def test_erasing_a_person_erases_the_help_as_well() -> None:
    by = who(Role.CONSULTANT)
    one = support(by)
    add_step(support=one, what=NewStep("later", "Danskkursus"), by=by, at=NOW)
    weigh(support=one, occasion="start", answers={}, plan="Ring 112", by=by, at=NOW)
    erase_journey(journey=one.journey, why="the person asked", by=by, at=NOW)
    assert "Danskkursus" not in PlanStep.objects.get().step
    assert "112" not in one.risks.get().plan
    assert Support.objects.get(pk=one.pk).needs is None
    assert LogEntry.objects.filter(why="the person asked").exists()


class NeverTwice(TestCase):
    """Whatever is reserved, moved into and freed in whatever order, no night has more persons than places."""

    @settings(max_examples=25)
    @given(
        st.integers(1, 3),
        st.lists(st.tuples(st.integers(0, 12), st.one_of(st.none(), st.integers(0, 6)), st.booleans()), max_size=9),
    )
    def test_no_night_has_more_persons_than_places(
        self, places: int, wanted: list[tuple[int, int | None, bool]]
    ) -> None:
        by = who(Role.CONSULTANT)
        one, house = support(by), service(places=places)
        for begins, nights, freed in wanted:
            since = DAY + timedelta(days=begins)
            until = None if nights is None else since + timedelta(days=nights)
            try:
                stay = reserve(support=one, service=house, since=since, until=until, by=by, at=NOW)
            except MoveRefused:
                continue
            if freed:
                move_place(stay=stay, name="release", by=by, at=NOW)
        taken = list(PlaceStay.objects.exclude(state="released").values_list("since", "until"))
        for day in (DAY + timedelta(days=n) for n in range(30)):
            assert sum(b <= day and (e is None or e >= day) for b, e in taken) <= places


@pytest.mark.django_db
def test_what_has_no_counted_places_is_not_reserved() -> None:
    by = who(Role.CONSULTANT)
    with pytest.raises(MoveRefused, match="counted"):
        reserve(support=support(by), service=service(places=None), since=DAY, by=by, at=NOW)
