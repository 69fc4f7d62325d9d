"""After a tip, neither the address, the browser nor anything else of its giver lies anywhere: searched byte by byte.

A real server, as it is started for work, on SQLite; everything that it wrote is searched: database, logs, files.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.served import COOKIE, Served, served
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

BRIEF = "What the hotline passes on of it"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path, "hotline:DK", "provider:SE") as running:
        yield running


def _ask(server: Served, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str, list[str]]:
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


def _work(server: Served, role: str, path: str, **fields: str) -> tuple[int, str]:
    """Do what a colleague does in her browser: read a page, or send its form."""
    token = "t" * 32
    headers = {"Cookie": f"{COOKIE}={server.sessions[role]}; csrftoken={token}", "X-CSRFToken": token}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request("POST" if fields else "GET", path, urlencode(fields) if fields else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def _converted(server: Served) -> str:
    """Make a referral of the tip, and return the page that its receiver reads."""
    found = re.search(r'href="(/tips/(\d+)/)"', _work(server, "hotline", "/tips/")[1])
    assert found
    assert _work(server, "hotline", f"{found[1]}brief/", brief=BRIEF)[0] == 302
    address = f"/referrals/new/?origin=tip&from={found[2]}"
    status, form = _work(server, "hotline", address)
    assert status == 200
    assert BRIEF in form
    receiver = re.search(r'<option value="(\d+)"[^>]*>Team SE', form)
    assert receiver
    filled = {name: _field(form, name) for name in ("draft", "sender")} | {"receiver": receiver[1]}
    filled |= {"purpose": "shelter", "basis": "consent", "how": "spoken", "p:situation": BRIEF, "s:situation": "on"}
    assert _work(server, "hotline", address, **filled)[0] == 302
    page = re.search(r'href="(/referrals/\d+/)"', _work(server, "provider", "/referrals/")[1])
    assert page
    return _work(server, "provider", page[1])[1]


def test_nothing_of_the_giver_lies_anywhere_also_not_after_it_became_a_referral(server: Served) -> None:
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
    read = _converted(server)
    assert BRIEF in read
    planted = [*PLANTED.values(), receipt, receipt.replace(" ", ""), "GET /tip"]
    assert not [value for value in planted if value in read]
    server.kill()  # what it wrote stays as it is: a database that is closed well takes files away
    written = [one for one in server.home.rglob("*") if one.is_file()]
    assert any(one.name == "trygvej.sqlite3" for one in written)
    for file in written:
        content = file.read_bytes()
        for value in planted:
            for code in ("utf-8", "utf-16-le"):
                assert value.encode(code) not in content, (file.name, value)
