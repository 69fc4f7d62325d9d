"""What the room keeps."""

from trygvej.referral.models.content import Event, Grant, Part
from trygvej.referral.models.groups import Group, GroupAction, GroupMember, Meeting
from trygvej.referral.models.referral import Referral

__all__ = ["Event", "Grant", "Group", "GroupAction", "GroupMember", "Meeting", "Part", "Referral"]
