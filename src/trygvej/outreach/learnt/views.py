"""The page of what the visits teach, and its files."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from trygvej.access.public import Who, asking, log, may, require
from trygvej.outreach.learnt.export import TABLES, file
from trygvej.outreach.learnt.forms import LearntFilter
from trygvej.outreach.learnt.report import Report, chart, report
from trygvej.outreach.permissions import LEARNT_READ, VISIT_READ, WEIGHTS_READ


def _counted(request: HttpRequest, by: Who, form: LearntFilter, **more: str) -> Report:
    found = report(by, form.asked(), timezone.localdate(), get_language() or "en")
    asked = sorted(name for name, value in request.GET.items() if value)
    log.seen(by, LEARNT_READ, detail={"filters": asked, "visits": found.totals["visits"], **more})
    log.seen(by, VISIT_READ, of=found.readable) if found.readable else None
    return found


@login_required
@require_safe
def learnt(request: HttpRequest) -> HttpResponse:
    """Show how the signs and the colours held at the visits."""
    by = asking(request)
    require(by, LEARNT_READ)
    form = LearntFilter(request.GET, by=by)
    found = _counted(request, by, form)
    context = {
        "form": form,
        "found": found,
        "chart": chart(found),
        "query": request.GET.urlencode(),
        "may_weigh": may(by, WEIGHTS_READ),
    }
    return render(request, "outreach/learnt.html", context)


@login_required
@require_safe
def export(request: HttpRequest, table: str) -> HttpResponse:
    """Give one table as a file, counted as the page counts it."""
    by = asking(request)
    require(by, LEARNT_READ)
    if table not in TABLES:
        raise Http404
    found = _counted(request, by, LearntFilter(request.GET, by=by), export=table)
    headers = {"Content-Disposition": f'attachment; filename="trygvej-{table}-{timezone.localdate()}.csv"'}
    return HttpResponse(file(found, table), content_type="text/csv; charset=utf-8", headers=headers)
