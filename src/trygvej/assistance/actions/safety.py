"""Risks are weighed, a safety plan is made; for a child somebody is found who speaks for it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log
from trygvej.assistance import rules
from trygvej.assistance.actions.support import kept
from trygvej.assistance.models import ChildNote, Representative, Risk, Support
from trygvej.assistance.permissions import SUPPORT_KEEP


@transaction.atomic
def weigh(
    *, support: Support, occasion: str, answers: Mapping[str, Mapping[str, str]], plan: str, by: Who, at: datetime,
    happened: str = "",
) -> Risk:  # fmt: skip
    """Keep one weighing of risks; the next is due by the dated rule. Raises Denied, MoveRefused."""
    newest = kept(support, by)
    if occasion == Risk.Occasion.EVENT and not happened.strip():
        raise MoveRefused(_("Write what has happened."))
    if not plan.strip():
        raise MoveRefused(_("Write what makes the person safer: whom to call, where to go, what to take along."))
    risk: Risk = Risk.objects.create(
        support=newest, occasion=occasion, at=at, made_by=by.person, happened=happened.strip(), plan=plan.strip(),
        answers={name: dict(one) for name, one in answers.items()},
    )  # fmt: skip
    today = timezone.localdate(at)
    newest.next_risk_on = today + timedelta(days=rules.safety(today).every_days)
    newest.save(update_fields=["next_risk_on"])
    log.write(by, SUPPORT_KEEP, of=newest, detail={"risk": risk.pk, "occasion": occasion})
    return risk


@transaction.atomic
def name_representative(
    *, support: Support, kind: str, name: str, since: date, by: Who, at: datetime, reached: str = ""
) -> Representative:
    """Note who speaks for the child from a day on; one of the same kind before ends then. Denied, MoveRefused."""
    newest = _of_child(support, by)
    if not name.strip():
        raise MoveRefused(_("Write who it is."))
    before = newest.representatives.filter(kind=kind, until=None)
    before.update(until=since)
    one: Representative = Representative.objects.create(
        support=newest, kind=kind, name=name.strip(), reached=reached.strip(), since=since
    )
    log.write(by, SUPPORT_KEEP, of=newest, detail={"representative": one.pk})
    return one


@transaction.atomic
def note_child(*, support: Support, by: Who, at: datetime, **said: Any) -> ChildNote:
    """Note what is best for the child, what the child says, school, doubt about the age. Denied, MoveRefused."""
    newest = _of_child(support, by)
    if not said.get("best_interest", "").strip():
        raise MoveRefused(_("Write what is best for the child, and why."))
    note: ChildNote = ChildNote.objects.create(support=newest, at=at, made_by=by.person, **said)
    log.write(by, SUPPORT_KEEP, of=newest, detail={"child": note.pk})
    return note


def _of_child(support: Support, by: Who) -> Support:
    newest = kept(support, by)
    if not newest.journey.child:
        raise MoveRefused(_("The person is an adult and speaks for herself or himself."))
    return newest
