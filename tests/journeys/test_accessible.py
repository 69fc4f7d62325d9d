"""Every page of the table of addresses, in each of its states and in each language, looked at with axe."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from tests.house.routes import Made, Route, refusal, rooms
from tests.house.routes.world import ABROAD, OTHER, OWN, Actor, World
from tests.journeys.axe import violations
from trygvej.access.public import Role

LANGUAGES = ("da", "sv", "en")
PAGES = {
    room: [route for route in found if route.method == "get" and route.page and not route.door]
    for room, found in rooms().items()
}


def _states() -> Iterator[tuple[str, Route, str]]:
    for room, found in PAGES.items():
        for route in found:
            for state in route.states:
                if (route.visitor or route.answer(state)) == 200:
                    yield room, route, state


STATES = list(_states())


@pytest.mark.one_database
@pytest.mark.parametrize("room", PAGES)
def test_axe_finds_nothing_on_any_page(town: Any, transactional_db: None, room: str) -> None:
    """In Danish each state; in the other languages the first of them: what they add is words."""
    world, wrong, pages = World.made(), [], _Browsers(town)
    empty_first = sorted((one for one in STATES if one[0] == room), key=lambda one: one[2] != "empty")
    for _, route, state in empty_first:
        actor, made = _one_who_may(world, route, state)
        for language in [made.lang] if made.lang else LANGUAGES if state == route.states[0] else LANGUAGES[:1]:
            wrong += pages.looked_at(route, state, actor, made, world, language)
    assert not wrong, "\n".join(wrong)


class _Browsers:
    """One browser for each person and language, kept open."""

    def __init__(self, town: Any) -> None:
        self.town = town
        self.pages: dict[tuple[Actor, str], Any] = {}

    def looked_at(self, route: Route, state: str, actor: Actor, made: Made, world: World, language: str) -> list[str]:
        key = (actor, language)
        if key not in self.pages:
            self.pages[key] = self.town.visitor(language)
        page = self.pages[key]
        if actor.role is not None:
            self.town.lend(page, world.client(actor))
        address = reverse(route.name, args=made.args) + (f"?{made.query}" if made.query else "")
        answer = page.goto(address)
        where = f"{route.key} [{state}] {language}"
        if answer.status != 200 or ("/account/login/" in page.url and not route.visitor):
            return [f"{where}: {answer.status} {page.url}"]
        assert page.locator("html").get_attribute("lang") == language, where
        return [f"{where}: {one}" for one in violations(page)]


def _one_who_may(world: World, route: Route, state: str) -> tuple[Actor, Made]:
    if route.visitor:
        return Actor(None), route.make(world, state, world.user(Role.OUTREACH))
    shared = None if route.personal else route.make(world, state, world.user(Role.OUTREACH))
    for actor in (Actor(role, where) for where in (OWN, OTHER, ABROAD) for role in Role):
        if actor.role and (shared or not refusal(route, world.who(actor), Made())):
            made = shared or route.make(world, state, world.user(actor.role, actor.where))
            if not refusal(route, world.who(actor), made):
                return actor, made
    raise AssertionError(f"nobody gets {route.key} [{state}]")
