"""Giving a tip: no account, no cookie, one form one tip, nothing lost, the dialogue by the number."""

import re
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.unit.screening.make import NOW, Role, browser, who, worker
from tests.unit.screening.tips.make import EICAR, back, field, given, number, page, picture, upload
from trygvej.access.public import LogEntry, MoveRefused, command, of
from trygvej.screening import rules
from trygvej.screening.handing import TIP, handed_over, to_hand_over
from trygvej.screening.models import ChildClock, Tip, TipFile, TipMessage
from trygvej.screening.states import TipState
from trygvej.screening.texts import tongues
from trygvej.screening.tips import guard, moving, working
from trygvej.screening.tips.files import as_bytes
from trygvej.screening.tips.scan import scan_sealed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hotline() -> None:
    """Let there be somebody who reads tips."""
    worker(Role.HOTLINE)


def test_no_cookie_and_no_session() -> None:
    client = Client()
    answer = given(client)
    back(client, number(answer))
    assert not client.cookies
    assert not Session.objects.exists()
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_same_form_sent_again_gives_the_same_number_and_one_tip() -> None:
    client = Client()
    ticket = field(page(client), "ticket")
    first, second = (given(client, ticket=ticket) for _ in range(2))
    assert number(first) == number(second)
    assert Tip.objects.count() == 1
    assert LogEntry.objects.filter(verb="screening.tip.give").count() == 1


def test_the_number_and_the_words_lie_nowhere_in_plain() -> None:
    answer = given(Client(), what="en helt særlig sætning")
    digits = number(answer).replace(" ", "")
    row = Tip.objects.values().get()
    whole = "".join(bytes(v).decode("latin-1") if isinstance(v, bytes | memoryview) else str(v) for v in row.values())
    assert digits not in whole
    assert "særlig" not in whole
    assert Tip.objects.get().content["what"] == "en helt særlig sætning"
    assert Tip.objects.get().brief == ""


def test_the_hotline_of_the_country_is_told_without_content() -> None:
    here, there = worker(Role.HOTLINE), worker(Role.HOTLINE, "SE")
    given(Client(), what="hemmeligt")
    assert (here.notices.count(), there.notices.count()) == (1, 0)
    assert "hemmeligt" not in here.notices.get().text


def test_no_tip_can_be_sent_where_nobody_reads_them() -> None:
    client = Client()
    assert 'value="FI"' not in page(client)
    assert given(client, country="FI").status_code == 422
    assert not Tip.objects.exists()


def test_the_dialogue_goes_both_ways_by_the_number() -> None:
    client, user = Client(), worker(Role.HOTLINE)
    receipt = number(given(client, what="Jeg så en dreng."))
    tip = Tip.objects.get()
    staff = browser(user)
    staff.post(reverse("screening:tip-answer", args=[tip.pk]), {"text": "Hvilken dag var det?"})
    shown = back(client, receipt).content.decode()
    assert "Hvilken dag var det?" in shown
    assert str(user.name) not in shown
    said = {"text": "I går.", "ticket": field(shown, "ticket")}
    for _ in range(2):
        assert "I går." in back(client, receipt, **said).content.decode()
    assert TipMessage.objects.filter(user=None).count() == 1
    assert "I går." in staff.get(reverse("screening:tip", args=[tip.pk])).content.decode()


def test_what_is_written_to_a_closed_tip_brings_it_back() -> None:
    client, user = Client(), worker(Role.HOTLINE)
    receipt, tip = number(given(client)), Tip.objects.get()
    browser(user).post(reverse("screening:tip-move", args=[tip.pk, "close"]))
    shown = back(client, receipt).content.decode()
    back(client, receipt, text="Mere.", ticket=field(shown, "ticket"))
    tip.refresh_from_db()
    assert (tip.state, tip.waits) == (TipState.NEW, True)
    assert tip in working.searched({}, of(user))


