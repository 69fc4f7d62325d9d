"""Pages of reference groups."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trygvej.access.public import MoveRefused, Who, asking, log, may, narrow, require
from trygvej.referral.groups import actions, queries
from trygvej.referral.groups.examples import example, examples
from trygvej.referral.groups.forms import GroupFilter, GroupForm, HeldForm, MeetingForm, MemberForm, TaskForm
from trygvej.referral.models.groups import Group, GroupAction, GroupMember, Meeting
from trygvej.referral.permissions import GROUP_KEEP, GROUP_READ, MEETING_READ

PAGE = 30


@login_required
def groups(request: HttpRequest) -> HttpResponse:
    """List the groups of the own country, and the ways of working together."""
    by = asking(request)
    require(by, GROUP_READ)
    form = GroupFilter(request.GET)
    page = Paginator(queries.groups(by, **form.cleaned_data) if form.is_valid() else queries.groups(by), PAGE).get_page(
        request.GET.get("page")
    )
    log.seen(by, GROUP_READ, of=page.object_list)
    context = {"form": form, "page": page, "examples": examples(), "may_keep": may(by, GROUP_KEEP),
               "levels": dict(Group.Level.choices)}  # fmt: skip
    return render(request, "referral/groups.html", context)


@login_required
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one: its members, its meetings and tasks as far as one may read them, and what can be done."""
    by = asking(request)
    one = get_object_or_404(Group.objects.select_related("organisation", "reports_to"), pk=pk)
    require(by, GROUP_READ, one)
    meetings, tasks = list(queries.meetings(one, by)), list(queries.tasks(one, by))
    log.seen(by, GROUP_READ, of=one)
    if meetings:
        log.seen(by, MEETING_READ, of=meetings)
    keeps = narrow(by, GROUP_KEEP, Group.objects.filter(pk=pk)).exists() and one.ended_on is None
    context: dict[str, Any] = {
        "group": one, "example": example(one.model), "members": queries.members(one), "meetings": meetings,
        "tasks": tasks, "doable": queries.doable(one, by), "keeps": keeps, "today": timezone.localdate(),
        "inside": keeps or bool(meetings or tasks),
    }  # fmt: skip
    if keeps:
        context |= {
            "member_form": MemberForm(group=one), "meeting_form": MeetingForm(), "task_form": TaskForm(group=one),
        }  # fmt: skip
    return render(request, "referral/group.html", context)


@login_required
def group_keep(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Make a group, after a way of working together if `model` names one, or change it."""
    by = asking(request)
    require(by, GROUP_KEEP)
    there = get_object_or_404(Group, pk=pk) if pk else None
    if there is not None:
        require(by, GROUP_KEEP, there)
    after = example(request.GET.get("model", ""))
    initial = {"model": after.code, "level": after.level, "about": after.about} if after else {}
    form = GroupForm(request.POST or None, instance=there, initial=initial, by=by)
    if form.is_valid():
        made: Group = form.save(commit=False)
        made.country = made.organisation.country
        try:
            actions.keep_group(group=made, by=by, at=timezone.now())
        except MoveRefused as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("Kept."))
            return redirect("referral:group", made.pk)
    context = {"form": form, "group": there, "example": after}
    return render(request, "referral/group_keep.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an organisation in."""
    by, one = _kept(request, pk)
    form = MemberForm(request.POST, group=one)
    return _done(
        request, one, form, lambda: actions.add_member(group=one, by=by, at=timezone.now(), **form.cleaned_data)
    )


@login_required
@require_POST
def member_leave(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """Take a member out."""
    by, one = _kept(request, pk)
    found = get_object_or_404(GroupMember, pk=part, group=one)
    return _done(request, one, None, lambda: actions.leave(member=found, by=by, at=timezone.now()))


@login_required
@require_POST
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a meeting."""
    by, one = _kept(request, pk)
    form = MeetingForm(request.POST, instance=Meeting(group=one))
    return _done(
        request, one, form, lambda: actions.plan_meeting(meeting=form.save(commit=False), by=by, at=timezone.now())
    )


@login_required
@require_POST
def meeting_held(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """Write what a meeting agreed."""
    by, one = _kept(request, pk)
    found, form = get_object_or_404(Meeting, pk=part, group=one), HeldForm(request.POST, group=one)

    def do() -> Meeting:
        given = form.cleaned_data
        return actions.hold(
            meeting=found, minutes=given["minutes"], present=list(given["present"]), by=by, at=timezone.now()
        )

    return _done(request, one, form, do)


@login_required
@require_POST
def meeting_off(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """Call a meeting off."""
    by, one = _kept(request, pk)
    found = get_object_or_404(Meeting, pk=part, group=one)
    return _done(request, one, None, lambda: actions.call_off(meeting=found, by=by, at=timezone.now()))


@login_required
@require_POST
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a member something to do."""
    by, one = _kept(request, pk)
    form = TaskForm(request.POST, group=one)
    return _done(request, one, form, lambda: actions.add_task(group=one, by=by, at=timezone.now(), **form.cleaned_data))


@login_required
@require_POST
def task_done(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """Say that a task is done."""
    by, one = asking(request), get_object_or_404(Group, pk=pk)
    found = get_object_or_404(GroupAction, pk=part, group=one)
    return _done(request, one, None, lambda: actions.done(task=found, by=by, at=timezone.now()))


@login_required
@require_POST
def group_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the group has ended."""
    by, one = _kept(request, pk)
    return _done(request, one, None, lambda: actions.end(group=one, by=by, at=timezone.now()))


def _kept(request: HttpRequest, pk: int) -> tuple[Who, Group]:
    by, one = asking(request), get_object_or_404(Group, pk=pk)
    require(by, GROUP_KEEP, one)
    return by, one


def _done(
    request: HttpRequest,
    one: Group,
    form: MemberForm | MeetingForm | HeldForm | TaskForm | None,
    do: Callable[[], object],
) -> HttpResponse:
    """Do it if `form` is right; say what came of it; go back to the page of the group."""
    if form is not None and not form.is_valid():
        for name, errors in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            messages.error(request, f"{label}: {' '.join(str(error) for error in errors)}".lstrip(": "))
        return redirect("referral:group", one.pk)
    try:
        do()
    except MoveRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Done."))
    return redirect("referral:group", one.pk)
