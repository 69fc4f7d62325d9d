"""Calls: one form is one call, anonymous by default, found again by number, followed up and closed."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.unit.screening.make import NOW, Role, browser, call, later, organisation, who, worker
from trygvej.access.public import Denied, LogEntry, MoveRefused, of
from trygvej.screening.hotline import actions, queries
from trygvej.screening.hotline.phones import same_number
from trygvej.screening.models import Call, ChildClock, Presence, ShiftNote, Urgency
from trygvej.screening.states import CallState

pytestmark = pytest.mark.django_db
SECRET = "en ganske særlig sætning om et hus"


def _form(**said: object) -> dict[str, object]:
    base = {"draft": uuid4(), "danger": "unknown", "child": "unknown", "caller": "citizen", "urgency": 3}
    return {**base, **said}


def test_an_anonymous_call_keeps_neither_name_nor_number() -> None:
    kept = call(who(Role.HOTLINE), name="Prøve Person", phone="00 00 00 00", anonymous=True)
    kept.refresh_from_db()
    assert (kept.name, kept.phone, kept.phone_index) == ("", "", "")


def test_the_same_form_sent_again_is_the_same_call() -> None:
    client = browser(worker(Role.HOTLINE))
    said = _form(seen="En dør, der aldrig åbnes.")
    first, second = (client.post(reverse("screening:call-new"), said) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Call.objects.count() == 1


def test_what_was_said_lies_encrypted() -> None:
    kept = call(who(Role.HOTLINE), seen=SECRET)
    raw = Call.objects.values_list("pk", "seen").get()
    assert raw[0] == kept.pk
    assert SECRET.encode() not in bytes(raw[1])


def test_a_number_is_found_however_it_is_written() -> None:
    by = who(Role.HOTLINE)
    kept = call(by, anonymous=False, phone="+45 00 00 00 00")
    for written in ("00000000", "00 00 00 00", "0045 00000000", "+4500000000"):
        found = queries.similar(by, written, "", "DK", NOW)
        assert found == [kept], written
    assert not queries.similar(by, "11111111", "", "DK", NOW)
    assert same_number("ingen", "DK") == ""


def test_the_page_looks_for_earlier_calls_and_keeps_what_was_typed() -> None:
    user = worker(Role.HOTLINE)
    earlier = call(of(user), town="Odense")
    answer = browser(user).post(reverse("screening:call-new"), _form(town="Odense", seen=SECRET, look="1"))
    page = answer.content.decode()
    assert reverse("screening:call", args=[earlier.pk]) in page
    assert SECRET in page
    assert Call.objects.count() == 1


def test_a_call_goes_on_from_an_earlier_one() -> None:
    user = worker(Role.HOTLINE)
    earlier = call(of(user), town="Odense")
    browser(user).post(reverse("screening:call-new"), _form(earlier=earlier.pk, seen="Igen."))
    assert Call.objects.get(earlier=earlier).seen == "Igen."


def test_a_name_without_the_mark_is_asked_about_not_thrown_away() -> None:
    answer = browser(worker(Role.HOTLINE)).post(reverse("screening:call-new"), _form(name="Prøve", seen=SECRET))
    assert answer.status_code == 422
    assert SECRET in answer.content.decode()
    assert not Call.objects.exists()


def test_a_script_in_a_form_is_shown_as_text() -> None:
    client = browser(worker(Role.HOTLINE))
    answer = client.post(reverse("screening:call-new"), _form(seen="<script>alert(1)</script>"), follow=True)
    assert "<script>alert(1)" not in answer.content.decode()
    assert "&lt;script&gt;alert(1)" in answer.content.decode()


def test_a_huge_text_is_refused_with_a_reason_and_not_lost() -> None:
    answer = browser(worker(Role.HOTLINE)).post(reverse("screening:call-new"), _form(seen="a" * 20_000))
    assert answer.status_code == 422
    assert "10000" in answer.content.decode()
    assert "a" * 20_000 in answer.content.decode()


@pytest.mark.parametrize("child", Presence.values)
def test_only_a_child_or_doubt_begins_the_clock(child: str) -> None:
    call(who(Role.HOTLINE), child=child)
    assert ChildClock.objects.count() == (child == Presence.PRESENT)


def test_a_later_note_can_begin_the_clock_once() -> None:
    by = who(Role.HOTLINE)
    kept = call(by, follow_up="Ring igen")
    for _ in range(2):
        kept.refresh_from_db()
        actions.add_note(call=kept, text="Hun er måske femten.", child=True, by=by, at=later(1))
    assert ChildClock.objects.get().due_at == later(25)
    assert kept.notes.count() == 2


def test_others_see_no_call_and_the_refusal_is_logged() -> None:
    kept = call(who(Role.HOTLINE))
    other = worker(Role.HOTLINE, team=organisation("DK", "En anden hotline"))
    assert browser(other).get(reverse("screening:call", args=[kept.pk])).status_code == 403
    assert LogEntry.objects.get(user=other).outcome == "denied"
    with pytest.raises(Denied):
        call(who(Role.OUTREACH))


def test_every_reading_is_logged() -> None:
    user = worker(Role.HOTLINE)
    kept = call(of(user), timezone.now(), town="Odense")
    client = browser(user)
    for address in (reverse("screening:calls"), reverse("screening:call", args=[kept.pk]), reverse("screening:shift")):
        before = LogEntry.objects.count()
        assert client.get(address).status_code == 200
        assert kept.pk in [pk for row in LogEntry.objects.all()[before:] for pk in row.ids], address


def test_what_is_to_be_followed_up_stays_open_until_somebody_closes_it() -> None:
    by = who(Role.HOTLINE)
    plain, waiting = call(by), call(by, follow_up="Ring til kommunen", follow_up_by=later(2), urgency=Urgency.TODAY)
    assert (plain.state, waiting.state) == (CallState.CLOSED, CallState.OPEN)
    assert not queries.late(waiting, NOW)
    assert queries.late(waiting, later(3))
    assert list(queries.to_follow_up(by)) == [waiting]
    actions.move_call(call=waiting, name="close", by=by, at=later(3))
    with pytest.raises(MoveRefused):
        actions.move_call(call=waiting, name="close", by=by, at=later(4))
    assert not queries.to_follow_up(by)


def test_a_shift_is_taken_over_by_exactly_one() -> None:
    leaving, first, second = (who(Role.HOTLINE) for _ in range(3))
    note = actions.leave_note(text="Vent på svar fra Odense.", by=leaving, at=NOW)
    actions.take_over(note=note, by=first, at=later(1))
    with pytest.raises(MoveRefused, match=str(first.user)):
        actions.take_over(note=note, by=second, at=later(1))
    assert ShiftNote.objects.get().taken_by == first.user
