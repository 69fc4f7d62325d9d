"""Pages of rounds: who goes where, in which order, and who hears from them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from trygvej.access.public import MoveRefused, Organisation, Role, Who, asking, log, may, narrow, require
from trygvej.outreach.models import Round, Visit
from trygvej.outreach.permissions import ADVERT_READ, ROUND_PLAN, ROUND_READ, VISIT_RECORD
from trygvej.outreach.visits import queries, rules
from trygvej.outreach.visits import rounds as acts
from trygvej.outreach.visits.forms import AddVisit, RoundFilter, RoundForm
from trygvej.outreach.visits.views import numbers

PAGE = 30


@login_required
def rounds(request: HttpRequest) -> HttpResponse:
    """List rounds, the newest first."""
    by = asking(request)
    require(by, ROUND_READ)
    form, found = RoundFilter(request.GET), queries.rounds(by)
    if form.is_valid():
        conditions: dict[str, Callable[[Any], Q]] = {
            "text": lambda value: Q(name__icontains=value),
            "state": lambda value: Q(state=value),
            "since": lambda value: Q(starts_at__date__gte=value),
            "until": lambda value: Q(starts_at__date__lte=value),
        }
        for name, condition in conditions.items():
            if form.cleaned_data[name]:
                found = found.filter(condition(form.cleaned_data[name]))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, ROUND_READ, of=page.object_list)
    context = {
        "form": form,
        "page": page,
        "now": timezone.now(),
        "open": acts.OPEN,
        "may_plan": may(by, ROUND_PLAN),
    }
    return render(request, "outreach/rounds.html", context)


@login_required
def round_new(request: HttpRequest) -> HttpResponse:
    """Plan a round."""
    by = asking(request)
    require(by, ROUND_PLAN)
    form = RoundForm(request.POST or None, by=by)
    if form.is_valid():
        try:
            made = acts.plan_round(organisation=_team(by), by=by, at=timezone.now(), **form.cleaned_data)
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            return _next(request, made)
    rule = rules.rounds(timezone.localdate())
    status = 422 if form.errors else 200
    return render(request, "outreach/round_new.html", {"form": form, "rule": rule}, status=status)


def _next(request: HttpRequest, made: Round) -> HttpResponse:
    """Go on to the visit that the round was planned for, if the address names an advert or a place."""
    if not request.GET:
        return redirect("outreach:round", made.pk)
    query = request.GET.copy()
    query["round"] = str(made.pk)
    return redirect(f"{reverse('outreach:visit-new')}?{query.urlencode()}")


def _team(by: Who) -> Organisation:
    """Return the organisation in which `by` does outreach work; the first, if there are several."""
    return Organisation.objects.filter(pk__in=by.organisations([Role.OUTREACH, Role.COORDINATOR])).order_by("pk")[0]


@login_required
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a round with its route."""
    by = asking(request)
    found = get_object_or_404(Round.objects.select_related("leader", "alarm_to"), pk=pk)
    require(by, ROUND_READ, found)
    route = list(queries.route(found))
    log.seen(by, ROUND_READ, of=found)
    log.seen(by, ADVERT_READ, of={one.pk: one for visit in route for one in visit.adverts.all()}.values())
    context = {
        "round": found,
        "route": route,
        "open": found.state in acts.OPEN,
        "late": found.state in acts.OPEN and found.check_in_by < timezone.now(),
        "may_plan": may(by, ROUND_PLAN),
        "may_record": may(by, VISIT_RECORD),
    }
    return render(request, "outreach/round.html", context)


_ROUND_ACTS = {"start": acts.start, "end": acts.end, "cancel": acts.cancel, "check-in": acts.check_in}


@login_required
@require_POST
def round_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Start, check in, end or call off a round."""
    if act not in _ROUND_ACTS:
        raise Http404
    found = get_object_or_404(Round, pk=pk)
    try:
        _ROUND_ACTS[act](round_=found, by=asking(request), at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect("outreach:round", pk)


@login_required
def visit_new(request: HttpRequest) -> HttpResponse:
    """Add a visit to a round; `advert` (one or several) or `place` say where, `round` which round is offered first."""
    by = asking(request)
    require(by, ROUND_PLAN)
    adverts = queries.adverts_to_visit(by, numbers(request, "advert"))
    log.seen(by, ADVERT_READ, of=adverts)
    named = [*numbers(request, "place"), *(one.place_id for one in adverts if one.place_id)]
    places = queries.places_near(by, named, adverts)
    rounds = narrow(by, ROUND_PLAN, Round.objects.filter(state__in=acts.OPEN)).order_by("starts_at")
    first = {"place": next(iter(named), None), "round": next(iter(numbers(request, "round")), None)}
    form = AddVisit(request.POST or None, initial=first, rounds=rounds, places=places)
    if form.is_valid():
        chosen = form.cleaned_data
        try:
            acts.plan_visit(round_=chosen["round"], place=chosen["place"], adverts=adverts, by=by, at=timezone.now())
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            return redirect("outreach:round", chosen["round"].pk)
    context = {
        "form": form,
        "adverts": adverts,
        "query": request.GET.urlencode(),
        "rounds": rounds.exists(),
        "places": places.exists(),
        "may_record": may(by, VISIT_RECORD),
    }
    return render(request, "outreach/visit_new.html", context, status=422 if form.errors else 200)


_VISIT_ACTS = {
    "up": lambda visit, by, at: acts.reorder(visit=visit, step=-1, by=by),
    "down": lambda visit, by, at: acts.reorder(visit=visit, step=1, by=by),
    "cancel": lambda visit, by, at: acts.cancel_visit(visit=visit, by=by, at=at),
}


@login_required
@require_POST
def visit_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Move a visit up or down the route, or take it off."""
    found = get_object_or_404(Visit.objects.select_related("round"), pk=pk)
    if act not in _VISIT_ACTS or found.round is None:
        raise Http404
    go = partial(_VISIT_ACTS[act], found, asking(request), timezone.now())
    try:
        go()
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect("outreach:round", found.round_id)
