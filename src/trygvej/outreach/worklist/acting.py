"""What the buttons of the worklist and of an advert do: one act with one advert, or with many that were chosen."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from trygvej.access.public import MoveRefused, Who, narrow, require
from trygvej.outreach.models import Advert
from trygvej.outreach.permissions import ADVERT_READ, ADVERT_WORK
from trygvej.outreach.worklist import actions, queries
from trygvej.outreach.worklist.forms import ActForm
from trygvej.outreach.worklist.views import asking

Act = Callable[..., Advert]
MOST = 200  # adverts chosen at once


def _snooze(given: dict[str, Any], **named: Any) -> Advert:
    if given["until"] is None:
        raise MoveRefused(_("Choose the day to which it is put off."))
    return actions.snooze(until=given["until"], reason=given["reason"], **named)


def _give(given: dict[str, Any], **named: Any) -> Advert:
    if given["to"] is None:
        raise MoveRefused(_("Choose the colleague who is to have it."))
    return actions.take(to=given["to"], **named)


ACTS: dict[str, Act] = {
    "take": lambda given, **named: actions.take(**named),
    "give": _give,
    "release": lambda given, **named: actions.release(**named),
    "snooze": _snooze,
    "wake": lambda given, **named: actions.wake(**named),
    "set-aside": lambda given, **named: actions.set_aside(reason=given["reason"], **named),
    "reopen": lambda given, **named: actions.reopen(**named),
}


@login_required
@require_POST
def act_one(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Do `act` with one advert and go back to where the button was. To take with a colleague named is to give."""
    by = asking(request)
    advert = get_object_or_404(narrow(by, ADVERT_READ, Advert.objects.all()), pk=pk)
    handed_over = act == "take" and request.POST.get("to") and "act" not in request.POST
    _do(request, by, "give" if handed_over else act, [advert])
    return _back(request)


@login_required
@require_POST
def act_many(request: HttpRequest) -> HttpResponse:
    """Do the act of the pressed button with every chosen advert; what cannot be done is told, one by one."""
    by = asking(request)
    require(by, ADVERT_WORK)
    keys = [int(one) for one in request.POST.getlist("advert")[:MOST] if one.isdecimal() and len(one) < 19]
    chosen = narrow(by, ADVERT_READ, Advert.objects.filter(pk__in=keys))
    adverts = list(chosen.select_for_update(of=("self",)).order_by("pk"))  # all at once, in one order: no deadlock
    act = request.POST.get("act", "")
    if not adverts:
        messages.warning(request, _("No advert was chosen. Tick those that you mean."))
    elif act not in ACTS:
        messages.warning(request, _("Nothing was done: choose what to do."))
    else:
        _do(request, by, act, adverts)
    return _back(request)


def _do(request: HttpRequest, by: Who, act: str, adverts: list[Advert]) -> None:
    form = ActForm(request.POST, colleagues=queries.colleagues(by, timezone.localdate()))
    if not form.is_valid():
        messages.error(
            request, " ".join(f"{form[name].label}: {' '.join(map(str, said))}" for name, said in form.errors.items())
        )
        return
    at, refused = timezone.now(), []
    for advert in adverts:
        told = _refusal(act, form.cleaned_data, advert, by, at)
        refused += [f"{advert}: {told}"] if told else []
    done = len(adverts) - len(refused)
    if done:
        messages.success(request, ngettext("Done with %(n)d advert.", "Done with %(n)d adverts.", done) % {"n": done})
    for told in refused:
        messages.error(request, told)


def _refusal(act: str, given: dict[str, Any], advert: Advert, by: Who, at: datetime) -> str:
    """Do `act`; return why it was refused, or nothing."""
    try:
        ACTS[act](given, advert=advert, by=by, at=at)
    except MoveRefused as error:
        return str(error)
    return ""


def _back(request: HttpRequest) -> HttpResponse:
    """Go to the address that the form names, if it is one of ours."""
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return redirect(asked if safe else reverse("outreach:worklist"))
