"""The door of the room."""

from trygvej.journey.actions import Change, Opening, change_journey, erase_journey, let_in, open_journey, take_out
from trygvej.journey.forms import languages
from trygvej.journey.models import Age, Journey, Participation
from trygvej.journey.permissions import JOURNEY_KEEP, JOURNEY_READ, takes_part
from trygvej.journey.queries import journeys, opened
from trygvej.journey.telling import Door, Happening, door, tell

__all__ = [
    "JOURNEY_KEEP", "JOURNEY_READ", "Age", "Change", "Door", "Happening", "Journey", "Opening", "Participation",
    "change_journey", "door", "erase_journey", "journeys", "languages", "let_in", "open_journey", "opened", "take_out",
    "takes_part", "tell",
]  # fmt: skip
