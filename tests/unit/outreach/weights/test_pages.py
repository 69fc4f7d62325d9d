"""The page of weights: what holds, what others would change, who may propose and who decide."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.unit.outreach import make
from trygvej.access.public import LogEntry, Role
from trygvej.outreach.models import Advert, Band, WeightSet
from trygvej.outreach.states import WeightState

pytestmark = pytest.mark.django_db
TRY = "try=1&country=DK&w:stim.young-word=0"


@pytest.fixture(autouse=True)
def advert() -> Advert:
    signs = [make.finding("stim.young-word", 2), make.finding("cmm-adverts.drugs", 2)]
    return make.advert(findings=signs, score=4, signs=2, band=Band.YELLOW)


def why(**more: str) -> dict[str, str]:
    return {"reason": "Holdt ved 3 af 40.", "valid_from": str(timezone.localdate() + timedelta(days=1)), **more}


def test_trying_shows_how_many_adverts_move_and_changes_nothing(advert: Advert) -> None:
    page = make.browser(make.worker(Role.ANALYST)).get(f"/weights/?{TRY}").content.decode()
    assert "1 of 1 adverts changes colour" in page
    advert.refresh_from_db()
    assert advert.band == Band.YELLOW
    assert not WeightSet.objects.exists()


def test_who_may_only_look_gets_no_form_to_propose() -> None:
    page = make.browser(make.worker()).get(f"/weights/?{TRY}").content.decode()
    assert "What these points would change" in page
    assert "/weights/propose/" not in page


@pytest.mark.parametrize("role", [Role.HOTLINE, Role.SCREENER, Role.AUTHORITY])
def test_others_do_not_see_weights(role: Role) -> None:
    assert make.browser(make.worker(role)).get("/weights/").status_code == 403


def test_from_trying_to_proposing_to_deciding() -> None:
    coordinator, other = make.worker(Role.COORDINATOR), make.worker(Role.COORDINATOR)
    sent = make.browser(coordinator).post(f"/weights/propose/?{TRY}", why())
    assert sent.status_code == 302
    made = WeightSet.objects.get()
    own = make.browser(coordinator).get("/weights/").content.decode()
    assert f"/weights/{made.pk}/decide/" not in own
    assert "Take it back" in own
    theirs = make.browser(other).get("/weights/").content.decode()
    assert f"/weights/{made.pk}/decide/" in theirs
    assert "Holdt ved 3 af 40." in theirs
    assert "What it changed on past data" in theirs
    make.browser(coordinator).post(f"/weights/{made.pk}/decide/", {"answer": ""})
    assert WeightSet.objects.get().state == WeightState.PROPOSED
    make.browser(other).post(f"/weights/{made.pk}/decide/", {"answer": "Enig"})
    assert WeightSet.objects.get().state == WeightState.STANDS


def test_a_proposal_without_a_reason_is_refused_and_the_points_are_still_there() -> None:
    client = make.browser(make.worker(Role.COORDINATOR))
    answer = client.post(f"/weights/propose/?{TRY}", why(reason=""), follow=True)
    assert not WeightSet.objects.exists()
    assert "Say why, and from which day." in answer.content.decode()
    assert "1 of 1 adverts changes colour" in answer.content.decode()


def test_points_that_do_not_exist_are_refused() -> None:
    client = make.browser(make.worker(Role.COORDINATOR))
    client.post("/weights/propose/?try=1&country=DK&w:stim.young-word=7", why())
    assert not WeightSet.objects.exists()
    page = client.get("/weights/?try=1&country=DK&w:stim.young-word=7").content.decode()
    assert "form-error-message" in page


def test_another_country_is_not_there() -> None:
    assert make.browser(make.worker(Role.ANALYST)).get("/weights/?country=SE").status_code == 404


def test_looking_is_logged_and_a_trial_is_told_apart() -> None:
    make.browser(make.worker(Role.ANALYST)).get(f"/weights/?{TRY}")
    assert LogEntry.objects.filter(verb="outreach.weights.read").latest("pk").detail["tried"] is True
