"""Visits of the past, made in bulk for the tests of what they teach."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from tests.unit.outreach import make
from trygvej.outreach.models import Band, Presence, Visit, VisitedAdvert, VisitFinding
from trygvej.outreach.states import VisitState

P = Presence
YOUNG, DRUGS, DEBT = "stim.young-word", "cmm-adverts.drugs", "cmm-talk.debt"


def visited(
    n: int = 1,
    *,
    serious: bool | None = True,
    band: Band | None = Band.RED,
    shown: Iterable[str] = (),
    found: dict[str, str] | None = None,
    at: datetime = make.NOW,
    **stood: Any,
) -> list[Visit]:
    """Return `n` recorded visits. `serious` None: nobody was met. `found`: what was found of each sign.

    `town`, `country` belong to the visit's place; what else is in `stood` to the advert as it stood.
    """
    country = stood.pop("country", "DK")
    where = make.place(country, **({"town": stood["town"]} if "town" in stood else {}))
    concern = P.UNKNOWN if serious is None else P.PRESENT if serious else P.ABSENT
    signs = list(shown)
    made = []
    for _ in range(n):
        visit = make.visit(
            country=country, place=where, state=VisitState.RECORDED, visited_at=at, planned_for=timezone.localdate(at),
            concern=concern, band=band, met=P.ABSENT if serious is None else P.PRESENT,
        )  # fmt: skip
        if band is not None:
            VisitedAdvert.objects.create(
                **{
                    "visit": visit, "band": band, "score": 7, "set_id": "adverts-default", "set_version": 1,
                    "language": "da", "town": where.town, "shown": dict.fromkeys(signs, 2), **stood,
                }
            )  # fmt: skip
        said = {**dict.fromkeys(signs, P.UNKNOWN), **(found or {})}
        VisitFinding.objects.bulk_create(
            VisitFinding(visit=visit, indicator=one, value=value, shown=one in signs) for one, value in said.items()
        )
        made.append(visit)
    return made
