"""Three values for every sign: present, absent, unknown. Unknown is never absent."""

from enum import StrEnum


class Presence(StrEnum):
    """What is known about a sign.

    UNKNOWN means that nobody looked, asked or could tell. It never counts as ABSENT.
    """

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


def combine(values: list[Presence]) -> Presence:
    """Join what several people or tools say of one sign.

    One who saw it outweighs those who did not: doubt benefits the person (CMM 2024, "Doubt benefits
    the person"). No value at all is UNKNOWN.
    """
    if Presence.PRESENT in values:
        return Presence.PRESENT
    return Presence.ABSENT if Presence.ABSENT in values else Presence.UNKNOWN
