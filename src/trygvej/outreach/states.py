"""The states of an advert on the worklist, a round, a visit, a sealed record and new weights; every move between."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AdvertState(TextChoices):
    """Where an advert stands in the work."""

    NEW = "new", _("New")
    TAKEN = "taken", _("Taken")
    SNOOZED = "snoozed", _("Put off")
    SET_ASIDE = "set-aside", _("Not a concern")
    PLANNED = "planned", _("Visit planned")
    VISITED = "visited", _("Visited")


class RoundState(TextChoices):
    """Where a round of visits stands."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under-way", _("Under way")
    ENDED = "ended", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")


class VisitState(TextChoices):
    """Where a visit stands."""

    PLANNED = "planned", _("Planned")
    RECORDED = "recorded", _("Recorded")
    CANCELLED = "cancelled", _("Cancelled")


class SealedState(TextChoices):
    """Where a sealed record of a child stands."""

    NEW = "new", _("Waits")
    HANDLED = "handled", _("Handled")


class WeightState(TextChoices):
    """Where new weights stand: one proposes, another decides."""

    PROPOSED = "proposed", _("Proposed")
    STANDS = "stands", _("Decided")
    REFUSED = "refused", _("Not taken")


class Move(NamedTuple):
    """One move: what it is called, from which states, to which."""

    name: str
    sources: frozenset[str]
    target: str


def _move(name: str, target: str, *sources: str) -> Move:
    return Move(name, frozenset(sources), target)


_A = AdvertState
ADVERT_MOVES = {
    move.name: move
    for move in (
        _move("take", _A.TAKEN, _A.NEW, _A.TAKEN, _A.SNOOZED, _A.SET_ASIDE, _A.VISITED),
        _move("release", _A.NEW, _A.TAKEN),
        _move("snooze", _A.SNOOZED, _A.NEW, _A.TAKEN, _A.VISITED),
        _move("wake", _A.NEW, _A.SNOOZED),
        _move("set_aside", _A.SET_ASIDE, _A.NEW, _A.TAKEN, _A.SNOOZED, _A.VISITED),
        _move("reopen", _A.NEW, _A.SET_ASIDE, _A.VISITED),
        _move("plan", _A.PLANNED, _A.NEW, _A.TAKEN, _A.SNOOZED, _A.SET_ASIDE, _A.VISITED, _A.PLANNED),
        _move("unplan", _A.NEW, _A.PLANNED),
        _move("visit", _A.VISITED, *_A.values),
    )
}
_R = RoundState
ROUND_MOVES = {
    move.name: move
    for move in (
        _move("start", _R.UNDER_WAY, _R.PLANNED),
        _move("check_in", _R.UNDER_WAY, _R.UNDER_WAY),
        _move("end", _R.ENDED, _R.UNDER_WAY),
        _move("cancel", _R.CANCELLED, _R.PLANNED),
    )
}
_V = VisitState
VISIT_MOVES = {
    move.name: move
    for move in (
        _move("record", _V.RECORDED, _V.PLANNED, _V.RECORDED),
        _move("cancel", _V.CANCELLED, _V.PLANNED),
    )
}
_S = SealedState
SEALED_MOVES = {move.name: move for move in (_move("handle", _S.HANDLED, _S.NEW),)}
_W = WeightState
WEIGHT_MOVES = {
    move.name: move for move in (_move("decide", _W.STANDS, _W.PROPOSED), _move("refuse", _W.REFUSED, _W.PROPOSED))
}
