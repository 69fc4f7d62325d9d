"""The door of the room."""

from trygvej.directory.actions import add_place, note_towns
from trygvej.directory.coordinates import lies
from trygvej.directory.models import Place
from trygvej.directory.permissions import READ, WRITE

__all__ = ["READ", "WRITE", "Place", "add_place", "lies", "note_towns"]
