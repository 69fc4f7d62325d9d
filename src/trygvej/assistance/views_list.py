"""Pages of many supports: the list, its export, and what is due."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trygvej.access.public import SHEET_ROWS, Who, asking, log, require, sheet
from trygvej.assistance import queries
from trygvej.assistance.due import due as due_in
from trygvej.assistance.due import prepared
from trygvej.assistance.forms import SupportFilter
from trygvej.assistance.models import Support
from trygvej.assistance.permissions import SUPPORT_READ

PAGE = 30


@login_required
@require_safe
def supports(request: HttpRequest) -> HttpResponse:
    """List the supports that one may read."""
    by, today = asking(request), timezone.localdate()
    require(by, SUPPORT_READ)
    form, found = _asked_for(request, by)
    page = Paginator(prepared(found), PAGE).get_page(request.GET.get("page"))
    log.seen(by, SUPPORT_READ, of=page.object_list, detail={"list": True})
    rows = [(one, sum(each.late for each in due_in(one, today))) for one in page]
    context = {"form": form, "page": page, "rows": rows, "asked": request.GET.urlencode()}
    return render(request, "assistance/supports.html", context)


def _asked_for(request: HttpRequest, by: Who) -> tuple[SupportFilter, QuerySet[Support]]:
    form, found = SupportFilter(request.GET), queries.supports(by)
    return form, queries.searched(found, form.cleaned_data, by) if form.is_valid() else found


@login_required
@require_safe
@never_cache
def due(request: HttpRequest) -> HttpResponse:
    """Show what is due: where one is the contact person, or in all that one may read."""
    by, today, mine = asking(request), timezone.localdate(), "all" not in request.GET
    require(by, SUPPORT_READ)
    found = queries.due_of(by, today, mine=mine)
    log.seen(by, SUPPORT_READ, of={each.support.pk: each.support for each in found}.values(), detail={"due": True})
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    late = sum(each.one.late for each in found)
    return render(request, "assistance/due.html", {"page": page, "late": late, "mine": mine, "today": today})


@login_required
@require_safe
@never_cache
def export(request: HttpRequest) -> HttpResponse:
    """Give the list, as it is filtered, as a file for a spreadsheet: codes and days, nothing that was said."""
    by = asking(request)
    require(by, SUPPORT_READ)
    found = list(_asked_for(request, by)[1][:SHEET_ROWS])
    log.seen(by, SUPPORT_READ, of=found, detail={"export": len(found)})
    headings = (
        _("Code"), _("Contact person"), _("Since"), _("Where it leads"), _("Stands as"), _("Closed"),
        _("Weigh the risks again"),
    )  # fmt: skip
    return sheet("support", headings, map(_row, found))


def _row(one: Support) -> tuple[object, ...]:
    closed = timezone.localdate(one.closed_at) if one.closed_at else ""
    return (one.journey.code, one.contact, timezone.localdate(one.opened_at), one.get_path_display(),
            one.get_state_display(), closed, one.next_risk_on or "")  # fmt: skip
