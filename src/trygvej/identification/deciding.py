"""A decision is proposed by one and signed by the competent: the one place in which that happens."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Role, Who, log, require
from trygvej.identification import rules
from trygvej.identification.models import Assessment, Decision
from trygvej.identification.permissions import DECISION_PROPOSE, DECISION_SIGN
from trygvej.identification.states import MOVES, DecisionState
from trygvej.records.public import CompetenceRule, Status, Step


def competence(assessment: Assessment, step: str, on: date) -> CompetenceRule | None:
    """Return the rule that says who is competent on the day `on`; None if no source says."""
    return rules.law().competence(assessment.country, Step(step), Status(assessment.stay), on)


def competent_names(rule: CompetenceRule | None, lang: str) -> list[str]:
    """Return the competent authorities by name; none if no source says."""
    return [rules.law().authorities[one].name.in_(lang) for one in rule.authorities] if rule else []


@transaction.atomic
def propose(*, assessment: Assessment, step: str, outcome: str, reason: str, by: Who, at: datetime) -> Decision:
    """Propose a decision, or its change after a review. Raises Denied, MoveRefused."""
    require(by, DECISION_PROPOSE, assessment)
    if not reason.strip():
        raise MoveRefused(_("Write the reason: what speaks for, what against, and what is not known."))
    Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    standing = assessment.decisions.filter(step=step, state=DecisionState.SIGNED).first()
    made = Decision(
        assessment=assessment, step=step, outcome=outcome, reason=reason.strip(), proposed_by=by.person,
        proposed_at=at, replaces=standing, two_people=rules.deciding(timezone.localdate(at)).two_people,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise MoveRefused(_("Something is proposed already. Sign it or withdraw it first.")) from error
    log.write(by, DECISION_PROPOSE, of=made, detail={"step": step, "review": standing is not None})
    return made


@transaction.atomic
def sign(*, decision: Decision, by: Who, at: datetime) -> Decision:
    """Sign a decision. Raises Denied; MoveRefused if another must sign it, or if it was signed meanwhile.

    A review is signed by another than the one who signed what is reviewed.

    Two who sign at the same moment wait for each other at the row of the form: there is one decision.
    """
    require(by, DECISION_SIGN, decision.assessment)
    assessment = Assessment.objects.select_for_update(of=("self",)).get(pk=decision.assessment_id)
    newest: Decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if newest.state not in MOVES["sign"].sources:
        raise MoveRefused(_("It stands as: %(state)s.") % {"state": newest.get_state_display()})
    if newest.two_people and newest.proposed_by_id == by.person.pk:
        raise MoveRefused(_("One proposes and another signs. Ask a colleague."))
    if newest.replaces is not None and newest.replaces.signed_by_id == by.person.pk:
        raise MoveRefused(_("You signed the decision that is looked at anew. Another must sign its review."))
    rule = competence(assessment, newest.step, timezone.localdate(at))
    _require_competent(rule, by, timezone.localdate(at))
    if newest.replaces_id is not None:
        Decision.objects.filter(pk=newest.replaces_id).update(state=MOVES["replace"].target)
    newest.state, newest.signed_by, newest.signed_at = DecisionState.SIGNED, by.person, at
    newest.rule = rule.id if rule else ""
    newest.authority = ",".join(rule.authorities)[:40] if rule else ""
    newest.save()
    log.write(by, DECISION_SIGN, of=newest, detail={"step": newest.step, "rule": newest.rule})
    return newest


@transaction.atomic
def withdraw(*, decision: Decision, by: Who, at: datetime) -> Decision:
    """Withdraw what was proposed and not signed. Raises Denied, MoveRefused."""
    require(by, DECISION_PROPOSE, decision.assessment)
    newest: Decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if newest.state not in MOVES["withdraw"].sources:
        raise MoveRefused(_("It stands as: %(state)s.") % {"state": newest.get_state_display()})
    newest.state = DecisionState.WITHDRAWN
    newest.save()
    log.write(by, DECISION_PROPOSE, of=newest, detail={"withdrawn": True})
    return newest


def _require_competent(rule: CompetenceRule | None, by: Who, on: date) -> None:
    """Raise MoveRefused unless `by` works where the rule says. Where no source says, an authority signs."""
    as_consultant = set(rules.deciding(on).signs_as_consultant)
    competent = set(rule.authorities) if rule else set()
    may = (by.holds(Role.CONSULTANT) and competent & as_consultant) or (
        by.holds(Role.AUTHORITY) and (not competent or competent - as_consultant)
    )
    if not may:
        names = ", ".join(competent_names(rule, get_language() or "en")) or _("not known")
        raise MoveRefused(_("You are not competent here. Competent: %(who)s.") % {"who": names})
