"""Notices of operations: seen by those named, out of sight the moment they are over, deleted with their keys."""

from datetime import datetime

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.unit.screening.make import NOW, Role, browser, later, who, worker
from trygvej.access.models.keys import RecordKey
from trygvej.access.public import MoveRefused, command, of
from trygvej.access.retention import run
from trygvej.screening.hotline import operations
from trygvej.screening.models import Operation

pytestmark = pytest.mark.django_db


STARTS, ENDS = later(4), later(8)


def _notice(starts: datetime = STARTS, ends: datetime = ENDS) -> operations.Notice:
    return operations.Notice(starts, ends, "En adresse, som er opdigtet", "To socialrådgivere")


def test_only_those_named_see_it_not_even_the_one_who_kept_it() -> None:
    maker, named, other = (worker(Role.HOTLINE) for _ in range(3))
    operations.give_notice(what=_notice(), named=[named], by=of(maker), at=NOW)
    assert [bool(operations.ahead(of(one), NOW)) for one in (maker, named, other)] == [False, True, False]
    assert named.notices.count() == 1
    assert "adresse" not in named.notices.get().text


class TestOver(TestCase):
    """Whatever the hours are."""

    @given(st.integers(1, 200), st.integers(-300, 300))
    def test_it_is_seen_before_it_is_over_and_never_after(self, lasts: int, looked: int) -> None:
        Operation.objects.all().delete()
        by = who(Role.CONSULTANT)
        operations.give_notice(what=_notice(NOW, later(lasts)), named=[by.person], by=by, at=later(-1))
        assert bool(operations.ahead(by, later(looked))) == (looked < lasts)


def test_it_is_deleted_with_its_key_when_it_is_over() -> None:
    by = who(Role.HOTLINE)
    keys = RecordKey.objects.count()
    operations.give_notice(what=_notice(), named=[by.person], by=by, at=NOW)
    assert operations.forget_past(by=command("test"), at=later(7.9)) == 0
    assert operations.forget_past(by=command("test"), at=later(8)) == 1
    assert (Operation.objects.count(), RecordKey.objects.count()) == (0, keys)


def test_retention_takes_what_no_timer_took() -> None:
    by = who(Role.HOTLINE)
    operations.give_notice(what=_notice(), named=[by.person], by=by, at=NOW)
    assert run(by=command("test"), on=later(72).date())["operation"] == 1
    assert not Operation.objects.exists()


@pytest.mark.parametrize(("starts", "ends"), [(later(4), later(4)), (later(-9), later(-1))])
def test_what_is_over_before_it_begins_is_refused(starts: datetime, ends: datetime) -> None:
    by = who(Role.HOTLINE)
    with pytest.raises(MoveRefused):
        operations.give_notice(what=_notice(starts, ends), named=[by.person], by=by, at=NOW)


def test_nobody_of_another_country_can_be_named() -> None:
    with pytest.raises(MoveRefused):
        operations.give_notice(what=_notice(), named=[worker(Role.HOTLINE, "SE")], by=who(Role.HOTLINE), at=NOW)


def test_the_form_keeps_a_notice() -> None:
    user = worker(Role.HOTLINE)
    said = {"starts_at": "2099-01-01T18:00", "ends_at": "2099-01-01T23:00", "place": "Opdigtet", "named": [user.pk]}
    answer = browser(user).post(reverse("screening:operation-new"), said, follow=True)
    assert "Opdigtet" in answer.content.decode()
