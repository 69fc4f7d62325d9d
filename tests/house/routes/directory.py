"""Addresses of the directory."""

from datetime import date

from tests.house.routes import Ask, Made, Route, narrowed, verb_alone
from tests.house.routes.world import NOW, World
from tests.unit.directory import make
from trygvej.access.public import User
from trygvej.directory.models import CheckedFile, Entry
from trygvej.directory.permissions import ENTRY_IMPORT, ENTRY_KEEP, ENTRY_READ, PLACES_SAY

_FILE = "organisation,country\nTeam Prøve,DK\n"


def _entry(world: World, state: str, owner: User, *more: str) -> Made:
    late = state == "not confirmed for long"
    made, _ = Entry.objects.update_or_create(
        organisation=world.own, defaults={"confirmed_on": date(2020, 1, 1) if late else NOW.date()}
    )
    return Made((world.own.pk, *more), made)


def _service(world: World, state: str, owner: User) -> Made:
    _entry(world, "", owner)
    made = make.service(held=world.own, places=4, free=1, places_at=NOW)
    return Made((made.pk,), made, {"free": "2"})


def filled(world: World, state: str, owner: User) -> Made:
    """Return what the whole directory needs: an entry with a service, if `state` says so."""
    if state == "filled":
        _service(world, "", owner)
    return Made()


def _part(world: World, state: str, owner: User) -> Made:
    made = _service(world, "", owner).of
    assert made is not None
    return Made((world.own.pk, "service", made.pk), made)


def _file(world: World, state: str, owner: User) -> Made:
    made = CheckedFile.objects.create(
        user=owner, at=NOW, name="tilbud.csv", text="organisation,country\nTeam Prøve,DK\n"
    )
    return Made((made.pk,), made)


_LISTS = ("filled", "empty")
ROUTES = (
    Route("directory:directory", (verb_alone(ENTRY_READ),), make=filled, states=_LISTS),
    Route("directory:export", (verb_alone(ENTRY_READ),), make=filled, page=False),
    Route("directory:scheme", (verb_alone(ENTRY_READ),), make=filled, states=_LISTS),
    Route("directory:overdue", (verb_alone(ENTRY_KEEP),), make=filled, states=_LISTS),
    Route("directory:import", (verb_alone(ENTRY_IMPORT),)),
    Route("directory:import", (verb_alone(ENTRY_IMPORT),), "post", lambda *_: Made(data={"sent": "1"}),
          answers=422, label="without a file"),
    Route("directory:checked", (verb_alone(ENTRY_IMPORT), narrowed(ENTRY_IMPORT)), make=_file, personal=True),
    Route("directory:take", (verb_alone(ENTRY_IMPORT), narrowed(ENTRY_IMPORT)), "post", _file, personal=True),
    Route("directory:places", (Ask(PLACES_SAY),), "post", _service),
    Route("directory:entry", (verb_alone(ENTRY_READ),), make=_entry, states=("confirmed", "not confirmed for long")),
    Route("directory:entry-keep", (Ask(ENTRY_KEEP),), make=_entry),
    Route("directory:entry-confirm", (Ask(ENTRY_KEEP),), "post", _entry),
    *(
        Route("directory:part-new", (Ask(ENTRY_KEEP),),
              make=lambda *given, kind=kind: _entry(*given, kind), label=kind)
        for kind in ("service", "contact", "agreement", "responsibility")
    ),
    Route("directory:part-keep", (Ask(ENTRY_KEEP),), make=_part),
    Route("directory:part-remove", (Ask(ENTRY_KEEP),), "post", _part),
)  # fmt: skip
