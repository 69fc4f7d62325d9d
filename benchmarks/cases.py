"""How long the time line of a person takes among 20,000 cases on PostgreSQL.

    python -m benchmarks.cases [--cases 20000] [--asked 300]

Each case has a support with steps of a plan, weighed risks, services, a place and a period; one consultant sees them
all. The page is asked for through the whole application, one request after the other, with its rows of the log.
The database is one of its own and goes afterwards.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from benchmarks.postgres import database

AIM = 200  # milliseconds


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--asked", type=int, default=300, help="How many time lines are asked for.")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="trygvej-bench-") as home, database("trygvej_bench_cases") as url:
        environment = {**os.environ, "TRYGVEJ_HOME": home, "DATABASE_URL": url, "TRYGVEJ_DEMO": "1"}
        command = [sys.executable, "-m", "benchmarks.cases_ask", str(asked.cases), str(asked.asked)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"{told['cases']:,} cases on PostgreSQL, {told['happenings']} things on a time line, "
          f"{told['queries']} queries")  # fmt: skip
    print(f"time line: median {told['median']:.0f} ms, p95 {told['p95']:.0f} ms (aim {AIM} ms: "
          f"{told['p95'] / AIM:.2f} of it)")  # fmt: skip


if __name__ == "__main__":
    main()
