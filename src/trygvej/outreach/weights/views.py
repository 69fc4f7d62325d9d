"""Pages of weights: what holds, what others would change, what waits for a decision."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, Who, asking, log, may, narrow, require
from trygvej.outreach.models import Band, WeightSet
from trygvej.outreach.permissions import VISIT_READ, WEIGHTS_DECIDE, WEIGHTS_READ, WEIGHTS_SET
from trygvej.outreach.states import WeightState
from trygvej.outreach.weights import actions, trial
from trygvej.outreach.weights.forms import CountryForm, DecideForm, ProposeForm, WeightsForm
from trygvej.outreach.weights.standing import SET, assessor_with, standing
from trygvej.outreach.words import indicator_name


@login_required
@require_safe
def weights(request: HttpRequest) -> HttpResponse:
    """Show the weights that hold, those before them, and what waits; with points in the address, what they would do."""
    by = asking(request)
    require(by, WEIGHTS_READ)
    country = _country(request, by)
    today, lang = timezone.localdate(), get_language() or "en"
    form = WeightsForm(request.GET if "try" in request.GET else None, country=country)
    versions = narrow(by, WEIGHTS_READ, WeightSet.objects.filter(country=country, set_id=SET))
    known = list(versions.select_related("user", "decided_by"))
    log.seen(by, WEIGHTS_READ, of=known, detail={"country": country, "tried": form.is_bound})
    context: dict[str, Any] = {
        "form": form,
        "country": country,
        "countries": CountryForm(initial={"country": country}, countries=sorted(by.countries)),
        "several": len(by.countries) > 1,
        "standing": standing(country, today),
        "versions": [_shown(one, lang, by) for one in known],
        "waits": any(one.state == WeightState.PROPOSED for one in known),
        "decide": DecideForm(),
        "may_set": may(by, WEIGHTS_SET),
        "may_decide": may(by, WEIGHTS_DECIDE),
        "query": request.GET.urlencode(),
    }
    if form.is_bound and form.is_valid():
        found = trial.tried(by, country, form.weights(), today)
        readable = _readable(by, found)
        log.seen(by, VISIT_READ, of=[one.visit for one in readable])
        context |= {
            "trial": found,
            "changed": [(indicator_name(one, lang), *points) for one, points in found.changed.items()],
            "tables": _tables(found.told()),
            "moved": readable,
            "propose": ProposeForm(),
        }
    return render(request, "outreach/weights.html", context)


def _country(request: HttpRequest, by: Who) -> str:
    asked = request.GET.get("country") or next(iter(sorted(by.countries)), "")
    if asked not in by.countries:
        raise Http404
    return asked


def _readable(by: Who, found: trial.Trial) -> list[trial.Moved]:
    """Return the visited adverts that would move, of visits that `by` may read."""
    one = type(found.moved[0].visit).objects if found.moved else None
    keys = {item.visit.pk for item in found.moved}
    seen = set(narrow(by, VISIT_READ, one.filter(pk__in=keys)).values_list("pk", flat=True)) if one else set()
    return [item for item in found.moved if item.visit.pk in seen]


Table = list[tuple[int, list[int]]]


def _tables(told: dict[str, Any]) -> dict[str, Table]:
    """Return the counts as tables: a row for each band now, a column for each band then."""
    return {
        name: [
            (before, [told.get(name, {}).get(f"{before.name.lower()}-{after.name.lower()}", 0) for after in Band])
            for before in Band
        ]
        for name in ("adverts", "serious", "fine")
    }


def _shown(one: WeightSet, lang: str, by: Who) -> dict[str, Any]:
    usual = assessor_with({}, one.valid_from).weights
    return {
        "set": one,
        "points": [(indicator_name(name, lang), usual.get(name), points) for name, points in one.weights.items()],
        "tables": _tables(one.tried) if one.tried else None,
        "own": one.user == by.user,
    }


@login_required
@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """Propose the points in the address, with the reason and the day that were written."""
    by = asking(request)
    require(by, WEIGHTS_SET)
    country = _country(request, by)
    form, why = WeightsForm(request.GET, country=country), ProposeForm(request.POST)
    back = f"{reverse('outreach:weights')}?{request.GET.urlencode()}"
    if not form.is_valid() or not why.is_valid():
        messages.error(request, _("Say why, and from which day."))
        return redirect(back)
    try:
        actions.propose(country=country, weights=form.weights(), by=by, at=timezone.now(), **why.cleaned_data)
    except MoveRefused as error:
        messages.error(request, str(error))
        return redirect(back)
    messages.success(request, _("It is proposed. Another person decides."))
    return redirect(f"{reverse('outreach:weights')}?country={country}")


_ACTS = {"decide": actions.decide, "refuse": actions.refuse}


@login_required
@require_POST
def decide(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Decide on what another proposed, or leave it."""
    by = asking(request)
    require(by, WEIGHTS_DECIDE)
    if act not in _ACTS:
        raise Http404
    found = get_object_or_404(narrow(by, WEIGHTS_DECIDE, WeightSet.objects.all()), pk=pk)
    try:
        _ACTS[act](proposed=found, answer=request.POST.get("answer", "")[:4000], by=by, at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect(f"{reverse('outreach:weights')}?country={found.country}")
