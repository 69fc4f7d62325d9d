"""Recording: sent once or many times, by one or by two, it is one record, and nothing is lost."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.outreach import make
from trygvej.access.public import Denied, LogEntry, MoveRefused, Role, Who, of
from trygvej.outreach.models import Band, Presence, Visit, VisitedAdvert, VisitRevision
from trygvej.outreach.states import AdvertState, VisitState
from trygvej.outreach.visits.recording import Record, RecordedAlready, record, record_unplanned, said

pytestmark = pytest.mark.django_db
NOW = make.NOW
P = Presence


@pytest.fixture
def by() -> Who:
    return make.who()


def what(**fields: object) -> Record:
    return replace(Record(draft=uuid4(), met=P.PRESENT, needs="En læge"), **fields)  # type: ignore[arg-type]


def test_what_was_found_is_kept_and_the_adverts_stand_as_visited(by: Who) -> None:
    advert = make.advert(band=Band.RED, score=7, stated_origin=["RO"], findings=[make.finding("stim.young-word", 2)])
    visit = make.visit(adverts=[advert])
    told = what(
        concern=P.PRESENT, consent=P.ABSENT, persons_met=2, language="ro",
        findings={"stim.young-word": P.ABSENT, "cmm-talk.debt": P.PRESENT},
        help={"health": "accepted", "talk": "declined"},
    )  # fmt: skip
    kept = record(visit=visit, what=told, by=by, at=NOW)
    assert (kept.state, kept.recorded_by, kept.visited_at) == (VisitState.RECORDED, by.user, NOW)
    assert said(Visit.objects.get(pk=visit.pk))["help"] == {"health": "accepted", "talk": "declined"}
    assert [(one.indicator, one.value, one.shown) for one in kept.findings.all()] == [
        ("cmm-talk.debt", "present", False),
        ("stim.young-word", "absent", True),
    ]
    advert.refresh_from_db()
    assert advert.state == AdvertState.VISITED
    row = LogEntry.objects.get(verb="outreach.visit.record")
    assert row.detail == {"corrected": False, "findings": 2}


def test_what_is_said_lies_encrypted_in_the_database(by: Who) -> None:
    from django.db import connection

    record(visit=make.visit(), what=what(needs="Vil gerne tale med en læge"), by=by, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT needs FROM trygvej_visit")
        assert b"Vil gerne" not in bytes(cursor.fetchone()[0])


def test_what_the_advert_said_that_day_stands_whatever_later_runs_find(by: Who) -> None:
    advert = make.advert(
        band=Band.RED, score=7, stated_origin=["RO", "BG"], findings=[make.finding("stim.young-word", 2)]
    )
    visit = make.visit(adverts=[advert])
    kept = record(visit=visit, what=what(findings={"stim.young-word": P.PRESENT}), by=by, at=NOW)
    advert.band, advert.findings, advert.stated_origin = Band.GREEN, [], []
    advert.save()
    record(visit=visit, what=what(over=kept.draft, findings={"stim.young-word": P.ABSENT}), by=by, at=NOW)
    stood = VisitedAdvert.objects.get()
    assert (stood.band, stood.score, stood.origin, stood.shown) == (Band.RED, 7, "BG,RO", {"stim.young-word": 2})
    assert visit.findings.get().shown


def test_the_same_draft_twice_is_one_record(by: Who) -> None:
    visit, told = make.visit(), what()
    record(visit=visit, what=told, by=by, at=NOW)
    record(visit=visit, what=told, by=by, at=NOW)
    assert not VisitRevision.objects.exists()
    assert LogEntry.objects.filter(verb="outreach.visit.record").count() == 1


def test_a_draft_that_was_corrected_since_changes_nothing_when_it_comes_again(by: Who) -> None:
    visit, first = make.visit(), what(notes="Første")
    record(visit=visit, what=first, by=by, at=NOW)
    record(visit=visit, what=what(over=first.draft, notes="Rettet"), by=by, at=NOW)
    assert record(visit=visit, what=first, by=by, at=NOW).notes == "Rettet"
    assert VisitRevision.objects.count() == 1


def test_two_people_one_wins_and_the_other_is_told_who_and_keeps_what_she_wrote(by: Who) -> None:
    visit, colleague = make.visit(), make.who()
    first = record(visit=visit, what=what(notes="Min"), by=by, at=NOW)
    late = what(notes="Din")
    with pytest.raises(RecordedAlready, match=by.name):
        record(visit=visit, what=late, by=colleague, at=NOW)
    assert Visit.objects.get().notes == "Min"
    # Having seen it, she may put hers in its place: the first one stays as a revision.
    kept = record(visit=visit, what=replace(late, over=first.draft), by=colleague, at=NOW)
    assert (kept.notes, kept.recorded_by) == ("Din", colleague.user)
    assert kept.revisions.get().before["notes"] == "Min"
    assert kept.revisions.get().before["by"] == by.name


def test_ones_own_other_telephone_does_not_overwrite_unseen_either(by: Who) -> None:
    visit = make.visit()
    record(visit=visit, what=what(notes="Fra telefonen"), by=by, at=NOW)
    with pytest.raises(RecordedAlready):
        record(visit=visit, what=what(notes="Fra kontoret"), by=by, at=NOW)


def test_the_same_draft_with_more_in_it_is_a_correction_by_the_one_who_wrote_it(by: Who) -> None:
    visit, told = make.visit(), what(notes="Halvt")
    record(visit=visit, what=told, by=by, at=NOW)
    assert record(visit=visit, what=replace(told, notes="Helt"), by=by, at=NOW).notes == "Helt"
    with pytest.raises(RecordedAlready):
        record(visit=visit, what=replace(told, notes="En andens"), by=make.who(), at=NOW)


def test_a_visit_that_was_called_off_takes_no_record(by: Who) -> None:
    with pytest.raises(MoveRefused):
        record(visit=make.visit(state=VisitState.CANCELLED), what=what(), by=by, at=NOW)


def test_others_may_not_record(by: Who) -> None:
    elsewhere = make.worker(team=make.organisation(name="Et andet team"))
    for who in (make.who(Role.COORDINATOR), make.who(Role.CONSULTANT), of(elsewhere), make.who(country="SE")):
        with pytest.raises(Denied):
            record(visit=make.visit(), what=what(), by=who, at=NOW)


def unplanned(by: Who, told: Record, **more: object) -> Visit:
    given = {"organisation": make.organisation(), "place": make.place(), "adverts": [], "on": NOW.date(), "at": NOW}
    return record_unplanned(**{**given, **more}, what=told, by=by)  # type: ignore[arg-type]


def test_an_unplanned_visit_is_one_visit_however_often_its_draft_comes(by: Who) -> None:
    told, advert = what(), make.advert()
    first = unplanned(by, told, adverts=[advert])
    assert unplanned(by, told, adverts=[advert]) == first
    record(visit=first, what=what(over=told.draft, notes="Rettet"), by=by, at=NOW)
    assert unplanned(by, told, adverts=[advert]) == first
    assert Visit.objects.get().notes == "Rettet"
    assert VisitedAdvert.objects.count() == 1


def test_an_unplanned_visit_in_another_organisation_leaves_nothing_behind(by: Who) -> None:
    with pytest.raises(Denied):
        unplanned(by, what(), organisation=make.organisation(name="Et andet team"))
    assert not Visit.objects.exists()


Sending = tuple[int, int, str]  # who (0, 1), which draft (0..2), what it says


@given(sent=st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2), st.sampled_from("ab")), max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_in_whatever_order_every_record_that_was_taken_can_be_read(sent: list[Sending]) -> None:
    """Nothing that was taken is lost: it stands, or it is a revision. What was not taken is told."""
    people, visit = (make.who(), make.who()), make.visit()
    drafts: list[UUID] = [uuid4() for _ in range(3)]
    taken: list[str] = []
    for who, draft, text in sent:
        try:
            kept = record(visit=visit, what=what(draft=drafts[draft], notes=text), by=people[who], at=NOW)
        except RecordedAlready:
            continue
        if kept.notes == text:
            taken.append(text)
    stored = Visit.objects.get(pk=visit.pk)
    readable = {stored.notes, *(one.before["notes"] for one in stored.revisions.all())}
    assert set(taken) <= readable
    assert len({one.draft for one in stored.revisions.all()} | {stored.draft}) <= len(drafts)
