"""What people said of two adverts, for the pipeline: which belong together, which do not."""

from pathlib import Path

from django.db.models import QuerySet

from trygvej.access.public import Who, log, require
from trygvej.adverts.public import JUDGEMENTS, Judged, JudgementsConflictError, check_judgements, keep_judgements
from trygvej.outreach.models import Judgement
from trygvej.outreach.permissions import LINK_EXPORT


def judgements(*, by: Who, country: str = "") -> list[Judged]:
    """Return all judgements, of `country` if it is named, the oldest first, as the pipeline reads them.

    The notes stay here, where they are encrypted, and people stay numbers. Raises Denied. Logged.
    """
    require(by, LINK_EXPORT)
    found = list(_of(country).select_related("a", "b"))
    log.write(by, LINK_EXPORT, of=found, detail={"judgements": len(found)})
    return [_judged(one) for one in found]


def hand_over(*, store: Path, by: Who, country: str = "") -> tuple[int, list[str]]:
    """Write what people said into the pipeline's store, once; return how many were new, and what was left out and why.

    Raises Denied; OSError if the store cannot be written to.
    """
    new, refused = keep_judgements(store / JUDGEMENTS, judgements(by=by, country=country))
    return new, [f"{one.a}, {one.b}: {why}" for one, why in refused]


def contradicts(*, a: int, b: int, verdict: str, country: str) -> bool:
    """Tell whether no grouping could heed `verdict` on the adverts with those keys and all that was said before."""
    said = [*_of(country).values_list("a", "b", "verdict"), (a, b, verdict)]
    try:
        check_judgements(Judged(str(one), str(other), what, "", "", "") for one, other, what in said)
    except JudgementsConflictError:
        return True
    return False


def _of(country: str) -> QuerySet[Judgement]:
    found = Judgement.objects.order_by("at", "pk")
    return found.filter(a__country=country) if country else found


def _judged(one: Judgement) -> Judged:
    return Judged(one.a.ref, one.b.ref, one.verdict, "", f"trygvej-{one.user_id}", one.at.isoformat())
