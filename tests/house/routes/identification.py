"""Addresses of assessments and decisions."""

from tests.house.routes import Ask, Made, Route, narrowed, verb_alone
from tests.house.routes.journey import journey
from tests.house.routes.world import NOW, World
from trygvej.access.public import Role, User
from trygvej.identification.models import Assessment, Decision
from trygvej.identification.permissions import ASSESSMENT_KEEP, ASSESSMENT_READ, DECISION_PROPOSE, DECISION_SIGN
from trygvej.identification.states import DecisionState
from trygvej.journey.public import JOURNEY_READ, Journey

_READ = Ask(ASSESSMENT_READ, outside=404)


def _assessment(world: World, state: str, owner: User, *more: str) -> Made:
    by, person = world.user(Role.CONSULTANT), journey(world).of
    assert isinstance(person, Journey)
    made = Assessment(
        journey=person, organisation=world.own, country="DK", begun_by=by, begun_at=NOW, saved_at=NOW,
        stay="no-lawful-stay",
    )  # fmt: skip
    made.save()
    return Made((made.pk, *more), made, {"x": "1"})


def _decision(world: World, state: str, owner: User, *more: str) -> Made:
    made = _assessment(world, "", owner)
    assert isinstance(made.of, Assessment)
    signed = state in (DecisionState.SIGNED, DecisionState.REPLACED)
    one: Decision = Decision.objects.create(
        assessment=made.of, step="decision", outcome="yes", reason="Prøve", state=state or DecisionState.PROPOSED,
        proposed_by=world.user(Role.CONSULTANT), proposed_at=NOW,
        signed_by=world.user(Role.AUTHORITY) if signed else None, signed_at=NOW if signed else None,
    )  # fmt: skip
    return Made((*made.args, one.pk, *more), made.of, {"said": "Prøve", "language": "da"})


def _decided(world: World, state: str, owner: User, *more: str) -> Made:
    made = _decision(world, state, owner)
    return Made((made.args[0], *more), made.of)


_STATES = tuple(DecisionState.values)
ROUTES = (
    Route("identification:of-journey", (verb_alone(ASSESSMENT_READ), narrowed(JOURNEY_READ)), make=journey),
    Route("identification:of-journey", (verb_alone(ASSESSMENT_READ), narrowed(JOURNEY_READ)), "post", journey,
          answers=422, label="without answers"),
    Route("identification:assessment", (_READ,), make=_decided, states=_STATES),
    Route("identification:save", (_READ, Ask(ASSESSMENT_KEEP)), "post", _assessment, answers=422,
          label="without answers"),
    Route("identification:talk", (_READ, Ask(ASSESSMENT_KEEP)), "post", _assessment, answers=422,
          label="without answers"),
    Route("identification:propose", (_READ, Ask(DECISION_PROPOSE)), "post", _assessment, answers=422,
          label="without answers"),
    Route("identification:document", (_READ,), make=lambda *given: _decided(*given, "notice"), page=False,
          states=("signed",)),
    *(
        Route("identification:act", (_READ, Ask(DECISION_SIGN if act == "sign" else DECISION_PROPOSE)), "post",
              lambda *given, act=act: _decision(*given, act), _STATES, label=act)
        for act in ("sign", "withdraw", "tell", "appeal")
    ),
)  # fmt: skip
