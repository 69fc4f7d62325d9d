"""Addresses of the worklist and of sealed records."""

from datetime import timedelta
from uuid import uuid4

from tests.house.routes import Ask, Made, Route, narrowed, verb_alone
from tests.house.routes.world import NOW, World
from tests.unit.outreach import make
from trygvej.access.public import Role, User
from trygvej.outreach.models import SavedView, SealedRecord
from trygvej.outreach.permissions import (
    ADVERT_EXPORT,
    ADVERT_READ,
    ADVERT_WORK,
    SEALED_HANDLE,
    SEALED_READ,
    VIEW_KEEP,
)
from trygvej.outreach.states import AdvertState

_GIVEN = {"until": "2099-01-01", "reason": "Afventer"}
_STATES = tuple(AdvertState.values)


def _advert(world: World, state: str, owner: User) -> Made:
    holder = world.user(Role.OUTREACH) if state == AdvertState.TAKEN else None
    until = NOW.date() + timedelta(days=9999) if state == AdvertState.SNOOZED else None
    made = make.advert(state=state or AdvertState.NEW, taken_by=holder, snoozed_until=until, place=make.place())
    return Made((made.pk,), made, _GIVEN)


def _chosen(world: World, state: str, owner: User) -> Made:
    made = make.advert(state=state)
    return Made((), made, {"advert": [made.pk], "act": "snooze", **_GIVEN})


def _list(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        findings = [make.finding("stim.young-word", 2, evidence="ung")]
        make.advert(findings=findings, place=make.place(), network=make.network(), phones=("+4590000011",))
    return Made(query="q=%00") if state == "search that cannot be read" else Made()


def _view(world: World, state: str, owner: User) -> Made:
    made = SavedView.objects.create(user=owner, name="Prøve", query="band=0")
    return Made((made.pk,), made)


def _sealed(world: World, state: str, owner: User) -> Made:
    made = SealedRecord.objects.create(
        country="DK", same=uuid4().hex, arrived_at=NOW, due_at=NOW, state=state or "new",
        content={"reason": "Prøve", "row": {"id": "a-1", "text": "Prøve"}},
    )  # fmt: skip
    return Made((made.pk,), made, {"done": "Den sociale døgnvagt er ringet op."})


def _some_sealed(world: World, state: str, owner: User) -> Made:
    _sealed(world, "new", owner)
    return Made()


def _act(name: str) -> Route:
    return Route(f"outreach:advert-{name}", (narrowed(ADVERT_READ), Ask(ADVERT_WORK)), "post", _advert, _STATES)


ROUTES = (
    Route("outreach:worklist", (verb_alone(ADVERT_READ),), make=_list,
          states=("filled", "empty", "search that cannot be read")),
    Route("outreach:worklist-export", (verb_alone(ADVERT_EXPORT),), page=False),
    Route("outreach:worklist-act", (verb_alone(ADVERT_WORK),), "post", _chosen, _STATES),
    Route("outreach:view-save", (verb_alone(VIEW_KEEP),), "post", lambda *_: Made(data={"name": "Røde"})),
    Route("outreach:view-delete", (narrowed(VIEW_KEEP),), "post", _view, personal=True),
    *(_act(name) for name in ("take", "release", "snooze", "wake", "set-aside", "reopen")),
    Route("outreach:sealed", (verb_alone(SEALED_READ),), make=_some_sealed),
    Route("outreach:sealed-one", (verb_alone(SEALED_READ), narrowed(SEALED_READ)), make=_sealed,
          states=("new", "handled")),
    Route("outreach:sealed-handle", (verb_alone(SEALED_READ), narrowed(SEALED_READ), Ask(SEALED_HANDLE)), "post",
          _sealed, ("new", "handled")),
)  # fmt: skip
