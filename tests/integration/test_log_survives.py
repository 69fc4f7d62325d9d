"""A server that is killed between act and response: no page ever left without its row in the log."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.served import COOKIE, served

READERS = 3


def _read(port: int, session: str, stop: Event, got: list[str], reader: int) -> None:
    """Ask for one page after another, each with a search of its own; remember each that was answered."""
    number = 0
    while not stop.is_set():
        number += 1
        word = f"ord{reader}x{number}"
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
                connection.request("GET", f"/worklist/?q={word}", headers={"Cookie": f"{COOKIE}={session}"})
                answer = connection.getresponse()
                if answer.status == 200 and answer.read():
                    got.append(word)
        except (OSError, HTTPException):
            return


@pytest.mark.parametrize("pages", [1, 7, 23])
def test_killed_at_any_moment_each_page_that_left_has_its_row_and_the_chain_is_whole(
    tmp_path: Path, pages: int
) -> None:
    got: list[str] = []
    stop = Event()
    with served(tmp_path, "outreach:DK") as running:
        given = (running.port, running.sessions["outreach"], stop, got)
        readers = [Thread(target=_read, args=(*given, one)) for one in range(READERS)]
        for one in readers:
            one.start()
        while len(got) < pages:
            assert any(one.is_alive() for one in readers)
            stop.wait(0.01)
        running.kill()
        stop.set()
        for one in readers:
            one.join()
    home = tmp_path / "home"
    with closing(sqlite3.connect(home / "trygvej.sqlite3")) as database:
        kept = [str(row) for row in database.execute("SELECT * FROM trygvej_logentry WHERE verb LIKE 'outreach.%'")]
    assert len(kept) >= len(got) >= pages
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-c", "from config.cli import main; main()", "log", "verify"]
    subprocess.run(command, env={**environment, "TRYGVEJ_HOME": str(home)}, check=True, stdout=subprocess.DEVNULL)
