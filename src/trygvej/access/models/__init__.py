"""What the room keeps."""

from trygvej.access.models.keys import Keyed, RecordKey, give_keys
from trygvej.access.models.log import Checkpoint, LogEntry, LogHead, Outcome
from trygvej.access.models.people import Country, Membership, Organisation, User
from trygvej.access.models.trust import Glass, Notice, Token

__all__ = [
    "Checkpoint", "Country", "Glass", "Keyed", "LogEntry", "LogHead", "Membership", "Notice", "Organisation",
    "Outcome", "RecordKey", "Token", "User", "give_keys",
]  # fmt: skip
