"""What the room refuses."""

from django.db.models import Model


class Denied(Exception):
    """Somebody asked for what no permission table allows. It is logged; the page says whom to ask."""

    def __init__(self, verb: str, record: Model | None = None) -> None:
        super().__init__(verb)
        self.verb, self.record = verb, record


class MoveRefused(Exception):
    """A record is not in a state from which this move leads. Says what the state is and what can be done."""
