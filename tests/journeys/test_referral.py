"""A referral in real browsers: one that nobody answers, and consent that is taken back while another looks on."""

import re
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Town
from tests.unit.referral import make
from trygvej.access.public import Role, Who, command
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


def test_a_call_becomes_a_referral_that_the_receiver_accepts(town: Town) -> None:
    t = make.team()
    hotline, eva = _enters(town, make.who(t.sender, Role.HOTLINE)), _enters(town, t.eva)
    hotline.goto("/hotline/calls/new/")
    hotline.get_by_label("En borger, der har lagt mærke til noget").check()
    hotline.get_by_label("Hvad blev set eller hørt?").fill("En dør, der er låst udefra.")
    hotline.get_by_role("button", name="Gem opkaldet").click()
    hotline.get_by_role("link", name="Lav en henvisning").click()
    hotline.locator('[name="receiver"]').select_option(str(t.receiver.pk))
    hotline.locator('[name="purpose"]').select_option("shelter")
    expect(hotline.locator('[name="p:situation"]')).to_have_value(re.compile("låst udefra"))
    hotline.locator('[name="p:situation"]').fill("Nogen holdes måske fast.")
    hotline.locator('[name="s:situation"]').check()
    hotline.locator('[name="how"]').select_option("spoken")
    hotline.get_by_role("button", name=da("Send it"), exact=True).click()
    expect(hotline.get_by_text(da("It is sent. It stays with you until somebody there takes it."))).to_be_visible()
    eva.goto("/notices/")
    eva.get_by_role("link", name=da("A referral has come"), exact=True).click()
    expect(eva.get_by_text("Nogen holdes måske fast.")).to_be_visible()
    eva.get_by_text(da("Accept it"), exact=True).first.click()
    eva.locator('form[action$="/accept/"] button').click()
    expect(eva.get_by_text(f"{da('Who has it now')}: {t.eva.person}")).to_be_visible()
    hotline.reload()
    expect(hotline.get_by_text(f"{da('Who has it now')}: {t.eva.person}")).to_be_visible()
    assert Referral.objects.get().state == "accepted"
