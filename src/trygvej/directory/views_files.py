"""The directory as a file: export, and import with a report first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trygvej.access.public import MoveRefused, asking, log, require
from trygvej.directory import queries
from trygvej.directory.files import taking, writing
from trygvej.directory.files.columns import COLUMNS
from trygvej.directory.files.reading import FileRefused
from trygvej.directory.forms import FileForm
from trygvej.directory.models import CheckedFile
from trygvej.directory.permissions import ENTRY_IMPORT, ENTRY_READ

FAULTS = 500  # on one page


@login_required
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Give the whole directory as a file."""
    by = asking(request)
    require(by, ENTRY_READ)
    found = queries.entries(by).prefetch_related("organisation__contact_persons", "organisation__responsibilities")
    every = list(found)
    log.seen(by, ENTRY_READ, of=every, detail={"export": len(every)})
    headers = {"Content-Disposition": 'attachment; filename="directory.csv"'}
    return StreamingHttpResponse(writing.lines(every), content_type="text/csv; charset=utf-8", headers=headers)


@login_required
def bring(request: HttpRequest) -> HttpResponse:
    """Take a file to be checked."""
    by = asking(request)
    require(by, ENTRY_IMPORT)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            kept = taking.keep_to_check(name=sent.name, content=sent.read(), by=by, at=timezone.now())
        except FileRefused as error:
            form.add_error("file", str(error))
        else:
            return redirect("directory:checked", kept.pk)
    context = {"form": form, "columns": COLUMNS, "waiting": taking.waiting(by)}
    return render(request, "directory/bring.html", context, status=422 if form.errors else 200)


@login_required
def checked(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the report of a checked file, and ask whether it is taken in."""
    by = asking(request)
    require(by, ENTRY_IMPORT)
    file = get_object_or_404(CheckedFile, pk=pk, user=by.user)
    found, counts = taking.report(file, by)
    context = {"file": file, "report": found, "counts": counts, "faults": found.faults[:FAULTS]}
    return render(request, "directory/checked.html", context)


@login_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the good rows in."""
    by = asking(request)
    try:
        done = taking.take(file=get_object_or_404(CheckedFile, pk=pk, user=by.user), by=by, at=timezone.now())
    except MoveRefused as error:
        messages.error(request, str(error))
        return redirect("directory:checked", pk)
    told = _("Taken in: %(new)s new, %(changed)s changed, %(same)s as they were.")
    messages.success(request, told % {name: done[name] for name in ("new", "changed", "same")})
    return redirect("directory:directory")
