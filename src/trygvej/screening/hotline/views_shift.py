"""Pages of the shift and of planned operations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from trygvej.access.public import MoveRefused, asking, log, may, require
from trygvej.screening import children
from trygvej.screening.hotline import actions, operations, queries
from trygvej.screening.hotline.forms import OperationForm, ShiftForm
from trygvej.screening.models import ShiftNote
from trygvej.screening.permissions import CALL_READ, CHILD_READ, OPERATION_GIVE, OPERATION_READ, SHIFT_READ

NOTES = 5


@login_required
@never_cache
def shift(request: HttpRequest) -> HttpResponse:
    """Show what one shift hands to the next: notes, what is to be followed up, clocks, operations, the calls."""
    by, now = asking(request), timezone.now()
    require(by, SHIFT_READ)
    form = ShiftForm(request.POST or None)
    if form.is_valid():
        actions.leave_note(text=form.cleaned_data["text"], by=by, at=now)
        messages.success(request, _("The note is left to the next shift."))
        return redirect("screening:shift")
    notes, waiting = list(queries.shift_notes(by)[:NOTES]), list(queries.to_follow_up(by))
    recent, ahead, clocks = list(queries.of_this_shift(by, now)), list(operations.ahead(by, now)), []
    log.seen(by, SHIFT_READ, of=notes)
    log.seen(by, CALL_READ, of=[*waiting, *recent], detail={"list": True})
    log.seen(by, OPERATION_READ, of=ahead)
    if may(by, CHILD_READ):
        clocks = children.running(by, now)
        log.seen(by, CHILD_READ, of=[one.record for one in clocks], detail={"list": True})
    context = {
        "form": form, "notes": notes, "waiting": waiting, "recent": recent, "ahead": ahead, "clocks": clocks,
        "late": {one.pk for one in waiting if queries.late(one, now)}, "now": now,
    }  # fmt: skip
    return render(request, "screening/shift.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def shift_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what a shift left."""
    by = asking(request)
    try:
        actions.take_over(note=get_object_or_404(ShiftNote, pk=pk), by=by, at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect("screening:shift")


@login_required
@never_cache
def operation_list(request: HttpRequest) -> HttpResponse:
    """Show the planned operations in which the reader is named."""
    by, now = asking(request), timezone.now()
    require(by, OPERATION_READ)
    found = list(operations.ahead(by, now))
    log.seen(by, OPERATION_READ, of=found)
    return render(request, "screening/operations.html", {"found": found, "may_give": may(by, OPERATION_GIVE)})


@login_required
@never_cache
def operation_new(request: HttpRequest) -> HttpResponse:
    """Keep a notice of a planned operation."""
    by, now = asking(request), timezone.now()
    people = operations.colleagues(operations.country_of(by), now)
    form = OperationForm(request.POST or None, people=people, initial={"named": [by.person.pk]})
    if form.is_valid():
        try:
            operations.give_notice(what=form.notice(), named=form.cleaned_data["named"], by=by, at=now)
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Those named are told that a notice waits."))
            return redirect("screening:operations")
    return render(request, "screening/operation_new.html", {"form": form}, status=422 if form.errors else 200)
