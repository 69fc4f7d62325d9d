"""Who may do what: one table of named predicates for each room. What no row allows is refused.

A row names a verb, the roles that may, and a scope: which records. A scope is written once, as a condition on the
rows of the database; lists, searches, exports, counts, the API and the check of one record all use the same.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trygvej.access.errors import Denied
from trygvej.access.roles import Role
from trygvej.access.verbs import name_verb
from trygvej.access.who import Who

M = TypeVar("M", bound=Model)


class Scope(NamedTuple):
    """Which records. `where(who, roles)` gives the condition, for one who holds `roles`; None lets nothing through."""

    name: str
    meaning: str | Promise
    where: Callable[[Who, frozenset[Role]], Q | None]


class Permit(NamedTuple):
    """One row of the table: these roles may do this with those records.

    `system`: commands may as well. `glass`: roles that may read the same records of their own country for a time by
    breaking the glass.
    """

    verb: str
    meaning: str | Promise
    roles: frozenset[Role]
    scope: Scope
    system: bool = False
    glass: frozenset[Role] = frozenset()


EVERYTHING = Scope("everything", _("all"), lambda who, roles: Q())
OWN_COUNTRY = Scope("own country", _("of the own country"), lambda who, roles: Q(country__in=who.countries))
OWN_ORGANISATION = Scope(
    "own organisation",
    _("of the own organisation"),
    lambda who, roles: Q(organisation__in=who.organisations(roles)),
)
OWN = Scope("own", _("one's own"), lambda who, roles: Q(user=who.user) if who.user else None)
ALL_ROLES = frozenset(Role)

TABLES: dict[str, tuple[Permit, ...]] = {}
_BY_VERB: dict[str, list[Permit]] = {}


def table(room: str, *rows: Permit) -> None:
    """Take in the table of `room`. Raises ValueError if it is there already."""
    if room in TABLES:
        raise ValueError(f"The room {room} has a permission table already.")
    TABLES[room] = rows
    for row in rows:
        _BY_VERB.setdefault(row.verb, []).append(row)
        name_verb(row.verb, row.meaning)


def permit(
    verb: str,
    meaning: str | Promise,
    *roles: Role,
    scope: Scope = EVERYTHING,
    system: bool = False,
    glass: Iterable[Role] = (),
) -> Permit:
    """Return one row for a table."""
    return Permit(verb, meaning, frozenset(roles), scope, system, frozenset(glass))


def rows_of(verb: str | None = None) -> list[Permit]:
    """Return the rows of `verb`, or of all verbs."""
    return [row for rows in TABLES.values() for row in rows if verb in (None, row.verb)]


def _rows(who: Who, verb: str) -> Iterable[tuple[Permit, frozenset[Role]]]:
    if verb not in _BY_VERB:
        raise LookupError(f"No permission table has the verb {verb!r}.")
    if who.scopes is not None and verb not in who.scopes:
        return
    for row in _BY_VERB[verb]:
        held = row.roles & who.roles.keys()
        if held or (who.system and row.system):
            yield row, frozenset(held)


def may(who: Who, verb: str) -> bool:
    """Return whether `who` may do `verb` with some record. Raises LookupError on a verb that stands in no table."""
    return any(True for _ in _rows(who, verb)) or who.glass(verb) is not None


def narrow(who: Who, verb: str, records: QuerySet[M]) -> QuerySet[M]:
    """Return those of `records` that `who` may do `verb` with. Raises LookupError on an unknown verb."""
    conditions = [row.scope.where(who, held) for row, held in _rows(who, verb)]
    if who.glass(verb):
        conditions.append(OWN_COUNTRY.where(who, frozenset(who.roles)))
    allowed = [one for one in conditions if one is not None]
    if not allowed:
        return records.none()
    if any(not one for one in allowed):  # an empty Q lets everything through
        return records
    whole = allowed[0]
    for one in allowed[1:]:
        whole |= one
    return records.filter(whole)


def require(who: Who, verb: str, record: Model | None = None) -> None:
    """Raise Denied unless `who` may do `verb`, with `record` if one is given (it must be saved). One query with it."""
    if record is None:
        allowed = may(who, verb)
    else:
        manager: Any = type(record)._default_manager
        allowed = narrow(who, verb, manager.filter(pk=record.pk)).exists()
    if not allowed:
        raise Denied(verb, record)
