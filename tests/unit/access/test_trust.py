"""Keys, the log, retention, mails and tokens."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import FieldError, ImproperlyConfigured, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation
from pytest_django.fixtures import Settings

from tests.unit.access.make import NOW, person, who
from trygvej.access import checkpoints, crypto, erasure, log, retention, tokens
from trygvej.access.keyring import PURPOSES, file_of, ring
from trygvej.access.models import Glass, LogHead, Notice, RecordKey
from trygvej.access.notices import notify, send
from trygvej.access.public import LogEntry, Membership, Role, erase, who_of_token
from trygvej.access.verify import verify
from trygvej.outreach.models import VisitRevision

pytestmark = pytest.mark.django_db
TEXT = "Hun ønskede at vente; æøå"


@pytest.fixture
def record(db: None) -> VisitRevision:
    from tests.unit.outreach import make

    place = make.place()
    from trygvej.outreach.models import Visit

    visit = Visit.objects.create(organisation=make.organisation(), country="DK", place=place, planned_for=NOW.date())
    return VisitRevision.objects.create(draft=uuid4(), visit=visit, at=NOW, user=make.worker(), before={"notes": TEXT})


def _raw(record: VisitRevision) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT before FROM trygvej_visitrevision WHERE id = %s", [record.pk])
        return bytes(cursor.fetchone()[0])


def test_a_sensitive_field_lies_encrypted_and_reads_as_it_was(record: VisitRevision) -> None:
    assert b"vente" not in _raw(record)
    assert VisitRevision.objects.get(pk=record.pk).before == {"notes": TEXT}


def test_reading_many_asks_the_database_once(record: VisitRevision, django_assert_num_queries: Callable) -> None:  # type: ignore[type-arg]
    with django_assert_num_queries(1):
        assert [one.before["notes"] for one in VisitRevision.objects.all()] == [TEXT]


def test_a_sensitive_field_cannot_be_searched(record: VisitRevision) -> None:
    with pytest.raises(FieldError, match="blind index"):
        VisitRevision.objects.filter(before="x").exists()


def test_a_value_moved_to_another_record_does_not_open(record: VisitRevision) -> None:
    other = VisitRevision.objects.create(draft=uuid4(), visit=record.visit, at=NOW, user=record.user, before={})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trygvej_visitrevision SET before = %s WHERE id = %s", [_raw(record), other.pk])
    with pytest.raises(crypto.CannotDecrypt):
        _ = VisitRevision.objects.get(pk=other.pk).before


def test_erasing_destroys_the_key_and_cannot_be_undone(record: VisitRevision) -> None:
    erase(record=record, by=who(), at=NOW, verb="outreach.visit.erase", why="bad om det")
    found = VisitRevision.objects.get(pk=record.pk)
    assert found.before is None
    assert found.key is None
    found.before = {"notes": "igen"}
    with pytest.raises(crypto.CannotDecrypt):
        found.save()


@pytest.fixture
def own_keys(settings: Settings, tmp_path: Path) -> Path:
    """Give the test keys of its own, the same as those of all tests at first; return their folder."""
    for purpose in PURPOSES:
        (tmp_path / purpose).write_text(file_of(purpose).read_text())
    settings.KEY_FOLDER = str(tmp_path)
    return tmp_path


def test_a_new_master_key_wraps_every_record_again(record: VisitRevision, own_keys: Path) -> None:
    assert erasure.rotate(by=who(), new=True) == 2  # that of the visit, and that of its revision
    assert erasure.rotate(by=who(), new=False) == 0
    file = own_keys / "master-key"
    file.write_text(file.read_text().splitlines()[0])  # the former one is gone
    assert VisitRevision.objects.get(pk=record.pk).before == {"notes": TEXT}


def test_a_server_that_runs_takes_a_master_key_that_was_made_beside_it(record: VisitRevision, own_keys: Path) -> None:
    """The rotation is a process of its own: a server that kept the former key would lock itself out, and others."""
    before = RecordKey.made().master
    environment = {**os.environ, "TRYGVEJ_KEY_FOLDER": str(own_keys)}
    made = 'from config.server import ready; ready(); from trygvej.access import keyring; keyring.prepend("master-key")'
    subprocess.run([sys.executable, "-c", made], env=environment, check=True)
    assert RecordKey.made().master != before
    assert VisitRevision.objects.get(pk=record.pk).before == {"notes": TEXT}


def test_a_master_key_that_is_gone_is_named(record: VisitRevision, own_keys: Path) -> None:
    (own_keys / "master-key").write_text("ab" * 32)
    with pytest.raises(crypto.CannotDecrypt, match=r"is not given\. Put it back"):
        _ = VisitRevision.objects.get(pk=record.pk).before


def test_keys_come_from_a_command_as_well(record: VisitRevision, own_keys: Path, settings: Settings) -> None:
    settings.KEY_COMMAND = f"sh -c 'cat {own_keys}/$0'"
    assert VisitRevision.objects.get(pk=record.pk).before == {"notes": TEXT}
    settings.KEY_COMMAND = "sh -c 'echo nobody is home >&2; exit 3'"
    with pytest.raises(ImproperlyConfigured, match="nobody is home"):
        ring("master-key")


def test_a_blind_index_is_the_same_for_what_people_take_for_the_same() -> None:
    assert crypto.blind_index(" Ærø ", "a") == crypto.blind_index("ærØ", "a")
    assert crypto.blind_index("ærø", "a") != crypto.blind_index("ærø", "b")


def _rows(count: int) -> None:
    by = who(Role.OUTREACH)
    for number in range(count):
        log.write(by, "outreach.advert.read", detail={"n": number})


def test_an_untouched_log_is_whole() -> None:
    _rows(5)
    assert (verify().rows, verify().bad) == (5, None)


@pytest.fixture
def touch(db: None) -> Callable[[str], None]:
    """Give a way past the database's own refusal, as somebody with all its rights has."""

    def execute(sql: str) -> None:
        with connection.cursor() as cursor:
            for table in ("trygvej_logentry", "trygvej_checkpoint"):
                for verb in ("update", "delete"):
                    on = f" ON {table}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")
            cursor.execute(sql)

    return execute


