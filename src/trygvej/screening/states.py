"""The states of a call, a tip, a screening and the clock of a child, and every move between them."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallState(TextChoices):
    """Where a call stands."""

    OPEN = "open", _("To follow up")
    CLOSED = "closed", _("Closed")
    HANDED_OVER = "handed-over", _("Referred")


class TipState(TextChoices):
    """Where a tip stands."""

    NEW = "new", _("New")
    TAKEN = "taken", _("Taken")
    CLOSED = "closed", _("Closed")
    HANDED_OVER = "handed-over", _("Referred")


class ScreeningState(TextChoices):
    """Where a screening that was kept stands."""

    KEPT = "kept", _("Kept")
    CLOSED = "closed", _("Closed")
    HANDED_OVER = "handed-over", _("Referred")


class ChildState(TextChoices):
    """Where the clock of a child stands."""

    RUNNING = "running", _("The clock runs")
    MET = "met", _("The team has met")


class Move(NamedTuple):
    """One move: what it is called, from which states, to which."""

    name: str
    sources: frozenset[str]
    target: str


def _move(name: str, target: str, *sources: str) -> Move:
    return Move(name, frozenset(sources), target)


_C = CallState
CALL_MOVES = {
    move.name: move
    for move in (
        _move("close", _C.CLOSED, _C.OPEN),
        _move("reopen", _C.OPEN, _C.CLOSED),
        _move("hand_over", _C.HANDED_OVER, _C.OPEN, _C.CLOSED),
    )
}
_T = TipState
TIP_MOVES = {
    move.name: move
    for move in (
        _move("take", _T.TAKEN, _T.NEW),
        _move("release", _T.NEW, _T.TAKEN),
        _move("close", _T.CLOSED, _T.NEW, _T.TAKEN),
        _move("reopen", _T.NEW, _T.CLOSED),
        _move("hand_over", _T.HANDED_OVER, _T.NEW, _T.TAKEN, _T.CLOSED),
    )
}
_S = ScreeningState
SCREENING_MOVES = {
    move.name: move
    for move in (
        _move("close", _S.CLOSED, _S.KEPT),
        _move("reopen", _S.KEPT, _S.CLOSED),
        _move("hand_over", _S.HANDED_OVER, _S.KEPT, _S.CLOSED),
    )
}
CHILD_MOVES = {move.name: move for move in (_move("meet", ChildState.MET, ChildState.RUNNING),)}
