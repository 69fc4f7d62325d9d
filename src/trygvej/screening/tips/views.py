"""Pages of tips for the hotline."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, Who, asking, log, may, require
from trygvej.screening import children, whom
from trygvej.screening.models import ChildClock, Tip, TipFile
from trygvej.screening.permissions import TIP_HAND_OVER, TIP_READ, TIP_WORK
from trygvej.screening.said import reader
from trygvej.screening.states import TIP_MOVES
from trygvej.screening.texts import tongues
from trygvej.screening.tips import moving, working
from trygvej.screening.tips.files import PICTURE, as_bytes
from trygvej.screening.tips.forms import AnswerForm, BriefForm, TipFilter

PAGE = 30
_MOVES = ("take", "release", "close", "reopen")


@login_required
@require_safe
def tips(request: HttpRequest) -> HttpResponse:
    """List tips, the newest first."""
    by = asking(request)
    require(by, TIP_READ)
    form = TipFilter(request.GET)
    found = working.searched(form.cleaned_data if form.is_valid() else {}, by)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, TIP_READ, of=page.object_list, detail={"list": True})
    names = {one.code: one.name for one in tongues()}
    rows = [(one, names.get(one.language, one.language)) for one in page.object_list]
    return render(request, "screening/tips.html", {"form": form, "page": page, "rows": rows})


@login_required
@require_safe
@never_cache
def tip(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one tip with its dialogue."""
    by, found = _asked(request, pk)
    return _page(request, by, found, AnswerForm(), BriefForm(initial={"brief": found.brief}))


def _asked(request: HttpRequest, pk: int) -> tuple[Who, Tip]:
    by = asking(request)
    found = get_object_or_404(Tip.objects.select_related("taken_by", "key"), pk=pk)
    require(by, TIP_READ, found)
    log.seen(by, TIP_READ, of=found)
    return by, found


def _page(request: HttpRequest, by: Who, found: Tip, said: AnswerForm, brief: BriefForm) -> HttpResponse:
    clock, now = children.of_record(ChildClock.Kind.TIP, found.pk), timezone.now()
    context: dict[str, Any] = {
        "tip": found, "content": found.content or {}, "answer": said, "brief": brief,
        "spoken": next((one.name for one in tongues() if one.code == found.language), found.language),
        "dialogue": found.messages.select_related("user", "key"), "files": working.files(found),
        "clock": children.Clock(clock, clock.due_at - (clock.met_at or now)) if clock else None,
        "moves": [name for name, move in TIP_MOVES.items() if found.state in move.sources],
        "may_hand_over": may(by, TIP_HAND_OVER), "numbers": whom.numbers(found.country, reader()),
        "danger": whom.first_steps("danger", reader()),
    }  # fmt: skip
    return render(request, "screening/tip.html", context, status=422 if said.errors or brief.errors else 200)


@login_required
@require_POST
def tip_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the one who gave a tip."""
    by, found = _asked(request, pk)
    require(by, TIP_WORK, found)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, by, found, form, BriefForm(initial={"brief": found.brief}))
    working.answer(tip=found, text=form.cleaned_data["text"], by=by, at=timezone.now())
    messages.success(request, _("The answer waits for the one who gave the tip."))
    return redirect("screening:tip", pk)


@login_required
@require_POST
def tip_brief(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what is passed on of a tip."""
    by, found = _asked(request, pk)
    require(by, TIP_WORK, found)
    form = BriefForm(request.POST)
    if not form.is_valid():
        return _page(request, by, found, AnswerForm(), form)
    working.pass_on(tip=found, brief=form.cleaned_data["brief"], by=by, at=timezone.now())
    messages.success(request, _("It is kept."))
    return redirect("screening:tip", pk)


@login_required
@require_POST
def tip_move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Take a tip, let it go, close it or open it again."""
    if name not in _MOVES:
        raise Http404
    by, found = _asked(request, pk)
    try:
        moving.move(tip=found, name=name, by=by, at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
    return redirect("screening:tip", pk)


@login_required
@require_safe
def tip_file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Give a file that may be opened. Logged before it leaves; a sealed one never does."""
    by, found = _asked(request, pk)
    file = get_object_or_404(TipFile.objects.select_related("key"), pk=number, tip=found, state=TipFile.State.CLEAN)
    if file.key is None:
        raise Http404
    log.seen(by, TIP_READ, of=found, detail={"file": file.pk})
    picture = file.kind == PICTURE
    headers = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}
    if not picture:
        headers["Content-Disposition"] = f'attachment; filename="tip-{found.pk}-{file.pk}"'
    kind = "image/jpeg" if picture else "application/octet-stream"
    return HttpResponse(as_bytes(file.content), content_type=kind, headers=headers)
