"""What the room keeps."""

from trygvej.assistance.models.leaving import Leaving
from trygvej.assistance.models.periods import Period, PeriodEvent
from trygvej.assistance.models.safety import ChildNote, Representative, Risk
from trygvej.assistance.models.services import PlaceStay, ServiceUse
from trygvej.assistance.models.steps import ChecklistItem, Tick
from trygvej.assistance.models.support import PlanStep, Refusal, Stay, Support

__all__ = [
    "ChecklistItem", "ChildNote", "Leaving", "Period", "PeriodEvent", "PlaceStay", "PlanStep", "Refusal",
    "Representative", "Risk", "ServiceUse", "Stay", "Support", "Tick",
]  # fmt: skip
