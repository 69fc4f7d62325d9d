"""One person's way: who takes part sees it, nobody else; who read it is known; erased means erased."""

import pytest
from django.urls import reverse

from tests.unit.journey.make import NOW, Role, browser, journey, later, organisation, who, worker
from trygvej.access.public import Denied, LogEntry, MoveRefused, of
from trygvej.journey import queries
from trygvej.journey.models import Journey, Participation
from trygvej.journey.public import erase_journey, let_in, take_out

pytestmark = pytest.mark.django_db


def test_a_code_says_nothing_and_names_one_person() -> None:
    by = who(Role.CONSULTANT)
    codes = {journey(by).code for _n in range(20)}
    assert len(codes) == 20
    assert all(len(code) == 7 and "Sol" not in code for code in codes)


def test_only_those_who_take_part_see_it() -> None:
    by, other = who(Role.CONSULTANT), of(worker(Role.PROVIDER, team=organisation(name="Krisecenter Havly")))
    one = journey(by)
    assert list(queries.journeys(other)) == []
    let_in(journey=one, organisation=organisation(name="Krisecenter Havly"), ground="consent", by=by, at=NOW)
    assert list(queries.journeys(other)) == [one]
    take_out(journey=one, organisation=organisation(name="Krisecenter Havly"), by=by, at=later(1))
    assert list(queries.journeys(other)) == []
    assert list(queries.journeys(by)) == [one]


def test_somebody_always_takes_part_and_nobody_twice() -> None:
    by = who(Role.CONSULTANT)
    one = journey(by)
    with pytest.raises(MoveRefused):
        take_out(journey=one, organisation=organisation(), by=by, at=NOW)
    with pytest.raises(MoveRefused):
        let_in(journey=one, organisation=organisation(), ground="law", by=by, at=NOW)
    assert Participation.objects.get().until is None


@pytest.mark.parametrize("role", [Role.OUTREACH, Role.HOTLINE, Role.ANALYST, Role.ADMINISTRATOR, Role.COORDINATOR])
def test_others_neither_open_nor_see(role: Role) -> None:
    one = journey(who(Role.CONSULTANT))
    with pytest.raises(Denied):
        journey(who(role))
    assert list(queries.journeys(who(role))) == []
    assert browser(worker(role)).get(reverse("journey:journey", args=[one.pk])).status_code == 403


def test_the_page_of_another_country_is_not_there() -> None:
    one = journey(who(Role.CONSULTANT))
    assert browser(worker(Role.CONSULTANT, "SE")).get(reverse("journey:journey", args=[one.pk])).status_code == 404


def test_search_finds_by_code_and_by_exact_name_only() -> None:
    by = who(Role.CONSULTANT)
    one, _other = journey(by, called="Solveig"), journey(by, called="Måne")
    for text in (one.code.lower(), "solveig", "Solveig "):
        assert list(queries.searched(queries.journeys(by), {"text": text})) == [one]
    assert list(queries.searched(queries.journeys(by), {"text": "Sol"})) == []


def test_who_has_read_it_stands_on_the_copy() -> None:
    user = worker(Role.CONSULTANT)
    one, other = journey(of(user)), journey(of(user))
    client = browser(user, "da")
    client.get(reverse("journey:journey", args=[one.pk]))
    client.get(reverse("journey:journey", args=[other.pk]))
    page = client.get(reverse("journey:journey-copy", args=[one.pk])).content.decode()
    assert str(user.name) in page
    assert [(one.actor, one.times) for one in queries.readers(of(user), one)] == [(user.name, 2)]


def test_erased_is_erased_and_the_log_says_who_did_it() -> None:
    by = who(Role.CONSULTANT)
    one = journey(by)
    erase_journey(journey=one, why="the person asked", by=by, at=NOW)
    newest = Journey.objects.get(pk=one.pk)
    assert newest.called != "Sol"
    assert (newest.key, newest.called_index) == (None, "")
    assert LogEntry.objects.filter(verb="journey.journey.erase", why="the person asked").exists()


def test_a_new_person_is_kept_once_the_form_is_right() -> None:
    client = browser(worker(Role.CONSULTANT), "da")
    wrong = client.post(reverse("journey:journey-new"), {"called": "Sol"})
    assert wrong.status_code == 422
    right = client.post(reverse("journey:journey-new"), {"called": "Sol", "age": "doubt", "ground": "consent"})
    page = client.get(right["Location"]).content.decode()
    assert "Sol" in page
    assert Journey.objects.get().child
