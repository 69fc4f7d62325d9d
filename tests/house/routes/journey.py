"""Addresses of persons and their time lines."""

from itertools import count

from tests.house.routes import Ask, Made, Route, verb_alone
from tests.house.routes.world import NOW, World
from trygvej.access.public import Role, User
from trygvej.journey.models import Journey, Participation
from trygvej.journey.permissions import COPY_READ, JOURNEY_ERASE, JOURNEY_KEEP, JOURNEY_OPEN, JOURNEY_READ

_READ = Ask(JOURNEY_READ, outside=404)
_number = count(1)


def journey(world: World, state: str = "", owner: User | None = None) -> Made:
    """Return the page of a person whom the own organisation helps."""
    by = world.user(Role.CONSULTANT)
    age = "child" if state == "child" else "adult"
    made = Journey(code=f"M{next(_number)}", country="DK", called="Prøve", age=age, opened_at=NOW, opened_by=by)
    made.save()
    Participation.objects.create(
        journey=made, organisation=world.own, ground="consent", since=NOW, let_in_by=by
    )  # fmt: skip
    return Made((made.pk,), made)


def _journeys(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        journey(world)
    return Made()


ROUTES = (
    Route("journey:journeys", (verb_alone(JOURNEY_READ),), make=_journeys, states=("filled", "empty")),
    Route("journey:journey-new", (verb_alone(JOURNEY_OPEN),)),
    Route("journey:journey-new", (verb_alone(JOURNEY_OPEN),), "post", answers=422, label="without answers"),
    Route("journey:journey", (_READ,), make=journey, states=("adult", "child")),
    Route("journey:journeys-export", (verb_alone(JOURNEY_READ),), make=_journeys, states=("filled", "empty"),
          page=False),
    Route("journey:journey-change", (_READ, Ask(JOURNEY_KEEP)), make=journey),
    Route("journey:journey-change", (_READ, Ask(JOURNEY_KEEP)), "post", journey, answers=422, label="without answers"),
    Route("journey:journey-erase", (_READ, Ask(JOURNEY_ERASE)), make=journey),
    Route("journey:journey-erase", (_READ, Ask(JOURNEY_ERASE)), "post", journey, answers=422, label="without answers"),
    Route("journey:journey-part", (_READ, Ask(JOURNEY_KEEP)), "post", journey),
    Route("journey:journey-copy", (_READ, Ask(COPY_READ)), make=journey),
)  # fmt: skip
