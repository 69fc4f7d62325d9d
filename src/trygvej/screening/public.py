"""The door of the room."""

from trygvej.screening.cli import commands as screening_commands
from trygvej.screening.handing import CALL, SCREENING, TIP, HandOver, handed_over, to_hand_over
from trygvej.screening.hotline.actions import Intake, leave_note, take_call
from trygvej.screening.hotline.operations import Notice, give_notice
from trygvej.screening.models import Call, Caller, ChildClock, Screening, Tip, Urgency
from trygvej.screening.screen.actions import Found, keep
from trygvej.screening.screen.result import Answer
from trygvej.screening.tips.giving import Given, give
from trygvej.screening.tips.working import answer, pass_on

__all__ = [
    "CALL", "SCREENING", "TIP", "Answer", "Call", "Caller", "ChildClock", "Found", "Given", "HandOver", "Intake",
    "Notice", "Screening", "Tip", "Urgency", "answer", "give", "give_notice", "handed_over", "keep", "leave_note",
    "pass_on", "screening_commands", "take_call", "to_hand_over",
]  # fmt: skip
