"""What people said of two adverts, for the pipeline: which belong together, which do not."""

from typing import Any

from trygvej.access.public import Who, log, require
from trygvej.outreach.models import Judgement
from trygvej.outreach.permissions import LINK_EXPORT


def judgements(*, by: Who) -> list[dict[str, Any]]:
    """Return all judgements, the oldest first, as the pipeline reads them: a, b, verdict, why, by, at.

    The notes stay here, where they are encrypted, and people stay numbers. Raises Denied. Logged.
    """
    require(by, LINK_EXPORT)
    found = list(Judgement.objects.select_related("a", "b").order_by("at", "pk"))
    log.write(by, LINK_EXPORT, of=found, detail={"judgements": len(found)})
    return [
        {
            "a": one.a.ref, "b": one.b.ref, "verdict": one.verdict, "why": "", "by": f"trygvej-{one.user_id}",
            "at": one.at.isoformat(),
        }
        for one in found
    ]  # fmt: skip
