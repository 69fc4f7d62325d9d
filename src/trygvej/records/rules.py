"""Reads files of dated rules: catalogue/rules/*.yml. The reader is merciless: an unknown or double key is an error."""

from collections.abc import Hashable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

from trygvej.records.dated import in_force


class Rule(BaseModel):
    """What every rule says: from which day it holds, where it comes from, and how far that can be trusted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    begins: date
    source: str = Field(min_length=3)
    trust: Literal["law", "guidance", "own-choice"]


R = TypeVar("R", bound=Rule)


class _Once(yaml.SafeLoader):
    """Refuses a key that stands twice: YAML itself would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping. Raises ValueError with the line of a key that stands twice."""
        seen = set()
        for key, _value in node.value:
            if key.value in seen:
                mark = key.start_mark
                raise ValueError(f"{mark.name}, line {mark.line + 1}: the key {key.value} stands there twice.")
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def plain(path: Path) -> Any:
    """Return what the YAML file says. Raises OSError, or ValueError with the place."""
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Once)  # noqa: S506  # a SafeLoader with one more check


@cache
def read_rules(path: Path, kind: type[R]) -> tuple[R, ...]:
    """Return the rules of the file. Raises OSError, or ValueError that names the key that is wrong."""
    whole = plain(path)
    if not isinstance(whole, dict) or set(whole) != {"rules"}:
        raise ValueError(f"{path} must hold one list called rules.")
    return tuple(kind.model_validate(one) for one in whole["rules"])


def rule_on(path: Path, kind: type[R], on: date) -> R:
    """Return the rule of the file that holds on the day `on`. Raises LookupError if none holds yet."""
    found = in_force(read_rules(path, kind), on)
    if found is None:
        raise LookupError(f"{path.name} has no rule that holds on {on}.")
    return found
