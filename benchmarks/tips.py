"""How many tips a second are taken in, over HTTP and on PostgreSQL, and whether every one of them is there afterwards.

    python -m benchmarks.tips [--rate 50] [--seconds 20] [--givers 16]

Each giver opens the form, works out the sum when one is asked for, sends the tip and keeps the number. Tips are begun
at an even rate; what is late counts as late, from the moment it should have begun. The server runs as `trygvej serve`
runs it, on loopback, with a database of its own that goes afterwards. Loss: a number that was given and opens no tip.
"""

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import quantiles
from threading import local
from time import monotonic, perf_counter, sleep
from urllib.parse import urlencode

from benchmarks.postgres import database

_ADD = """
from config.server import prepare
prepare()
from trygvej.access.public import Membership, Organisation, User
team = Organisation.objects.create(name="Hotline", kind="association", country="DK")
for n in range(5):
    user = User.objects.create_user(f"h{n}@team.example", name=f"Vagt {n}")
    Membership.objects.create(user=user, organisation=team, role="hotline")
"""
_COUNT = "import django; django.setup(); from trygvej.screening.public import Tip; print(Tip.objects.count())"
_here = local()


def main(arguments: list[str] | None = None) -> None:
    """Print the figures; end with 1 if a tip was lost or the rate was not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=50, help="Tips a second.")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--givers", type=int, default=16, help="How many give at the same time.")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="trygvej-bench-") as home, database("trygvej_bench_tips") as url:
        environment = {**os.environ, "TRYGVEJ_HOME": home, "DATABASE_URL": url}
        environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
        subprocess.run([sys.executable, "-c", _ADD], env=environment, check=True)
        port = _free_port()
        serve = [sys.executable, "-c", "from config.cli import main; main()", "serve", "--port", str(port)]
        server = subprocess.Popen(serve, env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait(port)
            lost = _run(port, asked.rate, asked.seconds, asked.givers)
        finally:
            server.terminate()
            server.wait(timeout=30)
        there = int(subprocess.run([sys.executable, "-c", _COUNT], env=environment, check=True, text=True,
                                   stdout=subprocess.PIPE).stdout)  # fmt: skip
    wanted = asked.rate * asked.seconds
    print(f"  in the database afterwards: {there} of {wanted} tips; numbers that open no tip: {lost}")
    if there != wanted or lost:
        raise SystemExit(1)


def _run(port: int, rate: int, seconds: int, givers: int) -> int:
    begins = monotonic() + 0.5
    with ThreadPoolExecutor(givers) as pool:
        began = perf_counter()
        done = list(pool.map(lambda n: _one(port, begins + n / rate, n), range(rate * seconds)))
        took = perf_counter() - began - 0.5
        receipts = [number for _late, _sent, number in done]
        missing = sum(not one for one in pool.map(lambda number: _opens(port, number), receipts))
    whole, sent = [late for late, _sent, _number in done], [one for _late, one, _number in done]
    print(f"  {len(done)} tips in {took:.1f} s: {len(done) / took:.1f} a second (asked for: {rate})")
    for name, times in (("sending alone", sent), ("from when it was due, form and sending", whole)):
        cuts = quantiles(times, n=100)
        print(f"  {name}: p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms")
    return missing + len(receipts) - len(set(receipts))


def _one(port: int, due: float, number: int) -> tuple[float, float, str]:
    """Give one tip; return how long after `due` it was done, how long the sending took, and its number."""
    sleep(max(0.0, due - monotonic()))
    page = _ask(port, "GET", "/tip/da/")
    fields = {"ticket": _found(r'name="ticket"[^>]*value="([^"]+)"', page), "country": "DK", "what": f"Tip {number}"}
    total = re.search(r'for="sum">[^<]*?(\d+) \+ (\d+)', page)
    if total:
        fields["sum"] = str(int(total[1]) + int(total[2]))
    began = perf_counter()
    receipt = _found(r'id="receipt">([0-9 ]+)<', _ask(port, "POST", "/tip/da/", fields))
    return monotonic() - due, perf_counter() - began, receipt


def _opens(port: int, receipt: str) -> bool:
    return 'class="dialogue"' in _ask(port, "POST", "/tip/da/back/", {"receipt": receipt})


def _found(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    if not found:
        raise RuntimeError(f"The page has no {pattern}: {page[-600:]}")
    return found[1]


def _ask(port: int, method: str, path: str, fields: dict[str, str] | None = None) -> str:
    if not hasattr(_here, "connection"):
        _here.connection = HTTPConnection("127.0.0.1", port, timeout=60)
    body = urlencode(fields) if fields else None
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
    _here.connection.request(method, path, body, headers)
    text: str = _here.connection.getresponse().read().decode()
    return text


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(600):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise RuntimeError("The server did not answer.")


if __name__ == "__main__":
    main()
