"""Pages of visits: what stands on them, in which words, and for whom."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.unit.outreach import make
from trygvej.access.public import LogEntry, Role, of
from trygvej.outreach.models import Presence, Visit
from trygvej.outreach.visits.recording import Record, record

pytestmark = pytest.mark.django_db
P = Presence


def recorded(**fields: object) -> tuple[Client, Visit]:
    """Return a worker's browser, in Danish, and a visit that she has recorded."""
    user = make.worker()
    said: dict[str, object] = {"met": P.PRESENT, "concern": P.ABSENT, "consent": P.UNKNOWN, **fields}
    visit = record(visit=make.visit(), what=Record(uuid4(), **said), by=of(user), at=make.NOW)  # type: ignore[arg-type]
    return make.browser(user, "da"), visit


def asked(visit: Visit, **more: str) -> dict[str, str]:
    return {"draft": str(uuid4()), "over": str(visit.draft), "met": "present", "concern": "absent",
            "consent": "unknown", **more}  # fmt: skip


def test_answers_are_yes_and_no_and_never_present_and_absent() -> None:
    client, visit = recorded(findings={"stim.young-word": P.PRESENT, "cmm-talk.debt": P.ABSENT})
    for address in (f"/visits/{visit.pk}/", "/visits/", f"/places/{visit.place_id}/", "/visits/export.csv"):
        page = client.get(address).content.decode()
        assert "Ja" in page
        assert "Nej" in page
        assert "Til stede" not in page
        assert "Ikke til stede" not in page
    page = client.get(f"/visits/{visit.pk}/").content.decode()
    assert '<html lang="da">' in page
    assert "Bekræftet" in page
    assert "Afkræftet" in page


def test_of_a_visit_that_is_only_planned_nothing_is_answered() -> None:
    make.visit()
    page = make.browser(make.worker(), "da").get("/visits/").content.decode()
    assert 'data-label="Mødte nogen">–<' in page


def test_a_record_shows_what_it_said_before_and_each_reading_is_logged() -> None:
    client, visit = recorded(needs="En læge")
    sent = client.post(f"/visits/{visit.pk}/record/", asked(visit, needs="En tandlæge"))
    assert sent.status_code == 302
    page = client.get(f"/visits/{visit.pk}/").content.decode()
    assert "En tandlæge" in page
    assert "En læge" in page
    assert visit.pk in [pk for row in LogEntry.objects.filter(verb="outreach.visit.read") for pk in row.ids]


def test_what_a_colleague_recorded_first_is_told_and_what_was_written_stays_in_the_form() -> None:
    _colleague, visit = recorded(needs="En læge")
    mine = make.browser(make.worker(), "da")
    answer = mine.post(f"/visits/{visit.pk}/record/", {**asked(visit, needs="Et sted at sove"), "over": ""})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Et sted at sove" in page
    assert str(visit.draft) in page  # sent again, it goes over the record that she has now been told of
    assert Visit.objects.get(pk=visit.pk).needs == "En læge"


def test_what_cannot_be_read_is_refused_with_a_reason_and_stays_in_the_form() -> None:
    client, visit = recorded()
    answer = client.post(f"/visits/{visit.pk}/record/", asked(visit, follow_up_on="i morgen", needs="En læge"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "form-error-message" in page
    assert "i morgen" in page
    assert "En læge" in page


def test_what_was_said_is_never_kept_as_a_page_and_an_empty_form_may_be() -> None:
    client, visit = recorded()
    assert "no-store" in client.get(f"/visits/{visit.pk}/record/")["Cache-Control"]
    planned = make.visit()
    answer = client.get(f"/visits/{planned.pk}/record/")
    assert "no-store" not in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_a_visit_of_another_organisation_is_neither_listed_nor_opened_nor_recorded() -> None:
    _client, visit = recorded(needs="En læge")
    stranger = make.browser(make.worker(team=make.organisation(name="Et andet team")), "da")
    assert stranger.get(f"/visits/{visit.pk}/").status_code in (403, 404)
    assert stranger.post(f"/visits/{visit.pk}/record/", asked(visit)).status_code in (403, 404)
    assert str(visit.place) not in stranger.get("/visits/").content.decode()
    assert str(visit.place) not in stranger.get("/visits/export.csv").content.decode()


def test_who_may_not_record_sees_no_way_to() -> None:
    _client, visit = recorded()
    page = make.browser(make.worker(Role.COORDINATOR), "da").get(f"/visits/{visit.pk}/").content.decode()
    assert f"/visits/{visit.pk}/record/" not in page


@pytest.mark.parametrize(
    ("query", "there"), [("concern=absent", True), ("concern=present", False), ("text=Odense", True), ("due=on", False)]
)
def test_the_list_can_be_searched(query: str, there: bool) -> None:
    client, visit = recorded()
    assert (str(visit.place) in client.get(f"/visits/?{query}").content.decode()) is there
