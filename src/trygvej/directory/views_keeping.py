"""Pages that keep an entry right: the entry itself, what is offered, contact persons, agreements, responsibilities."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from trygvej.access.public import Denied, Organisation, Who, asking, log, require
from trygvej.directory import actions, queries
from trygvej.directory.forms import (
    AgreementForm,
    ContactPersonForm,
    EntryForm,
    PlacesForm,
    ResponsibilityForm,
    ServiceForm,
)
from trygvej.directory.models import Agreement, ContactPerson, Entry, Responsibility, Service
from trygvej.directory.permissions import ENTRY_KEEP, ENTRY_READ

# What belongs to an organisation: the form that writes it, and what the page is called.
_PARTS: dict[str, tuple[Any, Any, Any]] = {
    "service": (Service, ServiceForm, gettext_lazy("What is offered")),
    "contact": (ContactPerson, ContactPersonForm, gettext_lazy("Contact person")),
    "agreement": (Agreement, AgreementForm, gettext_lazy("Agreement")),
    "responsibility": (Responsibility, ResponsibilityForm, gettext_lazy("Responsibility")),
}


def _kept(by: Who, pk: int) -> Organisation:
    """Return the organisation, if `by` may keep its entry. Raises Http404, Denied."""
    require(by, ENTRY_KEEP)
    held = get_object_or_404(Organisation, pk=pk)
    if not queries.kept_by(by).filter(pk=pk).exists():
        raise Denied(ENTRY_KEEP, held)
    return held


@login_required
def entry_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the entry of an organisation; this confirms it as well."""
    by = asking(request)
    held = _kept(by, pk)
    there = Entry.objects.filter(organisation=held).first()
    form = EntryForm(request.POST or None, instance=there, organisation=held)
    if form.is_valid():
        actions.keep_entry(organisation=held, fields=form.cleaned_data, by=by, at=timezone.now())
        messages.success(request, _("Kept."))
        return redirect("directory:entry", pk)
    log.seen(by, ENTRY_READ, of=held)
    context = {"form": form, "organisation": held, "title": _("Entry of the directory")}
    return render(request, "directory/keep.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def entry_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the entry is right."""
    entry = get_object_or_404(Entry, organisation=pk)
    actions.confirm(entry=entry, by=asking(request), at=timezone.now())
    messages.success(request, _("Thank you. It is asked about again later."))
    return redirect("directory:entry", pk)


@login_required
def part_keep(request: HttpRequest, pk: int, kind: str, part: int | None = None) -> HttpResponse:
    """Write one part of an entry: a new one, or the one with the key `part`."""
    by = asking(request)
    held = _kept(by, pk)
    model, form_of, title = _part(kind)
    there = get_object_or_404(model, pk=part, organisation=held) if part else model(organisation=held)
    form = form_of(request.POST or None, instance=there)
    if form.is_valid():
        made = form.save(commit=False)
        if kind == "service":
            before = Service.objects.filter(pk=part or 0).first()
            actions.keep_service(service=made, marks=form.marks(), by=by, at=timezone.now(), before=before)
        else:
            actions.keep_part(part=made, by=by)
        return redirect("directory:entry", pk)
    log.seen(by, ENTRY_READ, of=held)
    context = {"form": form, "organisation": held, "title": title, "kind": kind, "part": there if part else None}
    return render(request, "directory/keep.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def part_remove(request: HttpRequest, pk: int, kind: str, part: int) -> HttpResponse:
    """Take one part of an entry away."""
    by = asking(request)
    held = _kept(by, pk)
    model, _form, _title = _part(kind)
    actions.remove_part(part=get_object_or_404(model, pk=part, organisation=held), by=by)
    return redirect("directory:entry", pk)


def _part(kind: str) -> tuple[Any, Any, Any]:
    if kind not in _PARTS:
        raise Http404
    return _PARTS[kind]


@login_required
@require_POST
def places(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many places of a service are free now."""
    service = get_object_or_404(Service, pk=pk)
    form = PlacesForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(_("Write a number of places, 0 or more."))
        free = form.cleaned_data["free"]
        actions.say_places(service=service, free=free, by=asking(request), at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("directory:entry", service.organisation_id)
