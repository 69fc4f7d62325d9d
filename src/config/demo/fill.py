"""Fills the fresh database of the demonstration, through the same doors as the work itself."""

from collections.abc import Callable


def fill(adverts: int, *, say: Callable[[str], object]) -> None:
    """Invent people, bring `adverts` adverts through the pipeline, and let visits happen. `say` gets what to tell."""
    say(f"{adverts} adverts asked for; the demonstration makes none yet.")
