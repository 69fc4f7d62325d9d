"""Pages of the room: start, notices, the broken glass, the log, retention, tokens."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from trygvej.access import glass, log, notices, retention, rules, table, tokens
from trygvej.access.forms import BreakGlass, LogFilter, NewToken
from trygvej.access.middleware import asking
from trygvej.access.models import Glass, LogEntry, Token
from trygvej.access.permissions import narrow, require
from trygvej.access.sheets import SHEET_ROWS, sheet

PAGE = 50


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Show what the person who is signed in can do here."""
    held = asking(request).user
    assert held
    memberships = held.memberships.open(timezone.localdate()).select_related("organisation")
    return render(request, "access/start.html", {"memberships": memberships})


@login_required
def notices_page(request: HttpRequest) -> HttpResponse:
    """Show what waits."""
    by = asking(request)
    require(by, table.NOTICE_READ)
    return render(request, "access/notices.html", {"found": notices.open_notices(by=by, at=timezone.now())})


@login_required
def glass_page(request: HttpRequest) -> HttpResponse:
    """Break the glass, or see what stands broken."""
    by = asking(request)
    require(by, table.GLASS_OPEN)
    verbs = glass.may_break(by)
    form = BreakGlass(request.POST or None, verbs=verbs, initial={"verb": request.GET.get("verb")})
    if form.is_valid():
        try:
            glass.break_glass(by=by, at=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error("reason", error)
        else:
            messages.warning(request, _("The glass is broken. Everything you read now is logged with your reason."))
            return redirect("start")
    rule = rules.glass(timezone.localdate())
    return render(request, "access/glass.html", {"form": form, "rule": rule, "verbs": verbs})


@login_required
@require_POST
def glass_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close one's own glass."""
    by = asking(request)
    require(by, table.GLASS_OPEN)
    own = narrow(by, table.GLASS_OPEN, Glass.objects.all())
    glass.close_glass(glass=get_object_or_404(own, pk=pk), by=by, at=timezone.now())
    return redirect("start")


@login_required
def glasses_page(request: HttpRequest) -> HttpResponse:
    """Show the data protection officer which glasses were broken, and why."""
    by = asking(request)
    require(by, table.GLASS_READ)
    found = narrow(by, table.GLASS_READ, Glass.objects.select_related("user")).distinct()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, table.GLASS_READ, of=page.object_list)
    return render(request, "access/glasses.html", {"page": page, "now": timezone.now()})


@login_required
@never_cache
def log_page(request: HttpRequest) -> HttpResponse:
    """Show the log, newest first; as a file with `?format=csv`. Reading it is logged too."""
    by = asking(request)
    require(by, table.LOG_READ)
    form = LogFilter(request.GET)
    found = _searched(form)
    log.seen(by, table.LOG_READ, detail={"filter": sorted(key for key, value in request.GET.items() if value)})
    if request.GET.get("format") == "csv":
        return _exported(found[:SHEET_ROWS])
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "access/log.html", {"form": form, "page": page})


def _searched(form: LogFilter) -> QuerySet[LogEntry]:
    found = LogEntry.objects.order_by("-number")
    if not form.is_valid():
        return found.none()
    asked = {key: value for key, value in form.cleaned_data.items() if value}
    conditions = {
        "actor": lambda value: Q(actor__icontains=value),
        "verb": lambda value: Q(verb__icontains=value),
        "kind": lambda value: Q(kind__iexact=value),
        "outcome": lambda value: Q(outcome=value),
        "since": lambda value: Q(at__date__gte=value),
        "until": lambda value: Q(at__date__lte=value),
        "record": lambda value: Q(ids__icontains=value),
    }
    for key, value in asked.items():
        found = found.filter(conditions[key](value))
    if "record" in asked:  # a number inside a list: the database finds those that look like it, the rest is exact
        exact = [row.pk for row in found[:SHEET_ROWS] if asked["record"] in row.ids]
        found = LogEntry.objects.order_by("-number").filter(pk__in=exact)
    return found


def _exported(rows: QuerySet[LogEntry]) -> HttpResponse:
    return sheet(
        "log",
        ("number", "at", "actor", "verb", "kind", "ids", "outcome", "why"),
        (
            (row.number, row.at.isoformat(), row.actor, row.verb, row.kind, " ".join(map(str, row.ids)), row.outcome,
             row.why)
            for row in rows
        ),
    )  # fmt: skip


@login_required
def retention_page(request: HttpRequest) -> HttpResponse:
    """Show what goes when, by which rule."""
    by = asking(request)
    require(by, table.RETENTION_READ)
    lang = get_language() or settings.LANGUAGE_CODE
    lines = [
        {
            "one": one,
            "name": one.rule.name.in_(lang) if one.rule else one.kind,
            "since": one.rule.counted_from.in_(lang) if one.rule else "",
            "note": one.rule.note.in_(lang) if one.rule and one.rule.note else "",
        }
        for one in retention.counts(timezone.localdate())
    ]
    return render(request, "access/retention.html", {"lines": lines})


@login_required
@never_cache
def tokens_page(request: HttpRequest) -> HttpResponse:
    """Show one's tokens and make one; its secret is shown this once."""
    by = asking(request)
    require(by, table.TOKEN_KEEP)
    form = NewToken(request.POST or None, who=by)
    context: dict[str, Any] = {"form": form, "found": narrow(by, table.TOKEN_KEEP, Token.objects.all())}
    if form.is_valid():
        try:
            _made, context["secret"] = tokens.make_token(by=by, at=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
    return render(request, "access/tokens.html", context)


@login_required
@require_POST
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a token back."""
    by = asking(request)
    own = narrow(by, table.TOKEN_KEEP, Token.objects.all())
    tokens.revoke_token(token=get_object_or_404(own, pk=pk), by=by)
    return redirect("tokens")
