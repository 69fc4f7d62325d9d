"""What the hotline does with a tip: reads it, answers, writes what is passed on."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log, narrow, require
from trygvej.screening.models import Tip, TipFile, TipMessage
from trygvej.screening.permissions import TIP_READ, TIP_WORK
from trygvej.screening.states import TipState


def tips(by: Who) -> QuerySet[Tip]:
    """Return the tips `by` may read."""
    return narrow(by, TIP_READ, Tip.objects.select_related("taken_by"))


def searched(asked: dict[str, Any], by: Who) -> QuerySet[Tip]:
    """Return the tips that the filter asks for; without a state, those that somebody has to see to."""
    conditions: dict[str, Callable[[Any], Q]] = {
        "language": lambda value: Q(language=value),
        "child": lambda value: Q(child=value),
        "danger": lambda value: Q(danger=value),
        "since": lambda value: Q(arrived_at__date__gte=value),
        "until": lambda value: Q(arrived_at__date__lte=value),
        "mine": lambda value: Q(taken_by=by.user),
        "calm": lambda value: Q(rush=False),
    }
    found = tips(by)
    for name, condition in conditions.items():
        if asked.get(name):
            found = found.filter(condition(asked[name]))
    state = asked.get("state") or "to-do"
    if state == "to-do":
        found = found.filter(Q(state__in=(TipState.NEW, TipState.TAKEN)) | Q(waits=True))
    elif state != "all":
        found = found.filter(state=state)
    return found


def files(tip: Tip) -> QuerySet[TipFile]:
    """Return the files of a tip that the reader may open, without their content."""
    found: QuerySet[TipFile] = tip.files.defer("content")
    return found


@transaction.atomic
def answer(*, tip: Tip, text: str, by: Who, at: datetime) -> TipMessage:
    """Answer the one who gave a tip; she or he reads it with the number. Raises Denied, MoveRefused."""
    require(by, TIP_WORK, tip)
    if not text.strip():
        raise MoveRefused(_("Write an answer."))
    said = TipMessage.objects.create(tip=tip, user=by.person, form=uuid4().hex, at=at, text=text.strip())
    Tip.objects.filter(pk=tip.pk).update(waits=False)
    log.write(by, TIP_WORK, of=tip, detail={"answer": said.pk})
    return said


@transaction.atomic
def pass_on(*, tip: Tip, brief: str, by: Who, at: datetime) -> Tip:
    """Write what is passed on of a tip, in the hotline's own words. Raises Denied."""
    require(by, TIP_WORK, tip)
    newest: Tip = Tip.objects.select_for_update(of=("self",)).get(pk=tip.pk)
    newest.brief = brief.strip()
    newest.save(update_fields=["brief"])
    log.write(by, TIP_WORK, of=newest, detail={"brief": bool(newest.brief), "at": at.isoformat()})
    return newest
