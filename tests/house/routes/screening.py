"""Addresses of the hotline, of screening and of the clocks of children."""

from datetime import timedelta

from django.utils import timezone

from tests.house.routes import Ask, Made, Route, narrowed, verb_alone
from tests.house.routes.world import NOW, World
from trygvej.access.public import Role, User
from trygvej.screening.models import Call, Caller, CallNote, ChildClock, Operation, Screening, ShiftNote
from trygvej.screening.permissions import (
    CALL_FOLLOW,
    CALL_READ,
    CALL_TAKE,
    CHILD_MEET,
    CHILD_READ,
    OPERATION_GIVE,
    OPERATION_READ,
    SCREENING_KEEP,
    SCREENING_READ,
    SHIFT_LEAVE,
    SHIFT_READ,
)
from trygvej.screening.states import CallState, ChildState, ScreeningState

_LISTS, _ASKED = ("filled", "empty"), "setting=street&age=adult"
_CALLS, _SCREENINGS = tuple(CallState.values), tuple(ScreeningState.values)


def _call(world: World, state: str, owner: User, *more: str) -> Made:
    by = world.user(Role.HOTLINE)
    made = Call.objects.create(
        organisation=world.own, country="DK", taken_by=by, received_at=NOW, caller=Caller.CITIZEN, seen="Prøve",
        language="da", town="Odense", follow_up="Ring igen", follow_up_by=NOW, state=state or CallState.OPEN,
    )  # fmt: skip
    CallNote.objects.create(call=made, user=by, at=NOW, text="Prøve")
    return Made((made.pk, *more), made, {"text": "Prøve"})


def _calls(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _call(world, "", owner)
    return Made()


def _note(world: World, state: str, owner: User) -> Made:
    by = world.user(Role.HOTLINE)
    made = ShiftNote.objects.create(organisation=world.own, left_by=by, left_at=NOW, text="Prøve")
    if state == "taken over":
        ShiftNote.objects.filter(pk=made.pk).update(taken_by=by, taken_at=NOW)
    return Made((made.pk,), made)


def _shift(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _note(world, "", owner)
        _call(world, "", owner)
        _operation(world, "", owner)
    return Made(data={"text": ""})


def _operation(world: World, state: str, owner: User) -> Made:
    start = timezone.now() + timedelta(hours=1)
    made = Operation.objects.create(
        country="DK", made_by=owner, made_at=NOW, starts_at=start, ends_at=start + timedelta(hours=2), place="Prøve",
        what="Prøve",
    )  # fmt: skip
    made.named.add(owner)
    return Made()


def _operations(world: World, state: str, owner: User) -> Made:
    return _operation(world, "", owner) if state == "filled" else Made()


def _clock(world: World, state: str, owner: User) -> Made:
    met = {"met_at": NOW, "met_by": owner, "done": "Prøve"} if state == ChildState.MET else {}
    made = ChildClock.objects.create(
        country="DK", kind=ChildClock.Kind.CALL, started_at=NOW, started_by=owner, due_at=NOW,
        origin=ChildClock.objects.count() + 1, state=state or ChildState.RUNNING, **met,
    )  # fmt: skip
    return Made((made.pk,), made, {"done": "Prøve"})


def _clocks(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _clock(world, "", owner)
    return Made()


def _screening(world: World, state: str, owner: User, *more: str) -> Made:
    made = Screening.objects.create(
        organisation=world.own, country="DK", user=owner, made_at=NOW, setting="street", age=Screening.Age.ADULT,
        set_id="cmm-general", set_version=1, answers={}, notes="Prøve", state=state or ScreeningState.KEPT,
    )  # fmt: skip
    return Made((made.pk, *more), made)


def _screenings(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _screening(world, "", owner)
    return Made()


ROUTES = (
    Route("screening:shift", (verb_alone(SHIFT_READ),), make=_shift, states=_LISTS),
    Route("screening:shift", (verb_alone(SHIFT_READ),), "post", _shift, answers=422, label="without a text"),
    Route("screening:shift-take", (Ask(SHIFT_LEAVE),), "post", _note, ("left", "taken over")),
    Route("screening:calls", (verb_alone(CALL_READ),), make=_calls, states=_LISTS),
    Route("screening:calls-export", (verb_alone(CALL_READ),), make=_calls, states=_LISTS, page=False),
    Route("screening:call-new", (verb_alone(CALL_TAKE),)),
    Route("screening:call-new", (verb_alone(CALL_TAKE),), "post", _shift, answers=422, label="without answers"),
    Route("screening:call-similar", (verb_alone(CALL_TAKE),), "post", answers=200, page=False),
    Route("screening:call", (Ask(CALL_READ),), make=_call, states=_CALLS),
    Route("screening:call-note", (Ask(CALL_FOLLOW),), "post", _call, _CALLS),
    *(
        Route("screening:call-move", (Ask(CALL_FOLLOW),), "post",
              lambda *given, act=act: _call(*given, act), _CALLS, label=act)
        for act in ("close", "reopen")
    ),
    Route("screening:operations", (verb_alone(OPERATION_READ),), make=_operations, states=_LISTS, personal=True),
    Route("screening:operation-new", (verb_alone(OPERATION_GIVE),)),
    Route("screening:operation-new", (verb_alone(OPERATION_GIVE),), "post", _shift, answers=422,
          label="without answers"),
    Route("screening:children", (verb_alone(CHILD_READ),), make=_clocks, states=_LISTS),
    Route("screening:child", (verb_alone(CHILD_READ), narrowed(CHILD_READ)), make=_clock,
          states=tuple(ChildState.values)),
    Route("screening:child-met", (verb_alone(CHILD_READ), Ask(CHILD_MEET)), "post", _clock,
          tuple(ChildState.values)),
    Route("screening:choose", public=True),
    Route("screening:choose", public=True, make=lambda *_: Made(query=_ASKED), label="answered"),
    Route("screening:ask", public=True, make=lambda *_: Made(query=_ASKED)),
    Route("screening:ask", public=True, make=lambda *_: Made(query=_ASKED, data={"draft": "x"}), method="post",
          answers=200, label="result"),
    Route("screening:screenings", (verb_alone(SCREENING_READ),), make=_screenings, states=_LISTS, personal=True),
    Route("screening:screenings-export", (verb_alone(SCREENING_READ),), make=_screenings, states=_LISTS,
          personal=True, page=False),
    Route("screening:screening", (Ask(SCREENING_READ),), make=_screening, states=_SCREENINGS, personal=True),
    Route("screening:screening", (Ask(SCREENING_READ),), make=_screening, label="of a colleague"),
    *(
        Route("screening:screening-move", (Ask(SCREENING_KEEP),), "post",
              lambda *given, act=act: _screening(*given, act), _SCREENINGS, personal=True, label=act)
        for act in ("close", "reopen")
    ),
)  # fmt: skip
