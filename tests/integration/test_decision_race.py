"""Several sign one decision at the same moment, as real processes: it is signed once, and the log says by whom."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.test_referral_race import LATER, database
from tests.unit.identification.make import Role, assessment, authority, proposed, who
from trygvej.access.models import LogHead

# Other processes see only what is committed; of SQLite they get a copy, and its log refuses to be emptied.
pytestmark = pytest.mark.django_db(transaction=os.environ.get("DATABASE_URL", "").startswith("postgres"))
HANDS = 3


def test_of_three_who_sign_at_once_exactly_one_has_signed(tmp_path: Path) -> None:
    LogHead.objects.get_or_create(pk=1)
    decision = proposed(assessment(who(Role.CONSULTANT)), who(Role.CONSULTANT))
    users = [authority() for _n in range(HANDS)]
    url, moment = database(tmp_path), time.time() + LATER
    module = [sys.executable, "-m", "tests.integration.decision_hand"]
    running = [
        subprocess.Popen(
            [*module, str(one.pk), str(decision.pk), str(moment)],
            env={**os.environ, "DATABASE_URL": url}, stdout=subprocess.PIPE, text=True,
        )
        for one in users
    ]  # fmt: skip
    told = [json.loads(each.communicate(timeout=120)[0]) for each in running]
    assert sorted(told)[: HANDS - 1] == ["refused"] * (HANDS - 1)
    assert sorted(told)[-1] in {f"signed {one.pk}" for one in users}
