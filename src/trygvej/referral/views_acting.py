"""Pages that write: a new referral, every move, a colleague, consent that is withdrawn."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trygvej.access.public import MoveRefused, Who, asking, narrow, require
from trygvej.referral import actions, queries
from trygvej.referral.forms import HandOnForm, ReferForm, WordsForm
from trygvej.referral.models import Referral
from trygvej.referral.moving import VERBS
from trygvej.referral.origins import Beginning, beginning
from trygvej.referral.permissions import HOLD, READ, SEND
from trygvej.referral.states import HAND_ON, MOVES, ReferralState, Side

_ACTS: dict[str, Callable[..., Referral]] = {
    "receive": actions.receive, "accept": actions.accept, "decline": actions.decline, "ask": actions.ask,
    "answer": actions.answer, "resend": actions.resend, "withdraw": actions.withdraw, "account": actions.account,
    "close": actions.close, "reopen": actions.reopen,
}  # fmt: skip
_WITHOUT_WORDS = ("receive",)
_BACK = (ReferralState.DECLINED, ReferralState.LAPSED, ReferralState.WITHDRAWN)


def may_make(referral: Referral, by: Who) -> set[str]:
    """Return the moves that `by` may make where `referral` stands: those the page offers."""
    allowed: dict[Side, bool] = {
        side: narrow(by, verb, Referral.objects.filter(pk=referral.pk)).exists()
        for side, verb in VERBS.items()
        if side is not Side.TIMER
    }
    found = {name for name, one in MOVES.items() if referral.state in one.sources and allowed.get(one.by, False)}
    if referral.state in HAND_ON and allowed[Side.HOLDER]:
        found.add("hand_on")
    if referral.state in _BACK and referral.sender_id in by.organisations() and allowed[Side.SENDER]:
        found.add("elsewhere")
    return found


@login_required
def refer(request: HttpRequest) -> HttpResponse:
    """Send a referral. `origin` and `from` say what it began with, `follows` which one came back, `receiver` whom."""
    by = asking(request)
    require(by, SEND)
    follows = _followed(request, by)
    try:
        begun = _begun(request, by, follows)
    except MoveRefused as error:
        messages.error(request, str(error))
        return redirect("referral:referrals")
    form = ReferForm(request.POST or None, by=by, beginning=begun, receiver=request.GET.get("receiver", ""))
    if follows and not request.POST:
        form.initial["purpose"] = follows.purpose
    if form.is_valid():
        try:
            made = actions.send(what=form.order(follows), by=by, at=timezone.now())
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is sent. It stays with you until somebody there takes it."))
            return redirect("referral:referral", made.pk)
    context = {"form": form, "begun": begun, "follows": follows}
    return render(request, "referral/refer.html", context, status=422 if form.errors else 200)


def _number(request: HttpRequest, name: str) -> int | None:
    written = request.GET.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 19 else None


def _followed(request: HttpRequest, by: Who) -> Referral | None:
    number = _number(request, "follows")
    if number is None:
        return None
    found = narrow(by, SEND, Referral.objects.filter(sender__in=by.organisations(), state__in=_BACK))
    return get_object_or_404(found, pk=number)


def _begun(request: HttpRequest, by: Who, follows: Referral | None) -> Beginning:
    if follows is not None:
        parts = {one.field: one.text for one in queries.content(follows, by)}
        return Beginning(follows.origin, follows.origin_id, parts, follows.child, follows.urgent)
    found = beginning(request.GET.get("origin", ""), _number(request, "from"), by)
    if found is None:
        raise Http404
    return found


@login_required
@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Make a move."""
    by = asking(request)
    one = _seen(pk, by)
    if name not in _ACTS:
        raise Http404
    form = WordsForm(request.POST)
    given: dict[str, Any] = {}
    if name not in _WITHOUT_WORDS:
        given["text"] = form.cleaned_data["text"] if form.is_valid() else ""
    return _done(request, one, lambda: _ACTS[name](referral=one, by=by, at=timezone.now(), **given))


@login_required
@require_POST
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it to a colleague."""
    by = asking(request)
    one = _seen(pk, by)
    require(by, HOLD, one)
    form = HandOnForm(request.POST, referral=one)
    if not form.is_valid():
        messages.error(request, _("Choose the colleague who is to have it."))
        return redirect("referral:referral", pk)
    return _done(request, one, lambda: actions.hand_on(referral=one, by=by, at=timezone.now(), **form.cleaned_data))


@login_required
@require_POST
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the person takes back consent: to the field named, or to all."""
    by = asking(request)
    one = _seen(pk, by)
    named = request.POST.get("field", "")
    fields = {named} if named else None
    return _done(request, one, lambda: actions.withdraw_consent(referral=one, fields=fields, by=by, at=timezone.now()))


def _seen(pk: int, by: Who) -> Referral:
    one = get_object_or_404(Referral, pk=pk)
    require(by, READ, one)
    return one


def _done(request: HttpRequest, one: Referral, do: Callable[[], Referral]) -> HttpResponse:
    """Do it, say what came of it, and go back to the page; to the list, where one sees it no longer."""
    try:
        do()
    except MoveRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Done."))
    there = narrow(asking(request), READ, Referral.objects.filter(pk=one.pk)).exists()
    return redirect("referral:referral", one.pk) if there else redirect("referral:referrals")
