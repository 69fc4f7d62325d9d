"""The door of the room."""

from trygvej.assistance.actions.leaving import move as move_leaving
from trygvej.assistance.actions.leaving import offer
from trygvej.assistance.actions.leaving import write as write_leaving
from trygvej.assistance.actions.periods import Happened, begin_period, happen, standing
from trygvej.assistance.actions.plan import NewStep, add_step, change_step, move_step
from trygvej.assistance.actions.safety import name_representative, note_child, weigh
from trygvej.assistance.actions.services import ask_service, move_place, move_use, reserve
from trygvej.assistance.actions.support import begin, give_contact, move, refuse, set_needs
from trygvej.assistance.cli import commands as assistance_commands
from trygvej.assistance.models import Leaving, Period, PlaceStay, Risk, ServiceUse, Support
from trygvej.assistance.permissions import SUPPORT_KEEP, SUPPORT_READ
from trygvej.assistance.reminding import remind

__all__ = [
    "SUPPORT_KEEP", "SUPPORT_READ", "Happened", "Leaving", "NewStep", "Period", "PlaceStay", "Risk", "ServiceUse",
    "Support", "add_step", "ask_service", "assistance_commands", "begin", "begin_period", "change_step", "give_contact",
    "happen", "move", "move_leaving", "move_place", "move_step", "move_use", "name_representative", "note_child",
    "offer", "refuse", "remind", "reserve", "set_needs", "standing", "weigh", "write_leaving",
]  # fmt: skip
