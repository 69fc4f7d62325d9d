"""What would change if a weight changed: counted on past data, before anybody decides. Nothing is written.

Both sides are worked out by the engine's own rule from the signs that were present, with the weights of today and with
those that are tried. Only adverts that show a sign whose points differ can move.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from trygvej.access.public import Who, narrow
from trygvej.indicators.public import Assessor
from trygvej.outreach.learnt.queries import fine, serious
from trygvej.outreach.models import Advert, Band, Presence, Sign, Visit, VisitedAdvert
from trygvej.outreach.permissions import WEIGHTS_READ
from trygvej.outreach.states import VisitState
from trygvej.outreach.weights.standing import SET, assessor, assessor_with

_BANDS = {"red": Band.RED, "yellow": Band.YELLOW, "green": Band.GREEN}
MOST = 50  # visited adverts that are listed


@dataclass(frozen=True, slots=True)
class Moved:
    """A visited advert that would have stood elsewhere. `concern`: what the visit found."""

    visit: Visit
    before: Band
    after: Band
    concern: str


@dataclass(slots=True)
class Trial:
    """What would change. `changed`: sign -> (points now, points tried). Counts go by (band now, band then).

    `adverts`: of all on the worklist of the country; `serious`, `fine`: of the visited ones, by what the visit found.
    """

    changed: dict[str, tuple[int, int]]
    total: int = 0
    adverts: Counter[tuple[Band, Band]] = field(default_factory=Counter)
    serious: Counter[tuple[Band, Band]] = field(default_factory=Counter)
    fine: Counter[tuple[Band, Band]] = field(default_factory=Counter)
    moved: list[Moved] = field(default_factory=list)

    @property
    def moves(self) -> int:
        """How many adverts would change band."""
        return sum(n for (before, after), n in self.adverts.items() if before != after)

    def told(self) -> dict[str, Any]:
        """Return the counts as plain data, to be kept with a proposal."""
        return {
            "total": self.total,
            **{name: _plain(getattr(self, name)) for name in ("adverts", "serious", "fine")},
        }


def _plain(counts: Mapping[tuple[Band, Band], int]) -> dict[str, int]:
    return {f"{before.name.lower()}-{after.name.lower()}": n for (before, after), n in sorted(counts.items())}


def tried(by: Who, country: str, weights: Mapping[str, int], on: date, set_id: str = SET) -> Trial:
    """Return what `weights` would change in `country`, against those that hold on the day `on`. Six queries."""
    now, then = assessor(country, on, set_id), assessor_with(weights, on, set_id)
    changed = {one: (points, then.weights[one]) for one, points in now.weights.items() if points != then.weights[one]}
    judge = _Judge(now, then)
    ours = narrow(by, WEIGHTS_READ, Advert.objects.filter(country=country, set_id=set_id))
    found = Trial(changed, total=ours.count())
    for signs in _present(ours.filter(present__indicator__in=changed)):
        found.adverts[judge(signs)] += 1
    visits = narrow(by, WEIGHTS_READ, Visit.objects.filter(country=country, state=VisitState.RECORDED))
    judged = visits.filter(serious() | fine())
    moved: dict[int, tuple[Band, Band]] = {}
    rows = VisitedAdvert.objects.filter(set_id=set_id, visit__in=judged.order_by().values("pk")).order_by("-pk")
    for visit, concern, shown in rows.values_list("visit_id", "visit__concern", "shown"):
        before, after = judge(frozenset(shown))
        side = found.serious if concern == Presence.PRESENT else found.fine
        side[before, after] += 1
        if before != after and len(moved) < MOST:
            moved[visit] = before, after
    listed = visits.select_related("place").filter(pk__in=moved).order_by("-planned_for", "-pk")
    found.moved = [Moved(one, *moved[one.pk], one.concern) for one in listed]
    return found


def _present(adverts: Any) -> Iterator[frozenset[str]]:
    """Give the signs that are present of each of `adverts`."""
    rows: Iterable[tuple[int, str]] = (
        Sign.objects.filter(advert__in=adverts.order_by().values("pk"))
        .order_by("advert_id")
        .values_list("advert_id", "indicator")
    )
    for _advert, signs in groupby(rows, key=lambda row: row[0]):
        yield frozenset(sign for _advert, sign in signs)


class _Judge:
    """Gives the band now and then of what is present; the same signs are worked out once."""

    def __init__(self, now: Assessor, then: Assessor) -> None:
        self._now, self._then = now, then
        self._known: dict[frozenset[str], tuple[Band, Band]] = {}

    def __call__(self, signs: frozenset[str]) -> tuple[Band, Band]:
        if signs not in self._known:
            before, after = (one.outcome_of(signs).result for one in (self._now, self._then))
            self._known[signs] = _BANDS[before], _BANDS[after]
        return self._known[signs]
