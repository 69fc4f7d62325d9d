"""Addresses of the API. The table asks them with a token for the verbs of the row."""

from tests.house.routes import Made, Route, narrowed, verb_alone
from tests.house.routes.directory import filled
from tests.house.routes.world import World
from tests.unit.outreach import make
from trygvej.access.public import User
from trygvej.directory.permissions import ENTRY_READ
from trygvej.outreach.permissions import ADVERT_READ


def _advert(world: World, state: str, owner: User) -> Made:
    made = make.advert(findings=[make.finding("stim.young-word", 2, evidence="ung")])
    return Made((made.pk,), made)


def _adverts(world: World, state: str, owner: User) -> Made:
    _advert(world, state, owner)
    return Made()


ROUTES = (
    Route("api:openapi-json", public=True, page=False),
    Route("api:api-root", public=True, answers=404, page=False),
    Route("api:adverts", (verb_alone(ADVERT_READ),), make=_adverts, api=True, page=False),
    Route("api:advert", (verb_alone(ADVERT_READ), narrowed(ADVERT_READ)), make=_advert, api=True, page=False),
    Route("api:directory", (verb_alone(ENTRY_READ),), make=filled, api=True, page=False),
)
