"""Pages of calls: the list, the intake, one call."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, asking, log, may, require
from trygvej.screening import children, whom
from trygvej.screening.hotline import actions, queries
from trygvej.screening.hotline.forms import CallFilter, CallForm, NoteForm
from trygvej.screening.models import Call, ChildClock
from trygvej.screening.permissions import CALL_FOLLOW, CALL_READ
from trygvej.screening.said import language_name, reader
from trygvej.screening.states import CALL_MOVES

PAGE = 30


@login_required
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """List calls; the same form searches."""
    by, now = asking(request), timezone.now()
    require(by, CALL_READ)
    form, found = CallFilter(request.GET), queries.calls(by)
    if form.is_valid():
        found = queries.searched(found, form.cleaned_data, by.countries)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, CALL_READ, of=page.object_list, detail={"list": True})
    late = {one.pk for one in page.object_list if queries.late(one, now)}
    return render(request, "screening/calls.html", {"form": form, "page": page, "late": late})


@login_required
@never_cache
def call_new(request: HttpRequest) -> HttpResponse:
    """Take a call. `look` asks for earlier calls and keeps what was typed; anything else keeps the call."""
    by, now = asking(request), timezone.now()
    team = actions.team_of(by)
    form = CallForm(
        request.POST or None, earlier=queries.calls(by), initial={"town": request.GET.get("town", "")}
    )  # fmt: skip
    looking = "look" in request.POST
    if request.method == "POST" and not looking and form.is_valid():
        kept = actions.take_call(what=form.intake(), earlier=form.cleaned_data["earlier"], by=by, at=now)
        messages.success(request, _("The call is kept."))
        return redirect("screening:call", kept.pk)
    found = queries.similar(by, request.POST.get("phone", ""), request.POST.get("town", ""), team.country, now)
    log.seen(by, CALL_READ, of=found, detail={"similar": True})
    if looking:
        form.errors.clear()
    status = 422 if form.errors and not looking else 200
    return render(request, "screening/call_new.html", {**_beside(team.country), "form": form, "similar": found,
                                                       "looked": looking}, status=status)  # fmt: skip


@login_required
@require_POST
def similar(request: HttpRequest) -> HttpResponse:
    """Give the earlier calls that may be about the same, for the page of the intake."""
    by = asking(request)
    team = actions.team_of(by)
    phone, town = request.POST.get("phone", ""), request.POST.get("town", "")
    found = queries.similar(by, phone, town, team.country, timezone.now())
    log.seen(by, CALL_READ, of=found, detail={"similar": True})
    return render(request, "screening/_similar.html", {"similar": found, "looked": True})


@login_required
@require_safe
@never_cache
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one call with what was added since."""
    by = asking(request)
    found = get_object_or_404(Call.objects.select_related("taken_by", "earlier", "key"), pk=pk)
    require(by, CALL_READ, found)
    log.seen(by, CALL_READ, of=found)
    return render(request, "screening/call.html", _call_page(by, found, NoteForm()))


def _call_page(by: Any, found: Call, form: NoteForm) -> dict[str, Any]:
    now = timezone.now()
    clock = children.of_record(ChildClock.Kind.CALL, found.pk)
    return {
        **_beside(found.country),
        "call": found,
        "form": form,
        "spoken": language_name(found.language),
        "notes": found.notes.select_related("user", "key"),
        "later": queries.calls(by).filter(earlier=found),
        "clock": children.Clock(clock, clock.due_at - (clock.met_at or now)) if clock else None,
        "late": queries.late(found, now),
        "may_follow": may(by, CALL_FOLLOW),
        "moves": [name for name, move in CALL_MOVES.items() if found.state in move.sources],
    }


@login_required
@require_POST
def call_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Add to a call."""
    by = asking(request)
    found = get_object_or_404(Call.objects.select_related("taken_by", "earlier", "key"), pk=pk)
    require(by, CALL_FOLLOW, found)
    form = NoteForm(request.POST)
    if not form.is_valid():
        log.seen(by, CALL_READ, of=found)
        return render(request, "screening/call.html", _call_page(by, found, form), status=422)
    actions.add_note(call=found, by=by, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("It is added."))
    return redirect("screening:call", pk)


@login_required
@require_POST
def call_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Close a call, or open it again."""
    by = asking(request)
    found = get_object_or_404(Call, pk=pk)
    try:
        actions.move_call(call=found, name=name if name in ("close", "reopen") else "close", by=by, at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect("screening:call", pk)


def _beside(country: str) -> dict[str, Any]:
    """Return what stands beside a call: whom to call and what to do first."""
    lang = reader()
    return {
        "numbers": whom.numbers(country, lang),
        "danger": whom.first_steps("danger", lang),
        "child": whom.first_steps("child", lang),
        "always": whom.first_steps("always", lang),
    }
