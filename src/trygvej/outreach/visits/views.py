"""Pages of visits: what was found, and the form that records it."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from trygvej.access.public import (
    SHEET_ROWS,
    MoveRefused,
    Organisation,
    Role,
    Who,
    asking,
    log,
    may,
    narrow,
    require,
    sheet,
)
from trygvej.directory.public import Place
from trygvej.outreach.models import Advert, Visit
from trygvej.outreach.permissions import ADVERT_READ, PLACE_READ, VISIT_READ, VISIT_RECORD
from trygvej.outreach.states import VisitState
from trygvej.outreach.visits import queries, recording
from trygvej.outreach.visits.earlier import before
from trygvej.outreach.visits.forms import RecordForm, VisitFilter
from trygvej.outreach.words import indicator_name

PAGE = 30
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
    rows = list(found[:SHEET_ROWS])
    log.seen(by, VISIT_READ, of=rows, detail={"export": len(rows)})
    headings = (_("Day"), _("Place"), _("Stands as"), _("Met"), _("Concern"), _("Follow up on"))
    return sheet(
        "visits",
        headings,
        (
            (one.planned_for, one.place, one.get_state_display(), one.get_met_display(), one.get_concern_display(),
             one.follow_up_on or "")
            for one in rows
        ),
    )  # fmt: skip


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
        "revisions": [(one, before(one, lang)) for one in found.revisions.select_related("user", "key")],
        "may_record": may(by, VISIT_RECORD),
    }
    return render(request, "outreach/visit.html", context)


@login_required
def record_planned(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a visit that was planned, or correct what was recorded."""
    by = asking(request)
    found = get_object_or_404(Visit.objects.select_related("place", "key", "recorded_by"), pk=pk)
    require(by, VISIT_RECORD, found)
    form = _form(request, list(found.adverts.all()), found)
    if form.is_valid():
        try:
            kept = recording.record(visit=found, what=form.record(), by=by, at=timezone.now())
        except MoveRefused as error:
            _refuse(form, error, found)
        else:
            return _recorded(request, kept)
    log.seen(by, VISIT_RECORD, of=found)
    return _page(request, form, found.place, found)


@login_required
def record_new(request: HttpRequest) -> HttpResponse:
    """Record a visit that nobody planned; `advert` and `place` say where it was."""
    by = asking(request)
    require(by, VISIT_RECORD)
    adverts = queries.adverts_to_visit(by, numbers(request, "advert"))
    asked = next(iter(numbers(request, "place")), None) or next((one.place_id for one in adverts if one.place_id), 0)
    place = narrow(by, PLACE_READ, Place.objects.all()).filter(pk=asked).first()
    if place is None:
        messages.error(request, _("Nobody knows yet where this is. Choose the place first, then record the visit."))
        return redirect("outreach:places")
    form = _form(request, adverts, None)
    if form.is_valid():
        team = Organisation.objects.filter(pk__in=by.organisations([Role.OUTREACH])).order_by("pk")[0]
        try:
            kept = recording.record_unplanned(
                organisation=team, place=place, adverts=adverts, what=form.record(), on=timezone.localdate(), by=by,
                at=timezone.now(),
            )  # fmt: skip
        except MoveRefused as error:
            _refuse(form, error, Visit.objects.filter(draft=form.cleaned_data["draft"]).first())
        else:
            return _recorded(request, kept)
    log.seen(by, ADVERT_READ, of=adverts)
    return _page(request, form, place, None)


def numbers(request: HttpRequest, name: str) -> list[int]:
    """Return the keys that the address gives under `name`, fifty at most."""
    return [int(one) for one in request.GET.getlist(name) if one.isdecimal() and len(one) < 19][:50]


def _form(request: HttpRequest, adverts: list[Advert], found: Visit | None) -> RecordForm:
    lang = get_language() or settings.LANGUAGE_CODE
    return RecordForm(request.POST or None, asked=queries.asked_about(adverts, found, lang), visit=found)


def _refuse(form: RecordForm, error: MoveRefused, visit: Visit | None) -> None:
    form.add_error(None, str(error))
    if visit and isinstance(error, recording.RecordedAlready):
        form.look_again(Visit.objects.values_list("draft", flat=True).get(pk=visit.pk))


def _page(request: HttpRequest, form: RecordForm, place: Place, found: Visit | None) -> HttpResponse:
    status = 409 if form.non_field_errors() else 422 if form.errors else 200
    response = render(
        request, "outreach/visit_record.html", {"form": form, "place": place, "visit": found}, status=status
    )
    secret = salted_hmac("trygvej.drafts", request.session.session_key or "", algorithm="sha256").hexdigest()
    response.set_cookie(settings.DRAFTS_COOKIE, secret, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE)
    patch_cache_control(response, private=True)
    if form.is_bound or (found and found.state == VisitState.RECORDED):
        patch_cache_control(response, no_store=True)  # what was said is never kept as a page
    return response


def _recorded(request: HttpRequest, kept: Visit) -> HttpResponse:
    messages.success(request, _("The visit is recorded."))
    return redirect("outreach:visit", kept.pk)


@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that keeps the form of a visit at hand without a connection. It must come from the root."""
    return HttpResponse(_WORKER.read_text(encoding="utf-8"), content_type="text/javascript")
