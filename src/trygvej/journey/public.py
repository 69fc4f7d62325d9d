"""The door of the room."""

from trygvej.journey.actions import Opening, erase_journey, let_in, open_journey, take_out
from trygvej.journey.models import Age, Journey, Participation
from trygvej.journey.permissions import JOURNEY_KEEP, JOURNEY_READ, takes_part
from trygvej.journey.queries import journeys, opened
from trygvej.journey.telling import Door, Happening, door, tell

__all__ = [
    "JOURNEY_KEEP", "JOURNEY_READ", "Age", "Door", "Happening", "Journey", "Opening", "Participation", "door",
    "erase_journey", "journeys", "let_in", "open_journey", "opened", "take_out", "takes_part", "tell",
]  # fmt: skip
