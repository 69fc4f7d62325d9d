"""The plan: steps that the person and the contact person write together."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log
from trygvej.assistance.actions.support import kept, moved
from trygvej.assistance.models import PlanStep, Support
from trygvej.assistance.permissions import SUPPORT_KEEP
from trygvej.assistance.states import STEP_MOVES, StepState


@dataclass(frozen=True)
class NewStep:
    """A step as it is written: when, what, what for, in whose words, who, which kind of help, by when."""

    phase: str
    step: str
    goal: str = ""
    own_words: str = ""
    who: str = ""
    need: str = ""
    due_on: date | None = None


@transaction.atomic
def add_step(*, support: Support, what: NewStep, by: Who, at: datetime) -> PlanStep:
    """Write a step into the plan. Raises Denied, MoveRefused."""
    newest = kept(support, by)
    if not what.step.strip():
        raise MoveRefused(_("Write what is done."))
    made: PlanStep = PlanStep.objects.create(support=newest, made_at=at, made_by=by.person, **asdict(what))
    log.write(by, SUPPORT_KEEP, of=newest, detail={"step": made.pk})
    return made


@transaction.atomic
def change_step(*, step: PlanStep, what: NewStep, by: Who, at: datetime) -> PlanStep:
    """Write a step of the plan anew, as the two now agree. Raises Denied, MoveRefused."""
    support = kept(step.support, by)
    if not what.step.strip():
        raise MoveRefused(_("Write what is done."))
    newest: PlanStep = PlanStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if newest.state != StepState.OPEN:
        raise MoveRefused(_("It stands as: %(state)s.") % {"state": newest.get_state_display()})
    for name, value in asdict(what).items():
        setattr(newest, name, value)
    newest.save()
    log.write(by, SUPPORT_KEEP, of=support, detail={"step": step.pk, "changed": True})
    return newest


@transaction.atomic
def move_step(*, step: PlanStep, name: str, by: Who, at: datetime) -> PlanStep:
    """Say that a step is done, no longer wanted, or to do again. Raises Denied, MoveRefused."""
    support = kept(step.support, by)
    newest: PlanStep = moved(step, STEP_MOVES, name, at, "done_at")
    log.write(by, SUPPORT_KEEP, of=support, detail={"step": step.pk, "move": name})
    return newest
