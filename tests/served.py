"""A real server with a home of its own, people signed in: for tests that look from outside."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

COOKIE = "trygvej"
_SET_UP = """
import json, sys
from config.server import prepare
prepare()
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from trygvej.access.public import Membership, Organisation, User
sessions = {}
for role, country in (one.split(":") for one in sys.argv[1:]):
    team, _ = Organisation.objects.get_or_create(name=f"Team {country}", kind="association", country=country)
    user = User.objects.create_user(f"{role}@{country.lower()}.example", name=f"{role} {country}", language="da")
    Membership.objects.create(user=user, organisation=team, role=role)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    sessions[role] = session.session_key
print(json.dumps(sessions))
"""


class Served(NamedTuple):
    """A server that runs: its port, the folder in which all it writes lies, and a session for each role."""

    port: int
    home: Path
    sessions: dict[str, str]
    pid: int

    def kill(self) -> None:
        """Kill the server with all its processes, as a power cut would."""
        os.killpg(self.pid, signal.SIGKILL)

    @property
    def address(self) -> str:
        """Return where it answers."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def served(folder: Path, *people: str, **environment: str) -> Iterator[Served]:
    """Give a server on SQLite with `people` ("role:country"), all in Danish; stop it afterwards."""
    port = _free_port()
    whole = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    whole |= {"TRYGVEJ_HOME": str(folder / "home"), "TMPDIR": str(folder), **environment}
    made = subprocess.run(
        [sys.executable, "-c", _SET_UP, *people], env=whole, check=True, stdout=subprocess.PIPE, text=True
    )
    serve = [sys.executable, "-c", "from config.cli import main; main()", "serve", "--workers", "1"]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [*serve, "--port", str(port)], env=whole, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            _wait(port, running)
            yield Served(port, folder, json.loads(made.stdout.splitlines()[-1]), running.pid)
        finally:
            running.terminate()
            running.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert running.poll() is None
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("The server did not answer.")
