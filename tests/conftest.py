"""What all tests share."""

import os
import tempfile
from typing import Any

# Before Django reads its settings: the tests have a home of their own, which the other processes inherit.
os.environ.setdefault("TRYGVEJ_HOME", tempfile.mkdtemp(prefix="trygvej-tests-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django
import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from config.home import make_secrets

django.setup()

from trygvej.access.models import LogHead  # noqa: E402  # models exist only now

make_secrets("secret-key", "master-key", "index-key", "log-key")

# A file instead of memory: the server of a journey reads and writes it from threads of its own.
if connection.vendor == "sqlite":
    connection.settings_dict["TEST"]["NAME"] = f"{os.environ['TRYGVEJ_HOME']}/test.sqlite3"
    options = connection.settings_dict["OPTIONS"]
    options["init_command"] = options["init_command"].replace("FULL", "OFF")  # nothing here has to survive the machine

# The same examples on every machine, and no test that fails because a machine is slow.
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the suite run a second time on another database without what needs none."""
    parser.addoption("--database-only", action="store_true", help="Only the tests that need a database.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs no database, if that was asked for."""
    if not config.getoption("--database-only"):
        return
    wanted = [
        one
        for one in items
        if (one.get_closest_marker("django_db") or _USES & set(_fixtures(one)))
        and not one.get_closest_marker("one_database")
    ]
    config.hook.pytest_deselected(items=[one for one in items if one not in set(wanted)])
    items[:] = wanted


def _emptied(test: Any) -> None:
    """Empty the database after a test that really commits, with the log, of which nobody else can delete a row."""
    with connection.cursor() as cursor:
        refusing = []
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%refused%'")
            refusing = cursor.fetchall()
        for name, _sql in refusing:
            cursor.execute(f"DROP TRIGGER {name}")
        _flush(test)
        for _name, sql in refusing:
            cursor.execute(sql)
    LogHead.objects.get_or_create(pk=1)  # the row that writers of the log queue for, as the migration made it


_flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # not in the stubs
TransactionTestCase._fixture_teardown = _emptied  # type: ignore[attr-defined]

_USES = {"db", "transactional_db", "live_server"}


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])
