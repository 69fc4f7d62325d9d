"""The door of the room."""

from trygvej.records.dated import Dated, in_force
from trygvej.records.languages import LANGUAGES, translator
from trygvej.records.presence import Presence, combine
from trygvej.records.rules import Rule, read_rules, rule_on
from trygvej.records.statements import Statement

__all__ = [
    "LANGUAGES", "Dated", "Presence", "Rule", "Statement", "combine", "in_force", "read_rules", "rule_on", "translator",
]  # fmt: skip
