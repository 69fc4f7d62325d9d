"""Pages of the clocks of children, for those responsible and those who began one."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, asking, log, may, require
from trygvej.screening import children, whom
from trygvej.screening.begun import told
from trygvej.screening.models import ChildClock
from trygvej.screening.permissions import CHILD_MEET, CHILD_READ
from trygvej.screening.said import LONG, reader


class MetForm(forms.Form):
    """What the team agreed."""

    done = forms.CharField(
        label=gettext_lazy("Who met, what was agreed, and who does it"), max_length=LONG, widget=forms.Textarea
    )


@login_required
@require_safe
@never_cache
def clocks(request: HttpRequest) -> HttpResponse:
    """Show the clocks that run, and those that were stopped."""
    by, now = asking(request), timezone.now()
    require(by, CHILD_READ)
    running, stopped = children.running(by, now), children.stopped(by, now)
    log.seen(by, CHILD_READ, of=[one.record for one in (*running, *stopped)], detail={"list": True})
    return render(request, "screening/clocks.html", {"running": running, "stopped": stopped})


@login_required
@require_safe
@never_cache
def clock(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one clock with what those responsible need to act."""
    return _page(request, pk, MetForm())


@login_required
@require_POST
def clock_met(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the team has met."""
    by = asking(request)
    require(by, CHILD_READ)
    found = get_object_or_404(ChildClock, pk=pk)
    form = MetForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, form, status=422)
    try:
        children.meet(clock=found, done=form.cleaned_data["done"], by=by, at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is recorded that the team has met."))
    return redirect("screening:child", pk)


def _page(request: HttpRequest, pk: int, form: MetForm, status: int = 200) -> HttpResponse:
    by, now = asking(request), timezone.now()
    require(by, CHILD_READ)
    found = children.readable(by, pk)
    if found is None:
        raise Http404
    log.write(by, CHILD_READ, of=found)
    context = {
        "one": children.Clock(found, found.due_at - (found.met_at or now)),
        "form": form,
        "told": told(found, reader()),
        "steps": whom.first_steps("child", reader()),
        "numbers": whom.numbers(found.country, reader(), (whom.EMERGENCY, whom.CHILD, whom.HELPLINE)),
        "may_meet": may(by, CHILD_MEET),
    }
    return render(request, "screening/clock.html", context, status=status)
