"""Small ready-made records for the tests of the room. Everything is invented."""

from tests.unit.journey.make import NOW, Role, browser, journey, later, organisation, who, worker
from trygvej.access.public import User, Who, of
from trygvej.identification.public import Assessment, Decision, begin, propose
from trygvej.journey.public import let_in

__all__ = ["NOW", "Role", "assessment", "authority", "browser", "journey", "later", "organisation", "proposed", "who",
           "worker"]  # fmt: skip


def assessment(by: Who, stay: str = "no-lawful-stay", age: str = "adult") -> Assessment:
    """Return a form that `by` began, of a person whom an authority of the country takes part in helping."""
    one = journey(by, age=age)
    country = next(iter(by.countries))
    let_in(journey=one, organisation=organisation(country, "Afgørelseskontoret"), ground="law", by=by, at=NOW)
    return begin(journey=one, stay=stay, by=by, at=NOW)


def authority(country: str = "DK") -> User:
    """Return one who works at the deciding authority."""
    return worker(Role.AUTHORITY, country, team=organisation(country, "Afgørelseskontoret"))


def proposed(one: Assessment, by: Who, step: str = "decision", outcome: str = "yes") -> Decision:
    """Return a decision that `by` proposed."""
    return propose(assessment=one, step=step, outcome=outcome, reason="Gæld og trusler er set.", by=by, at=NOW)


def as_who(user: User) -> Who:
    """Return `user` as one who acts."""
    return of(user)
