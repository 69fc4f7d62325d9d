"""Pages for administrators: people, their roles, organisations."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trygvej.access import log, people, table
from trygvej.access.forms import Invitation, NewOrganisation, NewRole, PeopleFilter
from trygvej.access.middleware import asking
from trygvej.access.models import Membership, User
from trygvej.access.permissions import may, require
from trygvej.access.roles import Role

PAGE = 50


@login_required
def people_page(request: HttpRequest) -> HttpResponse:
    """List people: search, filter by role."""
    by = asking(request)
    require(by, table.PEOPLE_READ)
    form = PeopleFilter(request.GET)
    found = people.people(by)
    if form.is_valid():
        text, role = form.cleaned_data["text"], form.cleaned_data["role"]
        if text:
            found = found.filter(Q(name__icontains=text) | Q(email__icontains=text))
        if role:
            found = found.filter(pk__in=Membership.objects.open(timezone.localdate()).filter(role=role).values("user"))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, table.PEOPLE_READ, of=page.object_list)
    return render(
        request, "access/people.html", {"form": form, "page": page, "may_invite": may(by, table.PEOPLE_INVITE)}
    )


@login_required
def person_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one person and her roles; give a role."""
    by = asking(request)
    user = get_object_or_404(User, pk=pk)
    require(by, table.PEOPLE_READ, user)
    if request.method == "POST":
        require(by, table.PEOPLE_CHANGE, user)
    form = NewRole(request.POST or None, organisations=people.organisations(by))
    if form.is_valid():
        asked: dict[str, Any] = form.cleaned_data
        try:
            people.give_role(
                user=user, organisation=asked["organisation"], role=Role(asked["role"]), since=asked["since"], by=by
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("person", pk)
    log.seen(by, table.PEOPLE_READ, of=user)
    held = user.memberships.select_related("organisation").order_by("-since")
    context = {"person": user, "form": form, "held": held, "may_change": may(by, table.PEOPLE_CHANGE)}
    return render(request, "access/person.html", context)


@login_required
def invite_page(request: HttpRequest) -> HttpResponse:
    """Invite a person: makes the account and sends the mail with which she sets a password."""
    by = asking(request)
    require(by, table.PEOPLE_INVITE)
    form = Invitation(request.POST or None)
    if form.is_valid():
        try:
            user = people.invite(by=by, at=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error("email", error)
        else:
            _send_password_mail(request, user)
            messages.success(request, _("The account is made. Give it a role."))
            return redirect("person", user.pk)
    return render(request, "access/invite.html", {"form": form})


def _send_password_mail(request: HttpRequest, user: User) -> None:
    form = ResetPasswordForm({"email": user.email})
    try:
        if form.is_valid():
            form.save(request)
    except OSError:
        messages.warning(request, _("The mail could not be sent. The person can ask for a new one when signing in."))


@login_required
@require_POST
def role_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role."""
    held = get_object_or_404(Membership.objects.select_related("user"), pk=pk)
    try:
        people.end_role(membership=held, by=asking(request), at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("person", held.user_id)


@login_required
@require_POST
def person_active(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut an account, or open it again."""
    user = get_object_or_404(User, pk=pk)
    try:
        people.set_active(user=user, active=request.POST.get("active") == "yes", by=asking(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("person", pk)


@login_required
def organisations_page(request: HttpRequest) -> HttpResponse:
    """List the organisations of the own country; add one."""
    by = asking(request)
    require(by, table.PEOPLE_INVITE)
    form = NewOrganisation(request.POST or None)
    if form.is_valid():
        if form.cleaned_data["country"] in by.countries:
            log.write(by, table.PEOPLE_INVITE, of=form.save())
            return redirect("organisations")
        form.add_error("country", _("You look after another country."))
    return render(request, "access/organisations.html", {"form": form, "found": people.organisations(by)})
