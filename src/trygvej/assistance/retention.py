"""What goes when its period has passed: a closed support, and the case with it. Tells the journey of it all."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import command, register
from trygvej.assistance.models import Support
from trygvej.assistance.permissions import SUPPORT_READ
from trygvej.assistance.telling import forget, told
from trygvej.journey.public import Door, door, erase_journey, tell


def _erase(supports: list[Any]) -> None:
    by, now = command("retention run"), timezone.now()
    for one in supports:
        erase_journey(journey=one.journey, why="retention", by=by, at=now)


register(
    "support",
    lambda day: Support.objects.filter(closed_at__date__lt=day).exclude(key=None).select_related("journey"),
    _erase,
)
tell("assistance", told, forget, in_use=Q(support__isnull=False))
door(
    "assistance",
    Door(_("Support"), lambda journey: reverse("assistance:of-journey", args=[journey.pk]), SUPPORT_READ),
)
