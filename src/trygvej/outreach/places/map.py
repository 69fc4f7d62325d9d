"""The page of the map: a drawing of places and moves, and the same as tables beside it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trygvej.access.public import log, require
from trygvej.directory.public import lies
from trygvej.outreach.models import Band
from trygvej.outreach.permissions import MAP_READ, NETWORK_READ
from trygvej.outreach.places import movement
from trygvej.outreach.worklist.views import asking

USUAL = 90  # days
DAYS = ((30, _("30 days")), (USUAL, _("90 days")), (365, _("A year")))


class MapForm(forms.Form):
    """Which adverts are drawn."""

    nothing_required = True
    days = forms.TypedChoiceField(label=_("Seen within"), choices=DAYS, coerce=int, required=False)
    band = forms.TypedChoiceField(
        label=_("Colour"), choices=[("", _("Any")), *Band.choices], coerce=int, required=False, empty_value=None
    )


@login_required
@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Show the map of the own country."""
    by = asking(request)
    require(by, MAP_READ)
    form = MapForm({"days": USUAL, **request.GET.dict()})
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        since = timezone.now() - timedelta(days=form.cleaned_data["days"] or USUAL)
        spots = movement.spots(by, since=since, band=form.cleaned_data["band"])
        moves = movement.moves(by, since=since)
        log.seen(by, MAP_READ, of=[one.place for one in spots])
        log.seen(by, NETWORK_READ, detail={"map": len({key for move in moves for key in move.networks})})
        countries = sorted(by.countries)
        context |= {"spots": spots, "moves": moves, "drawn": _drawn(spots, moves, countries)}
        context["unplaced"] = sum(one.place.latitude is None for one in spots)
    return render(request, "outreach/map.html", context)


def _drawn(spots: list[movement.Spot], moves: list[movement.Move], countries: list[str]) -> dict[str, Any]:
    """Return what the drawing needs, as plain data: points with addresses of pages, lines with their width."""
    points: dict[tuple[Any, Any], dict[str, Any]] = {}
    for one in spots:
        if one.place.latitude is not None:
            lies_at = (one.place.longitude, one.place.latitude)
            _add(points.setdefault(lies_at, {"at": lies_at, "all": 0, "band": Band.GREEN, "places": []}), one)
    lines = []
    for move in moves:
        ends = [next(filter(None, (lies(town, country) for country in countries)), None)
                for town in (move.before, move.after)]  # fmt: skip
        if all(ends):
            lines.append({"from": _flat(ends[0]), "to": _flat(ends[1]), "networks": len(move.networks)})
    return {"points": list(points.values()), "lines": lines, "countries": countries}


def _add(point: dict[str, Any], spot: movement.Spot) -> None:
    """Count `spot` to the point where it lies: the town and what is known in it are one point on the map."""
    point["name"] = spot.place.town
    point["all"] += spot.all
    point["band"] = min(point["band"], Band.RED if spot.red else Band.YELLOW if spot.yellow else Band.GREEN)
    address = reverse("outreach:place", args=[spot.place.pk])
    point["places"].append({"name": str(spot.place), "all": spot.all, "address": address})


def _flat(at: tuple[float, float] | None) -> list[float]:
    assert at
    return [at[1], at[0]]
