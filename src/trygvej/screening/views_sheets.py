"""The lists of calls, tips and screenings as files: what the filter shows, and no more of a person than the list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trygvej.access.public import SHEET_ROWS, asking, log, moment, require, sheet
from trygvej.screening.hotline import queries as hotline
from trygvej.screening.hotline.forms import CallFilter
from trygvej.screening.permissions import CALL_READ, SCREENING_READ, TIP_READ
from trygvej.screening.said import reader
from trygvej.screening.screen import choosing
from trygvej.screening.screen import queries as screen
from trygvej.screening.screen.forms import ScreeningFilter
from trygvej.screening.texts import tongues
from trygvej.screening.tips import working
from trygvej.screening.tips.forms import TipFilter


@login_required
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Give the calls that the filter asks for."""
    by, form = asking(request), CallFilter(request.GET)
    require(by, CALL_READ)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list(hotline.searched(hotline.calls(by), asked, by.countries)[:SHEET_ROWS])
    log.seen(by, CALL_READ, of=rows, detail={"export": len(rows)})
    headings = (
        _("Call"),
        _("Received"),
        _("Who called"),
        _("Town"),
        _("How soon"),
        _("Child involved"),
        _("Stands as"),
    )
    return sheet(
        "calls",
        headings,
        (
            (one.pk, moment(one.received_at), one.get_caller_display(), one.town, one.get_urgency_display(),
             one.get_child_display(), one.get_state_display())
            for one in rows
        ),
    )  # fmt: skip


@login_required
@require_safe
def tips(request: HttpRequest) -> HttpResponse:
    """Give the tips that the filter asks for. Of the day no hour: a file travels further than a page."""
    by, form = asking(request), TipFilter(request.GET)
    require(by, TIP_READ)
    rows = list(working.searched(form.cleaned_data if form.is_valid() else {}, by)[:SHEET_ROWS])
    log.seen(by, TIP_READ, of=rows, detail={"export": len(rows)})
    names = {one.code: one.name for one in tongues()}
    headings = (_("Tip"), _("Arrived"), _("Language"), _("In danger now"), _("Child involved"), _("Stands as"))
    return sheet(
        "tips",
        headings,
        (
            (one.pk, moment(one.arrived_at)[:10], names.get(one.language, one.language), one.get_danger_display(),
             one.get_child_display(), one.get_state_display())
            for one in rows
        ),
    )  # fmt: skip


@login_required
@require_safe
def screenings(request: HttpRequest) -> HttpResponse:
    """Give the kept screenings that the filter asks for."""
    by, form = asking(request), ScreeningFilter(request.GET)
    require(by, SCREENING_READ)
    rows = list(screen.searched(screen.screenings(by), form.cleaned_data if form.is_valid() else {})[:SHEET_ROWS])
    log.seen(by, SCREENING_READ, of=rows, detail={"export": len(rows)})
    places = dict(choosing.settings(reader()))
    headings = (_("Screening"), _("Day"), _("Where"), _("Age"), _("Signs"), _("By whom"), _("Stands as"))
    return sheet(
        "screenings",
        headings,
        (
            (one.pk, moment(one.made_at)[:10], places.get(one.setting, one.setting), one.get_age_display(), one.signs,
             one.user, one.get_state_display())
            for one in rows
        ),
    )  # fmt: skip
