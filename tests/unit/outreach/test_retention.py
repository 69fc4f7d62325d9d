"""What goes when its time has passed: nothing too early, nothing that somebody still needs, and no count changes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import translation

from tests.unit.outreach import make
from trygvej.access.fields import ERASED
from trygvej.access.models import RecordKey
from trygvej.access.public import MoveRefused, Role, command
from trygvej.access.retention import KINDS, run
from trygvej.access.rules import period
from trygvej.outreach.learnt import queries
from trygvej.outreach.learnt.queries import Asked
from trygvej.outreach.models import Advert, Presence, Round, Visit, VisitedAdvert
from trygvej.outreach.states import RoundState
from trygvej.outreach.visits.recording import Record, record

pytestmark = pytest.mark.django_db
TODAY = make.NOW.date()
KINDS_HERE = ("advert", "visit", "round", "sealed")


def days(kind: str) -> timedelta:
    rule = period(kind, TODAY)
    assert rule
    return timedelta(days=rule.days)


def let_go(on: date) -> dict[str, int]:
    return run(by=command("retention run"), on=on)


@pytest.mark.parametrize("kind", KINDS_HERE)
def test_every_kind_of_the_room_has_a_rule_and_a_way_to_go(kind: str) -> None:
    assert kind in KINDS
    assert days(kind)


def corrected() -> Visit:
    """Return a visit of a round that was recorded and corrected."""
    by = make.who()
    round_ = make.round_(by, state=RoundState.ENDED)
    visit = make.visit(round_, adverts=[make.advert(stated_origin=["RO"])])
    first = Record(uuid4(), met=Presence.PRESENT, concern=Presence.PRESENT, needs="En læge", language="ro")
    record(visit=visit, what=first, by=by, at=make.NOW)
    again = Record(uuid4(), first.draft, met=Presence.PRESENT, concern=Presence.PRESENT, needs="En tandlæge")
    return record(visit=visit, what=again, by=by, at=make.NOW)


def test_what_was_said_goes_and_the_counts_stay() -> None:
    visit, analyst = corrected(), make.who(Role.ANALYST)
    before = queries.totals(queries.counted(analyst, Asked()))
    after = TODAY + days("visit")
    assert let_go(after)["visit"] == 0
    assert let_go(after + timedelta(days=1))["visit"] == 1
    kept = Visit.objects.get(pk=visit.pk)
    assert (kept.needs, kept.revisions.get().before) == (ERASED, None)
    assert (kept.language, kept.recorded_by, kept.round) == ("", None, None)
    assert not RecordKey.objects.exists()
    assert queries.totals(queries.counted(analyst, Asked())) == before
    assert let_go(after + timedelta(days=2))["visit"] == 0


def test_an_advert_stays_while_what_a_visit_said_of_it_does_and_its_colour_stays_after() -> None:
    corrected()
    let_go(TODAY + days("visit"))
    assert Advert.objects.exists()
    let_go(TODAY + days("visit") + timedelta(days=1))  # the visit lets go of it, and its round
    let_go(TODAY + days("visit") + timedelta(days=1))
    assert not Advert.objects.exists()
    assert not Round.objects.exists()
    stood = VisitedAdvert.objects.get()
    assert (stood.advert, stood.origin) == (None, "RO")


def test_what_was_erased_cannot_be_corrected() -> None:
    visit = corrected()
    let_go(TODAY + days("visit") + timedelta(days=1))
    with translation.override("en"), pytest.raises(MoveRefused, match="erased"):
        record(visit=visit, what=Record(uuid4(), visit.draft), by=make.who(), at=make.NOW)


def test_a_round_with_a_visit_that_can_still_be_read_stays() -> None:
    by = make.who()
    round_ = make.round_(by, starts_at=make.NOW - days("round") - timedelta(days=1))
    make.visit(round_)
    let_go(TODAY)
    assert Round.objects.exists()
