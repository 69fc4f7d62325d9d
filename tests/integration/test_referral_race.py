"""Several at once, as real processes on a real database: exactly one wins, the others are told, nothing is lost."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.unit.referral import make
from trygvej.access.models import LogHead
from trygvej.access.public import User

# Other processes see only what is committed; of SQLite they get a copy, and its log refuses to be emptied.
pytestmark = pytest.mark.django_db(transaction=os.environ.get("DATABASE_URL", "").startswith("postgres"))


@pytest.fixture(autouse=True)
def log_head(db: None) -> None:
    """Put back the row that writers of the log queue for: a test before may have emptied every table."""
    LogHead.objects.get_or_create(pk=1)


LATER = 4.0  # seconds in which every process is ready


def database(folder: Path) -> str:
    """Return the address of the database of this test, for other processes; one in memory is first copied to a file."""
    if connection.vendor != "sqlite":
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    file = folder / "race.sqlite3"
    connection.ensure_connection()
    file.write_bytes(connection.connection.serialize())
    return f"sqlite:///{file}"


def begun(url: str, act: str, user: User, number: int, moment: float = 0.0) -> "subprocess.Popen[str]":
    """Start one pair of hands."""
    command = [sys.executable, "-m", "tests.integration.referral_hand", act, str(user.pk), str(number), str(moment)]
    return subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url}, stdout=subprocess.PIPE, text=True)


def ended(process: "subprocess.Popen[str]") -> str:
    """Return what came of it."""
    return all_ended([process])[0]


def all_ended(processes: "list[subprocess.Popen[str]]") -> list[str]:
    """Return what came of each, when the last has ended."""
    told = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return [str(json.loads(one)) for one in told]


def test_of_several_who_accept_decline_or_call_back_at_once_exactly_one_wins(tmp_path: Path) -> None:
    t = make.team()
    one, url, moment = t.sent(), database(tmp_path), time.time() + LATER
    hands = [("accept", t.eva), ("accept", t.finn), ("decline", t.eva), ("withdraw", t.ben)]
    told = all_ended([begun(url, act, by.person, one.pk, moment) for act, by in hands])
    look = json.loads(ended(begun(url, "look", t.ann.person, one.pk)))
    won = [answer for answer in told if answer.startswith("won")]
    if look["state"] == "withdrawn" and len(look["moves"]) == 3:  # what was accepted or declined can be called back
        assert len(won) == 2
    else:
        assert len(won) == 1, told
    assert all(answer.startswith("refused: ") for answer in told if answer not in won)
    assert len(look["moves"]) == 1 + len(won)
    assert f"won {look['owner']}" in won


def test_pressed_twice_at_the_same_moment_is_one_referral(tmp_path: Path) -> None:
    t = make.team()
    url, moment = database(tmp_path), time.time() + LATER
    told = set(all_ended([begun(url, "send", t.ann.person, 7, moment) for _ in range(3)]))
    assert len(told) == 1
    look = json.loads(ended(begun(url, "look", t.ann.person, int(told.pop().split()[1]))))
    assert (look["n"], look["moves"]) == (1, ["send"])
