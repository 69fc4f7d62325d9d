"""Addresses of an advert, of networks and of places."""

from typing import Any

from tests.house.routes import Made, Route, narrowed, verb_alone
from tests.house.routes.world import World
from tests.unit.outreach import make
from trygvej.access.public import User
from trygvej.outreach.models import Advert, Link
from trygvej.outreach.permissions import (
    ADVERT_EXPORT,
    ADVERT_PICTURE,
    ADVERT_READ,
    ADVERT_WORK,
    LINK_JUDGE,
    MAP_READ,
    NETWORK_READ,
    PLACE_READ,
)
from trygvej.outreach.states import AdvertState

_READ = (verb_alone(ADVERT_READ), narrowed(ADVERT_READ))
_WORK = (verb_alone(ADVERT_WORK), narrowed(ADVERT_READ))
_NETWORK = (verb_alone(NETWORK_READ), narrowed(NETWORK_READ))


def _advert(world: World, state: str, owner: User) -> Made:
    place, network = make.place(), make.network(adverts_count=2, persons_count=1)
    found = [make.finding("stim.young-word", 2, evidence="ung", start=0, end=3)]
    more: dict[str, Any] = {"place": place, "network": network, "findings": found, "phones": ("+4590000011",)}
    made, other = (
        make.advert(state=state or AdvertState.NEW, text="ung og ny i byen", pictures=["aa.jpg"], **more),
        make.advert(**more),
    )
    Link.objects.create(a=made, b=other, kind="phone", weight=3, reason="+4590000011")
    return Made((made.pk,), made, {"other": other.pk, "place": place.pk, "text": "Prøve", "x_factor": "unknown"})


def _judged(world: World, state: str, owner: User) -> Made:
    made = _advert(world, state, owner)
    return made._replace(data={"other": made.data["other"], "verdict": "different", "note": "Prøve"})


def _picture(world: World, state: str, owner: User) -> Made:
    made = _advert(world, state, owner)
    return made._replace(args=(*made.args, 1))


def _file(world: World, state: str, owner: User) -> Made:
    made = _picture(world, state, owner)
    return made._replace(args=(*made.args, "blurred"))


def _network(world: World, state: str, owner: User) -> Made:
    advert = _advert(world, "", owner).of
    assert isinstance(advert, Advert)
    assert advert.network
    return Made((advert.network.pk,), advert.network)


def _place(world: World, state: str, owner: User) -> Made:
    if state == "nothing known":
        place = make.place()
        return Made((place.pk,), place)
    advert = _advert(world, "", owner).of
    assert isinstance(advert, Advert)
    assert advert.place
    return Made((advert.place.pk,), advert.place)


def _list(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _advert(world, "", owner)
    return Made()


ROUTES = (
    Route("outreach:advert", _READ, make=_advert, states=tuple(AdvertState.values)),
    Route("outreach:advert-comment", _WORK, "post", _advert),
    Route("outreach:advert-matrix", _WORK, "post", _advert),
    Route("outreach:advert-judge", (verb_alone(LINK_JUDGE), narrowed(ADVERT_READ)), "post", _judged),
    Route("outreach:advert-place", _WORK, "post", _advert),
    Route("outreach:advert-picture", (verb_alone(ADVERT_PICTURE), narrowed(ADVERT_PICTURE)), make=_picture),
    Route(
        "outreach:advert-picture-file",
        (verb_alone(ADVERT_PICTURE), narrowed(ADVERT_PICTURE)),
        make=_file,
        answers=404,  # the file itself is not there
        page=False,
    ),
    Route("outreach:networks", (verb_alone(NETWORK_READ),), make=_list, states=("filled", "empty")),
    Route("outreach:network", _NETWORK, make=_network),
    Route("outreach:network-person", _NETWORK, make=_network, page=False),
    Route("outreach:network-export", (*_NETWORK, verb_alone(ADVERT_EXPORT)), make=_network, page=False),
    Route("outreach:places", (verb_alone(PLACE_READ),), make=_list, states=("filled", "empty")),
    Route("outreach:place", (verb_alone(PLACE_READ), narrowed(PLACE_READ)), make=_place,
          states=("with adverts", "nothing known")),
    Route("outreach:map", (verb_alone(MAP_READ),), make=_list, states=("filled", "empty")),
)  # fmt: skip
