"""The demonstration fills every page of the outreach worker's day with invented data, through the doors of the work."""

from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model
from django.urls import reverse

from config.demo.fill import fill
from config.demo.people import ACCOUNTS, PASSWORD
from tests.unit.outreach import make
from tests.unit.outreach.pages import text
from trygvej.access.public import LogEntry, Role, User
from trygvej.outreach.models import (
    Advert,
    Band,
    Comment,
    Judgement,
    MatrixAnswer,
    Network,
    Round,
    SealedRecord,
    Visit,
    VisitFinding,
)
from trygvej.outreach.states import AdvertState
from trygvej.referral.public import Referral

pytestmark = pytest.mark.django_db


def test_it_has_an_account_for_each_role_and_something_on_every_page(tmp_path: Path, settings: Any) -> None:
    said: list[str] = []
    settings.HOME = tmp_path
    fill(400, say=lambda line: said.append(str(line)))
    told = "\n".join(said)
    assert {one.role for one in ACCOUNTS} == set(Role)
    assert PASSWORD in told and all(one.address in told for one in ACCOUNTS)
    worker = User.objects.get(email=ACCOUNTS[0].address)
    assert worker.check_password(PASSWORD)

    assert Advert.objects.count() == 400
    assert SealedRecord.objects.exists()
    assert set(Advert.objects.values_list("band", flat=True)) == set(Band.values)
    assert set(Advert.objects.values_list("state", flat=True)) == set(AdvertState.values)
    assert Network.objects.filter(adverts_count__gt=2).exists()
    assert Round.objects.filter(state="planned").exists()
    assert VisitFinding.objects.filter(visit__state="recorded").count() > 40
    added: tuple[type[Model], ...] = (Comment, MatrixAnswer, Judgement, LogEntry)
    for kind in added:
        assert kind._default_manager.exists(), kind

    assert set(Referral.objects.values_list("state", flat=True)) >= {
        "sent",
        "accepted",
        "asked-back",
        "declined",
        "lapsed",
    }
    helper = make.browser(User.objects.get(email="udbyder@demo.example"), "da")
    for name in ("referrals", "groups"):
        assert '<p class="empty">' not in text(helper, reverse(f"referral:{name}")), name

    page = make.browser(worker, "da")
    for name in ("worklist", "networks", "places", "map", "visits", "rounds"):
        assert '<p class="empty">' not in text(page, reverse(f"outreach:{name}")), name
    for kind, name in ((Advert, "advert"), (Network, "network"), (Visit, "visit")):
        keys = kind._default_manager.filter(**{"country": "DK"}).values_list("pk", flat=True)
        text(page, reverse(f"outreach:{name}", args=[keys[0]]))