@pytest.mark.parametrize("written", ["", "123", "0" * 24, "<script>"])
def test_a_wrong_number_gets_a_clear_answer(written: str) -> None:
    given(Client())
    answer = back(Client(), written)
    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode().replace("<script src", "")


def test_a_script_is_shown_as_text_to_both() -> None:
    client = Client()
    receipt = number(given(client, what="<script>alert(1)</script>"))
    assert "<script>alert" not in back(client, receipt).content.decode()
    shown = browser(worker(Role.HOTLINE)).get(reverse("screening:tip", args=[Tip.objects.get().pk])).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_a_huge_text_is_refused_and_not_lost() -> None:
    answer = given(Client(), what="a" * 10_001)
    assert answer.status_code == 422
    assert "a" * 10_001 in answer.content.decode()
    assert given(Client(), what="a" * 3_000_000).status_code == 422
    assert not Tip.objects.exists()


def test_an_empty_tip_and_an_old_form_are_told_what_to_do() -> None:
    assert given(Client(), what=" ").status_code == 422
    answer = given(Client(), ticket="noget andet", what="Ikke tabt")
    assert answer.status_code == 422
    assert "Ikke tabt" in answer.content.decode()


def test_in_a_rush_a_sum_is_asked_for_and_nobody_is_shut_out(monkeypatch: pytest.MonkeyPatch) -> None:
    most = rules.tips(NOW.date())
    monkeypatch.setattr(rules, "tips", lambda on: most.model_copy(update={"rush": 2}))
    client = Client()
    before = field(page(client), "ticket")
    for _ in range(2):
        given(client)
    shown = page(client)
    ticket = guard.redeemed(field(shown, "ticket"))
    assert ticket
    assert ticket.sum in shown
    wrong = given(client, ticket=field(shown, "ticket"), sum="1")
    assert wrong.status_code == 422
    right = given(client, ticket=field(shown, "ticket"), sum=str(ticket.answer))
    assert number(right)
    assert number(given(client, ticket=before))  # begun before the rush: sent as it is
    assert [one.rush for one in Tip.objects.order_by("pk")] == [False, False, True, False]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_what_hides_in_a_picture_is_gone(kind: str) -> None:
    hidden = "GEMT STED 55.6761"
    original = picture(hidden, kind)
    assert hidden.encode() in original or kind == "GIF" or hidden.encode("utf-16-le") in original
    given(Client(), files=[upload(original, f"{hidden}.jpg")])
    file = TipFile.objects.get()
    assert file.state == TipFile.State.CLEAN
    content = as_bytes(file.content)
    assert content.startswith(b"\xff\xd8")
    for trace in (b"GEMT", b"Exif", b"55.67"):
        assert trace not in content


def test_another_file_is_sealed_and_never_leaves() -> None:
    given(Client(), files=[upload(EICAR, "billede.jpg")])
    file = TipFile.objects.get()
    assert file.state == TipFile.State.SEALED
    staff, address = browser(worker(Role.HOTLINE)), reverse("screening:tip-file", args=[file.tip_id, file.pk])
    assert staff.get(address).status_code == 404
    assert "Sealed" in staff.get(reverse("screening:tip", args=[file.tip_id])).content.decode()


def test_a_scanner_opens_what_is_clean_and_keeps_what_is_not(settings: Settings, tmp_path: Path) -> None:
    script = tmp_path / "scanner"  # answers as ClamAV does: 1 for the test file, 0 for any other
    script.write_text("#!/bin/sh\nif grep -q EICAR-STANDARD; then exit 1; else exit 0; fi\n")
    script.chmod(0o700)
    given(Client(), files=[upload(EICAR), upload(b"%PDF-1.7 et brev")])
    settings.VIRUS_SCANNER = ""
    settings.VIRUS_SCANNER = str(tmp_path / "is-not-there")
    assert scan_sealed(by=command("test")) == {"clean": 0, "infected": 0, "sealed": 2}
    settings.VIRUS_SCANNER = str(script)
    assert scan_sealed(by=command("test")) == {"clean": 1, "infected": 1, "sealed": 0}
    staff = browser(worker(Role.HOTLINE))
    answers = [staff.get(reverse("screening:tip-file", args=[one.tip_id, one.pk])) for one in TipFile.objects.all()]
    assert [one.status_code for one in answers] == [404, 200]
    assert answers[1].content == b"%PDF-1.7 et brev"
    assert answers[1].headers["Content-Disposition"].startswith("attachment")


