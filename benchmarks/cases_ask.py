"""Fills a database with cases, then asks for time lines; the last line it prints is JSON.

python -m benchmarks.cases_ask CASES ASKED
"""

import json
import random
import sys
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any

from config.server import prepare

STEPS, RISKS, USES, AT_ONCE = 8, 3, 3, 2000


def main(cases: int, asked: int) -> None:
    """Fill, ask, tell."""
    prepare()
    from django.db import connection

    user = _fill(cases)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps({"cases": cases, **_ask(user, asked)}))


def _fill(cases: int) -> Any:
    from django.utils import timezone

    from trygvej.access.public import Membership, Organisation, Role, User
    from trygvej.directory.public import Service

    now, draw = timezone.now(), random.Random(5)
    team = Organisation.objects.create(name="Centret", kind="authority", country="DK")
    user = User.objects.create_user("k@team.example", name="Konsulent")
    Membership.objects.create(user=user, organisation=team, role=Role.CONSULTANT)
    services = [Service.objects.create(organisation=team, need=one, name=one) for one in ("legal", "job", "shelter")]
    for start in range(0, cases, AT_ONCE):
        _some(range(start, min(cases, start + AT_ONCE)), team, user, services, now, draw)
    return user


def _some(numbers: range, team: Any, user: Any, services: list[Any], now: Any, draw: random.Random) -> None:
    from trygvej.assistance.models import Period, PlaceStay, PlanStep, Risk, ServiceUse, Support
    from trygvej.journey.models import Journey, Participation

    def at() -> Any:
        return now - timedelta(days=draw.randint(1, 90))

    begun, today = now - timedelta(days=100), now.date()
    journeys = _kept(
        Journey,
        [Journey(code=f"B{n:06}", country="DK", called="Prøve", opened_at=begun, opened_by=user) for n in numbers],
    )
    Participation.objects.bulk_create(
        Participation(journey=one, organisation=team, ground="consent", since=begun, let_in_by=user) for one in journeys
    )
    supports = _kept(Support, [
        Support(journey=one, organisation=team, country="DK", contact=user, opened_at=begun, next_risk_on=today)
        for one in journeys
    ])  # fmt: skip
    _kept(PlanStep, [
        PlanStep(support=one, phase="later", step=f"Skridt {n}", own_words="Jeg vil gerne", made_at=at(), made_by=user,
                 due_on=at().date(), state=draw.choice(["open", "done"]), done_at=at())
        for one in supports for n in range(STEPS)
    ])  # fmt: skip
    _kept(Risk, [
        Risk(support=one, occasion="interval", at=at(), made_by=user, plan="Ring først",
             answers={"debt": {"value": "present"}})
        for one in supports for _n in range(RISKS)
    ])  # fmt: skip
    _kept(ServiceUse, [
        ServiceUse(support=one, service=draw.choice(services), consent="spoken", consent_at=at(), asked_by=user,
                   changed_at=at(), state="running")
        for one in supports for _n in range(USES)
    ])  # fmt: skip
    PlaceStay.objects.bulk_create(
        PlaceStay(support=one, service=services[-1], since=begun.date(), until=today, state="released", kept_at=begun,
                  kept_by=user)
        for one in supports
    )  # fmt: skip
    Period.objects.bulk_create(
        Period(support=one, kind=kind, stay=stay, start=begun.date())
        for one in supports for kind, stay in (("emergency", ""), ("reflection", "no-lawful-stay"))
    )  # fmt: skip


def _kept(kind: Any, records: list[Any]) -> list[Any]:
    from trygvej.access.public import give_keys

    give_keys(records)
    return list(kind.objects.bulk_create(records, batch_size=AT_ONCE))


def _ask(user: Any, asked: int) -> dict[str, float]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse
    from django.utils import timezone

    from trygvej.access.public import of
    from trygvej.journey.models import Journey
    from trygvej.journey.telling import time_line

    client = Client(headers={"accept-language": "da", "host": "127.0.0.1"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    pks = random.Random(3).sample(list(Journey.objects.values_list("pk", flat=True)), asked + 10)
    taken = []
    for pk in pks:
        began = perf_counter()
        answer = client.get(reverse("journey:journey", args=[pk]))
        taken.append((perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{pk} answered {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("journey:journey", args=[pks[0]]))
    ordered = sorted(taken[10:])  # the first ones warm the caches
    line = time_line(of(user), Journey.objects.get(pk=pks[0]), timezone.now())
    return {
        "median": median(ordered), "p95": ordered[int(len(ordered) * 0.95)], "queries": len(queries),
        "happenings": len(line),
    }  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
