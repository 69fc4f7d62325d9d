"""The door of the room."""

from trygvej.identification.actions import appeal, begin, note_talk, save, tell_person
from trygvej.identification.deciding import propose, sign, withdraw
from trygvej.identification.models import Assessment, Decision, Talk

__all__ = [
    "Assessment", "Decision", "Talk", "appeal", "begin", "note_talk", "propose", "save", "sign", "tell_person",
    "withdraw",
]  # fmt: skip
