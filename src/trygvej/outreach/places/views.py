"""The pages of places: the list, and one place with its history."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from trygvej.access.public import log, may, require
from trygvej.outreach.permissions import ADVERT_READ, PLACE_READ, ROUND_PLAN, VISIT_READ
from trygvej.outreach.places import queries
from trygvej.outreach.places.forms import PlaceForm
from trygvej.outreach.words import indicator_name
from trygvej.outreach.worklist.views import asking


@login_required
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """List the places that the address asks for."""
    by = asking(request)
    require(by, PLACE_READ)
    form = PlaceForm(request.GET)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        found = queries.searched(queries.places(by), form.cleaned_data)
        page = Paginator(found, queries.PAGE).get_page(request.GET.get("page"))
        shown = list(page.object_list)
        counted = queries.counts(by, shown)
        context |= {"page": page, "lines": [(one, counted.get(one.pk)) for one in shown]}
        log.seen(by, PLACE_READ, of=shown, detail={"list": True, "page": page.number})
    return render(request, "outreach/places.html", context)


@login_required
@require_safe
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one place: adverts over time, visits, what was found, other places of the same networks."""
    by = asking(request)
    require(by, PLACE_READ)
    one = get_object_or_404(queries.places(by), pk=pk)
    months = queries.months(by, one)
    adverts = Paginator(queries.adverts(by, one), queries.ADVERTS)
    adverts.__dict__["count"] = sum(month.all for month in months)  # counted once, by month
    page = adverts.get_page(request.GET.get("page"))
    shown = list(page.object_list)
    visits = list(queries.visits(by, one)[: queries.MOST_VISITS + 1])
    seen = visits[: queries.MOST_VISITS]
    log.seen(by, PLACE_READ, of=one)
    log.seen(by, ADVERT_READ, of=shown, detail={"place": pk})
    if seen:
        log.seen(by, VISIT_READ, of=seen, detail={"place": pk})
    lang = get_language() or "en"
    found = queries.findings(by, one) if seen else []
    context = {
        "one": one,
        "months": months,
        "most": max((month.all for month in months), default=0),
        "adverts": shown,
        "page": page,
        "visits": seen,
        "more_visits": len(visits) > len(seen),
        "findings": [{**each, "name": indicator_name(each["indicator"], lang)} for each in found],
        "joined": queries.joined(by, one),
        "may_plan": may(by, ROUND_PLAN),
    }
    return render(request, "outreach/place.html", context)