def test_too_many_files_and_too_large_ones_are_refused_with_a_reason() -> None:
    assert "3" in given(Client(), files=[upload(b"x") for _ in range(4)]).content.decode()
    large = given(Client(), files=[upload(b"x" * (8 * 1024 * 1024 + 1))])
    assert large.status_code == 422
    assert not Tip.objects.exists()


def test_a_child_begins_the_clock_at_once() -> None:
    consultant = worker(Role.CONSULTANT)
    given(Client(), child="present", what="En dreng alene")
    clock = ChildClock.objects.get()
    assert clock.started_by is None
    assert consultant.notices.count() == 1
    assert "En dreng alene" in browser(consultant).get(reverse("screening:child", args=[clock.pk])).content.decode()


def test_the_wall_stands_after_the_conversion() -> None:
    by = who(Role.HOTLINE)
    given(Client(), lang="da", what="Min nabo Planta ser det hver aften kl. 22", files=[upload(b"%PDF-1.7 spor")])
    tip = Tip.objects.get()
    with pytest.raises(MoveRefused):
        to_hand_over(kind=TIP, pk=tip.pk, by=by)
    working.pass_on(tip=tip, brief="En bolig, hvor nogen måske holdes fast.", by=by, at=NOW)
    passed = to_hand_over(kind=TIP, pk=tip.pk, by=by)
    assert passed.summary == "En bolig, hvor nogen måske holdes fast."
    assert passed.language == ""
    assert "Planta" not in repr(passed)
    handed_over(kind=TIP, pk=tip.pk, by=by, at=NOW)
    tip.refresh_from_db()
    assert tip.state == TipState.HANDED_OVER
    for role in set(Role) - {Role.HOTLINE}:
        assert not working.tips(who(role)).exists(), role


def test_of_two_who_take_a_tip_exactly_one_gets_it_and_the_other_is_told() -> None:
    first, second = who(Role.HOTLINE), who(Role.HOTLINE)
    given(Client())
    tip = Tip.objects.get()
    moving.move(tip=tip, name="take", by=first, at=NOW)
    with pytest.raises(MoveRefused, match=str(first.user)):
        moving.move(tip=tip, name="take", by=second, at=NOW)
    tip.refresh_from_db()
    assert tip.taken_by == first.user
    moving.move(tip=tip, name="release", by=second, at=NOW)
    moving.move(tip=tip, name="take", by=second, at=NOW)


def test_every_reading_of_the_hotline_is_logged() -> None:
    given(Client())
    tip, user = Tip.objects.get(), worker(Role.HOTLINE)
    for address in (reverse("screening:tips"), reverse("screening:tip", args=[tip.pk])):
        browser(user).get(address)
    rows = LogEntry.objects.filter(user=user, verb="screening.tip.read")
    assert [row.ids for row in rows] == [[tip.pk], [tip.pk]]
    assert browser(worker(Role.HOTLINE, "SE")).get(reverse("screening:tip", args=[tip.pk])).status_code == 403


def test_the_page_weighs_under_100_kb_with_everything_and_needs_nothing_from_elsewhere(settings: Settings) -> None:
    static = Path(settings.STATICFILES_DIRS[0])
    for one in tongues():
        shown = page(Client(), one.code)
        linked = re.findall(r'(?:src|href)="/static/([^"]+)"', shown)
        assert linked
        weight = len(shown.encode()) + sum((static / file).stat().st_size for file in linked)
        assert weight < 100_000
        assert not re.search(r'(?:src|action)="https?:', shown)
