"""Numbering plans: which digits are a telephone number, and how it is written for the world (E.164)."""

import re
from functools import lru_cache
from typing import NamedTuple

import rphonenumbers

from trygvej.indicators.public import Term

LONGEST = 15  # digits of a number with its calling code, ITU-T E.164


class Plan(NamedTuple):
    """How numbers are written in one country.

    `shapes`: usual groupings, empty where any is usual. `area`: whether brackets around groups are usual.
    """

    country: str
    calling: str
    trunk: str
    national: re.Pattern[str]
    lengths: frozenset[int]
    shapes: frozenset[str]
    area: bool

    @property
    def fewest(self) -> int:
        """How many digits the shortest number has, as dialled at home."""
        return min(self.lengths) + len(self.trunk)

    @classmethod
    def of(cls, term: Term) -> "Plan":
        """Make the plan from its entry in the code list phone-plans."""
        return cls(
            term.code,
            term.extra("calling"),
            term.extra("trunk", ""),
            re.compile(term.extra("national")),
            frozenset(term.extra("lengths")),
            frozenset(term.extra("shapes", [])),
            bool(term.extra("area", False)),
        )

    def at_home(self, digits: str) -> str | None:
        """Return the number in E.164 if `digits` is dialled so at home, else None."""
        if not self.national.fullmatch(digits):
            return None
        if self.trunk:
            return f"+{self.calling}{digits[len(self.trunk) :]}"
        return f"+{self.calling}{digits[-max(self.lengths) :]}"

    def abroad(self, digits: str) -> str | None:
        """Return E.164 for `digits` that follow the calling code. A trunk digit in brackets falls away."""
        bare = digits[len(self.trunk) :] if self.trunk and digits.startswith(self.trunk) else digits
        return f"+{self.calling}{bare}" if len(bare) in self.lengths else None


@lru_cache(maxsize=100_000)
def elsewhere(digits: str, country: str | None) -> str | None:
    """Return E.164 by the library's plans: `digits` with the calling code if `country` is None."""
    try:
        parsed = rphonenumbers.parse(digits if country else f"+{digits}", country)
    except rphonenumbers.NumberParseException:
        return None
    if not rphonenumbers.is_valid_number(parsed):
        return None
    return str(rphonenumbers.format_number(parsed, rphonenumbers.PhoneNumberFormat.E164))


def international(digits: str, plans: dict[str, Plan]) -> str | None:
    """Return E.164 for `digits` that begin with a calling code, else None."""
    for plan in plans.values():
        if digits.startswith(plan.calling):
            number = plan.abroad(digits[len(plan.calling) :])
            if number:
                return number
    return elsewhere(digits, None) if len(digits) <= LONGEST else None
