"""Sealed records: who may see them sees how long they have waited, opens one, and says what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log, narrow, require
from trygvej.outreach.models import SealedRecord
from trygvej.outreach.permissions import SEALED_HANDLE, SEALED_READ
from trygvej.outreach.states import SEALED_MOVES, SealedState

MOST = 200  # handled records that the list still shows


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sealed record on the list. `left`: until it must be handled, negative when that has passed."""

    record: SealedRecord
    left: timedelta

    @property
    def late(self) -> bool:
        """Whether it should have been handled by now."""
        return self.left < timedelta()

    @property
    def hours(self) -> int:
        """Whole hours that are left, or that have passed since."""
        return int(abs(self.left).total_seconds() // 3600)


def waiting(by: Who, now: datetime) -> list[Waiting]:
    """Return the records that nobody has handled, the one that is due first at the top. One query."""
    return _listed(_readable(by).filter(state=SealedState.NEW), now)


def handled(by: Who, now: datetime) -> list[Waiting]:
    """Return the records that were handled, the newest first. One query."""
    return _listed(_readable(by).filter(state=SealedState.HANDLED).order_by("-handled_at")[:MOST], now)


def opened(by: Who, pk: int) -> SealedRecord | None:
    """Return one record with its content, None if there is none that `by` may open. Logged. One query."""
    record: SealedRecord | None = (
        narrow(by, SEALED_READ, SealedRecord.objects.select_related("handled_by")).filter(pk=pk).first()
    )
    if record:
        log.write(by, SEALED_READ, of=record)
    return record


@transaction.atomic
def handle(*, record: SealedRecord, done: str, by: Who, at: datetime) -> SealedRecord:
    """Mark `record` as handled and keep what was `done`. Raises Denied, MoveRefused."""
    require(by, SEALED_HANDLE, record)
    newest: SealedRecord = SealedRecord.objects.select_for_update(of=("self",)).get(pk=record.pk)
    move = SEALED_MOVES["handle"]
    if newest.state not in move.sources:
        raise MoveRefused(_("A colleague has handled it already. What was done stands below."))
    if not done.strip():
        raise MoveRefused(_("Say what was done: others must be able to follow it."))
    newest.state, newest.done, newest.handled_by, newest.handled_at = move.target, done.strip(), by.user, at
    newest.save()
    log.write(by, SEALED_HANDLE, of=newest, detail={"late": at > newest.due_at})
    return newest


def _readable(by: Who) -> QuerySet[SealedRecord]:
    return narrow(by, SEALED_READ, SealedRecord.objects.select_related("handled_by"))


def _listed(records: Iterable[SealedRecord], now: datetime) -> list[Waiting]:
    return [Waiting(one, one.due_at - (one.handled_at or now)) for one in records]
