"""How long the pages take: 100,000 adverts and 20,000 visits, 20 people at once on PostgreSQL, 5 on SQLite.

    python -m benchmarks.web [--adverts 100000] [--visits 20000] [--seconds 20] [--run DIR] [--no-postgres]

Each person opens one page after another, of one kind at a time, and reads it for a second on average before the next;
beside it stands what the same people get who never pause. The server runs as `trygvej serve` runs it. Everything is on
loopback, in folders and a database of its own that go afterwards. People, server and database share the machine:
without a pause the figures tell how it is when nothing is idle, and a good part of the time goes to those who ask.
"""

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, sleep
from typing import Any

from benchmarks.postgres import database
from config.demo.adverts import made

PAGES = ("worklist", "advert", "network", "place")
ON = date(2026, 11, 1)


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--adverts", type=int, default=100_000)
    parser.add_argument("--visits", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=20.0, help="For each kind of page.")
    parser.add_argument("--run", type=Path, help="A run of the pipeline to fill from; made anew without it.")
    parser.add_argument("--no-postgres", action="store_true")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="trygvej-bench-") as folder:
        run = asked.run or _run(Path(folder), asked.adverts)
        if not asked.no_postgres:
            with database("trygvej_bench_web") as url:
                _measure("PostgreSQL", {"DATABASE_URL": url}, 20, run, asked)
        _measure("SQLite", {}, 5, run, asked)


def _run(folder: Path, adverts: int) -> Path:
    rows, out = folder / "adverts.jsonl", folder / "run"
    with rows.open("w", encoding="utf-8") as file:
        for row in made(adverts, seed=11, today=ON):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    began = perf_counter()
    command = ["adverts", "run", str(rows), "--out", str(out), "--country", "DK", "--on", ON.isoformat(), "--top", "0"]
    _trygvej(command, {"TRYGVEJ_HOME": str(folder / "home")})
    print(f"pipeline: {adverts:,} adverts in {perf_counter() - began:.0f} s")
    return out


def _trygvej(command: list[str], environment: dict[str, str]) -> str:
    whole = [sys.executable, "-c", "from config.cli import main; main()", *command]
    done = subprocess.run(whole, env={**os.environ, **environment}, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _measure(name: str, where: dict[str, str], people: int, run: Path, asked: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="trygvej-bench-home-") as home:
        environment = {**where, "TRYGVEJ_HOME": home, "TRYGVEJ_DEMO": "1"}  # no second factor for a machine
        began = perf_counter()
        filled = subprocess.run(
            [sys.executable, "-m", "benchmarks.web_fill", str(run), str(asked.visits), str(people)],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
        known = json.loads(filled.stdout.splitlines()[-1])
        print(f"\n{name}: {known['adverts']:,} adverts and {known['visits']:,} visits filled in "
              f"{perf_counter() - began:.0f} s; {people} people")  # fmt: skip
        with _server(environment) as port:
            for page in PAGES:
                paused = _clients(port, known, page, asked.seconds, pause=1.0)
                breathless = _clients(port, known, page, asked.seconds / 2, pause=0.0)
                print(f"  {page:9} {_told(paused)}   without a pause: {_told(breathless)}")


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-c", "from config.cli import main; main()", "serve", "--port", str(port)]
    with subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            yield port
        finally:
            server.terminate()


def _wait(port: int) -> None:
    end = monotonic() + 60
    while monotonic() < end:
        try:
            _get(HTTPConnection("127.0.0.1", port, timeout=5), "/account/login/", "")
        except OSError:
            sleep(0.2)
        else:
            return
    raise TimeoutError("The server did not answer within a minute.")


def _get(connection: HTTPConnection, address: str, session: str) -> None:
    headers = {"Cookie": f"trygvej={session}"} if session else {}
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address} answered {answer.status}: {body[:200]!r}")


def _clients(port: int, known: dict[str, Any], page: str, seconds: float, *, pause: float) -> list[float]:
    """Return how many seconds each page took, all people together, after two seconds that do not count."""
    end = monotonic() + seconds + 2

    def one(number: int, session: str) -> list[float]:
        draw, taken = random.Random(number), []
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        while monotonic() < end:
            if pause:
                sleep(draw.expovariate(1 / pause))
            began = perf_counter()
            _get(connection, draw.choice(known["pages"][page]), session)
            if monotonic() > end - seconds:
                taken.append(perf_counter() - began)
        return taken

    with ThreadPoolExecutor(len(known["sessions"])) as pool:
        return [second for taken in pool.map(one, *zip(*enumerate(known["sessions"]), strict=True)) for second in taken]


def _told(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[int(len(ordered) * 0.95)] if ordered else float("nan")
    return f"{len(ordered):5} pages, median {median(ordered) * 1000:5.0f} ms, p95 {p95 * 1000:5.0f} ms"


if __name__ == "__main__":
    main()
