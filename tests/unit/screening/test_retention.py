"""What is closed goes with its keys when its period has passed; what waits for somebody never goes."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.unit.screening.make import NOW, Role, call, kept, who, worker
from tests.unit.screening.tips.make import given, upload
from trygvej.access.models.keys import RecordKey
from trygvej.access.public import command
from trygvej.access.retention import run
from trygvej.screening import children
from trygvej.screening.hotline import actions
from trygvej.screening.models import (
    Call,
    CallNote,
    ChildClock,
    Presence,
    Screening,
    ShiftNote,
    Tip,
    TipFile,
    TipMessage,
)
from trygvej.screening.screen import actions as screen
from trygvej.screening.tips import moving, working

pytestmark = pytest.mark.django_db
LATER = (NOW + timedelta(days=800)).date()


def test_what_is_closed_goes_with_its_parts_and_every_key() -> None:
    keys = RecordKey.objects.count()
    hotline, consultant, screener = who(Role.HOTLINE), who(Role.CONSULTANT), who(Role.SCREENER)
    taken = call(hotline, child=Presence.PRESENT, follow_up="Ring")
    actions.add_note(call=taken, text="Ringet", child=False, by=hotline, at=NOW)
    actions.move_call(call=taken, name="close", by=hotline, at=NOW)
    children.meet(clock=ChildClock.objects.get(), done="Mødt", by=consultant, at=NOW)
    screen.move(screening=kept(screener), name="close", by=screener, at=NOW)
    actions.leave_note(text="Note", by=hotline, at=NOW)
    given(Client(), files=[upload(b"%PDF-1.7")])
    tip = Tip.objects.get()
    working.answer(tip=tip, text="Tak", by=hotline, at=NOW)
    moving.move(tip=tip, name="close", by=hotline, at=NOW)
    done = run(by=command("test"), on=LATER)
    for kind in ("call", "shift-note", "child-clock", "tip", "screening"):
        assert done[kind] == 1, kind
    for model in (Call, CallNote, ChildClock, Screening, ShiftNote, Tip, TipFile, TipMessage):
        assert not model._default_manager.exists(), model
    assert RecordKey.objects.count() == keys


def test_what_nobody_has_seen_to_stays() -> None:
    worker(Role.HOTLINE)
    call(who(Role.HOTLINE), follow_up="Ring", child=Presence.PRESENT)
    kept(who(Role.SCREENER))
    given(Client())
    done = run(by=command("test"), on=LATER)
    assert [done[kind] for kind in ("call", "child-clock", "tip", "screening")] == [0, 0, 0, 0]
