"""What somebody, or some part of the software, says about one sign."""

from dataclasses import dataclass
from datetime import datetime

from trygvej.records.presence import Presence


@dataclass(frozen=True, slots=True)
class Statement:
    """One sign, one value, and who stands behind it.

    `indicator`: id in the catalogue. `by`: role or name of the one who noticed it. `note`: the reason in
    words. `at`: when, with time zone, if known.
    """

    indicator: str
    value: Presence
    by: str
    note: str = ""
    at: datetime | None = None
