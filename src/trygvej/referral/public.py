"""The door of the room."""

from trygvej.referral.actions import Order, accept, ask, decline, receive, send, withdraw, withdraw_consent
from trygvej.referral.cli import commands as referral_commands
from trygvej.referral.groups.actions import add_member, add_task, keep_group, plan_meeting
from trygvej.referral.models import Grant, Group, Meeting, Referral
from trygvej.referral.permissions import CONTENT, READ
from trygvej.referral.queries import content, referrals
from trygvej.referral.reminding import remind
from trygvej.referral.states import MOVES, ReferralState

__all__ = [
    "CONTENT", "MOVES", "READ", "Grant", "Group", "Meeting", "Order", "Referral", "ReferralState", "accept",
    "add_member", "add_task", "ask", "content", "decline", "keep_group", "plan_meeting", "receive",
    "referral_commands", "referrals", "remind", "send", "withdraw", "withdraw_consent",
]  # fmt: skip
