"""Addresses of rounds and visits."""

from datetime import timedelta
from functools import partial
from typing import Any

from tests.house.routes import Ask, Made, Route, verb_alone
from tests.house.routes.world import NOW, World
from tests.unit.outreach import make
from trygvej.access.public import Role, User
from trygvej.outreach.models import Round, Visit
from trygvej.outreach.permissions import PLACE_READ, ROUND_PLAN, ROUND_READ, VISIT_READ, VISIT_RECORD
from trygvej.outreach.states import RoundState, VisitState

_ROUND_STATES, _VISIT_STATES = tuple(RoundState.values), tuple(VisitState.values)


def _planned(world: World, state: str) -> Round:
    return Round.objects.create(
        organisation=world.own, country="DK", name="Aften", starts_at=NOW, check_in_by=NOW + timedelta(hours=3),
        leader=world.user(Role.OUTREACH), state=state or RoundState.PLANNED,
    )  # fmt: skip


def _round(world: World, state: str, owner: User, act: str = "") -> Made:
    made = _planned(world, state)
    return Made((made.pk, act) if act else (made.pk,), made)


def _some_rounds(world: World, state: str, owner: User) -> Made:
    for one in _ROUND_STATES:
        _planned(world, one)
    return Made()


def _some_visits(world: World, state: str, owner: User) -> Made:
    for one in _VISIT_STATES:
        _visited(world, one)
    return Made()


def _visited(world: World, state: str, **more: Any) -> Visit:
    visit = Visit.objects.create(
        organisation=world.own, country="DK", place=make.place(), planned_for=NOW.date(),
        state=state or VisitState.PLANNED, needs="En læge", notes="Prøve", **more,
    )  # fmt: skip
    if state == VisitState.RECORDED:
        Visit.objects.filter(pk=visit.pk).update(recorded_by=world.user(Role.OUTREACH), visited_at=NOW)
    visit.adverts.add(make.advert(findings=[make.finding("stim.young-word")]))
    return visit


def recorded(world: World) -> Visit:
    """Return a visit that was recorded, with an advert."""
    return _visited(world, VisitState.RECORDED)


def _visit(world: World, state: str, owner: User) -> Made:
    made = _visited(world, state)
    return Made((made.pk,), made)


def _stop(world: World, state: str, owner: User, act: str) -> Made:
    made = _visited(world, state, round=_planned(world, RoundState.PLANNED))
    return Made((made.pk, act), made.round)


def _unplanned(world: World, state: str, owner: User) -> Made:
    place = make.place()
    return Made((), place, query=f"place={place.pk}")


ROUTES = (
    Route("outreach:rounds", (verb_alone(ROUND_READ),), make=_some_rounds),
    Route("outreach:round-new", (verb_alone(ROUND_PLAN),)),
    Route("outreach:round-new", (verb_alone(ROUND_PLAN),), "post", answers=200, label="without a name"),
    Route("outreach:round", (Ask(ROUND_READ),), make=_round, states=_ROUND_STATES),
    *(
        Route("outreach:round-act", (Ask(ROUND_PLAN),), "post", partial(_round, act=act), _ROUND_STATES, label=act)
        for act in ("start", "end", "cancel", "check-in")
    ),
    Route("outreach:visits", (verb_alone(VISIT_READ),), make=_some_visits),
    Route("outreach:visits-export", (verb_alone(VISIT_READ),), page=False),
    Route("outreach:visit-new", (verb_alone(ROUND_PLAN),)),
    Route("outreach:visit", (Ask(VISIT_READ),), make=_visit, states=_VISIT_STATES),
    Route("outreach:visit-record", (Ask(VISIT_RECORD),), make=_visit, states=_VISIT_STATES),
    Route("outreach:visit-record-new", (verb_alone(VISIT_RECORD), Ask(PLACE_READ, outside=302)), make=_unplanned),
    *(
        Route("outreach:visit-act", (Ask(ROUND_PLAN),), "post", partial(_stop, act=act), _VISIT_STATES, label=act)
        for act in ("up", "down", "cancel")
    ),
    Route("outreach:visit-worker", public=True, page=False),
)  # fmt: skip
