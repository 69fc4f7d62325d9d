"""Tips when things go wrong: the server is killed while they come in, the mail server is down."""

import re
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

from tests.served import served

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def _ask(port: int, method: str, path: str, **fields: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path, urlencode(fields) if fields else None, _FORM if fields else {})
        return connection.getresponse().read().decode()


def _field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def _give(port: int, stop: Event, numbers: list[str]) -> None:
    """Give tips until the server is gone; remember every number that was shown."""
    while not stop.is_set():
        try:
            page = _ask(port, "GET", "/tip/da/")
            sum_ = re.search(r'for="sum">[^<]*?(\d+) \+ (\d+)', page)
            more = {"sum": str(int(sum_[1]) + int(sum_[2]))} if sum_ else {}
            page = _ask(port, "POST", "/tip/da/", ticket=_field(page, "ticket"), country="DK", what="En dør.", **more)
        except (OSError, HTTPException):
            return
        found = re.search(r'id="receipt">([0-9 ]+)<', page)
        if found:
            numbers.append(found[1])


def test_every_number_that_was_given_opens_its_tip_after_a_power_cut(tmp_path: Path) -> None:
    numbers: list[str] = []
    stop = Event()
    with served(tmp_path, "hotline:DK", EMAIL_URL="smtp://127.0.0.1:9") as running:  # nobody answers there
        givers = [Thread(target=_give, args=(running.port, stop, numbers)) for _ in range(3)]
        for one in givers:
            one.start()
        while len(numbers) < 10:
            assert any(one.is_alive() for one in givers)
            stop.wait(0.05)
        running.kill()
        stop.set()
        for one in givers:
            one.join()
    with served(tmp_path) as running:
        for number in numbers:
            page = _ask(running.port, "POST", "/tip/da/back/", receipt=number)
            assert "En dør." in page, number
