"""By when: working days of four countries, clocks that change, reminders that come once, and nothing lies unseen."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.referral import make
from trygvej.access.models import Notice
from trygvej.access.notices import send as send_mails
from trygvej.access.public import Membership, Role, command
from trygvej.referral import actions
from trygvej.referral.models import Event, Referral
from trygvej.referral.reminding import remind
from trygvej.referral.workdays import after_working_days, is_working_day

NOW = make.NOW
BY = command("trygvej referral remind")
COUNTRIES = st.sampled_from(["DK", "SE", "NO", "FI"])


@pytest.mark.parametrize(
    ("day", "open_in"),
    [
        (date(2026, 6, 5), {"SE", "NO", "FI"}),  # Danish Constitution Day, a Friday
        (date(2026, 6, 19), {"DK", "NO"}),  # Midsummer Eve
        (date(2026, 12, 24), {*()}),
        (date(2027, 5, 17), {"SE", "FI"}),  # Norway's day; Whit Monday in Denmark
        (date(2026, 4, 2), {"SE", "FI"}),  # Maundy Thursday
        (date(2026, 1, 6), {"DK", "NO"}),  # Epiphany
        (date(2026, 11, 18), {"DK", "SE", "NO", "FI"}),
        (date(2026, 11, 21), set()),  # a Saturday
    ],
)
def test_working_days_of_each_country(day: date, open_in: set[str]) -> None:
    assert {one for one in ("DK", "SE", "NO", "FI") if is_working_day(day, one)} == open_in


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31)).map(lambda one: one.replace(tzinfo=UTC)),
    st.integers(1, 15),
    COUNTRIES,
)
def test_a_due_moment_is_on_a_working_day_with_as_many_between(start: datetime, days: int, country: str) -> None:
    due = after_working_days(start, days, country)
    zone = {"DK": "Europe/Copenhagen", "SE": "Europe/Stockholm", "NO": "Europe/Oslo", "FI": "Europe/Helsinki"}[country]
    begin, end = start.astimezone(ZoneInfo(zone)), due.astimezone(ZoneInfo(zone))
    assert is_working_day(end.date(), country)
    between = [begin.date() + timedelta(days=n) for n in range(1, (end.date() - begin.date()).days + 1)]
    opened = is_working_day(begin.date(), country)
    assert sum(is_working_day(one, country) for one in between) == days + (not opened)
    assert end.time() == (max(begin.time(), time(8)) if opened else time(8))


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), st.integers(1, 10), COUNTRIES)
def test_later_never_comes_due_earlier(start: datetime, days: int, country: str) -> None:
    first = start.replace(tzinfo=UTC)
    assert after_working_days(first, days, country) <= after_working_days(first + timedelta(hours=5), days, country)


def test_the_hour_stays_over_the_night_in_which_the_clock_is_put_back() -> None:
    friday = datetime(2026, 10, 23, 13, 0, tzinfo=UTC)  # 15 in Copenhagen; summer time ends on Sunday
    assert after_working_days(friday, 1, "DK") == datetime(2026, 10, 26, 14, 0, tzinfo=UTC)


pytest_db = pytest.mark.django_db


def run(hours: float) -> Any:
    return remind(by=BY, at=NOW + timedelta(hours=hours))


@pytest_db
def test_a_child_has_24_hours_day_and_night_that_no_move_lengthens() -> None:
    t = make.team()
    one = t.sent(child=True)
    assert one.due_at == NOW + timedelta(hours=24)
    one = actions.receive(referral=one, by=t.eva, at=NOW + timedelta(hours=20))
    assert one.due_at == NOW + timedelta(hours=24)
    one = actions.ask(referral=one, by=t.eva, at=NOW + timedelta(hours=21), text="Hvor?")
    assert one.due_at == NOW + timedelta(hours=24)


@pytest_db
def test_reminded_told_lapsed_each_once_however_often_it_runs() -> None:
    t = make.team()
    one = t.sent()  # Wednesday at 10; due on Friday at 10, by the clock of Copenhagen
    assert one.due_at == NOW + timedelta(hours=48)
    Notice.objects.all().delete()
    assert (run(39).reminded, run(41).reminded, run(41).reminded) == (0, 1, 0)
    assert set(Notice.objects.values_list("user", flat=True)) == {t.ann.person.pk, t.eva.person.pk, t.finn.person.pk}
    Notice.objects.all().delete()
    assert (run(49).escalated, run(49).escalated, run(60).escalated) == (1, 0, 0)
    assert set(Notice.objects.values_list("user", flat=True)) == {t.coordinator.person.pk, t.ann.person.pk}
    assert (run(73).lapsed, run(73).lapsed) == (1, 0)
    one.refresh_from_db()
    assert (one.state, one.owner, one.owner_organisation) == ("lapsed", t.coordinator.user, t.elsewhere)
    one = actions.accept(referral=one, by=t.eva, at=NOW + timedelta(hours=74))
    assert one.owner == t.eva.user


@pytest_db
def test_a_clock_put_back_repeats_nothing() -> None:
    make.team().sent()
    assert run(49).escalated == 1
    assert (run(48.5).escalated, run(48.5).reminded) == (0, 0)


@pytest_db
def test_a_run_that_was_stopped_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    t = make.team()
    for _ in range(3):
        t.sent()
    from trygvej.referral import reminding

    looked, whole = [], reminding._look

    def stops(one: Referral, *rest: Any) -> None:
        looked.append(one)
        if len(looked) == 2:
            raise KeyboardInterrupt
        whole(one, *rest)

    monkeypatch.setattr(reminding, "_look", stops)
    with pytest.raises(KeyboardInterrupt):
        run(49)
    monkeypatch.undo()
    assert Event.objects.filter(move="escalate").count() == 1
    assert run(49).escalated == 2
    assert Event.objects.filter(move="escalate").count() == 3


@pytest_db
def test_whoever_has_it_and_leaves_leaves_it_to_a_colleague_else_to_the_named_role() -> None:
    t = make.team()
    one = t.sent()
    gone = Membership.objects.filter(organisation=t.sender)
    gone.filter(user=t.ann.user).update(until=NOW.date() - timedelta(days=1))
    assert run(1).given == 1
    one.refresh_from_db()
    assert one.owner == t.ben.user
    gone.update(until=NOW.date() - timedelta(days=1))
    run(2)
    one.refresh_from_db()
    assert (one.owner, one.owner_organisation) == (t.coordinator.user, t.elsewhere)


@pytest_db
def test_an_overdue_referral_that_nobody_can_be_told_of_is_said_aloud() -> None:
    t = make.team()
    t.sent()
    Membership.objects.filter(role=Role.COORDINATOR).delete()
    assert run(49).nobody == 1


@pytest_db
def test_an_accepted_one_is_asked_after_too() -> None:
    t = make.team()
    one = actions.accept(referral=t.sent(), by=t.eva, at=NOW)
    assert one.due_at and one.due_at > NOW + timedelta(days=26)
    assert run(24 * 40).escalated == 1
    one = actions.account(referral=one, by=t.eva, at=NOW + timedelta(days=41), text="Det går godt.")
    assert run(24 * 42).escalated == 0


@pytest_db
def test_without_a_mail_server_the_outbox_keeps_what_waits(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing listens there
    make.team().sent()
    waiting = Notice.objects.filter(mailed_at=None).count()
    assert waiting
    assert send_mails(at=NOW) == (0, waiting)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_mails(at=NOW + timedelta(hours=1)) == (waiting, 0)


@pytest_db
def test_the_command_tells_what_it_did() -> None:
    from click.testing import CliRunner

    from trygvej.referral.cli import commands

    make.team().sent(at=datetime(2026, 1, 5, 9, tzinfo=UTC))
    told = CliRunner().invoke(commands, ["remind"])
    assert told.exit_code == 0, told.output
    assert "1 lapsed" in told.output
