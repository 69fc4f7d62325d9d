"""What the room keeps."""

from trygvej.screening.models.calls import Call, Caller, CallNote, Operation, ShiftNote, Urgency
from trygvej.screening.models.children import ChildClock
from trygvej.screening.models.screenings import Screening
from trygvej.screening.models.three import Presence
from trygvej.screening.models.tips import Tip, TipFile, TipMessage

__all__ = [
    "Call", "CallNote", "Caller", "ChildClock", "Operation", "Presence", "Screening", "ShiftNote", "Tip", "TipFile",
    "TipMessage", "Urgency",
]  # fmt: skip
