"""Fills a database for `benchmarks.web`: a run of the pipeline through the door, visits in bulk, people signed in.

    python -m benchmarks.web_fill RUN VISITS PEOPLE

The last line it prints is JSON: adverts, visits, sessions (cookies), pages (addresses by kind).
"""

import json
import random
import sys
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from config.server import prepare


def main(arguments: list[str]) -> None:
    """Fill, then tell where the pages are."""
    run, visits, people = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    prepare()
    from django.utils import timezone

    from trygvej.access.public import Membership, Organisation, Role, User, command
    from trygvej.outreach.public import bring

    bring(run=run, by=command("benchmark"), at=timezone.now())
    team = Organisation.objects.create(name="Opsøgende team", kind="association", country="DK")
    workers = []
    for number in range(people):
        user = User.objects.create_user(f"w{number}@team.example", name=f"Medarbejder {number}")
        Membership.objects.create(user=user, organisation=team, role=Role.OUTREACH)
        workers.append(user)
    _visits(visits, team, workers)
    _analyse()
    print(json.dumps({**_counts(), "sessions": [_session(user) for user in workers], "pages": _pages()}))


def _visits(count: int, team: Any, workers: list[Any]) -> None:
    """Record visits because of the first adverts of the worklist, each sign judged by chance."""
    from django.utils import timezone

    from trygvej.access.public import give_keys
    from trygvej.outreach.models import Advert, Presence, Visit, VisitedAdvert, VisitFinding

    draw, now = random.Random(5), timezone.now()
    adverts = list(Advert.objects.exclude(place=None).select_related("place").defer("text")[:count])
    made = []
    for advert in adverts:
        at = now - timedelta(days=draw.randint(1, 700))
        made.append(
            Visit(
                organisation=team, country=advert.country, place=advert.place, state="recorded", planned_for=at.date(),
                visited_at=at, recorded_by=draw.choice(workers), recorded_at=at, met=Presence.PRESENT,
                concern=draw.choice(Presence.values), band=advert.band, notes="Talte sammen i døren.",
            )
        )  # fmt: skip
    give_keys(made)
    Visit.objects.bulk_create(made, batch_size=2000)
    pairs = list(zip(made, adverts, strict=True))
    through = Visit.adverts.through
    through.objects.bulk_create((through(visit_id=v.pk, advert_id=a.pk) for v, a in pairs), batch_size=5000)
    shown = {
        a.pk: {one["indicator"]: one["weight"] for one in a.findings if one["value"] == "present"} for a in adverts
    }
    VisitedAdvert.objects.bulk_create(
        (
            VisitedAdvert(
                visit=v, advert=a, band=a.band, score=a.score, set_id=a.set_id, set_version=a.set_version,
                language=a.language, town=a.town, origin=",".join(a.stated_origin), shown=shown[a.pk],
            )
            for v, a in pairs
        ),
        batch_size=5000,
    )  # fmt: skip
    VisitFinding.objects.bulk_create(
        (
            VisitFinding(visit=v, indicator=indicator, value=draw.choice(Presence.values), shown=True)
            for v, a in pairs
            for indicator in shown[a.pk]
        ),
        batch_size=5000,
    )


def _analyse() -> None:
    """Let the database count its rows and mark what everybody may see, as it does by itself after so many rows."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _session(user: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def _counts() -> dict[str, int]:
    from trygvej.outreach.models import Advert, Visit

    return {"adverts": Advert.objects.count(), "visits": Visit.objects.count()}


def _pages() -> dict[str, list[str]]:
    from django.db.models import Count
    from django.urls import reverse

    from trygvej.directory.public import Place
    from trygvej.outreach.models import Advert, Network

    draw = random.Random(3)
    listed = reverse("outreach:worklist")
    towns = list(Place.objects.annotate(n=Count("adverts")).order_by("-n").values_list("town", flat=True)[:10])
    filtered = [f"{listed}?band={band}" for band in (0, 1, 2)] + [f"{listed}?page={page}" for page in (2, 3, 10)]
    found: dict[str, list[int]] = {
        "advert": list(Advert.objects.filter(country="DK").values_list("pk", flat=True)),
        "network": list(Network.objects.filter(country="DK").values_list("pk", flat=True)[:2000]),
        "place": list(Place.objects.filter(country="DK").values_list("pk", flat=True)),
    }
    pages = {
        kind: [reverse(f"outreach:{kind}", args=[pk]) for pk in draw.sample(pks, min(500, len(pks)))]
        for kind, pks in found.items()
    }
    return {"worklist": [listed, *filtered, *(f"{listed}?town={town}" for town in towns)], **pages}


if __name__ == "__main__":
    main(sys.argv[1:])
