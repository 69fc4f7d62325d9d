"""Writing: the form is saved as one writes, talks are noted, the person is told, an appeal is noted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Role, Who, erase, log, require
from trygvej.identification.models import Assessment, Decision, Talk
from trygvej.identification.permissions import ASSESSMENT_KEEP, DECISION_PROPOSE
from trygvej.identification.states import DecisionState
from trygvej.journey.public import Journey, journeys

SECTIONS = ("main", "before", "contact", "deception", "conditions", "held", "observed", "speaks_for",
            "speaks_against", "conclusion")  # fmt: skip


@transaction.atomic
def begin(*, journey: Journey, stay: str, by: Who, at: datetime) -> Assessment:
    """Begin the form of a person; begun twice is one. Raises Denied, MoveRefused."""
    require(by, ASSESSMENT_KEEP)
    part = journey.parts.filter(organisation__in=by.organisations([Role.CONSULTANT]), until=None).first()
    if part is None or not journeys(by).filter(pk=journey.pk).exists():
        raise MoveRefused(_("Your organisation does not take part in helping this person."))
    made = Assessment(
        journey=journey, organisation=part.organisation, country=journey.country, begun_by=by.person, begun_at=at,
        saved_at=at, stay=stay,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        return Assessment.objects.get(journey=journey)
    log.write(by, ASSESSMENT_KEEP, of=made, detail={"begun": True})
    return made


@transaction.atomic
def save(
    *, assessment: Assessment, version: int, account: Mapping[str, str], answers: Mapping[str, list[str]], by: Who,
    at: datetime,
) -> Assessment:  # fmt: skip
    """Keep what is written so far. Raises Denied; MoveRefused if a colleague has saved since `version` was read."""
    require(by, ASSESSMENT_KEEP, assessment)
    newest: Assessment = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if newest.version != version:
        raise MoveRefused(_("A colleague has saved the form meanwhile. Copy what you wrote and load the page anew."))
    newest.account = {name: account.get(name, "") for name in SECTIONS}
    newest.answers = {name: list(one) for name, one in answers.items()}
    newest.version, newest.saved_at = version + 1, at
    newest.save()
    log.write(by, ASSESSMENT_KEEP, of=newest, detail={"version": newest.version})
    return newest


@transaction.atomic
def note_talk(*, assessment: Assessment, by: Who, at: datetime, **said: Any) -> Talk:
    """Note that a talk was held. Raises Denied."""
    require(by, ASSESSMENT_KEEP, assessment)
    talk: Talk = Talk.objects.create(assessment=assessment, held_by=by.person, **said)
    log.write(by, ASSESSMENT_KEEP, of=assessment, detail={"talk": talk.pk})
    return talk


@transaction.atomic
def tell_person(*, decision: Decision, language: str, by: Who, at: datetime) -> Decision:
    """Note that the person has the decision in a language she or he reads. Raises Denied, MoveRefused."""
    newest = _signed(decision, by)
    if language not in dict(settings.LANGUAGES):
        raise MoveRefused(_("Choose the language in which the person was told."))
    newest.told_at, newest.told_language = at, language
    newest.save()
    log.write(by, DECISION_PROPOSE, of=newest, detail={"told": language})
    return newest


@transaction.atomic
def appeal(*, decision: Decision, said: str, by: Who, at: datetime) -> Decision:
    """Note that the person is against a decision. It is looked at anew, by others. Raises Denied, MoveRefused."""
    newest = _signed(decision, by)
    if not said.strip():
        raise MoveRefused(_("Write what the person says against it."))
    newest.appeal = "\n\n".join(filter(None, [newest.appeal, said.strip()]))  # what was said before stays
    newest.appealed_at = at
    newest.save()
    log.write(by, DECISION_PROPOSE, of=newest, detail={"appeal": True})
    return newest


def _signed(decision: Decision, by: Who) -> Decision:
    require(by, DECISION_PROPOSE, decision.assessment)
    newest: Decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if newest.state != DecisionState.SIGNED:
        raise MoveRefused(_("It stands as: %(state)s.") % {"state": newest.get_state_display()})
    return newest


def forget(journey: Journey, by: Who, at: datetime) -> None:
    """Destroy the keys of the form, the talks and the decisions of a person."""
    for one in Assessment.objects.filter(journey=journey):
        for record in (*one.talks.all(), *one.decisions.all(), one):
            erase(record=record, by=by, at=at, verb=ASSESSMENT_KEEP, why="the case of the person is erased")
