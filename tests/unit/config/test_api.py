"""The API: the rows of the pages, narrowed and logged as there; a token does what it is for, and it answers as said."""

import json
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from config.wsgi import application
from tests.unit.outreach import make
from trygvej.access.models import LogEntry, Outcome
from trygvej.access.public import Role, User, of
from trygvej.access.tokens import make_token
from trygvej.directory.permissions import ENTRY_READ
from trygvej.outreach.permissions import ADVERT_READ

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_count_of_before() -> None:
    cache.clear()


@pytest.fixture
def kept_open() -> Iterator[None]:
    """Keep the connection of the test open, which a server closes after each answer."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def _header(user: User, *verbs: str, days: int = 30) -> dict[str, str]:
    until = date.today() + timedelta(days=days)
    _, secret = make_token(name="Prøve", verbs=list(verbs), expires_on=until, by=of(user), at=timezone.now())
    return {"authorization": f"Bearer {secret}"}


def _get(address: str, header: dict[str, str]) -> tuple[int, Any]:
    answer = Client().get(address, headers=header)
    return answer.status_code, json.loads(answer.content)


def test_a_list_goes_on_where_it_ended_and_holds_only_the_own_country() -> None:
    own = [make.advert().pk for _ in range(3)]
    make.advert("SE")
    header = _header(make.worker(), ADVERT_READ)
    status, first = _get("/api/adverts?limit=2", header)
    assert (status, [one["id"] for one in first["items"]], first["next"]) == (200, own[:2], own[1])
    _, rest = _get(f"/api/adverts?limit=2&after={first['next']}", header)
    assert ([one["id"] for one in rest["items"]], rest["next"]) == (own[2:], None)


def test_what_a_program_read_is_logged_with_the_person_it_asked_for() -> None:
    user, advert = make.worker(), make.advert(text="ung og ny i byen")
    status, told = _get(f"/api/adverts/{advert.pk}", _header(user, ADVERT_READ))
    assert (status, told["text"]) == (200, "ung og ny i byen")
    row = LogEntry.objects.get(verb=ADVERT_READ)
    assert (row.user, row.ids, row.outcome) == (user, [advert.pk], Outcome.DONE)


def test_an_advert_of_another_country_is_not_there() -> None:
    advert = make.advert("SE")
    assert _get(f"/api/adverts/{advert.pk}", _header(make.worker(), ADVERT_READ))[0] == 404
    assert not LogEntry.objects.filter(verb=ADVERT_READ, outcome=Outcome.DONE).exists()


def test_a_token_opens_only_what_it_is_for_and_the_refusal_is_logged() -> None:
    user = make.worker()
    status, told = _get("/api/adverts", _header(user, ENTRY_READ))
    assert status == 403
    assert ADVERT_READ in told["detail"]
    assert LogEntry.objects.get(verb=ADVERT_READ).outcome == Outcome.DENIED


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer trygvej_wrong"}, {"authorization": "Basic x"}])
def test_without_a_token_nothing_opens(header: dict[str, str]) -> None:
    assert _get("/api/adverts", header)[0] == 401


def test_one_who_is_signed_in_still_needs_a_token() -> None:
    assert make.browser(make.worker()).get("/api/adverts").status_code == 401


def test_a_token_of_one_who_has_left_opens_nothing() -> None:
    user = make.worker()
    header = _header(user, ADVERT_READ)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert _get("/api/adverts", header)[0] == 401


def test_one_who_asks_too_often_waits() -> None:
    user = make.worker()
    header = _header(user, ADVERT_READ)
    cache.set(f"throttle_auth_{user.pk}", [time.time()] * 299, 60)
    assert _get("/api/adverts", header)[0] == 200
    assert _get("/api/adverts", header)[0] == 429
    assert _get("/api/adverts", _header(make.worker(), ADVERT_READ))[0] == 200


def test_every_answer_is_as_the_description_says(kept_open: None) -> None:
    """A few dozen questions drawn from the description, good ones and bad ones."""
    make.advert(findings=[make.finding("stim.young-word", 2, evidence="ung")], place=make.place())
    header = _header(make.worker(Role.COORDINATOR), ADVERT_READ, ENTRY_READ)
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]  # a faulty description raises here, as it should

        @given(case=operation.as_strategy())
        @settings(max_examples=15, suppress_health_check=list(HealthCheck))
        def ask(case: Any) -> None:
            answer = case.call(headers=header)
            assert answer.status_code in (200, 404, 422), answer.text
            if answer.status_code == 200:
                case.operation.validate_response(answer)

        ask()
