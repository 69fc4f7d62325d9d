"""Mails that say only that something waits, sent through a real server: it answers, refuses, hangs up, or is down."""

from datetime import timedelta
from email.header import decode_header, make_header
from email.message import Message

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.unit.access.make import NOW, person
from tests.unit.access.smtp import mail_server
from trygvej.access.models import Notice
from trygvej.access.notices import notify, send
from trygvej.access.public import Role

pytestmark = pytest.mark.django_db
SECRET = "A round has not checked in"


@pytest.fixture(autouse=True)
def by_smtp(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"


def text(mail: Message) -> str:
    body = mail.get_payload(decode=True)
    assert isinstance(body, bytes)
    return f"{make_header(decode_header(mail['Subject']))} {body.decode()}"


def test_while_the_server_is_down_nothing_is_lost_and_later_everything_arrives_once(settings: Settings) -> None:
    now = timezone.now()
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
    # The block has ended: the port is refused now.
    for role in (Role.OUTREACH, Role.COORDINATOR):
        notify([person(role)], SECRET, "/rounds/1/", at=NOW)
    assert send(at=now) == (0, 2)
    assert set(Notice.objects.values_list("mailed_at", "tries")) == {(None, 1)}
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        assert send(at=now) == (0, 0)  # not before its time
        assert send(at=now + timedelta(minutes=2)) == (2, 0)
        assert send(at=now + timedelta(hours=9)) == (0, 0)
        assert len(server.taken) == 2


def test_a_mail_carries_nothing_of_what_waits_in_the_language_of_its_reader(settings: Settings) -> None:
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        for language in ("da", "sv"):
            user = person(Role.OUTREACH)
            user.language = language
            user.save()
            notify([user], SECRET, "/rounds/4711/", at=NOW)
        assert send(at=timezone.now()) == (2, 0)
        said = sorted(text(one) for one in server.taken)
        assert "venter" in said[0]
        assert "väntar" in said[1]
        for one in said:
            assert "round" not in one.lower()
            assert "4711" not in one


def test_an_address_that_is_refused_holds_up_nobody_else(settings: Settings) -> None:
    gone, there = person(Role.OUTREACH), person(Role.COORDINATOR)
    notify([gone, there], SECRET, "/", at=NOW)
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        server.refused.add(gone.email)
        assert send(at=timezone.now()) == (1, 1)
        assert [one["To"] for one in server.taken] == [there.email]
    assert Notice.objects.get(user=gone).mailed_at is None
    assert Notice.objects.get(user=there).mailed_at is not None


def test_a_server_that_hangs_up_in_the_middle_gets_it_again(settings: Settings) -> None:
    notify([person(Role.OUTREACH)], SECRET, "/", at=NOW)
    now = timezone.now()
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        server.hangs_up = True
        assert send(at=now) == (0, 1)
        server.hangs_up = False
        assert send(at=now + timedelta(minutes=1)) == (1, 0)


def test_the_wait_doubles_up_to_a_limit(settings: Settings) -> None:
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
    notify([person(Role.OUTREACH)], SECRET, "/", at=NOW)
    now, waits = timezone.now(), []
    for _ in range(12):
        assert send(at=now) == (0, 1)
        following = Notice.objects.get().next_try_at
        assert following
        waits.append(following - now)
        now = following
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert waits[-1] == waits[-2] == timedelta(hours=6)
