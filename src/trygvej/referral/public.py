"""The door of the room."""

from trygvej.referral.actions import Order, accept, ask, decline, receive, send, withdraw, withdraw_consent
from trygvej.referral.cli import commands as referral_commands
from trygvej.referral.models import Grant, Referral
from trygvej.referral.permissions import CONTENT, READ
from trygvej.referral.queries import content, referrals
from trygvej.referral.reminding import remind
from trygvej.referral.states import MOVES, ReferralState

__all__ = [
    "CONTENT", "MOVES", "READ", "Grant", "Order", "Referral", "ReferralState", "accept", "ask", "content", "decline",
    "receive", "referral_commands", "referrals", "remind", "send", "withdraw", "withdraw_consent",
]  # fmt: skip
