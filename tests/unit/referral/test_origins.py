"""Where a referral begins: what it starts with, and the wall between a tip and the case."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from tests.unit.referral import make
from tests.unit.screening.make import call
from trygvej.access.public import MoveRefused, Role, Who
from trygvej.referral import actions
from trygvej.referral.models import Referral
from trygvej.referral.origins import beginning
from trygvej.screening.models import Tip

pytestmark = pytest.mark.django_db
NOW = make.NOW
WORDS = "Jeg bor i nummer 14 og ser det fra mit vindue"


def hotline() -> tuple[make.Team, Who]:
    t = make.team()
    return t, make.who(t.sender, Role.HOTLINE)


def a_tip(brief: str) -> Tip:
    return Tip.objects.create(
        receipt="r" * 64, form="f" * 64, country="DK", language="uk", arrived_at=NOW, content={"seen": WORDS},
        brief=brief,
    )  # fmt: skip


def test_a_call_begins_a_referral_that_says_what_was_told_and_the_call_knows_it() -> None:
    t, by = hotline()
    taken = call(by, seen="Hun må ikke gå ud", language="ro", child="present")
    begun = beginning("call", taken.pk, by)
    assert begun is not None
    assert "Hun må ikke gå ud" in begun.parts["situation"]
    assert begun.child
    made = t.order(origin="call", origin_id=taken.pk, child=True)
    for _ in range(2):  # another organisation may be asked as well
        actions.send(what=made, by=by, at=NOW)
        made = t.order(origin="call", origin_id=taken.pk, child=True)
    taken.refresh_from_db()
    assert taken.state == "handed-over"
    assert beginning("call", taken.pk, t.eva) is None
    assert beginning("call", 10**9, by) is None


def test_of_a_tip_only_what_the_hotline_wrote_goes_on_and_nothing_leads_back() -> None:
    t, by = hotline()
    tip = a_tip("")
    with pytest.raises(MoveRefused):
        beginning("tip", tip.pk, by)
    tip.brief = "En kvinde holdes måske på en adresse i byen"
    tip.save()
    begun = beginning("tip", tip.pk, by)
    assert begun is not None
    assert begun.parts == {"situation": tip.brief}
    one = actions.send(what=t.order(origin="tip", origin_id=tip.pk, parts=begun.parts), by=by, at=NOW)
    assert one.origin_id is None
    assert Tip.objects.get().state == "handed-over"
    rows = [str(row) for name in ("Referral", "Event", "Grant", "Part") for row in held(name)]
    assert not [row for row in rows if "uk" in row.split("'") or "r" * 64 in row or WORDS in row]
    for reader in (t.eva, by):
        page = make.signed_in(reader.person).get(reverse("referral:referral", args=[one.pk])).content.decode()
        assert tip.brief in page
        assert WORDS not in page
        assert f"/tips/{tip.pk}" not in page


def held(name: str) -> list[dict[str, Any]]:
    return [one.__dict__ for one in apps.get_model("trygvej", name)._default_manager.all()]


def test_the_form_starts_with_it_and_sends_it_once(home: Path) -> None:
    t, by = hotline()
    taken = call(by, seen="Hun må ikke gå ud")
    client = make.signed_in(by.person)
    address = f"{reverse('referral:refer')}?origin=call&from={taken.pk}"
    page = client.get(address).content.decode()
    assert "Hun må ikke gå ud" in page
    draft = page.split('name="draft" value="')[1].split('"')[0]
    data = {
        "draft": draft, "receiver": t.receiver.pk, "sender": t.sender.pk, "purpose": "shelter", "basis": "consent",
        "how": "spoken", "p:situation": "Hun må ikke gå ud", "s:situation": "on",
    }  # fmt: skip
    for _ in range(2):
        assert client.post(address, data).status_code == 302
    assert Referral.objects.get().origin_id == taken.pk
    assert make.signed_in(t.ann.person).get(f"{reverse('referral:refer')}?origin=call&from=99999").status_code == 404


def test_nothing_ticked_is_told_and_what_was_written_stays() -> None:
    t, by = hotline()
    answer = make.signed_in(by.person).post(
        reverse("referral:refer"),
        {
            "draft": "7c1f4f0e-5a53-4a8e-9c3d-1f2d3c4b5a69", "receiver": t.receiver.pk, "sender": t.sender.pk,
            "purpose": "shelter", "basis": "consent", "how": "spoken", "p:wishes": "<script>alert(1)</script>",
        },
    )  # fmt: skip
    assert answer.status_code == 422
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.content.decode()
    assert not Referral.objects.exists()
