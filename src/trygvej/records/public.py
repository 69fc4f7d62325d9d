"""The door of the room."""

from trygvej.records.dated import Dated, in_force
from trygvej.records.languages import LANGUAGES, Text, translator
from trygvej.records.law.amounts import Amount
from trygvej.records.law.cli import commands as rules_commands
from trygvej.records.law.explain import explained
from trygvej.records.law.reader import Law, read_law
from trygvej.records.law.running import Case, Event, Problem, Running, running
from trygvej.records.law.schema import Age, CompetenceRule, Kind, PeriodRule, Reason, Status, Step
from trygvej.records.law.words import trouble
from trygvej.records.presence import Presence, combine
from trygvej.records.rules import Rule, read_rules, rule_on
from trygvej.records.sheets import BLANK, FORMULA, safe
from trygvej.records.sheets import lines as sheet_lines
from trygvej.records.statements import Statement

__all__ = [
    "BLANK", "FORMULA", "LANGUAGES", "Age", "Amount", "Case", "CompetenceRule", "Dated", "Event", "Kind", "Law",
    "PeriodRule", "Presence", "Problem", "Reason", "Rule", "Running", "Statement", "Status", "Step", "Text", "combine",
    "explained", "in_force", "read_law", "read_rules", "rule_on", "rules_commands", "running", "safe", "sheet_lines",
    "translator", "trouble",
]  # fmt: skip
