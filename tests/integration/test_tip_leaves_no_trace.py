"""After a tip, neither the address, the browser nor anything else of its giver lies anywhere: searched byte by byte.

A real server, as it is started for work, on SQLite; everything that it wrote is searched: database, logs, files.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

from tests.unit.screening.tips.make import picture

PLANTED = {
    "browser": "PlantedBrowser/77.1",
    "address": "203.0.113.77",  # kept for documentation: nobody's
    "referer": "https://planted-referer.example/a",
    "cookie": "plantedcookievalue",
    "file": "PLANTED-filename",
    "place": "PLANTED GPS 55.67",
    "header": "planted-extra-header",
    "words": "PLANTED words of the tip",
    "more": "PLANTED words of the dialogue",
}
_SET_UP = """
from config.server import prepare
prepare()
from trygvej.access.public import Membership, Organisation, User
team = Organisation.objects.create(name="Hotline", kind="association", country="DK")
user = User.objects.create_user("h@team.example", name="Vagt")
Membership.objects.create(user=user, organisation=team, role="hotline")
"""


class Server(NamedTuple):
    """A server that runs: its port, and the folder in which all it writes lies."""

    port: int
    home: Path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    home, port = tmp_path / "home", _free_port()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["TRYGVEJ_HOME"] = str(home)
    environment["TMPDIR"] = str(tmp_path)
    subprocess.run([sys.executable, "-c", _SET_UP], env=environment, check=True)
    command = [
        sys.executable,
        "-c",
        "from config.cli import main; main()",
        "serve",
        "--port",
        str(port),
        "--workers",
        "1",
    ]
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(port, running)
            yield Server(port, tmp_path)
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


def _ask(server: Server, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str, list[str]]:
    headers = {
        "User-Agent": PLANTED["browser"],
        "Referer": PLANTED["referer"],
        "X-Forwarded-For": PLANTED["address"],
        "Forwarded": f"for={PLANTED['address']}",
        "X-Real-IP": PLANTED["address"],
        "X-Planted": PLANTED["header"],
        "Cookie": f"trygvej={PLANTED['cookie']}; csrftoken={PLANTED['cookie']}",
        "Accept-Language": "uk",
        **({"Content-Type": kind} if kind else {}),
    }
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        cookies = answer.headers.get_all("Set-Cookie") or []
        return answer.status, answer.read().decode("utf-8", "replace"), cookies


def _field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found
    return found[1]


def _multipart(fields: dict[str, str], file: bytes) -> tuple[bytes, str]:
    edge = "e-d-g-e"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{PLANTED["file"]}.jpg"\r\n'
    parts += [head.encode(), b"Content-Type: image/jpeg\r\n\r\n", file, f"\r\n--{edge}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={edge}"


def test_nothing_of_the_giver_lies_anywhere(server: Server) -> None:
    status, page, cookies = _ask(server, "GET", "/tip/da/")
    assert (status, cookies) == (200, [])
    fields = {"ticket": _field(page, "ticket"), "country": "DK", "what": PLANTED["words"], "child": "unknown"}
    padding = b"\0" * 3_000_000  # larger than what Django holds in memory by itself: it must not reach a disk either
    status, page, cookies = _ask(server, "POST", "/tip/da/", *_multipart(fields, picture(PLANTED["place"]) + padding))
    assert (status, cookies) == (200, [])
    found = re.search(r'id="receipt">([0-9 ]+)<', page)
    assert found
    receipt = found[1]
    form = f"receipt={quote(receipt)}"
    status, page, _cookies = _ask(server, "POST", "/tip/da/back/", form.encode(), "application/x-www-form-urlencoded")
    assert PLANTED["words"] in page
    more = f"{form}&ticket={quote(_field(page, 'ticket'))}&text={quote(PLANTED['more'])}"
    status, page, _cookies = _ask(server, "POST", "/tip/da/back/", more.encode(), "application/x-www-form-urlencoded")
    assert PLANTED["more"] in page
    for path in ("/tip/", "/tip/xx/", "/check/da/", "/tip/da/%00"):  # whatever happens, also what goes wrong
        _ask(server, "GET", path)
    huge = b"what=" + b"a" * 4_000_000
    assert _ask(server, "POST", "/tip/da/", huge, "application/x-www-form-urlencoded")[0] == 422
    assert _ask(server, "POST", "/tip/da/", b"a" * 40_000_000, "multipart/form-data; boundary=x")[0] == 422
    planted = [*PLANTED.values(), receipt, receipt.replace(" ", ""), "GET /tip"]
    written = [one for one in server.home.rglob("*") if one.is_file()]
    assert any(one.name == "trygvej.sqlite3" for one in written)
    for file in written:
        content = file.read_bytes()
        for value in planted:
            for code in ("utf-8", "utf-16-le"):
                assert value.encode(code) not in content, (file.name, value)
