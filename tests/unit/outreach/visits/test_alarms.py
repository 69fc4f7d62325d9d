"""The timer command that sees whether rounds come home."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from config.cli import main
from tests.unit.outreach import make
from trygvej.access.models import Notice
from trygvej.outreach.models import Round

pytestmark = pytest.mark.django_db


def run() -> str:
    done = CliRunner().invoke(main, ["outreach", "alarms"])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_tells_once_and_says_how_many() -> None:
    now = timezone.now()
    assert "Every round was heard from" in run()
    made = make.round_(make.who(), starts_at=now - timedelta(hours=4), check_in_by=now - timedelta(minutes=1))
    assert "1 rounds were not heard from" in run()
    assert "Every round was heard from" in run()
    assert Notice.objects.get().user == made.alarm_to
    assert Round.objects.get().alarmed_at is not None
