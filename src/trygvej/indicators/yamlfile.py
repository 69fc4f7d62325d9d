"""YAML as plain data plus the line on which each key stands; duplicate keys are errors, not silence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C reader where the platform has it

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the catalogue: where it stands, what it is, how to mend it.

    `severity` is "error" (nothing is loaded) or "warning" (loaded; a reviewer should look).
    """

    file: str
    line: int
    what: str
    mend: str
    severity: str = "error"
    rule: str = "schema"

    def __str__(self) -> str:
        """Return the problem as one line: file:line: severity: what. How to mend. [rule]."""
        return f"{self.file}:{self.line}: {self.severity}: {self.what} {self.mend} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: `data` as read, `lines` from the path of a key to its line (1 is the first)."""

    file: str
    data: Any
    lines: dict[Location, int]

    def line(self, where: Location) -> int:
        """Return the line of `where`, or of the nearest key above it."""
        for length in range(len(where), -1, -1):
            if where[:length] in self.lines:
                return self.lines[where[:length]]
        return 1


def read(path: Path, name: str) -> tuple[Document, list[Problem]]:
    """Read the YAML file at `path`, called `name` in messages. A file that cannot be read gives empty data."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return Document(name, {}, {}), [_unreadable(name, error)]
    reading = _Reading(name)
    data = {} if node is None else reading.plain(node, ())
    return Document(name, data, reading.lines), reading.problems


def _unreadable(name: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    reason = getattr(error, "problem", None) or str(error)
    return Problem(name, line, f"is not readable YAML: {reason}.", "Mend the line, or the one above it.")


class _Reading:
    """Turns the nodes of one file into plain data, noting lines and keys that stand twice."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []
        self._scalars: Any = yaml.SafeLoader("")  # knows how YAML writes dates, numbers and truth values

    def plain(self, node: yaml.Node, at: Location) -> Any:
        """Return the data of `node`, which stands at the path `at`."""
        self.lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(one, (*at, i)) for i, one in enumerate(node.value)]
        return self._scalars.construct_object(node)

    def _mapping(self, node: yaml.MappingNode, at: Location) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self._scalars.construct_object(key_node)
            line = key_node.start_mark.line + 1
            if key in result:
                what, mend = f'the key "{key}" stands twice.', "Keep one."
                self.problems.append(Problem(self.name, line, what, mend, rule="duplicate-key"))
                continue
            self.lines[(*at, key)] = line
            result[key] = self.plain(value_node, (*at, key))
        return result
