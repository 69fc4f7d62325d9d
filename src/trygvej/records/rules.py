"""Reads files of dated rules: catalogue/rules/*.yml. The reader is merciless: an unknown key is an error."""

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


@cache
def read_rules(path: Path, kind: type[R]) -> tuple[R, ...]:
    """Return the rules of the file. Raises OSError, or ValueError that names the key that is wrong."""
    whole: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(whole, dict) or set(whole) != {"rules"}:
        raise ValueError(f"{path} must hold one list called rules.")
    return tuple(kind.model_validate(one) for one in whole["rules"])


def rule_on(path: Path, kind: type[R], on: date) -> R:
    """Return the rule of the file that holds on the day `on`. Raises LookupError if none holds yet."""
    found = in_force(read_rules(path, kind), on)
    if found is None:
        raise LookupError(f"{path.name} has no rule that holds on {on}.")
    return found