@pytest.mark.parametrize(
    ("sql", "bad", "fault"),
    [
        ("UPDATE trygvej_logentry SET actor = 'En anden' WHERE number = 3", 3, "changed"),
        ("UPDATE trygvej_logentry SET detail = '{}' WHERE number = 2", 2, "changed"),
        ("DELETE FROM trygvej_logentry WHERE number = 4", 4, "missing"),
        ("DELETE FROM trygvej_logentry WHERE number = 1", 1, "missing"),
        ("DELETE FROM trygvej_logentry WHERE number > 3", 4, "cut off"),
        ("UPDATE trygvej_logentry SET number = 100 - number WHERE number IN (2, 3)", 2, "missing"),
        (
            "UPDATE trygvej_logentry SET mac = (SELECT mac FROM trygvej_logentry WHERE number = 1) WHERE number = 2",
            2,
            "changed",
        ),
    ],
)
def test_each_kind_of_tampering_is_found_and_named(
    touch: Callable[[str], None], sql: str, bad: int, fault: str
) -> None:
    _rows(6)
    touch(sql)
    found = verify()
    assert found.bad == bad
    assert fault in found.fault


def test_rows_that_change_places_are_found(touch: Callable[[str], None]) -> None:
    _rows(6)
    for sql in ("number = 1002 WHERE number = 2", "number = 2 WHERE number = 3", "number = 3 WHERE number = 1002"):
        touch(f"UPDATE trygvej_logentry SET {sql}")
    assert verify().bad == 2


@pytest.mark.parametrize("before", [1, 3, 6])
def test_a_row_that_was_put_in_between_is_found(touch: Callable[[str], None], before: int) -> None:
    """All that comes after it is moved up by one; the row says of another what a real one says, with its code."""
    _rows(6)
    touch(f"UPDATE trygvej_logentry SET number = number + 1000 WHERE number >= {before}")
    touch("UPDATE trygvej_logentry SET number = number - 999 WHERE number >= 1000")
    real = LogEntry.objects.exclude(number__in=(before, before + 1)).order_by("-number")[0]
    real.pk, real.number, real.actor = None, before, "En anden"
    real.save()
    assert verify().bad == before


def test_a_row_that_was_put_in_at_the_end_is_found() -> None:
    _rows(3)
    LogEntry.objects.create(number=4, at=NOW, actor="Ingen", verb="x", outcome="done", mac="0" * 64)
    assert verify().bad == 4


def test_an_end_cut_off_with_the_head_set_back_is_found_by_the_file(touch: Callable[[str], None]) -> None:
    _rows(6)
    head = LogHead.objects.get(pk=1)
    checkpoints.make(head.number, head.mac)
    touch("DELETE FROM trygvej_logentry WHERE number > 3")
    touch("DELETE FROM trygvej_checkpoint")
    LogHead.objects.update(number=3, mac=LogEntry.objects.get(number=3).mac)
    assert verify().bad == 4


