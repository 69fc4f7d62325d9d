"""Who acts: a person with the roles she holds today, or a named command. Nobody is anonymous."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from trygvej.access.roles import Role

if TYPE_CHECKING:
    from trygvej.access.models import Glass, User


@dataclass(frozen=True)
class Who:
    """One who acts.

    `roles` role -> ids of the organisations it is held in; `countries` of those organisations;
    `user` None only for commands and for those who have not signed in (no roles then); `scopes` limits what a token
    may be used for (None: no limit); `via` says by which way: "page", "api" or "command".
    """

    name: str
    user: "User | None" = None
    roles: dict[Role, frozenset[int]] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    via: str = "page"
    scopes: frozenset[str] | None = None
    system: bool = False
    glasses: tuple["Glass", ...] = ()  # those broken and still open

    @property
    def person(self) -> "User":
        """Return who acts where only a person can. Raises LookupError for a command or one who has not signed in."""
        if self.user is None:
            raise LookupError(f"{self.name} is no person.")
        return self.user

    def organisations(self, roles: Iterable[Role] | None = None) -> frozenset[int]:
        """Return the ids of the organisations in which she holds one of `roles` (default: any)."""
        wanted = self.roles.keys() if roles is None else roles
        return frozenset().union(*(self.roles.get(role, frozenset()) for role in wanted))

    def glass(self, verb: str) -> "Glass | None":
        """Return the open glass for `verb`, if there is one."""
        return next((one for one in self.glasses if one.verb == verb), None)

    def holds(self, *roles: Role) -> bool:
        """Return whether she holds one of `roles`."""
        return any(role in self.roles for role in roles)


def of(user: "User", *, on: date | None = None, via: str = "page", scopes: frozenset[str] | None = None) -> Who:
    """Return `user` with the roles held `on` that day (default: today) and the glasses open now. Two queries."""
    day = on or timezone.localdate()
    held = user.memberships.open(day).select_related("organisation")
    roles: dict[Role, set[int]] = {}
    countries = set()
    for one in held:
        roles.setdefault(Role(one.role), set()).add(one.organisation_id)
        countries.add(one.organisation.country)
    return Who(
        name=user.name or user.email,
        user=user,
        roles={role: frozenset(ids) for role, ids in roles.items()},
        countries=frozenset(countries),
        via=via,
        scopes=scopes,
        glasses=tuple(user.glasses.filter(expires_at__gt=timezone.now())),
    )


def command(name: str) -> Who:
    """Return the actor of a command of this installation; it may do what its table rows say for no role at all."""
    return Who(name=name, via="command", system=True)


NOBODY = Who(name="not signed in")
