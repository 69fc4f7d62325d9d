"""How many referrals a second are sent, over HTTP and on PostgreSQL, and whether every one of them is there afterwards.

    python -m benchmarks.referrals [--rate 20] [--seconds 20] [--senders 8]

Each sender opens the form, fills it in and sends it; referrals are begun at an even rate, and what is late counts as
late, from the moment it should have begun. The server runs as `trygvej serve` runs it, on loopback, with a database of
its own that goes afterwards. Loss: a referral that was confirmed and is not there, or that nobody has.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import quantiles
from threading import local
from time import monotonic, perf_counter, sleep
from typing import Any
from urllib.parse import urlencode

from benchmarks.postgres import database
from benchmarks.web import _server

_ADD = """
import json, sys
from config.server import prepare
prepare()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from trygvej.access.public import Membership, Organisation, User
here, there = (Organisation.objects.create(name=n, kind="association", country="DK") for n in ("Hotline", "Shelter"))
def person(n, role, team):
    user = User.objects.create_user(f"{role}{n}@team.example", name=f"Colleague {n}", language="en")
    Membership.objects.create(user=user, organisation=team, role=role)
    return user
for n in range(5):
    person(n, "provider", there)
sessions = []
for n in range(int(sys.argv[1])):
    user, session = person(n, "hotline", here), SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    sessions.append(session.session_key)
print(json.dumps({"sessions": sessions, "sender": here.pk, "receiver": there.pk}))
"""
_THERE = """
import django; django.setup()
from trygvej.referral.public import Referral
print(" ".join(str(pk) for pk in Referral.objects.filter(owner__is_active=True).values_list("pk", flat=True)))
"""
_CSRF = "a" * 32
_here = local()


def main(arguments: list[str] | None = None) -> None:
    """Print the figures; end with 1 if a referral was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=20, help="Referrals a second.")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--senders", type=int, default=8, help="How many send at the same time.")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="trygvej-bench-") as home, database("trygvej_bench_referrals") as url:
        environment = {"TRYGVEJ_HOME": home, "DATABASE_URL": url, "TRYGVEJ_DEMO": "1"}  # no second factor for a machine
        environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
        known = json.loads(_python(_ADD, environment, str(asked.senders)).splitlines()[-1])
        with _server(environment) as port:
            sent = _run(port, known, asked)
        there = set(_python(_THERE, environment).split())
    lost = [one for one in sent if one not in there]
    wanted = asked.rate * asked.seconds
    print(
        f"  in the database afterwards, each with an owner: {len(there)} of {wanted}; confirmed and lost: {len(lost)}"
    )
    if lost or len(there) != wanted or len(set(sent)) != wanted:
        raise SystemExit(1)


def _python(code: str, environment: dict[str, str], *arguments: str) -> str:
    whole = {**os.environ, **environment}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=whole, check=True, text=True, stdout=subprocess.PIPE).stdout


def _run(port: int, known: dict[str, Any], asked: argparse.Namespace) -> list[str]:
    """Send at the rate that is asked for; print how long it took and return the numbers that were confirmed."""
    begins, count = monotonic() + 0.5, asked.rate * asked.seconds
    with ThreadPoolExecutor(asked.senders) as pool:
        began = perf_counter()
        done = list(pool.map(lambda n: _one(port, known, begins + n / asked.rate, n), range(count)))
        took = perf_counter() - began - 0.5
    print(f"  {count} referrals in {took:.1f} s: {count / took:.1f} a second (asked for: {asked.rate})")
    late, alone = [one[0] for one in done], [one[1] for one in done]
    for name, times in (("sending alone", alone), ("from when it was due, form and sending", late)):
        cuts = quantiles(times, n=100)
        print(f"  {name}: p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms")
    return [one[2] for one in done]


def _one(port: int, known: dict[str, Any], due: float, number: int) -> tuple[float, float, str]:
    """Send one; return how long after `due` it was done, how long the sending took, and its number."""
    sleep(max(0.0, due - monotonic()))
    session = known["sessions"][number % len(known["sessions"])]
    page, _where = _ask(port, session, "GET", {})
    found = re.search(r'name="draft"[^>]*value="([^"]+)"', page)
    if not found:
        raise RuntimeError(f"The form has no draft: {page[-600:]}")
    fields = {
        "draft": found[1], "sender": known["sender"], "receiver": known["receiver"], "purpose": "shelter",
        "basis": "consent", "how": "spoken", "p:called": f"Person {number}", "s:called": "on",
        "p:situation": "Wants a safe place.", "s:situation": "on",
    }  # fmt: skip
    began = perf_counter()
    page, where = _ask(port, session, "POST", fields)
    sent = re.fullmatch(r"/referrals/(\d+)/", where)
    if not sent:
        raise RuntimeError(f"It was not sent: {re.findall('alert-heading.*|usa-error.*|error-message.*', page)}")
    return monotonic() - due, perf_counter() - began, sent[1]


def _ask(port: int, session: str, method: str, fields: dict[str, Any]) -> tuple[str, str]:
    if not hasattr(_here, "connection"):
        _here.connection = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": f"trygvej={session}; csrftoken={_CSRF}", "X-CSRFToken": _CSRF}
    if fields:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    _here.connection.request(method, "/referrals/new/", urlencode(fields) if fields else None, headers)
    answer = _here.connection.getresponse()
    return answer.read().decode(), answer.headers.get("Location", "")


if __name__ == "__main__":
    main()
