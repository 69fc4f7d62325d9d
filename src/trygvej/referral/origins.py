"""Where a referral can begin: what is known already, for the form to start with. Nothing is passed on by itself."""

from collections.abc import Callable
from dataclasses import dataclass, field

from trygvej.access.public import Who
from trygvej.outreach.public import visit_read
from trygvej.referral.models.referral import Origin


@dataclass(frozen=True)
class Beginning:
    """What the form starts with. `parts`: field -> text."""

    origin: str
    origin_id: int | None = None
    parts: dict[str, str] = field(default_factory=dict)
    child: bool = False
    urgent: bool = False


def from_outside() -> Beginning:
    """Return an empty beginning: somebody came, wrote or called from outside."""
    return Beginning(Origin.OUTSIDE)


def from_visit(*, visit: int, by: Who) -> Beginning | None:
    """Return what a visit that `by` may read says; None if there is none. Reading it is logged."""
    read = visit_read(visit, by)
    if read is None:
        return None
    parts = {"language": read.language, "wishes": read.needs, "signs": "\n".join(read.signs)}
    return Beginning(Origin.VISIT, visit, {name: text for name, text in parts.items() if text})


READERS: dict[str, Callable[[int, Who], Beginning | None]] = {
    Origin.VISIT: lambda number, by: from_visit(visit=number, by=by),
}


def beginning(origin: str, number: int | None, by: Who) -> Beginning | None:
    """Return what the form starts with; None if `by` may not read where it begins, or there is no such record."""
    if number is None or origin not in READERS:
        return from_outside()
    return READERS[origin](number, by)
