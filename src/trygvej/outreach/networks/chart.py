"""A network as a chart that stays readable: persons and shared contacts first, adverts when somebody asks for them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Who
from trygvej.outreach.models import Advert, Network
from trygvej.outreach.networks import queries

KINDS = {
    "phone": _("same telephone"),
    "user": _("same user"),
    "email": _("same e-mail"),
    "handle": _("same name in a messaging service"),
    "link": _("same web address"),
    "address": _("same address"),
    "text": _("nearly the same text"),
    "picture": _("same picture"),
    "name_age": _("same name and age"),
}
MOST_NODES = 40  # persons at first; the table beside the chart has all
MOST_EDGES = 120
MOST_ADVERTS = 60  # of one person


def overview(by: Who, network: Network) -> dict[str, Any]:
    """Return nodes (persons) and edges (what their adverts share) as plain data. Two queries."""
    shown = list(queries.persons(by, network)[:MOST_NODES])
    numbers = {one["person"]: number for number, one in enumerate(shown, 1)}
    nodes = [
        {"id": f"p{number}", "person": one["person"], "number": number, "adverts": one["n"], "band": one["band"]}
        for number, one in enumerate(shown, 1)
    ]
    joined = (
        queries.links(by, network)
        .order_by()
        .values("a__person", "b__person", "kind")
        .annotate(n=Count("pk"), weight=Max("weight"))
        .order_by("-weight", "-n", "kind")
    )
    return {"nodes": nodes, "edges": _edges(joined, numbers), "more": max(0, network.persons_count - len(nodes))}


def _edges(joined: Iterable[Any], numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Return one edge for each pair of persons, with its kinds."""
    pairs: dict[tuple[int, int], dict[str, Any]] = {}
    for one in joined:
        a, b = numbers.get(one["a__person"]), numbers.get(one["b__person"])
        if a is None or b is None or a == b:
            continue
        left, right = sorted((a, b))
        edge = pairs.setdefault((left, right), {"a": f"p{left}", "b": f"p{right}", "kinds": [], "n": 0})
        edge["n"] += one["n"]
        if one["kind"] not in edge["kinds"]:
            edge["kinds"].append(one["kind"])
    return list(pairs.values())[:MOST_EDGES]


def of_person(by: Who, network: Network, person: str) -> list[Advert]:
    """Return the adverts of one person, the most concerning first. One query."""
    found = queries.adverts(by, network).filter(person=person)
    return list(found.only("title", "ref", "band", "town", "last_seen")[:MOST_ADVERTS])
