"""Pages of screening: for learning without an account (nothing is stored), and for keeping with one."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, Who, asking, log, may, require
from trygvej.screening import children, whom
from trygvej.screening.models import ChildClock, Screening
from trygvej.screening.permissions import SCREENING_KEEP, SCREENING_READ
from trygvej.screening.said import reader
from trygvej.screening.screen import actions, choosing, queries
from trygvej.screening.screen.forms import ChoiceForm, ScreeningFilter, SetForm
from trygvej.screening.screen.result import Result, assessed, result
from trygvej.screening.states import SCREENING_MOVES

PAGE = 30
_HOME = {"da": "DK", "sv": "SE"}  # whose numbers a reader gets who has not signed in and named no country


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Ask where, who and how old; then show which set fits. Stores nothing."""
    form = ChoiceForm(request.GET or None)
    found: list[choosing.Choice] = []
    if form.is_valid():
        found = choosing.choices(form.cleaned_data["setting"], form.cleaned_data["age"], reader())
    elif not request.GET.get("setting"):
        form = ChoiceForm(initial={"profession": request.GET.get("profession", "")})
    return render(request, "screening/choose.html", {"form": form, "found": found, "asked": request.GET.urlencode()})


@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Ask sign by sign, then show what the answers say. Kept only if one who may asks for it."""
    by, now = asking(request), timezone.now()
    choice = ChoiceForm(request.GET)
    if not choice.is_valid():
        return redirect("screening:choose")
    asked = choice.cleaned_data
    chosen = choosing.chosen(asked["setting"], asked["age"], request.GET.get("set", ""))
    form = SetForm(request.POST or None, chosen=chosen)
    context: dict[str, Any] = {
        "form": form, "chosen": chosen, "title": chosen.title.in_(reader()), "about": chosen.about.in_(reader()),
        "may_keep": may(by, SCREENING_KEEP), "draft": _draft(request), **_around(by, request, asked["age"]),
        "place": choosing.called("screening-settings", asked["setting"], reader()),
    }  # fmt: skip
    if not form.is_valid() or "change" in request.POST:
        return render(request, "screening/ask.html", context, status=422 if form.errors else 200)
    if "keep" in request.POST:
        what = actions.Found(
            context["draft"], asked["setting"], asked["age"], chosen.id, asked["profession"], form.answers(),
            form.cleaned_data["notes"],
        )  # fmt: skip
        kept = actions.keep(what=what, by=by, at=now)
        messages.success(request, _("The screening is kept."))
        return redirect("screening:screening", kept.pk)
    kind = choosing.subject(asked["age"])
    said = assessed(chosen, kind, form.answers(), "", timezone.localdate(now))
    context["result"] = result(said, kind == choosing.CHILD, reader())
    return render(request, "screening/result.html", context)


def _draft(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("draft", ""))
    except ValueError:
        return uuid4()


def _around(by: Who, request: HttpRequest, age: str) -> dict[str, Any]:
    """Return what to do now and whom to call, for the country of the reader."""
    asked, lang = request.GET.get("country", ""), reader()
    country = asked if asked in whom.countries() else next(iter(sorted(by.countries)), _HOME.get(lang, "DK"))
    return {
        "child": choosing.subject(age) == choosing.CHILD,
        "steps": [*(whom.first_steps("child", lang) if choosing.subject(age) == choosing.CHILD else []),
                  *whom.first_steps("always", lang)],
        "numbers": whom.numbers(country, lang),
        "today": timezone.localdate(),
    }  # fmt: skip


@login_required
@require_safe
def screenings(request: HttpRequest) -> HttpResponse:
    """List the screenings that were kept."""
    by = asking(request)
    require(by, SCREENING_READ)
    form, found = ScreeningFilter(request.GET), queries.screenings(by)
    if form.is_valid():
        found = queries.searched(found, form.cleaned_data)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, SCREENING_READ, of=page.object_list, detail={"list": True})
    places = dict(choosing.settings(reader()))
    rows = [(one, places.get(one.setting, one.setting)) for one in page.object_list]
    return render(request, "screening/screenings.html", {"form": form, "page": page, "rows": rows})


@login_required
@require_safe
@never_cache
def screening(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one screening that was kept."""
    by, now = asking(request), timezone.now()
    found = get_object_or_404(Screening.objects.select_related("user", "key"), pk=pk)
    require(by, SCREENING_READ, found)
    log.seen(by, SCREENING_READ, of=found)
    clock = children.of_record(ChildClock.Kind.SCREENING, found.pk)
    said: Result | None = queries.result_of(found, reader())
    context = {
        **_around(by, request, found.age), "screening": found, "result": said,
        "place": choosing.called("screening-settings", found.setting, reader()),
        "profession": choosing.called("screening-professions", found.profession, reader()),
        "clock": children.Clock(clock, clock.due_at - (clock.met_at or now)) if clock else None,
        "own": by.user == found.user,
        "moves": [name for name, move in SCREENING_MOVES.items() if found.state in move.sources],
    }  # fmt: skip
    return render(request, "screening/screening.html", context)


@login_required
@require_POST
def screening_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Close one's screening, or open it again."""
    found = get_object_or_404(Screening, pk=pk)
    try:
        step = name if name in ("close", "reopen") else "close"
        actions.move(screening=found, name=step, by=asking(request), at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect("screening:screening", pk)
