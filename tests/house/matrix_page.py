"""Writes docs/reference/access-matrix.md: role x address x record x state, from the table of addresses."""

from collections.abc import Callable, Iterator

from tests.house.routes import Made, Route, refusal, rooms
from tests.house.routes.world import ABROAD, OTHER, OWN, Actor, World
from trygvej.access.public import Role

Calls = Callable[[World, Route, str], Iterator[tuple[Actor, Made]]]
_REACH = {(): "", (OWN,): "own", (OWN, OTHER): "country", (OWN, OTHER, ABROAD): "all"}
_HEAD = """# Who is answered what

Every address of the application, by the room it belongs to. Written by
`tests/integration/test_matrix.py`, which asks each address in the name of each role and compares.

A cell says how far a role reaches: records of the **own** organisation (or one's own), of the own **country**, or
**all**; nothing stands where it is refused. A page without a record of its own, such as a list, says **yes**; what
stands on it is narrowed in the same way as single records. "State" is
that of the record; a move that its state does not allow is told on the page, and changes nothing. One who has not
signed in is sent to sign in, except where "everybody" stands.
"""


def text(world: World, calls: Calls) -> str:
    """Return the page."""
    parts = [_HEAD]
    for room, found in rooms().items():
        parts.append(f"## {room.replace('_', ': ')}\n")
        parts.append("| address | state | verbs | " + " | ".join(role.value for role in Role) + " |")
        parts.append("| --- " * (3 + len(Role)) + "|")
        for route in found:
            parts += _lines(world, route, calls)
        parts.append("")
    return "\n".join(parts)


def _lines(world: World, route: Route, calls: Calls) -> list[str]:
    verbs = ", ".join(dict.fromkeys(ask.verb for ask in route.asks)) or ("everybody" if route.public else "signed in")
    by_cells: dict[str, list[str]] = {}
    for state in route.states:
        by_cells.setdefault(" | ".join(_cells(world, route, state, calls)), []).append(state)
    return [f"| {route.key} | {', '.join(states)} | {verbs} | {cells} |" for cells, states in by_cells.items()]


def _cells(world: World, route: Route, state: str, calls: Calls) -> list[str]:
    if not route.asks:
        return ["yes"] * len(Role)
    reached: dict[Role, list[str]] = {role: [] for role in Role}
    for actor, made in calls(world, route, state):
        if actor.role is not None and not refusal(route, world.who(actor), made):
            reached[actor.role].append(actor.where)
    with_record = any(ask.of for ask in route.asks)
    return [_REACH[tuple(where)] if with_record else "yes" if where else "" for where in reached.values()]
