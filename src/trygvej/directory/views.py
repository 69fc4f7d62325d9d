"""Pages of the directory: search, one organisation, the support scheme, what is out of date."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from trygvej.access.public import Country, Organisation, asking, log, may, narrow, require
from trygvej.directory import queries
from trygvej.directory.forms import DirectoryFilter, PlacesForm, lang
from trygvej.directory.models import Entry
from trygvej.directory.permissions import ENTRY_IMPORT, ENTRY_KEEP, ENTRY_READ, PLACES_SAY
from trygvej.directory.rules import freshness
from trygvej.directory.scheme import LANGUAGES, PEOPLE, names, need_name, step_choices

PAGE = 30


@login_required
def directory(request: HttpRequest) -> HttpResponse:
    """Search what is offered, by need, place and language."""
    by = asking(request)
    require(by, ENTRY_READ)
    form = DirectoryFilter(request.GET)
    found = queries.searched(queries.services(by), form.cleaned_data if form.is_valid() else {})
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, ENTRY_READ, of=page.object_list)
    context = {
        "form": form,
        "page": page,
        "services": [shown(one) for one in page],
        "may_import": may(by, ENTRY_IMPORT),
        "may_keep": may(by, ENTRY_KEEP),
    }
    return render(request, "directory/directory.html", context)


def shown(service: Any) -> dict[str, Any]:
    """Return a service with the names of its codes, and whether its free places were said lately."""
    now = timezone.now()
    known = {"language": names(LANGUAGES, lang()), "group": names(PEOPLE, lang()), "area": dict[str, str]()}
    marks: dict[str, list[str]] = {}
    for one in service.marks.all():
        marks.setdefault(one.kind, []).append(known[one.kind].get(one.code, one.code))
    days = freshness(timezone.localdate()).places_days
    fresh = service.places_at is not None and (now - service.places_at).days < days
    return {"one": service, "need": need_name(service.need, lang()), "marks": marks, "fresh": fresh}


@login_required
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is known of one organisation; `pk` is that of the organisation."""
    by = asking(request)
    require(by, ENTRY_READ)
    held = get_object_or_404(Organisation, pk=pk)
    found = Entry.objects.select_related("owner").filter(organisation=held).first()
    log.seen(by, ENTRY_READ, of=held)
    services = held.services.select_related("organisation__entry").prefetch_related("marks")
    today = timezone.localdate()
    days = freshness(today).entry_days
    steps = dict(step_choices(lang()))
    context = {
        "organisation": held,
        "entry": found,
        "late": found is not None and (today - found.confirmed_on).days > days,
        "services": [shown(one) for one in services],
        "agreements": [(one, one.stands(today)) for one in held.agreements.select_related("other")]
        + [(one, one.stands(today)) for one in held.agreements_as_other.select_related("organisation")],
        "steps": [(steps.get(one.step, one.step), one) for one in held.responsibilities.all()],
        "may_keep": queries.kept_by(by).filter(pk=pk).exists() and may(by, ENTRY_KEEP),
        "may_say": narrow(by, PLACES_SAY, services).exists(),
        "places_form": PlacesForm(),
    }
    return render(request, "directory/entry.html", context)


@login_required
def scheme(request: HttpRequest) -> HttpResponse:
    """Show the support scheme: each step, what it consists of, who usually carries it, and who does so here."""
    by = asking(request)
    require(by, ENTRY_READ)
    asked = request.GET.get("country", "")
    countries = [asked] if asked in Country.values else sorted(by.countries)
    shared = [
        {
            "step": one.step.label.in_(lang()),
            "activities": [(a.code, a.label.in_(lang())) for a in one.step.activities],
            "actors": [actor.in_(lang()) for actor in one.step.actors],
            "held": one.held,
        }
        for one in queries.scheme(by, countries)
    ]
    context = {"shared": shared, "countries": Country.choices, "asked": countries}
    return render(request, "directory/scheme.html", context)


@login_required
def overdue(request: HttpRequest) -> HttpResponse:
    """Show the entries and free places that nobody looked at for too long."""
    by = asking(request)
    require(by, ENTRY_KEEP)
    now = timezone.now()
    page = Paginator(queries.overdue(by, timezone.localdate()), PAGE).get_page(request.GET.get("page"))
    places = queries.stale_places(by, now)[:100]
    log.seen(by, ENTRY_KEEP, of=page.object_list)
    without = queries.kept_by(by).filter(entry=None).order_by("name")
    context = {"page": page, "places": places, "rule": freshness(now.date()), "without": without}
    return render(request, "directory/overdue.html", context)
