"""Runs the suite on what this machine has, and says on what: SQLite always, PostgreSQL where one answers.

    python -m tests.run [arguments of pytest]

PostgreSQL is looked for at TRYGVEJ_TEST_POSTGRES (default: the local server, without a password); only the tests that
need a database run there a second time. A browser is taken from the system, else from the package manager, else from
Playwright; the journeys need one.
"""

import os
import shutil
import subprocess
import sys

import psycopg

POSTGRES = os.environ.get("TRYGVEJ_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: list[str]) -> int:
    """Run the suite on every database there is; return 0 if all is well."""
    print(f"Browser: {browser()}", flush=True)
    failed = _pytest("SQLite", arguments, {})
    if not _answers(POSTGRES):
        print(f"PostgreSQL does not answer at {_shown(POSTGRES)}: the suite ran on SQLite alone.", flush=True)
        return failed
    return _pytest("PostgreSQL", ["--database-only", *arguments], {"DATABASE_URL": POSTGRES}) or failed


def browser() -> str:
    """Return the browser for the journeys; install one if there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(
                command,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdout=subprocess.DEVNULL,
                check=False,
            )
        found = shutil.which("chromium")
    if not found:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return found or "Playwright's own Chromium"


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def _shown(url: str) -> str:
    return url.rpartition("@")[2]  # never a password on the screen


def _pytest(database: str, arguments: list[str], extra: dict[str, str]) -> int:
    print(f"\n== The suite on {database} ==", flush=True)
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | extra
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
