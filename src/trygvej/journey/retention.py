"""What goes when its period has passed: a case that nobody took up, and what is left of one that was erased."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from trygvej.access.public import command, register
from trygvej.journey.actions import erase_journey
from trygvej.journey.models import Journey
from trygvej.journey.telling import IN_USE


def _not_taken_up(day: date) -> QuerySet[Journey]:
    found = Journey.objects.filter(erased_at=None, opened_at__date__lt=day).order_by("pk")
    for kept in IN_USE:
        found = found.exclude(kept)
    return found


def _erase(journeys: list[Any]) -> None:
    by, now = command("retention run"), timezone.now()
    for one in journeys:
        erase_journey(journey=one, why="retention", by=by, at=now)


register("journey", lambda day: Journey.objects.filter(erased_at__date__lt=day))
register("journey-unused", _not_taken_up, _erase)
