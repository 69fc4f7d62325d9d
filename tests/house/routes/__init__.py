"""One table of every address of the application: who gets it, and with which record in which state.

A room adds its rows in a file of its own here, `<room>.py`, as `ROUTES`. A row says which verbs of the permission
table the page asks for, and how to make the record that it shows. What each role must be answered follows from that
(`expected`); `tests/integration/test_matrix.py` asks the application itself, and compares. An address without a row
is an error.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from django.db.models import Model

from tests.house.routes.world import World
from trygvej.access.public import User, Who, may, narrow

SIGN_IN, API_SIGN_IN, DENIED, NOT_FOUND = 302, 401, 403, 404


class Ask(NamedTuple):
    """One question to the permission table, as the page asks it: about the record (`of`), or about the verb alone.

    `refused`: what one gets whose roles never have the verb; `outside`: whose roles have it, but not for this record.
    """

    verb: str
    of: bool = True
    refused: int = DENIED
    outside: int = DENIED


def verb_alone(verb: str) -> Ask:
    """Return the question whether one may do `verb` at all."""
    return Ask(verb, of=False)


def narrowed(verb: str) -> Ask:
    """Return the question of a page that looks for the record only among those one may see: else there is none."""
    return Ask(verb, refused=NOT_FOUND, outside=NOT_FOUND)


class Made(NamedTuple):
    """What a call needs: the arguments of the address, the record that permission is asked for, the form, the query.

    `lang`: in which the page is whatever the browser asks for.
    """

    args: tuple[Any, ...] = ()
    of: Model | None = None
    data: dict[str, Any] = {}
    query: str = ""
    lang: str = ""


def nothing(world: World, state: str, owner: User) -> Made:
    """Return what a page without a record needs."""
    return Made()


@dataclass(frozen=True)
class Route:
    """One address and method.

    `name`: as the resolver has it. `asks`: in the order of the page; empty: all who have signed in get it.
    `states`: in which the record is made, by `make(world, state, owner)`. `personal`: the record belongs to `owner`,
    the one who asks from the own organisation. `answers`: what one gets who may, if not 200 (get) or 302 (post), for
    all states or by state. `public`: nobody need sign in; `visitor`: what one who has not is answered, if not the
    same. `door`: leads to sign-in whoever asks. `api`: refuses with 401. `page`: a whole page to look at.
    `label`: tells two rows of one name apart, such as the acts that an address takes.
    """

    name: str
    asks: tuple[Ask, ...] = ()
    method: str = "get"
    make: Callable[[World, str, User], Made] = nothing
    states: tuple[str, ...] = ("",)
    personal: bool = False
    answers: int | dict[str, int] = field(default_factory=dict)
    public: bool = False
    visitor: int = 0
    door: bool = False
    api: bool = False
    page: bool = True
    label: str = ""

    @property
    def key(self) -> str:
        """The row's name in reports."""
        return " ".join(filter(None, (self.method.upper(), self.name, self.label)))

    def answer(self, state: str) -> int:
        """Return what one gets who may."""
        usual = 200 if self.method == "get" else 302
        return self.answers if isinstance(self.answers, int) else self.answers.get(state, usual)


def expected(route: Route, who: Who, made: Made, state: str) -> int:
    """Return the status that `who` must get, by the permission table."""
    return refusal(route, who, made) or route.answer(state)


def refusal(route: Route, who: Who, made: Made) -> int:
    """Return the status with which `who` is turned away, 0 if not at all."""
    if who.user is None and not route.public:
        return API_SIGN_IN if route.api else SIGN_IN
    if who.user is None and route.visitor:
        return route.visitor
    for ask in route.asks:
        if not may(who, ask.verb):
            return ask.refused
        if ask.of and made.of is not None and not _reaches(who, ask.verb, made.of):
            return ask.outside
    return 0


def _reaches(who: Who, verb: str, record: Model) -> bool:
    manager: Any = type(record)._default_manager
    return narrow(who, verb, manager.filter(pk=record.pk)).exists()


def rooms() -> dict[str, tuple[Route, ...]]:
    """Return the rows by the file they stand in, in alphabetical order."""
    return dict(_rooms())


def _rooms() -> Iterator[tuple[str, tuple[Route, ...]]]:
    for file in sorted(Path(__file__).parent.glob("*.py")):
        found = getattr(import_module(f"{__name__}.{file.stem}"), "ROUTES", None) if file.stem != "__init__" else None
        if found:
            yield file.stem, found


def routes() -> list[Route]:
    """Return every row."""
    return [route for found in rooms().values() for route in found]
