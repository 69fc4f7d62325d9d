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
        """Return the line of `where`, or of the nearest key above it.

        Parts that do not stand in the file are passed over: pydantic names the kind of a rule among the keys.
        """
        at: Location = ()
        for part in where:
            if (*at, part) in self.lines:
                at = (*at, part)
        return self.lines.get(at, 1)


def read(path: Path, name: str) -> tuple[Document, list[Problem]]:
    """Read the YAML file at `path`, called `name` in messages. A file that cannot be read gives empty data."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=Loader)
        reading = _Reading(name)
        data = {} if node is None else reading.plain(node, ())
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Document(name, {}, {}), [_unreadable(name, line, "it is not UTF-8", "Save it as UTF-8.")]
    except (yaml.YAMLError, RecursionError, OSError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        mend = "Mend the line, or the one above it."
        return Document(name, {}, {}), [_unreadable(name, mark.line + 1 if mark else 1, reason, mend)]
    return Document(name, data, reading.lines), reading.problems


def _unreadable(name: str, line: int, reason: str, mend: str) -> Problem:
    return Problem(name, line, f"is not readable YAML: {reason}.", mend, rule="yaml")


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
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self._scalars.construct_object(node)
        except ValueError as error:  # 2024-02-30 looks like a day and is none
            self._tell(node, f'"{node.value}" is not readable: {error}.', "Mend it, or put it in quotes.", "yaml")
            return None

    def _tell(self, node: yaml.Node, what: str, mend: str, rule: str) -> None:
        self.problems.append(Problem(self.name, node.start_mark.line + 1, what, mend, rule=rule))

    def _mapping(self, node: yaml.MappingNode, at: Location) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._tell(key_node, "a key is not a plain word.", "Put texts with brackets in quotes.", "yaml")
                continue
            key = str(key_node.value)  # as written: `no` is Norwegian, not a truth value
            if key in result:
                self._tell(key_node, f'the key "{key}" stands twice.', "Keep one.", "duplicate-key")
                continue
            self.lines[(*at, key)] = key_node.start_mark.line + 1
            result[key] = self.plain(value_node, (*at, key))
        return result
