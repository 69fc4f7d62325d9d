"""Several reserve the last places of a shelter at the same moment, as real processes: never more than there are."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.test_referral_race import LATER, database
from tests.unit.assistance.make import Role, service, support, worker
from trygvej.access.models import LogHead
from trygvej.access.public import of

# Other processes see only what is committed; of SQLite they get a copy, and its log refuses to be emptied.
pytestmark = pytest.mark.django_db(transaction=os.environ.get("DATABASE_URL", "").startswith("postgres"))
HANDS, PLACES = 4, 2


def test_of_four_who_reserve_two_places_at_once_exactly_two_get_one(tmp_path: Path) -> None:
    LogHead.objects.get_or_create(pk=1)
    user, house = worker(Role.CONSULTANT), service(places=PLACES)
    supports = [support(of(user)) for _n in range(HANDS)]
    url, moment = database(tmp_path), time.time() + LATER
    module = [sys.executable, "-m", "tests.integration.place_hand"]
    running = [
        subprocess.Popen(
            [*module, str(user.pk), str(one.pk), str(house.pk), str(moment)],
            env={**os.environ, "DATABASE_URL": url}, stdout=subprocess.PIPE, text=True,
        )
        for one in supports
    ]  # fmt: skip
    told = [each.communicate(timeout=120)[0] for each in running]
    assert [each.returncode for each in running] == [0] * HANDS
    assert sorted(map(json.loads, told)) == ["refused"] * (HANDS - PLACES) + ["reserved"] * PLACES
