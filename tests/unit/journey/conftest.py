"""What the tests of the room share."""

from tests.unit.journey.shared import english, home

__all__ = ["english", "home"]
