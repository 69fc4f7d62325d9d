"""Every address, asked by every role: the answer is what the permission table says, for each record in each state."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.house.routes import SIGN_IN, Made, Route, expected, refusal, routes
from tests.house.routes.world import ABROAD, OTHER, Actor, World
from trygvej.access.public import TABLES, Role, User

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "access-matrix.md"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Give one world to all tests of the file; what each call changes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World.made()
        transaction.set_rollback(True)


def _actors(route: Route, state: str) -> list[Actor]:
    """Return who asks: every role of the own organisation, nobody, and those roles elsewhere that may here.

    A page without a record asks only for the verb: then one's organisation makes no difference.

    In the further states of a record, one role that may not stands for all of them.
    """
    rows = [row for rows in TABLES.values() for row in rows if row.verb in {ask.verb for ask in route.asks}]
    may = {role for row in rows for role in row.roles} or {Role.OUTREACH}
    elsewhere = may if any(ask.of for ask in route.asks) else set()
    others = [role for role in Role if role not in may]
    here = [*may, *(others if state == route.states[0] else others[:1])]
    return [
        Actor(None),
        *(Actor(role) for role in Role if role in here),
        *(Actor(role, where) for where in (OTHER, ABROAD) for role in Role if role in elsewhere),
    ]


def _owner(world: World, route: Route, actor: Actor) -> User:
    """Return whose record is asked for: one's own, where no verb is asked; else that of the own organisation."""
    role = actor.role or Role.OUTREACH
    return world.user(role) if route.asks else world.user(role, actor.where)


def _calls(world: World, route: Route, state: str) -> Iterator[tuple[Actor, Made]]:
    """Give who asks and what for, everything undone after each."""
    with transaction.atomic():
        shared = None if route.personal else route.make(world, state, world.user(Role.OUTREACH))
        for actor in _actors(route, state):
            with transaction.atomic():
                yield actor, shared or route.make(world, state, _owner(world, route, actor))
                transaction.set_rollback(True)
        transaction.set_rollback(True)


def _called(world: World, route: Route, actor: Actor, made: Made) -> HttpResponse:
    address = reverse(route.name, args=made.args) + (f"?{made.query}" if made.query else "")
    given = made.data if route.method == "post" else {}
    client, headers = world.client(actor), {}
    if route.api:
        client, headers = Client(), world.bearer(actor, {ask.verb for ask in route.asks})
    answer: HttpResponse = getattr(client, route.method)(address, given, headers=headers)
    return answer


@pytest.mark.parametrize("route", routes(), ids=lambda one: one.key)
def test_each_role_gets_what_the_table_says(world: World, route: Route) -> None:
    wrong = []
    for state in route.states:
        for actor, made in _calls(world, route, state):
            want = expected(route, world.who(actor), made, state)
            answer = _called(world, route, actor, made)
            got = answer.status_code
            at_the_door = got == SIGN_IN and "/account/login/" in answer.headers["Location"]
            if got != want or (at_the_door and actor.role is not None and not route.door):
                wrong.append(f"{state or '-'}: {actor.role or 'nobody'}, {actor.where}: {got}, not {want}")
    assert not wrong, "\n".join(wrong)


def test_nothing_of_another_country_opens(world: World) -> None:
    """Asked without the scopes' own conditions: a record in Denmark is never answered to one who works in Sweden."""
    open_abroad = [
        route.key
        for route in routes()
        if any(ask.of for ask in route.asks)
        for state in route.states
        for actor, made in _calls(world, route, state)
        if made.of is not None and actor.where == ABROAD
        if not refusal(route, world.who(actor), made)
    ]
    assert open_abroad == []


def test_the_page_tells_the_same(world: World) -> None:
    """Compare docs/reference/access-matrix.md; one that is out of date is written anew, to be looked at and kept."""
    text = _page(world)
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        if os.access(PAGE.parent, os.W_OK):
            PAGE.write_text(text, encoding="utf-8")
        pytest.fail("docs/reference/access-matrix.md was out of date and is written anew: look at it, commit it.")


def _page(world: World) -> str:
    from tests.house import matrix_page

    return matrix_page.text(world, _calls)
