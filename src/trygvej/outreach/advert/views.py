"""The page of an advert, and what is sent from it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, Who, log, may, require
from trygvej.directory.public import WRITE, Place, add_place
from trygvej.outreach.advert import actions, queries
from trygvej.outreach.advert.evidence import evidence
from trygvej.outreach.advert.explained import explained
from trygvej.outreach.advert.forms import CommentForm, JudgeForm, LocateForm, answers
from trygvej.outreach.advert.marked import marked
from trygvej.outreach.advert.matrix import matrix, together
from trygvej.outreach.advert.stated import stated
from trygvej.outreach.advert.timeline import timeline
from trygvej.outreach.models import Advert
from trygvej.outreach.permissions import ADVERT_PICTURE, ADVERT_READ, ADVERT_WORK, LINK_JUDGE, NETWORK_READ, VISIT_READ
from trygvej.outreach.worklist.actions import standing
from trygvej.outreach.worklist.forms import ActForm
from trygvej.outreach.worklist.queries import colleagues
from trygvej.outreach.worklist.views import asking
from trygvej.records.public import Presence


@login_required
@require_safe
def advert(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one advert with all that is known of it."""
    by, one = _asked(request, pk, ADVERT_READ)
    return render(request, "outreach/advert.html", _page(by, one))


def _page(by: Who, one: Advert, **forms: Any) -> dict[str, Any]:
    lang, today = get_language() or "en", timezone.localdate()
    findings = explained(one.findings, lang)
    said, written, seen = queries.answers(one), queries.comments(one), queries.visits(by, one)
    newest = {each.indicator: each.value for each in reversed(said)}
    log.seen(by, ADVERT_READ, of=one)
    if seen:
        log.seen(by, VISIT_READ, of=seen, detail={"advert": one.pk})
    may_work = may(by, ADVERT_WORK)
    return {
        "one": one,
        "state": standing(one, today),
        "mine": by.user is not None and one.taken_by_id == by.user.pk,
        "text": marked(one.title, one.text, evidence(one, findings)),
        "present": [f for f in findings if f.finding.value == Presence.PRESENT],
        "unknown": [f for f in findings if f.finding.value == Presence.UNKNOWN],
        "absent": [f for f in findings if f.finding.value == Presence.ABSENT],
        "stated": stated(one, lang),
        "shared": queries.shared(by, one),
        "linked": queries.linked(by, one),
        "matrix": matrix(one, said, lang),
        "together": together(one, newest),
        "comments": written,
        "visits": seen,
        "timeline": timeline(one, comments=written, answers=said, visits=seen),
        "comment": CommentForm(),
        "locate": LocateForm(None, places=queries.places(by, one)) if may_work else None,
        "act": ActForm(None, colleagues=colleagues(by, today)) if may_work else None,
        "may_work": may_work,
        "may_judge": may(by, LINK_JUDGE),
        "may_look": may(by, ADVERT_PICTURE),
        "may_network": may(by, NETWORK_READ),
        **forms,
    }


@login_required
@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a comment."""
    by, one = _asked(request, pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return render(request, "outreach/advert.html", _page(by, one, comment=form), status=422)
    actions.comment(advert=one, by=by, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("The comment is kept."))
    return _back(pk, "comments")


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the answers of the matrix that are new."""
    by, one = _asked(request, pk)
    rows = matrix(one, [], "en").rows
    given = answers(request.POST, [row.indicator for row in rows])
    n = actions.answer(advert=one, said=given, by=by, at=timezone.now())
    if n:
        messages.success(request, ngettext("%(n)d answer is kept.", "%(n)d answers are kept.", n) % {"n": n})
    else:
        messages.info(request, _("Nothing was new."))
    return _back(pk, "matrix")


@login_required
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was said of this advert and another."""
    by, one = _asked(request, pk, LINK_JUDGE)
    form = JudgeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was kept: choose what to say of the two adverts."))
        return _back(pk, "links")
    other = get_object_or_404(queries.adverts(by), pk=form.cleaned_data.pop("other"))
    try:
        actions.judge(advert=one, other=other, by=by, at=timezone.now(), **form.cleaned_data)
    except MoveRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is kept. The next run of the pipeline obeys it."))
    return _back(pk, "links")


@login_required
@require_POST
def locate(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep where the advert is."""
    by, one = _asked(request, pk)
    form = LocateForm(request.POST, places=queries.places(by, one))
    if not form.is_valid():
        return render(request, "outreach/advert.html", _page(by, one, locate=form), status=422)
    try:
        place = form.cleaned_data["place"] or _new_place(form.cleaned_data, one, by, timezone.now())
        actions.locate(advert=one, place=place, by=by, at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The place is kept: %s.") % place)
    return _back(pk, "where")


def _new_place(given: dict[str, Any], one: Advert, by: Who, at: datetime) -> Place:
    require(by, WRITE)
    return add_place(
        name=given["name"] or given["street"],
        kind=given["kind"] or Place.Kind.CLINIC,
        street=given["street"],
        postcode=given["postcode"],
        town=one.town,
        country=one.country,
        by=by,
        at=at,
    )


def _asked(request: HttpRequest, pk: int, verb: str = ADVERT_WORK) -> tuple[Who, Advert]:
    by = asking(request)
    require(by, verb)
    return by, get_object_or_404(queries.adverts(by), pk=pk)


def _back(pk: int, part: str) -> HttpResponse:
    return redirect(f"{reverse('outreach:advert', args=[pk])}#{part}")
