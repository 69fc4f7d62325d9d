"""Pages made from the tables of the rooms: who may do what, every setting, every state and move."""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.utils.translation import override

import trygvej
from trygvej.access.public import TABLES, Role

_HEAD = "Made by `trygvej docs write`; the tests compare.\n"
_SETTINGS = Path(__file__).with_name("settings.py")


def permissions_page() -> str:
    """Return the permission tables: room, verb, who, with which records."""
    parts = [
        "# Who may do what\n",
        _HEAD,
        "What no row allows is refused. Glass: who may read it for a time by breaking the glass, with a reason that\n"
        "the data protection officer reads. What each address answers: [access-matrix.md](access-matrix.md).\n",
    ]  # fmt: skip
    with override("en"):
        for room, rows in sorted(TABLES.items()):
            parts.append(
                f"## {room}\n\n| verb | what it is | roles | which records | glass |\n| --- | --- | --- | --- | --- |"
            )
            for row in rows:
                roles = _roles(row.roles) + (", commands" if row.system and row.roles else "commands" * row.system)
                parts.append(f"| `{row.verb}` | {row.meaning} | {roles} | {row.scope.meaning} | {_roles(row.glass)} |")
            parts.append("")
    return "\n".join(parts)


def _roles(some: frozenset[Role]) -> str:
    return "everybody" if some == frozenset(Role) else ", ".join(role.label.lower() for role in Role if role in some)


def settings_page() -> str:
    """Return every variable of the environment that the settings read. Raises ValueError if one has no explanation."""
    lines = ["# Settings\n", _HEAD, "Everything that differs between installations is read from the environment.\n"]
    lines += ["| variable | kind | if it is not given | what it does |", "| --- | --- | --- | --- |"]
    lines.append("| `TRYGVEJ_HOME` | str | the user's data directory | folder of the database, secrets, checkpoints |")
    lines += [f"| `{name}` | {kind} | {usual} | {what} |" for name, kind, usual, what in sorted(_variables())]
    return "\n".join([*lines, ""])


def _variables() -> Iterator[tuple[str, str, str, str]]:
    text = _SETTINGS.read_text(encoding="utf-8")
    rows = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="env"), attr=kind), args=[ast.Constant(value=str(name))]
            ):
                usual = " ".join(ast.unparse(one.value) for one in node.keywords if one.arg == "default")
                what = _comment(rows, node.lineno - 1)
                if not what:
                    raise ValueError(f"{name} in {_SETTINGS.name} has no comment that says what it does.")
                yield name, kind, f"`{usual}`", what


def _comment(rows: list[str], number: int) -> str:
    """Return the comment at the end of the line, else the one above it."""
    for row in (rows[number], rows[number - 1]):
        found = re.search(r"#\s+(.+?)\s*-*$", row)
        if found:
            return found[1]
    return ""


def states_page() -> str:
    """Return the states of each kind of record and every move between them, as drawings."""
    parts = ["# States and moves\n", _HEAD, "What no arrow allows is refused, and says so.\n"]
    for module in _with_states():
        room = module.__name__.split(".")[1]
        for name, moves in sorted(vars(module).items()):
            if name.endswith("MOVES") and isinstance(moves, Mapping):
                kind = name.removesuffix("MOVES").strip("_").lower().replace("_", " ")
                parts.append(f"## {room}{': ' * bool(kind)}{kind}\n\n```mermaid\nstateDiagram-v2")
                parts += [f"    {line}" for line in _arrows(moves)]
                holders = getattr(module, name.replace("MOVES", "HOLDERS"), {})  # whose it is, by state
                parts += [f"    {_word(state)}: {state} (owner {side.value})" for state, side in holders.items()]
                parts.append("```\n")
    return "\n".join(parts)


def _with_states() -> Iterator[ModuleType]:
    root = Path(trygvej.__file__).parent
    for file in sorted(root.rglob("states.py")):
        yield import_module(".".join(("trygvej", *file.relative_to(root).with_suffix("").parts)))


def _arrows(moves: Mapping[str, Any]) -> Iterator[str]:
    for move in moves.values():
        for source in sorted(move.sources):
            yield f"{_word(source)} --> {_word(move.target)}: {move.name}"


def _word(state: str) -> str:
    return str(state).replace("-", "_")  # a dash ends a name in the language of the drawings
