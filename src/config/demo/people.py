"""Organisations and accounts of the demonstration: one for each role, and a second outreach worker in each country."""

from datetime import datetime, timedelta
from typing import NamedTuple

from trygvej.access.public import Country, Organisation, Role, User, command, give_role, invite

PASSWORD = "trygvej-demonstration"  # noqa: S105  # printed at start; the demonstration holds nothing real
_Kind = Organisation.Kind


class Account(NamedTuple):
    """One account: whose, as what, where."""

    address: str
    name: str
    role: Role
    organisation: str
    language: str = "da"


ORGANISATIONS = {
    "Opsøgende team Fyrlyset": (_Kind.ASSOCIATION, Country.DK),
    "Hotline Broen": (_Kind.ASSOCIATION, Country.DK),
    "Lindeby Kommune": (_Kind.MUNICIPALITY, Country.DK),
    "Det opdigtede videnscenter": (_Kind.AUTHORITY, Country.DK),
    "Det opdigtede afgørelseskontor": (_Kind.AUTHORITY, Country.DK),
    "Krisecenter Havly": (_Kind.ASSOCIATION, Country.DK),
    "Uppsökande team Fyren": (_Kind.ASSOCIATION, Country.SE),
}
ACCOUNTS = (
    Account("opsoegende@demo.example", "Maria Holm", Role.OUTREACH, "Opsøgende team Fyrlyset"),
    Account("opsoegende2@demo.example", "Jonas Bech", Role.OUTREACH, "Opsøgende team Fyrlyset"),
    Account("hotline@demo.example", "Sofie Lund", Role.HOTLINE, "Hotline Broen"),
    Account("screener@demo.example", "Emil Dahl", Role.SCREENER, "Lindeby Kommune"),
    Account("konsulent@demo.example", "Karen Skov", Role.CONSULTANT, "Det opdigtede videnscenter"),
    Account("myndighed@demo.example", "Peter Krog", Role.AUTHORITY, "Det opdigtede afgørelseskontor"),
    Account("udbyder@demo.example", "Anne Strand", Role.PROVIDER, "Krisecenter Havly"),
    Account("koordinator@demo.example", "Line Kjær", Role.COORDINATOR, "Opsøgende team Fyrlyset"),
    Account("analytiker@demo.example", "Ida Friis", Role.ANALYST, "Det opdigtede videnscenter"),
    Account("databeskyttelse@demo.example", "Mads Toft", Role.PROTECTION, "Det opdigtede videnscenter"),
    Account("administrator@demo.example", "Bodil Vang", Role.ADMINISTRATOR, "Det opdigtede videnscenter"),
    Account("uppsokande@demo.example", "Elin Berg", Role.OUTREACH, "Uppsökande team Fyren", "sv"),
    Account("uppsokande2@demo.example", "Oskar Ek", Role.OUTREACH, "Uppsökande team Fyren", "sv"),
    Account("koordinator.se@demo.example", "Maja Sand", Role.COORDINATOR, "Uppsökande team Fyren", "sv"),
    Account("konsulent.se@demo.example", "Sara Lind", Role.CONSULTANT, "Uppsökande team Fyren", "sv"),
)
WORKING_FOR = timedelta(days=400)  # so that they held their roles at the visits of the past


class Team(NamedTuple):
    """Who is there: users by address, organisations by name."""

    users: dict[str, User]
    organisations: dict[str, Organisation]


def fill(at: datetime) -> Team:
    """Make the organisations and the accounts."""
    by = command("demo")
    organisations = {
        name: Organisation.objects.create(name=name, kind=kind, country=country)
        for name, (kind, country) in ORGANISATIONS.items()
    }
    users = {}
    for one in ACCOUNTS:
        user = invite(email=one.address, name=one.name, language=one.language, by=by, at=at)
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        since = (at - WORKING_FOR).date()
        give_role(user=user, organisation=organisations[one.organisation], role=one.role, since=since, by=by)
        users[one.address] = user
    return Team(users, organisations)


def told(team: Team) -> list[str]:
    """Return what to print: each account with its role, and the password of all."""
    lines = [f"  {one.address:30} {one.role.value:14} {one.name}, {one.organisation}" for one in ACCOUNTS]
    return [f"Accounts, all with the password {PASSWORD}", "", *lines]