def test_a_log_written_anew_does_not_match_the_checkpoint(touch: Callable[[str], None]) -> None:
    _rows(3)
    head = LogHead.objects.get(pk=1)
    checkpoints.make(head.number, head.mac)
    touch("DELETE FROM trygvej_logentry")
    LogHead.objects.update(number=0, mac="")
    _rows(3)
    assert (verify().bad, "checkpoint" in verify().fault) == (3, True)


def test_the_file_of_checkpoints_passes_over_a_line_that_is_not_ours(home: Path) -> None:
    _rows(1)
    head = LogHead.objects.get(pk=1)
    checkpoints.make(head.number, head.mac)
    with checkpoints.file().open("a") as out:
        out.write(json.dumps({"number": 99, "at": NOW.isoformat(), "mac": "x", "signed": "y"}) + "\n{half")
    assert checkpoints.kept() == {1: head.mac}


def test_the_database_refuses_to_change_the_log() -> None:
    _rows(1)
    with pytest.raises(DatabaseError), transaction.atomic():
        LogEntry.objects.update(actor="En anden")
    with pytest.raises(DatabaseError), transaction.atomic():
        LogEntry.objects.all().delete()


def test_what_is_past_its_period_goes_and_the_rest_stays() -> None:
    user = person()
    old, new = NOW - timedelta(days=400), NOW
    notify([user], "x", "/", at=old)
    notify([user], "x", "/", at=new)
    done = retention.run(by=who(), on=NOW.date())
    assert done["notice"] == 1
    assert Notice.objects.get().made_at == new
    assert LogEntry.objects.filter(verb="access.retention.run").count() == 1


def test_nothing_goes_before_a_rule_holds() -> None:
    user = person()
    notify([user], "x", "/", at=NOW - timedelta(days=4000))
    assert retention.run(by=who(), on=date(2020, 1, 1))["notice"] == 0
    Glass.objects.create(user=user, verb="x", reason="x", opened_at=NOW, expires_at=NOW)
    assert {one.kind: one.now for one in retention.counts(NOW.date())}["glass"] == 0


def test_a_mail_says_only_that_something_waits() -> None:
    user = person(Role.OUTREACH)
    notify([user], "A glass was broken", "/glasses/", at=NOW)
    notify([user], "A round did not check in", "/rounds/1/", at=NOW)
    assert send() == (1, 0)
    assert len(mail.outbox) == 1
    assert "glas" not in mail.outbox[0].body.lower()
    assert send() == (0, 0)


def test_a_mail_server_that_is_down_loses_nothing(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    user = person(Role.OUTREACH)
    notify([user], "x", "/", at=NOW)
    now = timezone.now()
    assert send(at=now) == (0, 1)
    assert send(at=now) == (0, 0)
    assert send(at=now + timedelta(minutes=2)) == (0, 1)
    assert Notice.objects.get().mailed_at is None


def test_a_token_does_only_what_it_is_for() -> None:
    by = who(Role.OUTREACH)
    until = NOW.date() + timedelta(days=300)
    made, secret = tokens.make_token(name="x", verbs=["access.notice.read"], expires_on=until, by=by, at=NOW)
    found = who_of_token(secret)
    assert found is not None
    assert found.scopes == frozenset({"access.notice.read"})
    assert who_of_token(secret + "x") is None
    Membership.objects.update(until=date(2026, 1, 2))
    assert who_of_token(secret).roles == {}  # type: ignore[union-attr]
    type(made).objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert who_of_token(secret) is None


@pytest.mark.parametrize("days", [0, 366])
def test_a_token_has_an_end(days: int) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="a year from now"):
        tokens.make_token(
            name="x",
            verbs=["access.notice.read"],
            expires_on=NOW.date() + timedelta(days=days),
            by=who(Role.OUTREACH),
            at=NOW,
        )


def test_a_token_cannot_do_more_than_its_maker() -> None:
    until = NOW.date() + timedelta(days=3)
    with translation.override("en"), pytest.raises(ValidationError, match="maker"):
        tokens.make_token(name="x", verbs=["access.log.read"], expires_on=until, by=who(Role.OUTREACH), at=NOW)


def test_gathered_readings_are_one_chain_with_the_acts() -> None:
    by = who(Role.OUTREACH)
    draw = random.Random(3)
    with transaction.atomic(), log.gathering():
        for number in range(10):
            (log.seen if draw.random() < 0.5 else log.write)(by, "x.y", detail={"n": number})
    assert LogEntry.objects.count() == 10
    assert verify().bad is None
