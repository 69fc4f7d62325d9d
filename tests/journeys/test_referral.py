"""A referral in real browsers: one that nobody answers, and consent that is taken back while another looks on."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Town
from tests.unit.referral import make
from trygvej.access.public import Who, command
from trygvej.referral import reminding
from trygvej.referral.models import Referral
from trygvej.referral.reminding import remind


def da(text: str) -> str:
    """Return what stands on the Danish screen."""
    with override("da"):
        return gettext(text)


def _enters(town: Town, by: Who) -> Page:
    Authenticator.objects.create(user=by.person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return town.signed_in(by.person)


def test_consent_taken_back_in_one_browser_is_gone_in_the_other(town: Town) -> None:
    t = make.team()
    one = t.sent(at=timezone.now())
    page, row = f"/referrals/{one.pk}/", f'a[href="/referrals/{one.pk}/"]'
    ann, eva = _enters(town, t.ann), _enters(town, t.eva)
    eva.goto(page)
    expect(eva.get_by_text("Mira", exact=True)).to_be_visible()
    ann.goto(page)
    ann.locator('button[name="field"][value="called"]').click()
    expect(ann.get_by_text("Mira", exact=True)).to_be_visible()
    eva.reload()
    expect(eva.get_by_text("Et trygt sted", exact=True)).to_be_visible()
    expect(eva.get_by_text("Mira", exact=True)).to_have_count(0)
    eva.goto("/referrals/?person=Mira")
    expect(eva.locator(row)).to_have_count(0)
    ann.get_by_role("button", name=da("The person takes back all consent")).click()
    expect(ann.get_by_role("status").get_by_text(da("Withdrawn")).first).to_be_visible()
    answer = eva.goto(page)
    assert answer and answer.status == 403
    eva.goto("/referrals/?state=")
    expect(eva.locator(row)).to_have_count(0)
    told = eva.context.request.get(f"{town.address}/referrals/export.csv").text()
    assert len(told.strip().splitlines()) == 1  # the headings alone


def test_what_nobody_answers_is_told_to_the_coordinator_and_then_hers(town: Town) -> None:
    t = make.team()
    one = t.sent(at=timezone.now())
    assert one.due_at
    clock, coordinator = command("trygvej referral remind"), _enters(town, t.coordinator)
    assert remind(by=clock, at=one.due_at + timedelta(hours=1)).escalated == 1
    coordinator.goto("/notices/")
    coordinator.get_by_role("link", name=da(reminding.PASSED)).click()
    expect(coordinator.get_by_text(str(t.receiver)).first).to_be_visible()  # where it stands, never what it says
    expect(coordinator.get_by_text("Mira")).to_have_count(0)
    assert remind(by=clock, at=one.due_at + timedelta(days=9)).lapsed == 1
    coordinator.goto("/notices/")
    coordinator.get_by_role("link", name=da("A referral lapsed without an answer and is yours now")).click()
    expect(coordinator.get_by_text(f"{da('Who has it now')}: {t.coordinator.person}")).to_be_visible()
    coordinator.get_by_text(da("Send it there once more")).first.click()
    assert Referral.objects.get(pk=one.pk).owner == t.coordinator.person
