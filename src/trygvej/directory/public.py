"""The door of the room."""

from trygvej.directory.cli import commands as directory_commands
from trygvej.directory.coordinates import lies
from trygvej.directory.models import Entry, Place, Service
from trygvej.directory.permissions import ENTRY_KEEP, ENTRY_READ, READ, WRITE
from trygvej.directory.places import add_place, note_towns
from trygvej.directory.scheme import need_choices, need_name, needs, step_choices

__all__ = [
    "ENTRY_KEEP", "ENTRY_READ", "READ", "WRITE", "Entry", "Place", "Service", "add_place", "directory_commands", "lies",
    "need_choices", "need_name", "needs", "note_towns", "step_choices",
]  # fmt: skip
