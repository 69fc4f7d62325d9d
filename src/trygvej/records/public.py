"""The door of the room."""

from trygvej.records.dated import Dated, in_force
from trygvej.records.languages import LANGUAGES, translator
from trygvej.records.presence import Presence, combine
from trygvej.records.statements import Statement

__all__ = ["LANGUAGES", "Dated", "Presence", "Statement", "combine", "in_force", "translator"]
