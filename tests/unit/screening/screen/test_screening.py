"""Screening: the set that fits, what the answers say, nothing stored without an account, kept with one."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.screening.make import NOW, Role, browser, kept, who, worker
from trygvej.access.public import LogEntry, MoveRefused, of
from trygvej.indicators.public import catalogue
from trygvej.records.public import Presence
from trygvej.screening.handing import SCREENING, handed_over, to_hand_over
from trygvej.screening.models import Screening
from trygvej.screening.screen import choosing, queries
from trygvej.screening.screen.result import Answer, assessed, result
from trygvej.screening.states import ScreeningState

ASK = "?setting=workplace&age=adult&set=screening-labour"
SIGNS = ("cmm-general.deceived", "cbss-labour.passport-taken")


def _address(asked: str = ASK) -> str:
    return reverse("screening:ask") + asked


def _answers(**said: str) -> dict[str, object]:
    return {"draft": uuid4(), **said}


@given(st.sampled_from([code for code, _ in choosing.settings("da")]), st.sampled_from(["child", "doubt"]), st.text())
def test_a_child_or_doubt_always_gets_the_set_for_children(setting: str, age: str, asked: str) -> None:
    assert choosing.chosen(setting, age, asked).id == choosing.CHILD_SET


@given(st.sampled_from([code for code, _ in choosing.settings("da")]), st.text())
def test_an_adult_never_gets_the_set_for_children(setting: str, asked: str) -> None:
    assert choosing.chosen(setting, "adult", asked).id != choosing.CHILD_SET


def test_every_place_and_profession_leads_to_sets_that_exist() -> None:
    for setting, _name in choosing.settings("sv"):
        assert all(one.set_id in catalogue().sets for one in choosing.choices(setting, "adult", "sv"))
    places = {code for code, _name in choosing.settings("da")}
    for term in catalogue().terms["screening-professions"].terms:
        assert set(term.extra("settings", [])) <= places, term.code


_VALUES = st.sampled_from([str(one) for one in Presence])


@given(
    st.dictionaries(
        st.sampled_from([str(i.indicator) for i in catalogue().sets["screening-labour"].indicators]), _VALUES
    )
)
def test_unknown_is_never_absent_and_every_sign_is_shown_once(said: dict[str, str]) -> None:
    chosen = catalogue().sets["screening-labour"]
    found = assessed(chosen, "person-adult", {name: Answer(value) for name, value in said.items()}, "", NOW.date())
    told = result(found, child=False, lang="en")
    assert len(told.present) + len(told.absent) + len(told.unknown) == chosen.count
    assert len(told.present) == list(said.values()).count("present")
    assert len(told.absent) == list(said.values()).count("absent")
    if told.signs == 1:
        assert told.several == "few"


def test_for_a_child_the_means_are_not_needed() -> None:
    chosen = catalogue().sets["screening-child"]
    told = result(assessed(chosen, "person-child", {}, "", NOW.date()), child=True, lang="da")
    assert told.elements["means"] is None
    assert told.elements["act"] is Presence.UNKNOWN


@pytest.mark.django_db
def test_without_an_account_it_can_be_used_and_nothing_is_stored() -> None:
    client = Client(headers={"accept-language": "en"})
    assert client.get(reverse("screening:choose")).status_code == 200
    assert client.get(_address()).status_code == 200
    said = _answers(**{f"i:{SIGNS[0]}": "present", "notes": "en planlagt værdi", "keep": ""})
    said.pop("keep")
    page = client.post(_address(), said)
    assert "is stored" in page.content.decode()
    assert "There are signs" in page.content.decode()
    assert (Screening.objects.count(), LogEntry.objects.count()) == (0, 0)
    assert client.post(_address(), {**said, "keep": "1"}).status_code == 403
    assert not Screening.objects.exists()


@pytest.mark.django_db
def test_the_numbers_are_those_of_the_country_that_was_chosen() -> None:
    page = Client(headers={"accept-language": "da"}).post(_address(f"{ASK}&country=NO"), _answers()).content.decode()
    assert "22 33 11 60" in page
    assert "70 20 25 50" not in page


@pytest.mark.django_db
def test_the_result_says_what_is_not_known_and_how_to_ask() -> None:
    page = Client(headers={"accept-language": "da"}).post(_address(), _answers()).content.decode()
    assert catalogue().indicators[SIGNS[1]].question.da in page


@pytest.mark.django_db
def test_the_same_form_sent_again_is_kept_once_and_read_again() -> None:
    user = worker(Role.SCREENER)
    client = browser(user)
    said = _answers(
        **{f"i:{SIGNS[0]}": "present", f"n:{SIGNS[0]}": "Lovet andet", f"i:{SIGNS[1]}": "present", "keep": "1"}
    )
    first, second = (client.post(_address(), said) for _ in range(2))
    assert first["Location"] == second["Location"]
    kept_one = Screening.objects.get()
    assert (kept_one.signs, kept_one.elements["means"]) == (2, "present")
    assert "Lovet andet" in client.get(first["Location"]).content.decode()


@pytest.mark.django_db
def test_one_sees_ones_own_a_consultant_those_of_the_team() -> None:
    mine = kept(who(Role.SCREENER))
    assert list(queries.screenings(who(Role.SCREENER))) == []
    assert list(queries.screenings(who(Role.CONSULTANT))) == [mine]
    assert list(queries.screenings(who(Role.CONSULTANT, "SE"))) == []
    assert browser(worker(Role.SCREENER)).get(reverse("screening:screening", args=[mine.pk])).status_code == 403


@pytest.mark.django_db
def test_a_screening_is_handed_over_once() -> None:
    user = worker(Role.SCREENER)
    by = of(user)
    mine = kept(by, answers={SIGNS[0]: Answer("present", "Lovet andet")})
    given_on = to_hand_over(kind=SCREENING, pk=mine.pk, by=by)
    assert "Lovet andet" in given_on.summary
    assert not given_on.child
    handed_over(kind=SCREENING, pk=mine.pk, by=by, at=NOW)
    assert Screening.objects.get().state == ScreeningState.HANDED_OVER
    with pytest.raises(MoveRefused):
        handed_over(kind=SCREENING, pk=mine.pk, by=by, at=NOW)
