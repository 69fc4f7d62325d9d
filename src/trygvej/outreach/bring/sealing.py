"""Takes rows that state an age under 18 into sealed records, and tells those who handle children's cases at once."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from trygvej.access.public import Role, User, Who, blind_index, give_keys, log, notify
from trygvej.outreach.bring.clock import longest_wait
from trygvej.outreach.models import SealedRecord
from trygvej.outreach.permissions import ADVERT_BRING

Row = Mapping[str, Any]
_ARRIVED = gettext_noop("A sealed record of a child waits. The clock runs.")


def seal(rows: Iterable[Row], *, country: str, by: Who, at: datetime) -> int:
    """Keep those of `rows` that are not kept yet, encrypted, and notify the consultants of `country`; return how many.

    A row has `id`, `reason` and `row` (as it came). Must be inside the transaction of the run.
    """
    coming = {_same(one): one for one in rows}
    known = set(SealedRecord.objects.filter(same__in=coming).values_list("same", flat=True))
    due = at + longest_wait(timezone.localdate(at))
    records = [
        SealedRecord(country=country, same=same, arrived_at=at, due_at=due, content=dict(one))
        for same, one in coming.items()
        if same not in known
    ]
    if records:
        give_keys(records)
        SealedRecord.objects.bulk_create(records)
        log.write(by, ADVERT_BRING, of=records)
        notify(consultants(country, at), _ARRIVED, reverse("outreach:sealed"), at=at)
    return len(records)


def consultants(country: str, at: datetime) -> list[User]:
    """Return those who handle children's cases in `country` on the day of `at`."""
    today = timezone.localdate(at)
    holding = Q(
        memberships__role=Role.CONSULTANT,
        memberships__organisation__country=country,
        memberships__since__lte=today,
    ) & (Q(memberships__until=None) | Q(memberships__until__gte=today))
    return list(User.objects.filter(holding, is_active=True).distinct())


def _same(one: Row) -> str:
    """Return what is the same whenever this row is brought: by source and id, or by all of it where it has no id."""
    row = one["row"] if isinstance(one["row"], Mapping) else {}
    whole = [row.get("source"), str(one["id"])] if one["id"] else one["row"]
    return blind_index(json.dumps(whole, ensure_ascii=False, sort_keys=True, default=str), "sealed")
