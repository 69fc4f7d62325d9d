"""What all tests share."""

import os
import tempfile

# Before Django reads its settings: the tests have a home of their own, which the other processes inherit.
os.environ.setdefault("TRYGVEJ_HOME", tempfile.mkdtemp(prefix="trygvej-tests-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django
import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings

from config.home import make_secrets

django.setup()

# A file, not memory: there a second thread, such as that of a server, does not wait for the first but fails.
_database = django_settings.DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    _database.setdefault("TEST", {})["NAME"] = str(django_settings.HOME / "tests.sqlite3")
    _database["OPTIONS"]["init_command"] = _database["OPTIONS"]["init_command"].replace("FULL", "OFF")
make_secrets("secret-key", "master-key", "index-key", "log-key")

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
    wanted = [one for one in items if one.get_closest_marker("django_db") or _USES & set(_fixtures(one))]
    config.hook.pytest_deselected(items=[one for one in items if one not in set(wanted)])
    items[:] = wanted


_USES = {"db", "transactional_db", "live_server"}


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])
