"""Addresses of supports."""

from tests.house.routes import Ask, Made, Route, narrowed, verb_alone
from tests.house.routes.journey import journey
from tests.house.routes.world import NOW, World
from trygvej.access.public import Role, User
from trygvej.assistance.adding import ADDITIONS
from trygvej.assistance.models import PlanStep, Support
from trygvej.assistance.permissions import CHECKLIST_KEEP, SUPPORT_KEEP, SUPPORT_READ
from trygvej.assistance.states import SupportState
from trygvej.journey.public import JOURNEY_READ, Journey

_READ = Ask(SUPPORT_READ, outside=404)
_STATES = tuple(SupportState.values)


def _support(world: World, state: str, owner: User, *more: str) -> Made:
    by, person = world.user(Role.CONSULTANT), journey(world, "child").of
    assert isinstance(person, Journey)
    made = Support(
        journey=person, organisation=world.own, country="DK", contact=by, opened_at=NOW,
        state=state or SupportState.OPEN, closed_at=NOW if state == SupportState.CLOSED else None,
    )  # fmt: skip
    made.save()
    PlanStep.objects.create(support=made, phase="later", step="Prøve", made_at=NOW, made_by=by)
    return Made((made.pk, *more), made)


def _step(world: World, state: str, owner: User) -> Made:
    made = _support(world, state, owner)
    step = PlanStep.objects.get(support=made.of)
    return Made((*made.args, "step", step.pk), made.of, {"move": "done"})


def _change(world: World, state: str, owner: User) -> Made:
    made = _support(world, state, owner)
    return Made((*made.args, PlanStep.objects.get(support=made.of).pk), made.of)


def _supports(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _support(world, "", owner)
    return Made()


ROUTES = (
    Route("assistance:supports", (verb_alone(SUPPORT_READ),), make=_supports, states=("filled", "empty")),
    Route("assistance:export", (verb_alone(SUPPORT_READ),), make=_supports, states=("filled", "empty"), page=False),
    Route("assistance:due", (verb_alone(SUPPORT_READ),), make=_supports, states=("filled", "empty")),
    Route("assistance:plan", (_READ,), make=_support, states=_STATES),
    Route("assistance:step", (_READ, Ask(SUPPORT_KEEP)), make=_change),
    Route("assistance:step", (_READ, Ask(SUPPORT_KEEP)), "post", _change, answers=422, label="without answers"),
    Route("assistance:checklist", (verb_alone(CHECKLIST_KEEP),), make=lambda *_: Made(("begin",))),
    Route("assistance:checklist", (verb_alone(CHECKLIST_KEEP),), "post", lambda *_: Made(("begin",))),
    Route("assistance:of-journey", (verb_alone(SUPPORT_READ), narrowed(JOURNEY_READ)), make=journey),
    Route("assistance:of-journey", (verb_alone(SUPPORT_READ), narrowed(JOURNEY_READ)), "post", journey),
    Route("assistance:support", (_READ,), make=_support, states=_STATES),
    *(
        Route("assistance:add", (_READ, Ask(SUPPORT_KEEP)), make=lambda *given, what=what: _support(*given, what),
              label=what)
        for what in ADDITIONS
    ),
    Route("assistance:add", (_READ, Ask(SUPPORT_KEEP)), "post", lambda *given: _support(*given, "step"), answers=422,
          label="without answers"),
    Route("assistance:change", (_READ, Ask(SUPPORT_KEEP)), "post", lambda *given: _support(*given, "offer"), _STATES),
    Route("assistance:move", (_READ, Ask(SUPPORT_KEEP)), "post", _step, _STATES),
)  # fmt: skip
