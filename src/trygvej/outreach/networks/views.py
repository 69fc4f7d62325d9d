"""The pages of networks: the list, one network, its chart and its file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trygvej.access.public import Who, log, may, require
from trygvej.outreach.models import Advert, Contact, Network
from trygvej.outreach.networks import chart, queries
from trygvej.outreach.networks.forms import NetworkForm
from trygvej.outreach.networks.stays import stays
from trygvej.outreach.permissions import ADVERT_EXPORT, ADVERT_READ, NETWORK_READ
from trygvej.outreach.worklist.export import lines
from trygvej.outreach.worklist.queries import towns
from trygvej.outreach.worklist.views import asking


@login_required
@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """List the networks that the address asks for."""
    by = asking(request)
    require(by, NETWORK_READ)
    form = NetworkForm(request.GET, by=by)
    context: dict[str, Any] = {"form": form, "towns": towns(by)}
    if form.is_valid():
        found = queries.searched(queries.networks(by), form.cleaned_data)
        page = Paginator(found, queries.PAGE).get_page(request.GET.get("page"))
        shown = list(page.object_list)
        counted = queries.tallies(by, shown)
        context |= {"page": page, "lines": [(one, counted.get(one.pk), stays(one)) for one in shown]}
        log.seen(by, NETWORK_READ, of=shown, detail={"list": True, "page": page.number})
    return render(request, "outreach/networks.html", context)


@login_required
@require_safe
def network(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one network: chart, persons, contacts, movement, adverts, links."""
    by, one = _asked(request, pk)
    adverts = Paginator(queries.adverts(by, one).defer(*_LONG), queries.PAGE).get_page(request.GET.get("page"))
    adverts.paginator.__dict__["count"] = one.adverts_count  # kept with the network: not counted again
    shown = list(adverts.object_list)
    log.seen(by, NETWORK_READ, of=one)
    log.seen(by, ADVERT_READ, of=shown, detail={"network": one.pk})
    drawn = chart.overview(by, one)
    for each in drawn["shared"]:
        each["called"] = _called(each)
    context = {
        "one": one,
        "chart": drawn,
        "stays": stays(one),
        "page": adverts,
        "adverts": shown,
        "most_links": queries.PAGE,
        "links": queries.links(by, one).select_related("a", "b").only(*_LINK)[: queries.PAGE],
        "may_export": may(by, ADVERT_EXPORT),
    }
    return render(request, "outreach/network.html", context)


def _called(shared: dict[str, Any]) -> str:
    """Return what is shared, in words."""
    if shared["kind"] == chart.TEXT:
        return _("Nearly the same text")
    return f"{Contact.Kind(shared['kind']).label}: {shared['value']}"


_LONG = ("text", "findings", "states")
_TOLD_APART = ("title", "ref", "town", "last_seen")  # adverts of one network often bear the same title
_LINK = ("kind", "weight", "reason", *(f"{end}__{name}" for end in "ab" for name in _TOLD_APART))


@login_required
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the adverts of one person of the chart, as data."""
    by, one = _asked(request, pk)
    found = chart.of_person(by, one, request.GET.get("person", ""))
    log.seen(by, ADVERT_READ, of=found, detail={"network": one.pk})
    told = [
        {
            "id": f"a{each.pk}",
            "label": str(each),
            "band": each.band,
            "address": reverse("outreach:advert", args=[each.pk]),
        }
        for each in found
    ]
    return JsonResponse({"adverts": told})


@login_required
@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give the adverts of a network as a file for a spreadsheet. Logged before the first line."""
    by, one = _asked(request, pk)
    require(by, ADVERT_EXPORT)
    keys = list(queries.adverts(by, one).values_list("pk", flat=True))
    log.write(by, ADVERT_EXPORT, of=(Advert(pk=key) for key in keys), detail={"network": pk, "adverts": len(keys)})
    today = timezone.localdate()
    response = StreamingHttpResponse(lines(keys, today, get_language() or "en"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="trygvej-network-{pk}-{today.isoformat()}.csv"'
    return response


def _asked(request: HttpRequest, pk: int) -> tuple[Who, Network]:
    by = asking(request)
    require(by, NETWORK_READ)
    return by, get_object_or_404(queries.networks(by), pk=pk)
