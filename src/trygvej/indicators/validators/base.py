"""What a rule is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel

from trygvej.indicators.catalogue import Catalogue
from trygvej.indicators.yamlfile import Location


class Remark(NamedTuple):
    """What a rule says of an entry, at a place in its file; of the lock where there is no entry."""

    entry: BaseModel | None
    at: Location
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its name and severity ("error" or "warning")."""

    name: str
    severity: str
    check: Callable[[Catalogue], Iterator[Remark]]
