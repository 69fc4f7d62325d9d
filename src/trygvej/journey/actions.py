"""Writing: a journey begins, organisations come in and go out, everything is erased by its key."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Organisation, Role, Who, blind_index, erase, log, require
from trygvej.journey.models import Age, Journey, Participation
from trygvej.journey.permissions import JOURNEY_ERASE, JOURNEY_KEEP, JOURNEY_OPEN
from trygvej.journey.telling import ERASERS

_LETTERS = "ACDEFHJKLMNPRTUVWXY3479"  # none that is mistaken for another, read or said


@dataclass(frozen=True)
class Opening:
    """What a journey begins with. `ground`: on which the own organisation takes part."""

    called: str = ""
    language: str = ""
    age: str = Age.ADULT
    ground: str = Participation.Ground.CONSENT


@dataclass(frozen=True)
class Change:
    """What a journey says from now on. `why`: needed where a child becomes an adult."""

    called: str = ""
    language: str = ""
    age: str = Age.ADULT
    why: str = ""


@transaction.atomic
def open_journey(*, what: Opening, by: Who, at: datetime) -> Journey:
    """Begin the case of a person; the own organisation takes part. Raises Denied."""
    require(by, JOURNEY_OPEN)
    team = Organisation.objects.filter(pk__in=by.organisations([Role.CONSULTANT, Role.PROVIDER])).order_by("pk")[0]
    journey = Journey(
        code=_free_code(), country=team.country, called=what.called.strip(), called_index=called_index(what.called),
        language=what.language, age=what.age, opened_at=at, opened_by=by.person,
    )  # fmt: skip
    journey.save()
    Participation.objects.create(journey=journey, organisation=team, ground=what.ground, since=at, let_in_by=by.person)
    log.write(by, JOURNEY_OPEN, of=journey, detail={"ground": what.ground})
    return journey


@transaction.atomic
def change_journey(*, journey: Journey, what: Change, by: Who, at: datetime) -> Journey:
    """Change what the person is called, the language or the age. Raises Denied, MoveRefused.

    Who is treated as a child goes on being a child until somebody writes why that is no longer so.
    """
    require(by, JOURNEY_KEEP, journey)
    newest: Journey = Journey.objects.select_for_update(of=("self",)).get(pk=journey.pk)
    if newest.erased_at:
        raise MoveRefused(_("The case was erased."))
    if newest.child and what.age == Age.ADULT and not what.why.strip():
        raise MoveRefused(_("Write why the person is no longer treated as a child. In doubt the person is one."))
    newest.called, newest.called_index = what.called.strip(), called_index(what.called)
    newest.language, newest.age = what.language, what.age
    newest.save()
    log.write(by, JOURNEY_KEEP, of=newest, why=what.why.strip(), detail={"age": what.age})
    return newest


@transaction.atomic
def let_in(*, journey: Journey, organisation: Organisation, ground: str, by: Who, at: datetime) -> Participation:
    """Let an organisation take part. Raises Denied, MoveRefused if it does already."""
    require(by, JOURNEY_KEEP, journey)
    try:
        with transaction.atomic():
            part = Participation.objects.create(
                journey=journey, organisation=organisation, ground=ground, since=at, let_in_by=by.person
            )
    except IntegrityError as error:
        raise MoveRefused(_("%(name)s takes part already.") % {"name": organisation}) from error
    log.write(by, JOURNEY_KEEP, of=journey, detail={"in": organisation.pk, "ground": ground})
    return part


@transaction.atomic
def take_out(*, journey: Journey, organisation: Organisation, by: Who, at: datetime) -> None:
    """End that an organisation takes part: from now on it sees nothing. The last cannot go. Denied, MoveRefused."""
    require(by, JOURNEY_KEEP, journey)
    Journey.objects.select_for_update(of=("self",)).get(pk=journey.pk)
    open_ = Participation.objects.filter(journey=journey, until=None)
    if not open_.exclude(organisation=organisation).exists():
        raise MoveRefused(_("Somebody must take part. Let another organisation in first, or close the case."))
    if not open_.filter(organisation=organisation).update(until=at):
        raise MoveRefused(_("%(name)s does not take part.") % {"name": organisation})
    log.write(by, JOURNEY_KEEP, of=journey, detail={"out": organisation.pk})


@transaction.atomic
def erase_journey(*, journey: Journey, why: str, by: Who, at: datetime) -> None:
    """Destroy the keys of everything that says something of the person, in every room. Denied, MoveRefused."""
    require(by, JOURNEY_ERASE, journey)
    if not why.strip():
        raise MoveRefused(_("Write why it is erased."))
    if Journey.objects.select_for_update(of=("self",)).get(pk=journey.pk).erased_at:
        return
    for eraser in ERASERS.values():
        eraser(journey, by, at)
    erase(record=journey, by=by, at=at, verb=JOURNEY_ERASE, why=why)
    Journey.objects.filter(pk=journey.pk).update(called_index="", erased_at=at)


def called_index(called: str) -> str:
    """Return what a search for a name compares; empty for none."""
    return blind_index(called, "journey-called") if called.strip() else ""


def _free_code() -> str:
    while True:
        code = "-".join("".join(secrets.choice(_LETTERS) for _n in range(3)) for _part in range(2))
        if not Journey.objects.filter(code=code).exists():
            return code
