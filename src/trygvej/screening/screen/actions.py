"""Keeping a screening, closing it and opening it again."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Organisation, Who, log, require
from trygvej.screening import children
from trygvej.screening.models import ChildClock, Screening
from trygvej.screening.permissions import SCREENING_KEEP
from trygvej.screening.screen import choosing
from trygvej.screening.screen.result import ELEMENTS, Answer, assessed
from trygvej.screening.states import SCREENING_MOVES, ScreeningState


@dataclass(frozen=True)
class Found:
    """What one professional found: where, as what, of whom, with which set, sign by sign."""

    draft: UUID
    setting: str
    age: str
    set_id: str
    profession: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    notes: str = ""


@transaction.atomic
def keep(*, what: Found, by: Who, at: datetime) -> Screening:
    """Keep a screening; the same form sent again is the same one. A child, or doubt, begins the clock. Denied."""
    require(by, SCREENING_KEEP)
    there: Screening | None = Screening.objects.filter(draft=what.draft, user=by.person).first()
    if there is not None:
        return there
    team = Organisation.objects.filter(pk__in=by.organisations()).order_by("pk")[0]
    chosen = choosing.chosen(what.setting, what.age, what.set_id)
    kind = choosing.subject(what.age)
    found = assessed(chosen, kind, what.answers, by.name, timezone.localdate(at))
    several, palermo = found.outcome("several-together"), found.outcome("palermo")
    elements = palermo.details["elements"] if palermo else {}
    kept = Screening(
        draft=what.draft, organisation=team, country=team.country, user=by.person, made_at=at, setting=what.setting,
        profession=what.profession, age=what.age, set_id=chosen.id, set_version=chosen.version,
        signs=several.details["indicators"] if several else 0,
        elements={name: str(elements[name]) for name in ELEMENTS if name in elements},
        answers={name: one._asdict() for name, one in what.answers.items()}, notes=what.notes,
    )  # fmt: skip
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:  # both presses of the button at the same moment: the other one was first
        return Screening.objects.get(draft=what.draft, user=by.person)
    log.write(by, SCREENING_KEEP, of=kept, detail={"set": chosen.id, "signs": kept.signs})
    if kind == choosing.CHILD:
        children.begin(
            kind=ChildClock.Kind.SCREENING, origin=kept.pk, country=team.country, verb=SCREENING_KEEP, by=by, at=at
        )  # fmt: skip
    return kept


@transaction.atomic
def move(*, screening: Screening, name: str, by: Who, at: datetime) -> Screening:
    """Close one's screening, or open it again. Raises Denied, MoveRefused."""
    require(by, SCREENING_KEEP, screening)
    return moved(screening, name, by, SCREENING_KEEP, at)


def moved(screening: Screening, name: str, by: Who, verb: str, at: datetime) -> Screening:
    """Make the move, log it under `verb`. Who may is the caller's. Raises MoveRefused."""
    newest: Screening = Screening.objects.select_for_update(of=("self",)).get(pk=screening.pk)
    step = SCREENING_MOVES[name]
    if newest.state not in step.sources:
        raise MoveRefused(_("The screening stands as: %(state)s.") % {"state": newest.get_state_display()})
    newest.state = step.target
    newest.closed_at = None if step.target == ScreeningState.KEPT else at
    newest.save(update_fields=["state", "closed_at"])
    log.write(by, verb, of=newest, detail={"move": name})
    return newest
