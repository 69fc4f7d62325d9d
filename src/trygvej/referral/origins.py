"""Where a referral can begin: what is known already, for the form to start with. Nothing is passed on by itself."""

from dataclasses import dataclass, field
from datetime import datetime

from trygvej.access.public import Denied, Who
from trygvej.outreach.public import visit_read
from trygvej.referral.models import Referral
from trygvej.referral.models.referral import Origin
from trygvej.screening.public import CALL, SCREENING, TIP, handed_over, to_hand_over

_KINDS = {Origin.CALL: CALL, Origin.TIP: TIP, Origin.SCREENING: SCREENING}


@dataclass(frozen=True)
class Beginning:
    """What the form starts with. `parts`: field -> text."""

    origin: str
    origin_id: int | None = None
    parts: dict[str, str] = field(default_factory=dict)
    child: bool = False
    urgent: bool = False


def beginning(origin: str, number: int | None, by: Who) -> Beginning | None:
    """Return what the form starts with; None if `by` may not read where it begins, or there is no such record.

    Reading is logged. Raises MoveRefused for a tip of which nobody has written yet what is passed on.
    """
    if number is None or origin not in Origin.values:
        return Beginning(Origin.OUTSIDE)
    if origin == Origin.VISIT:
        return _from_visit(number, by)
    if origin not in _KINDS:
        return None
    try:
        given = to_hand_over(kind=_KINDS[Origin(origin)], pk=number, by=by)
    except (Denied, LookupError):
        return None
    parts = {"situation": given.summary, "language": given.language}
    return Beginning(origin, number, _said(parts), given.child, given.urgent)


def tell_origin(origin: str, number: int | None, made: Referral, by: Who, at: datetime) -> None:
    """Record where `made` began that a referral was made of it, the first time. Raises Denied, MoveRefused."""
    if number is None or origin not in _KINDS:
        return
    if not Referral.objects.exclude(pk=made.pk).filter(origin=origin, origin_id=number).exists():
        handed_over(kind=_KINDS[Origin(origin)], pk=number, by=by, at=at)


def _from_visit(number: int, by: Who) -> Beginning | None:
    read = visit_read(number, by)
    if read is None:
        return None
    parts = {"language": read.language, "wishes": read.needs, "signs": "\n".join(read.signs)}
    return Beginning(Origin.VISIT, number, _said(parts))


def _said(parts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in parts.items() if text}
