"""Pages of one support: the whole, its plan, what is added to it, what moves in it; and the checklists."""

from collections.abc import Callable
from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, Organisation, User, Who, asking, log, require
from trygvej.assistance import checklists, queries, showing
from trygvej.assistance.actions import leaving, services
from trygvej.assistance.actions import plan as plans
from trygvej.assistance.actions import support as supports_actions
from trygvej.assistance.adding import ADDITIONS, given
from trygvej.assistance.forms import ChecklistForm, StepForm
from trygvej.assistance.models import Leaving, PlanStep, Support
from trygvej.assistance.permissions import CHECKLIST_KEEP, HELPERS, SUPPORT_KEEP, SUPPORT_READ
from trygvej.journey.public import opened


@login_required
@never_cache
def of_journey(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the support of a person; where there is none yet, ask whether to begin."""
    by = asking(request)
    require(by, SUPPORT_READ)
    journey = opened(by, pk)
    if journey is None:
        raise Http404
    there = queries.supports(by).filter(journey=journey).first()
    if there is None and request.method == "POST":
        there = supports_actions.begin(journey=journey, by=by, at=timezone.now())
        messages.success(request, _("The support has begun. You are the contact person."))
    if there is not None:
        return redirect("assistance:support", there.pk)
    return render(request, "assistance/begin.html", {"journey": journey})


@login_required
@require_safe
@never_cache
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one support."""
    by = asking(request)
    found = _found(by, pk)
    return render(request, "assistance/support.html", showing.page(by, found, timezone.now()))


@login_required
@require_safe
@never_cache
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plan alone, to print, read together and sign."""
    by = asking(request)
    found = _found(by, pk)
    return render(request, "assistance/plan.html", showing.plan_page(found, timezone.now()))


def _found(by: Who, pk: int) -> Support:
    require(by, SUPPORT_READ)
    found = queries.supports(by).filter(pk=pk).first()
    if found is None or opened(by, found.journey_id) is None:
        raise Http404
    log.seen(by, SUPPORT_READ, of=found)
    return found


@login_required
@never_cache
def add(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Add something to a support."""
    by = asking(request)
    found, addition = _found(by, pk), ADDITIONS.get(what)
    if addition is None:
        raise Http404
    require(by, SUPPORT_KEEP, found)
    form = addition.form(request.POST if request.method == "POST" else None, support=found)
    if request.method == "POST" and form.is_valid():
        try:
            addition.act(support=found, by=by, at=timezone.now(), **given(form))
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is kept."))
            return redirect("assistance:support", pk)
    context = {"form": form, "title": addition.title, "support": found, "journey": found.journey, "what": what}
    return render(request, "assistance/add.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
def step(request: HttpRequest, pk: int, record: int) -> HttpResponse:
    """Write a step of the plan anew."""
    by = asking(request)
    found = _found(by, pk)
    require(by, SUPPORT_KEEP, found)
    there = get_object_or_404(PlanStep, support=found, pk=record)
    names = list(asdict(plans.NewStep("", "")))
    form = StepForm(
        request.POST if request.method == "POST" else None, support=found,
        initial={name: getattr(there, name) for name in names},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            plans.change_step(step=there, what=plans.NewStep(**form.cleaned_data), by=by, at=timezone.now())
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is kept."))
            return redirect("assistance:support", pk)
    context = {"form": form, "title": _("Change a step"), "support": found, "journey": found.journey, "what": "step"}
    return render(request, "assistance/add.html", context, status=422 if form.errors else 200)


_MOVES: dict[str, tuple[str, Callable[..., object], str]] = {
    "step": ("plan", plans.move_step, "step"),
    "use": ("services", services.move_use, "use"),
    "place": ("stays", services.move_place, "stay"),
}


@login_required
@require_POST
def move(request: HttpRequest, pk: int, what: str, record: int) -> HttpResponse:
    """Move a step of the plan, a service, a place, or the return."""
    by, found, now = asking(request), _found(asking(request), pk), timezone.now()
    name = request.POST.get("move", "")
    try:
        if what == "leaving":
            leaving.move(leaving=get_object_or_404(Leaving, support=found, pk=record), name=name, by=by, at=now)
        elif what in _MOVES:
            related, act, called = _MOVES[what]
            act(**{called: get_object_or_404(getattr(found, related), pk=record)}, name=name, by=by, at=now)
        else:
            raise Http404
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect("assistance:support", pk)


@login_required
@require_POST
def change(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Tick a line off, let a colleague be the contact person, offer a return, or open a closed support again."""
    by, found, now = asking(request), _found(asking(request), pk), timezone.now()
    try:
        if what == "tick":
            checklists.tick(
                support=found, item=request.POST.get("item", ""), done="done" in request.POST, by=by, at=now
            )  # fmt: skip
        elif what == "contact":
            colleague = get_object_or_404(User, pk=request.POST.get("contact") or 0)
            supports_actions.give_contact(support=found, to=colleague, by=by, at=now)
        elif what == "offer":
            leaving.offer(support=found, by=by, at=now)
        elif what == "reopen":
            supports_actions.move(support=found, name="reopen", by=by, at=now)
        else:
            raise Http404
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect("assistance:support", pk)


@login_required
@never_cache
def checklist(request: HttpRequest, step: str) -> HttpResponse:
    """Show and write the own organisation's list for a step."""
    by, lang = asking(request), get_language() or "da"
    require(by, CHECKLIST_KEEP)
    team = Organisation.objects.filter(pk__in=by.organisations(HELPERS)).order_by("pk")[0]
    names = dict(checklists.steps(lang))
    if step not in names:
        raise Http404
    form = ChecklistForm(
        request.POST if request.method == "POST" else None,
        initial={"texts": "\n".join(one.text for one in checklists.lines(team, step, lang))},
    )
    if request.method == "POST" and form.is_valid():
        checklists.write(
            organisation=team, step=step, texts=form.cleaned_data["texts"].splitlines(), by=by, at=timezone.now()
        )
        messages.success(request, _("The list is kept."))
        return redirect("assistance:checklist", step)
    context = {"form": form, "name": names[step], "step": step, "names": names.items(), "team": team}
    return render(request, "assistance/checklist.html", context)
