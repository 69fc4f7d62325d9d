"""What goes when its period has passed. What nobody has closed never goes: it still waits for somebody."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from trygvej.access.public import register
from trygvej.screening.hotline.operations import let_operations_go
from trygvej.screening.models import (
    Call,
    CallNote,
    ChildClock,
    Operation,
    Screening,
    ShiftNote,
    Tip,
    TipFile,
    TipMessage,
)


def _before(model: Any, field: str) -> Callable[[date], QuerySet[Any]]:
    """Return what finds the records of `model` whose `field` lies before a day."""
    return lambda day: model.objects.filter(**{f"{field}__date__lt": day}).order_by("pk")


def _let_go(*parts: tuple[Any, str]) -> Callable[[list[Any]], None]:
    """Return what deletes records with their `parts` (model and its field that names the record), and every key."""

    def go(records: list[Any]) -> None:
        pks = [one.pk for one in records]
        kept = [*records, *(one for model, field in parts for one in model.objects.filter(**{f"{field}__in": pks}))]
        keys = [one.key for one in kept if one.key]
        type(records[0])._default_manager.filter(pk__in=pks).delete()
        for key in keys:
            key.delete()

    return go


register("call", _before(Call, "closed_at"), _let_go((CallNote, "call")))
register("shift-note", _before(ShiftNote, "left_at"), _let_go())
register("operation", _before(Operation, "ends_at"), let_operations_go)
register("child-clock", _before(ChildClock, "met_at"), _let_go())
register("tip", _before(Tip, "closed_at"), _let_go((TipMessage, "tip"), (TipFile, "tip")))
register("screening", _before(Screening, "closed_at"), _let_go())
