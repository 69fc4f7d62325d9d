"""By when a referral has to move on, from where it stands: pure, but for the dated rules."""

from datetime import datetime, timedelta

from trygvej.referral.models import Referral
from trygvej.referral.rules import Deadline, deadline
from trygvej.referral.states import WAITING, ReferralState
from trygvej.referral.workdays import after_working_days


def kind(referral: Referral) -> str:
    """Return which rule holds where `referral` stands."""
    state = ReferralState(referral.state)
    if state == ReferralState.ACCEPTED:
        return "account"
    if state in WAITING and referral.child:
        return "child"
    if referral.urgent or referral.child:
        return "urgent"
    return {ReferralState.SENT: "answer", ReferralState.RECEIVED: "answer", ReferralState.ASKED_BACK: "question"}.get(
        state, "decide"
    )


def rule(referral: Referral) -> Deadline:
    """Return the rule that holds where `referral` stands, as it was when it came there."""
    return deadline(kind(referral), referral.changed_at.date())


def due_at(referral: Referral) -> datetime | None:
    """Return by when something has to be done; None for one that is closed.

    What is sent or received is due from when it was sent: that it was received wins no time. So is a child's clock.
    """
    if referral.state == ReferralState.CLOSED:
        return None
    held = rule(referral)
    begins = referral.sent_at if held.kind in ("answer", "child") else referral.changed_at
    if held.hours is not None:
        return begins + timedelta(hours=held.hours)
    assert held.working_days
    return after_working_days(begins, held.working_days, referral.owner_organisation.country)
