"""Moves of a tip: taken, released, closed, opened again, handed over."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log, require
from trygvej.screening.models import Tip
from trygvej.screening.permissions import TIP_WORK
from trygvej.screening.states import TIP_MOVES, TipState


@transaction.atomic
def move(*, tip: Tip, name: str, by: Who, at: datetime) -> Tip:
    """Make a move of one's daily work. Raises Denied, MoveRefused."""
    require(by, TIP_WORK, tip)
    return moved(tip, name, by, TIP_WORK, at)


def moved(tip: Tip, name: str, by: Who, verb: str, at: datetime) -> Tip:
    """Make the move, log it under `verb`. Who may is the caller's. Raises MoveRefused."""
    newest: Tip = Tip.objects.select_for_update(of=("self",)).get(pk=tip.pk)
    step = TIP_MOVES[name]
    if name == "take" and newest.state == TipState.TAKEN and newest.taken_by:
        raise MoveRefused(_("%(name)s has taken over already.") % {"name": newest.taken_by})
    if newest.state not in step.sources:
        raise MoveRefused(_("The tip stands as: %(state)s.") % {"state": newest.get_state_display()})
    newest.state = step.target
    newest.closed_at = at if step.target in (TipState.CLOSED, TipState.HANDED_OVER) else None
    if name == "take":
        newest.taken_by = by.person
    if name in ("release", "reopen"):
        newest.taken_by = None
    if newest.closed_at:
        newest.waits = False
    newest.save(update_fields=["state", "closed_at", "taken_by", "waits"])
    log.write(by, verb, of=newest, detail={"move": name})
    return newest
