"""Addresses of what the visits teach, and of weights."""

from datetime import date

from tests.house.routes import Made, Route, narrowed, verb_alone
from tests.house.routes.outreach_visits import recorded
from tests.house.routes.world import NOW, World
from trygvej.access.public import Role, User
from trygvej.outreach.learnt.export import TABLES
from trygvej.outreach.models import WeightSet
from trygvej.outreach.permissions import LEARNT_READ, WEIGHTS_DECIDE, WEIGHTS_READ, WEIGHTS_SET
from trygvej.outreach.states import WeightState
from trygvej.outreach.weights.standing import SET


def _filled(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        recorded(world)
    return Made()


def _table(world: World, state: str, owner: User) -> Made:
    return Made((state,))


def _weights(world: World, state: str, owner: User, *more: str) -> Made:
    """Proposed by one who neither asks nor decides: nobody decides on what she proposed herself."""
    made = WeightSet.objects.create(
        set_id=SET, version=WeightSet.objects.count() + 1, valid_from=date(2099, 1, 1), at=NOW,
        country="DK", weights={"stim.young-word": 1},
        user=world.user(Role.PROVIDER), reason="Prøve", state=state or WeightState.PROPOSED,
        decided_by=world.user(Role.PROTECTION) if state == WeightState.STANDS else None,
    )  # fmt: skip
    return Made((made.pk, *more), made, {"answer": "Prøve"})


def _shown(world: World, state: str, owner: User) -> Made:
    if state == "tried":
        return Made(query="try=1")
    if state:
        _weights(world, state, owner)
    return Made()


ROUTES = (
    Route("outreach:learnt", (verb_alone(LEARNT_READ),), make=_filled, states=("filled", "empty")),
    Route("outreach:learnt-export", (verb_alone(LEARNT_READ),), make=_table, states=tuple(TABLES), page=False),
    Route("outreach:weights", (verb_alone(WEIGHTS_READ),), make=_shown, states=("", "tried", *WeightState.values)),
    Route("outreach:weights-propose", (verb_alone(WEIGHTS_SET),), "post", label="without a reason"),
    *(
        Route("outreach:weights-decide", (verb_alone(WEIGHTS_DECIDE), narrowed(WEIGHTS_DECIDE)), "post",
              lambda *given, act=act: _weights(*given, act), tuple(WeightState.values), label=act)
        for act in ("decide", "refuse")
    ),
)  # fmt: skip
