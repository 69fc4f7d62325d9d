"""Pages of the room: persons who are helped, one time line, the copy for the person."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import SHEET_ROWS, MoveRefused, Organisation, Who, asking, log, may, require, sheet
from trygvej.journey import actions, queries, rules
from trygvej.journey.forms import ChangeForm, EraseForm, JourneyFilter, LineFilter, OpeningForm, PartForm, languages
from trygvej.journey.models import Journey
from trygvej.journey.permissions import COPY_READ, JOURNEY_ERASE, JOURNEY_KEEP, JOURNEY_OPEN, JOURNEY_READ
from trygvej.journey.telling import doors, filtered, room_names, silences, time_line

PAGE = 30


@login_required
@require_safe
def journeys(request: HttpRequest) -> HttpResponse:
    """List the persons whom the own organisation helps."""
    by = asking(request)
    require(by, JOURNEY_READ)
    form, found = _asked_for(request, by)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, JOURNEY_READ, of=page.object_list, detail={"list": True})
    spoken = dict(languages(get_language() or "da"))
    rows = [(one, spoken.get(one.language, one.language)) for one in page]
    context = {
        "form": form, "page": page, "rows": rows, "may_open": may(by, JOURNEY_OPEN), "asked": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "journey/journeys.html", context)


def _asked_for(request: HttpRequest, by: Who) -> tuple[JourneyFilter, QuerySet[Journey]]:
    form, found = JourneyFilter(request.GET), queries.journeys(by)
    return form, queries.searched(found, form.cleaned_data) if form.is_valid() else found


@login_required
@require_safe
@never_cache
def journeys_export(request: HttpRequest) -> HttpResponse:
    """Give the list, as it is filtered, as a file for a spreadsheet: codes and days, no names."""
    by = asking(request)
    require(by, JOURNEY_READ)
    found = list(_asked_for(request, by)[1].prefetch_related("parts__organisation")[:SHEET_ROWS])
    log.seen(by, JOURNEY_READ, of=found, detail={"export": len(found)})
    headings = (_("Code"), _("Age"), _("Language"), _("Since"), _("Who takes part"))
    return sheet("persons", headings, map(_row, found))


def _row(one: Journey) -> tuple[object, ...]:
    parts = ", ".join(str(part.organisation) for part in one.parts.all() if part.until is None)
    return one.code, one.get_age_display(), one.language, timezone.localdate(one.opened_at), parts


@login_required
@never_cache
def journey_new(request: HttpRequest) -> HttpResponse:
    """Begin the case of a person."""
    by = asking(request)
    require(by, JOURNEY_OPEN)
    form = OpeningForm(request.POST if request.method == "POST" else None, lang=get_language() or "da")
    if request.method == "POST" and form.is_valid():
        kept = actions.open_journey(what=actions.Opening(**form.cleaned_data), by=by, at=timezone.now())
        messages.success(request, _("The case has begun. Its code is %(code)s.") % {"code": kept.code})
        return redirect("journey:journey", kept.pk)
    return render(request, "journey/journey_new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_safe
@never_cache
def journey(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one person's time line over all rooms."""
    by, now = asking(request), timezone.now()
    found = found_or_404(by, pk)
    whole, form = time_line(by, found, now), LineFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    filtering = any(asked.values())
    quiet = rules.silence(timezone.localdate(now)).silent_days
    line = [(one, 0) for one in filtered(whole, asked)] if filtering else silences(whole, now, quiet)
    names = dict(room_names())
    context = {
        "journey": found, "line": [(one, days, names[one.room]) for one, days in line], "filter": form,
        "filtering": filtering, "overdue": sum(one.overdue for one in whole), "may_erase": may(by, JOURNEY_ERASE),
        "doors": doors(by, found), "now": now,
        "parts": found.parts.select_related("organisation"), "spoken": _spoken(found),
        "may_keep": may(by, JOURNEY_KEEP), "may_copy": may(by, COPY_READ), "form": PartForm(country=found.country),
    }  # fmt: skip
    return render(request, "journey/journey.html", context)


@login_required
@never_cache
def journey_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the person is called, the language or the age."""
    by = asking(request)
    found = found_or_404(by, pk)
    require(by, JOURNEY_KEEP, found)
    there = {"called": found.called, "language": found.language, "age": found.age}
    form = ChangeForm(
        request.POST if request.method == "POST" else None, lang=get_language() or "da", initial=there
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_journey(journey=found, what=actions.Change(**form.cleaned_data), by=by, at=timezone.now())
        except MoveRefused as error:
            form.add_error("why", str(error))
        else:
            messages.success(request, _("It is kept."))
            return redirect("journey:journey", pk)
    context = {"form": form, "journey": found}
    return render(request, "journey/journey_change.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
def journey_erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase the case of a person by its keys, after the code was written once more."""
    by = asking(request)
    found = found_or_404(by, pk)
    require(by, JOURNEY_ERASE, found)
    form = EraseForm(request.POST if request.method == "POST" else None, code=found.code)
    if request.method == "POST" and form.is_valid():
        actions.erase_journey(journey=found, why=form.cleaned_data["why"], by=by, at=timezone.now())
        messages.success(request, _("The case is erased. Nobody can read it any more."))
        return redirect("journey:journeys")
    context = {"form": form, "journey": found}
    return render(request, "journey/journey_erase.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def journey_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an organisation take part, or end that."""
    by, now = asking(request), timezone.now()
    found = found_or_404(by, pk)
    require(by, JOURNEY_KEEP, found)
    try:
        if "out" in request.POST:
            gone = get_object_or_404(Organisation, pk=request.POST["out"])
            actions.take_out(journey=found, organisation=gone, by=by, at=now)
            messages.success(request, _("%(name)s no longer takes part and sees nothing more.") % {"name": gone})
        else:
            form = PartForm(request.POST, country=found.country)
            if form.is_valid():
                actions.let_in(journey=found, by=by, at=now, **form.cleaned_data)
                messages.success(request, _("%(name)s takes part.") % {"name": form.cleaned_data["organisation"]})
            else:
                messages.error(request, _("Choose an organisation and a ground."))
    except MoveRefused as error:
        messages.error(request, str(error))
    still = queries.journeys(by).filter(pk=pk).exists()
    return redirect("journey:journey", pk) if still else redirect("journey:journeys")


@login_required
@require_safe
@never_cache
def journey_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the person may have: the case in plain language, and who has read it."""
    by, now = asking(request), timezone.now()
    found = found_or_404(by, pk)
    require(by, COPY_READ, found)
    log.seen(by, COPY_READ, of=found)
    line = sorted(time_line(by, found, now), key=lambda one: one.at)
    context: dict[str, Any] = {
        "journey": found, "line": [one for one in line if one.plain], "readers": queries.readers(by, found), "now": now,
        "parts": found.parts.select_related("organisation"), "spoken": _spoken(found),
    }  # fmt: skip
    return render(request, "journey/copy.html", context)


def found_or_404(by: Who, pk: int) -> Journey:
    """Return one journey, logged as read. Raises Denied if `by` may see none at all, Http404 if not this one."""
    require(by, JOURNEY_READ)
    found = queries.opened(by, pk)
    if found is None:
        raise Http404
    return found


def _spoken(found: Journey) -> str:
    return dict(languages(get_language() or "da")).get(found.language, found.language)
