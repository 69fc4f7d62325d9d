"""Pages of referrals: the list, one of them, the overview of those who follow, the file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access.public import SHEET_ROWS, Who, asking, log, may, moment, require, sheet
from trygvej.referral import queries
from trygvej.referral.forms import HandOnForm, ReferralFilter
from trygvej.referral.models import Referral
from trygvej.referral.permissions import FOLLOW, READ, SEND
from trygvej.referral.states import ReferralState
from trygvej.referral.views_acting import may_make
from trygvej.referral.words import field_name, purpose_name

PAGE = 30


@login_required
def referrals(request: HttpRequest) -> HttpResponse:
    """List referrals to and from the own organisation."""
    by = asking(request)
    require(by, READ)
    form = ReferralFilter(request.GET or {"state": "open"})
    found = queries.searched(queries.referrals(by), form.asked(), by)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, READ, of=page.object_list)
    now = timezone.now()
    context = {
        "form": form,
        "page": page,
        "rows": [shown(one, by) for one in page],
        "clocks": [shown(one, by) for one in queries.clocks(by)],
        "figures": queries.figures(queries.referrals(by), now),
        "may_send": may(by, SEND),
        "may_follow": may(by, FOLLOW),
    }
    return render(request, "referral/referrals.html", context)


def shown(referral: Referral, by: Who) -> dict[str, Any]:
    """Return a referral with the name of its purpose, its clock, and which way it goes."""
    left = referral.due_at - timezone.now() if referral.due_at else None
    return {
        "one": referral,
        "purpose": purpose_name(referral.purpose),
        "to_us": referral.receiver_id in by.organisations(),
        "late": left is not None and left.total_seconds() < 0,
        "hours": int(abs(left.total_seconds()) // 3600) if left is not None else 0,
        "minutes": int(abs(left.total_seconds()) % 3600 // 60) if left is not None else 0,
    }


@login_required
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one: who has it, until when, what one may see of it, what happened, and what can be done."""
    by = asking(request)
    one = get_object_or_404(Referral.objects.select_related("sender", "receiver", "owner", "owner_organisation"), pk=pk)
    require(by, READ, one)
    log.seen(by, READ, of=one)
    moves = may_make(one, by)
    context = {
        **shown(one, by),
        "referral": one,
        "content": [(field_name(part.field), part) for part in queries.content(one, by)],
        "events": queries.events(one, by),
        "states": dict(ReferralState.choices),
        "grants": [(field_name(grant.field), grant) for grant in queries.grants(one)],
        "moves": moves,
        "hand_on": HandOnForm(referral=one) if "hand_on" in moves else None,
        "from_us": one.sender_id in by.organisations(),
        "erased": one.erased_at,
    }
    return render(request, "referral/referral.html", context)


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Give the same list as a file, without anything that is said of a person."""
    by = asking(request)
    require(by, READ)
    form = ReferralFilter(request.GET)
    rows = list(queries.searched(queries.referrals(by), form.asked(), by)[:SHEET_ROWS])
    log.seen(by, READ, of=rows, detail={"export": len(rows)})
    return sheet("referrals", _headings(), map(_row, rows))


def _row(one: Referral) -> tuple[object, ...]:
    return (one.pk, one.sender, one.receiver, purpose_name(one.purpose), one.get_state_display(), one.owner,
            one.owner_organisation, moment(one.sent_at), moment(one.due_at), _("yes") if one.urgent else "",
            _("yes") if one.child else "")  # fmt: skip


def _headings() -> list[str]:
    return [
        _("Number"), _("From"), _("To"), _("Asked for"), _("Stands as"), _("Who has it now"), _("Organisation"),
        _("Sent"), _("Due"), _("Urgent"), _("Child"),
    ]  # fmt: skip


@login_required
def follow(request: HttpRequest) -> HttpResponse:
    """Show those who coordinate where referrals of the country stand and who has them, without what they say."""
    by = asking(request)
    require(by, FOLLOW)
    found = queries.followed(by)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    log.seen(by, FOLLOW, of=page.object_list)
    now = timezone.now()
    context = {
        "page": page,
        "rows": [shown(one, by) for one in page],
        "figures": [(ReferralState(name).label, n) for name, n in queries.figures(found, now).by_state.items() if n],
        "late": queries.figures(found, now).late,
    }
    return render(request, "referral/follow.html", context)
