"""A network as a chart that stays readable: persons and what they share first, adverts when somebody asks for them."""

from typing import Any

from django.db.models import Count

from trygvej.access.public import Who
from trygvej.outreach.models import Advert, Contact, Network
from trygvej.outreach.networks import queries

MOST_PERSONS = 40  # at first; the list of adverts has all
MOST_SHARED = 15
MOST_ADVERTS = 60  # of one person
TEXT = "text"


def overview(by: Who, network: Network) -> dict[str, Any]:
    """Return persons, what several of their adverts share, and who has what, as plain data. Four queries."""
    persons = [
        {"id": f"p{number}", "number": number, **one}
        for number, one in enumerate(queries.persons(by, network)[:MOST_PERSONS], 1)
    ]
    shared = [{"id": f"s{number}", "number": number, **one} for number, one in enumerate(_shared(by, network), 1)]
    return {
        "persons": persons,
        "shared": shared,
        "edges": _edges(by, network, persons, shared),
        "more": max(0, network.persons_count - len(persons)),
    }


def _shared(by: Who, network: Network) -> list[dict[str, Any]]:
    """Return the contacts that several adverts state, then the texts, the most shared first: kind, value, n."""
    contacts = [one for one in queries.contacts(by, network, MOST_SHARED) if one["n"] > 1]
    texts: Any = queries.adverts(by, network).exclude(text_group="").order_by().values("text_group")
    counted = texts.annotate(n=Count("pk")).filter(n__gt=1).order_by("-n", "text_group")
    room = MOST_SHARED - len(contacts)
    return contacts + [{"kind": TEXT, "value": one["text_group"], "n": one["n"]} for one in counted[:room]]


def _edges(
    by: Who, network: Network, persons: list[dict[str, Any]], shared: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return who shares what: ends, and in how many adverts. Two queries."""
    known = {one["person"]: one["id"] for one in persons}
    things = {(one["kind"], one["value"]): one["id"] for one in shared}
    adverts = queries.adverts(by, network).order_by()
    contacts: Any = Contact.objects.filter(advert__in=adverts, value__in=[one["value"] for one in shared]).order_by()
    found = list(contacts.values_list("advert__person", "kind", "value").annotate(n=Count("pk")))
    texts: Any = adverts.filter(text_group__in=[one["value"] for one in shared if one["kind"] == TEXT])
    found += [(person, TEXT, group, n) for person, group, n in
              texts.values_list("person", "text_group").annotate(n=Count("pk"))]  # fmt: skip
    return [
        {"person": known[person], "shared": things[kind, value], "n": n}
        for person, kind, value, n in sorted(found)
        if person in known and (kind, value) in things
    ]


def of_person(by: Who, network: Network, person: str) -> list[Advert]:
    """Return the adverts of one person, the most concerning first. One query."""
    found = queries.adverts(by, network).filter(person=person)
    return list(found.only("title", "ref", "band", "town", "last_seen")[:MOST_ADVERTS])
