"""Pages of the sealed records, for those who handle children's cases and nobody else."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, log, narrow, require
from trygvej.indicators.public import catalogue
from trygvej.outreach.models import SealedRecord
from trygvej.outreach.permissions import SEALED_READ
from trygvej.outreach.worklist import sealed
from trygvej.outreach.worklist.views import asking


class HandleForm(forms.Form):
    """What was done about a record."""

    done = forms.CharField(
        label=gettext_lazy("What was done, and who was told"), max_length=10_000, widget=forms.Textarea
    )


@login_required
@require_safe
def sealed_list(request: HttpRequest) -> HttpResponse:
    """Show what waits, with its clock, and what was handled."""
    by, now = asking(request), timezone.now()
    require(by, SEALED_READ)
    waiting, handled = sealed.waiting(by, now), sealed.handled(by, now)
    log.seen(by, SEALED_READ, of=[one.record for one in (*waiting, *handled)], detail={"list": True})
    return render(request, "outreach/sealed.html", {"waiting": waiting, "handled": handled})


@login_required
@require_safe
def sealed_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Open one record. The reading is logged before the page leaves."""
    require(asking(request), SEALED_READ)
    record = sealed.opened(asking(request), pk)
    if record is None:
        raise Http404
    return render(request, "outreach/sealed_one.html", {"one": record, "form": HandleForm(), **_content(record)})


@login_required
@require_POST
def sealed_handle(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one record as handled."""
    by = asking(request)
    require(by, SEALED_READ)
    record = get_object_or_404(narrow(by, SEALED_READ, SealedRecord.objects.all()), pk=pk)
    form = HandleForm(request.POST)
    if not form.is_valid():
        log.seen(by, SEALED_READ, of=record)
        return render(
            request, "outreach/sealed_one.html", {"one": record, "form": form, **_content(record)}, status=422
        )
    try:
        sealed.handle(record=record, done=form.cleaned_data["done"], by=by, at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
        return redirect("outreach:sealed-one", pk=pk)
    messages.success(request, _("It is marked as handled."))
    return redirect("outreach:sealed")


def _content(record: SealedRecord) -> dict[str, object]:
    """Return what the row said, field by field; nothing of it once its key was destroyed."""
    content = record.content or {}
    row = content.get("row")
    fields = row if isinstance(row, dict) else {"": row} if row else {}
    return {
        "reason": content.get("reason", ""),
        "fields": {name: said for name, said in fields.items() if said},
        "call": _whom_to_call(record.country),
    }


def _whom_to_call(country: str) -> list[str]:
    """Return who handles children's cases in `country`, from the code list."""
    lang = get_language() or settings.LANGUAGE_CODE
    contacts = catalogue().terms["child-contacts"].terms
    return [one.called(lang) for one in contacts if one.extra("country") == country]
