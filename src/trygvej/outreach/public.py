"""The door of the room."""

from trygvej.outreach.bring.actions import bring
from trygvej.outreach.bring.errors import RunRefused
from trygvej.outreach.cli import commands as outreach_commands

__all__ = ["RunRefused", "bring", "outreach_commands"]
