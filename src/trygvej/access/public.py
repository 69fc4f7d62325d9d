"""The door of the room."""

from trygvej.access import log
from trygvej.access.cli import keys as keys_commands
from trygvej.access.cli import log as log_commands
from trygvej.access.cli import notices as notices_commands
from trygvej.access.cli import people as people_commands
from trygvej.access.cli import retention as retention_commands
from trygvej.access.crypto import blind_index
from trygvej.access.erasure import erase
from trygvej.access.errors import Denied, MoveRefused
from trygvej.access.fields import EncryptedJSONField, EncryptedTextField
from trygvej.access.glass import open_glasses
from trygvej.access.middleware import asking
from trygvej.access.models import Country, Keyed, LogEntry, Membership, Organisation, Outcome, User, give_keys
from trygvej.access.notices import notify, unread_notices
from trygvej.access.people import give_role, invite, remember_language
from trygvej.access.permissions import (
    ALL_ROLES,
    EVERYTHING,
    OWN,
    OWN_COUNTRY,
    OWN_ORGANISATION,
    TABLES,
    Permit,
    Scope,
    may,
    narrow,
    permit,
    require,
    table,
)
from trygvej.access.retention import register
from trygvej.access.roles import Role
from trygvej.access.sheets import SHEET_ROWS, moment, sheet
from trygvej.access.tokens import who_of_token
from trygvej.access.who import NOBODY, Who, command, of

__all__ = [
    "ALL_ROLES", "EVERYTHING", "NOBODY", "OWN", "OWN_COUNTRY", "OWN_ORGANISATION", "SHEET_ROWS", "TABLES", "Country",
    "Denied", "EncryptedJSONField", "EncryptedTextField", "Keyed", "LogEntry", "Membership", "MoveRefused",
    "Organisation", "Outcome", "Permit", "Role", "Scope", "User", "Who", "asking", "blind_index", "command", "erase",
    "give_keys", "give_role", "invite", "keys_commands", "log", "log_commands", "may", "moment", "narrow",
    "notices_commands", "notify", "of", "open_glasses", "people_commands", "permit", "register", "remember_language",
    "require", "retention_commands", "sheet", "table", "unread_notices", "who_of_token",
]  # fmt: skip
