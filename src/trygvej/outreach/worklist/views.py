"""The page of the worklist, its export, and the views that a worker keeps."""

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import Who, log, may, narrow, require
from trygvej.outreach.models import Advert, SavedView
from trygvej.outreach.permissions import ADVERT_EXPORT, ADVERT_READ, ADVERT_WORK, VIEW_KEEP
from trygvej.outreach.worklist import keeping, queries
from trygvej.outreach.worklist.export import lines
from trygvej.outreach.worklist.forms import ActForm, KeepForm, SearchForm, languages, signs
from trygvej.outreach.worklist.said import said
from trygvej.outreach.worklist.search import Search


def asking(request: HttpRequest) -> Who:
    """Return who asks."""
    return cast("Who", request.who)  # type: ignore[attr-defined]


@login_required
@require_safe
def worklist(request: HttpRequest) -> HttpResponse:
    """Show the adverts that the address asks for; only the list itself where the page asks for a part."""
    by, today = asking(request), timezone.localdate()
    require(by, ADVERT_READ)
    kept = queries.views(by)
    usual = next((one for one in kept if one.default), None)
    if usual and not request.GET:
        return redirect(f"{reverse('outreach:worklist')}?{usual.query or 'state=to-do'}")
    form = SearchForm(request.GET, by=by)
    context: dict[str, Any] = {"form": form, "may_work": may(by, ADVERT_WORK), "path": request.get_full_path()}
    if form.is_valid():
        context |= _results(request, by, form, today)
    part = request.headers.get("HX-Request-Type") == "partial"
    if not part:
        context |= _around(by, kept, today)
    template = "outreach/_worklist_results.html" if part else "outreach/worklist.html"
    response = render(request, template, context)
    if part and "query" in context:
        response["HX-Push-Url"] = f"{reverse('outreach:worklist')}?{context['query'] or 'state=to-do'}"
    patch_vary_headers(response, ["HX-Request-Type"])
    return response


def _results(request: HttpRequest, by: Who, form: SearchForm, today: date) -> dict[str, Any]:
    search, lang = form.search(), get_language() or "en"
    listed = queries.listed(by, search, form.numbers, page=_page(request.GET), today=today, lang=lang)
    log.seen(by, ADVERT_READ, of=[one.advert for one in listed.lines], detail=_asked(search, page=listed.number))
    return {
        "listed": listed,
        "search": search,
        "query": search.query(),
        "said": said(search, by),
        "may_export": may(by, ADVERT_EXPORT),
        "may_keep": may(by, VIEW_KEEP),
    }


def _around(by: Who, kept: list[SavedView], today: date) -> dict[str, Any]:
    return {
        "kept": kept,
        "towns": queries.towns(by),
        "signs": signs(),
        "languages": languages(),
        "act": ActForm(None, colleagues=queries.colleagues(by, today)),
    }


def _page(asked: QueryDict) -> int:
    written = asked.get("page", "1")
    return int(written) if written.isdecimal() and len(written) < 6 else 1


def _asked(search: Search, **more: int) -> dict[str, Any]:
    """Return what the log says of a search: which filters, never what was written in them."""
    return {"filters": sorted(QueryDict(search.query())), **more}


@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Give what the worklist lists as a file for a spreadsheet, as it is fetched. Logged before the first line."""
    by, today = asking(request), timezone.localdate()
    require(by, ADVERT_EXPORT)
    form = SearchForm(request.GET, by=by)
    if not form.is_valid():
        messages.error(request, _("The search cannot be read. Nothing was exported."))
        return redirect(f"{reverse('outreach:worklist')}?{request.GET.urlencode()}")
    search = form.search()
    keys = queries.exported(by, search, form.numbers, today)
    detail = _asked(search, adverts=len(keys))
    log.write(by, ADVERT_EXPORT, of=(Advert(pk=key) for key in keys), detail=detail)
    response = StreamingHttpResponse(lines(keys, today, get_language() or "en"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="trygvej-{today.isoformat()}.csv"'
    return response


@login_required
@require_POST
def view_save(request: HttpRequest) -> HttpResponse:
    """Keep a search under a name, and open it."""
    by = asking(request)
    form = KeepForm(request.POST)
    asked = QueryDict(request.POST.get("query", ""))
    search = SearchForm(asked, by=by)
    if not form.is_valid() or not search.is_valid():
        messages.error(request, _("Give the view a name of at most 80 letters."))
        return redirect(f"{reverse('outreach:worklist')}?{asked.urlencode()}")
    view = keeping.keep_view(
        name=form.cleaned_data["name"],
        query=search.search().query(),
        default=form.cleaned_data["default"],
        by=by,
        at=timezone.now(),
    )
    messages.success(request, _("The view “%s” is kept.") % view.name)
    return redirect(f"{reverse('outreach:worklist')}?{view.query or 'state=to-do'}")


@login_required
@require_POST
def view_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a view of one's own."""
    by = asking(request)
    view = get_object_or_404(narrow(by, VIEW_KEEP, SavedView.objects.all()), pk=pk)
    keeping.drop_view(view=view, by=by, at=timezone.now())
    messages.success(request, _("The view “%s” is deleted.") % view.name)
    return redirect(f"{reverse('outreach:worklist')}?state=to-do")
