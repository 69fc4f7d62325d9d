"""Pages of visits: what was found, and the form that records it."""

import csv
import io
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache

from trygvej.access.public import MoveRefused, Organisation, Role, Who, asking, log, may, narrow, require
from trygvej.directory.public import Place
from trygvej.outreach.models import Advert, Visit
from trygvej.outreach.permissions import ADVERT_READ, PLACE_READ, VISIT_READ, VISIT_RECORD
from trygvej.outreach.states import VisitState
from trygvej.outreach.visits import queries, recording
from trygvej.outreach.visits.forms import RecordForm, VisitFilter
from trygvej.outreach.words import indicator_name

PAGE = 30
EXPORTED = 20_000
_WORKER = Path(settings.STATICFILES_DIRS[0]) / "js" / "visit-worker.js"


@login_required
def visits(request: HttpRequest) -> HttpResponse:
    """List the visits of one's organisation."""
    by = asking(request)
    require(by, VISIT_READ)
    form, found = _filtered(request, by)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, VISIT_READ, of=page.object_list)
    return render(request, "outreach/visits.html", {"form": form, "page": page, "today": timezone.localdate()})


def _filtered(request: HttpRequest, by: Who) -> tuple[VisitFilter, QuerySet[Visit]]:
    form, found = VisitFilter(request.GET), queries.visits(by)
    if form.is_valid():
        found = queries.searched(found, form.cleaned_data)
        if form.cleaned_data["due"]:
            found = queries.due(found, timezone.localdate())
    return form, found


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Give the same list as a file, without anything that was said."""
    by = asking(request)
    require(by, VISIT_READ)
    _form, found = _filtered(request, by)
    rows = list(found[:EXPORTED])
    log.seen(by, VISIT_READ, of=rows, detail={"export": len(rows)})
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("Day"), _("Place"), _("Stands as"), _("Met"), _("Concern"), _("Follow up on")])
    for one in rows:
        place = str(one.place)
        safe = f"'{place}" if place.startswith(("=", "+", "-", "@")) else place  # a spreadsheet takes it for a formula
        writer.writerow(
            [one.planned_for, safe, one.get_state_display(), one.get_met_display(), one.get_concern_display(),
             one.follow_up_on or ""]
        )  # fmt: skip
    headers = {"Content-Disposition": 'attachment; filename="visits.csv"'}
    return HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@login_required
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was found at a visit."""
    by = asking(request)
    found = get_object_or_404(Visit.objects.select_related("place", "round", "recorded_by", "key"), pk=pk)
    require(by, VISIT_READ, found)
    log.seen(by, VISIT_READ, of=found)
    lang = get_language() or settings.LANGUAGE_CODE
    names = dict(queries.services(lang))
    context = {
        "visit": found,
        "adverts": narrow(by, ADVERT_READ, found.adverts.all()),
        "findings": [(indicator_name(one.indicator, lang), one) for one in found.findings.all()],
        "help": [(names.get(one.service, one.service), one.get_answer_display()) for one in found.help.all()],
        "revisions": found.revisions.select_related("user"),
        "may_record": may(by, VISIT_RECORD),
    }
    return render(request, "outreach/visit.html", context)


@login_required
@cache_control(private=True)
def record_planned(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a visit that was planned, or correct what one recorded."""
    by = asking(request)
    found = get_object_or_404(Visit.objects.select_related("place", "key"), pk=pk)
    require(by, VISIT_RECORD, found)
    adverts = list(found.adverts.all())
    form = _form(request, adverts, found)
    if form.is_valid():
        try:
            kept = recording.record(visit=found, what=form.record(), by=by, at=timezone.now())
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            return _recorded(request, kept)
    log.seen(by, VISIT_RECORD, of=found)
    return _page(request, form, found.place, found)


@login_required
def record_new(request: HttpRequest) -> HttpResponse:
    """Record a visit that nobody planned; `advert` and `place` say where it was."""
    by = asking(request)
    require(by, VISIT_RECORD)
    adverts = queries.adverts_to_visit(by, [int(one) for one in request.GET.getlist("advert") if one.isdecimal()])
    named = request.GET.get("place", "")
    asked = int(named) if named.isdecimal() else next((one.place_id for one in adverts if one.place_id), 0)
    place = get_object_or_404(narrow(by, PLACE_READ, Place.objects.all()), pk=asked)
    form = _form(request, adverts, None)
    if form.is_valid():
        team = Organisation.objects.filter(pk__in=by.organisations([Role.OUTREACH])).order_by("pk")[0]
        try:
            kept = recording.record_unplanned(
                organisation=team, place=place, adverts=adverts, what=form.record(), on=timezone.localdate(), by=by,
                at=timezone.now(),
            )  # fmt: skip
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            return _recorded(request, kept)
    log.seen(by, ADVERT_READ, of=adverts)
    return _page(request, form, place, None)


def _form(request: HttpRequest, adverts: list[Advert], found: Visit | None) -> RecordForm:
    lang = get_language() or settings.LANGUAGE_CODE
    return RecordForm(request.POST or None, asked=queries.asked_about(adverts, lang), visit=found)


def _page(request: HttpRequest, form: RecordForm, place: Place, found: Visit | None) -> HttpResponse:
    session = salted_hmac("trygvej.draft", request.session.session_key or "").hexdigest()[:24]
    context: dict[str, Any] = {"form": form, "place": place, "visit": found, "session": session}
    status = 409 if form.non_field_errors() else 422 if form.errors else 200
    return render(request, "outreach/visit_record.html", context, status=status)


def _recorded(request: HttpRequest, kept: Visit) -> HttpResponse:
    messages.success(request, _("The visit is recorded."))
    assert kept.state == VisitState.RECORDED
    return redirect("outreach:visit", kept.pk)


@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that keeps the form of a visit at hand without a connection. It must come from the root."""
    return HttpResponse(_WORKER.read_text(encoding="utf-8"), content_type="text/javascript")
