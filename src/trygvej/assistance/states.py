"""The states of a support and of what belongs to it, and every move between them."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SupportState(TextChoices):
    """Where the support stands."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class StepState(TextChoices):
    """Where a step of the plan stands."""

    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("No longer wanted")


class UseState(TextChoices):
    """Where a service stands that a person wants."""

    ASKED = "asked", _("Asked for")
    RUNNING = "running", _("Running")
    NOT_GIVEN = "not-given", _("Could not be given")
    ENDED = "ended", _("Ended")
    TAKEN_BACK = "taken-back", _("The person has taken the consent back")


class PlaceState(TextChoices):
    """Where a place in a shelter stands."""

    RESERVED = "reserved", _("Reserved")
    HELD = "held", _("Moved in")
    RELEASED = "released", _("Free again")


class LeavingState(TextChoices):
    """Where a prepared return stands."""

    OFFERED = "offered", _("Offered")
    WANTED = "wanted", _("The person wants to hear more")
    CONSENTED = "consented", _("The person has agreed in writing")
    PREPARED = "prepared", _("Prepared")
    TRAVELLED = "travelled", _("Has travelled")
    FOLLOWED = "followed", _("Followed up")
    REFUSED = "refused", _("The person says no")


class Move(NamedTuple):
    """One move: what it is called, from which states, to which, and the words of its button."""

    name: str
    sources: frozenset[str]
    target: str
    label: object


def _moves(*rows: tuple[str, str, tuple[str, ...], object]) -> dict[str, Move]:
    return {name: Move(name, frozenset(sources), target, label) for name, target, sources, label in rows}


_S, _T, _U, _P, _L = SupportState, StepState, UseState, PlaceState, LeavingState
SUPPORT_MOVES = _moves(
    ("close", _S.CLOSED, (_S.OPEN,), _("Close the support")),
    ("reopen", _S.OPEN, (_S.CLOSED,), _("Open it again")),
)
STEP_MOVES = _moves(
    ("done", _T.DONE, (_T.OPEN,), _("Done")),
    ("drop", _T.DROPPED, (_T.OPEN,), _("No longer wanted")),
    ("again", _T.OPEN, (_T.DONE, _T.DROPPED), _("To do again")),
)
USE_MOVES = _moves(
    ("begin", _U.RUNNING, (_U.ASKED,), _("It runs")),
    ("not_given", _U.NOT_GIVEN, (_U.ASKED,), _("It could not be given")),
    ("end", _U.ENDED, (_U.ASKED, _U.RUNNING), _("It has ended")),
    ("take_back", _U.TAKEN_BACK, (_U.ASKED, _U.RUNNING), _("The person takes the consent back")),
)
PLACE_MOVES = _moves(
    ("move_in", _P.HELD, (_P.RESERVED,), _("Has moved in")),
    ("release", _P.RELEASED, (_P.RESERVED, _P.HELD), _("Free again")),
)
_BEFORE = (_L.OFFERED, _L.WANTED, _L.CONSENTED, _L.PREPARED)
LEAVING_MOVES = _moves(
    ("want", _L.WANTED, (_L.OFFERED,), _("Wants to hear more")),
    ("consent", _L.CONSENTED, (_L.WANTED,), _("Agrees in writing")),
    ("prepare", _L.PREPARED, (_L.CONSENTED,), _("Everything is prepared")),
    ("travel", _L.TRAVELLED, (_L.PREPARED,), _("Has travelled")),
    ("follow", _L.FOLLOWED, (_L.TRAVELLED,), _("Followed up")),
    ("refuse", _L.REFUSED, _BEFORE, _("The person says no")),
    ("offer", _L.OFFERED, (_L.REFUSED,), _("Offer it again")),
)
