"""Which weights hold on a day: those of the catalogue, and over them what people of the country decided."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from trygvej.indicators.public import Assessor, catalogue, prepare
from trygvej.outreach.models import WeightSet
from trygvej.outreach.states import WeightState

SET = "adverts-default"  # the set that the worklist is ordered by
MOST = 3  # points that one sign can have: CMM 2024, each indicator weighs 1 to 3; 0 is a sign without points


def standing(country: str, on: date, set_id: str = SET) -> WeightSet | None:
    """Return what was decided for `country` and holds on the day `on`; None if nothing was: the catalogue's hold."""
    decided = WeightSet.objects.filter(country=country, set_id=set_id, state=WeightState.STANDS, valid_from__lte=on)
    return decided.order_by("-valid_from", "-version").first()


def assessor(country: str, on: date, set_id: str = SET) -> Assessor:
    """Return the set made ready with the weights that hold in `country` on the day `on`. One query."""
    decided = standing(country, on, set_id)
    return assessor_with(decided.weights if decided else {}, on, set_id)


def assessor_with(weights: Mapping[str, int], on: date, set_id: str = SET) -> Assessor:
    """Return the set made ready with `weights` over those that the catalogue has on the day `on`."""
    return _prepared(set_id, on, tuple(sorted(weights.items())))


@lru_cache(maxsize=32)
def _prepared(set_id: str, on: date, weights: tuple[tuple[str, int], ...]) -> Assessor:
    return prepare(catalogue(), set_id, on, weights=dict(weights))


def weighable(set_id: str = SET) -> list[str]:
    """Return the signs that points can be given to, in the order of the set: the x-factor never gives any."""
    known = catalogue()
    listed = [one.indicator for one in known.sets[set_id].indicators if one.indicator]
    return [one for one in listed if not known.indicators[one].x_factor]


def as_file(country: str, on: date, set_id: str = SET) -> dict[str, Any]:
    """Return what `trygvej adverts run --weights` reads: the set, its version, since when, and the points decided."""
    decided = standing(country, on, set_id)
    return {
        "set": set_id,
        "version": decided.version if decided else 0,
        "from": (decided.valid_from if decided else on).isoformat(),
        "weights": decided.weights if decided else {},
    }
