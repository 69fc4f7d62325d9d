"""The door of the room."""

from trygvej.outreach.advert.actions import answer, comment, judge, locate
from trygvej.outreach.bring.actions import bring
from trygvej.outreach.bring.errors import RunRefused
from trygvej.outreach.cli import commands as outreach_commands
from trygvej.outreach.models import Advert, Band, Help, Judgement, Presence, Round, Visit
from trygvej.outreach.visits.handing import visit_read
from trygvej.outreach.visits.recording import Record, record
from trygvej.outreach.visits.rounds import check_in, end, plan_round, plan_visit, start
from trygvej.outreach.weights.actions import propose as propose_weights
from trygvej.outreach.worklist.actions import set_aside, snooze, take

__all__ = [
    "Advert", "Band", "Help", "Judgement", "Presence", "Record", "Round", "RunRefused", "Visit", "answer", "bring",
    "check_in", "comment", "end", "judge", "locate", "outreach_commands", "plan_round", "plan_visit", "propose_weights",
    "record", "set_aside", "snooze", "start", "take", "visit_read",
]  # fmt: skip
