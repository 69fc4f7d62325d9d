"""Nobody sees more than consent and role allow: not in the list, a search, the file, the count, nor on the page."""

import csv
import io
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.unit.referral import make
from trygvej.access.models import Notice, RecordKey
from trygvej.access.public import Denied, LogEntry, MoveRefused, Role, User, Who, of
from trygvej.referral import actions, queries, retention
from trygvej.referral.models import Event, Grant, Part, Referral
from trygvej.referral.states import ReferralState

pytestmark = pytest.mark.django_db
NOW = make.NOW


def read(one: Referral, by: Who) -> set[str]:
    return {part.field for part in queries.content(one, by)}


def test_the_receiver_reads_what_was_ticked_and_the_sender_all() -> None:
    t = make.team()
    one = t.sent()
    assert read(one, t.ann) == set(make.PARTS)
    assert read(one, t.eva) == {"called", "contact", "wishes"}
    assert read(one, t.coordinator) == set()
    assert LogEntry.objects.filter(verb="referral.content.read", user=t.eva.user).exists()


def test_what_is_kept_is_not_readable_in_the_database() -> None:
    t = make.team()
    t.sent()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM trygvej_part")
        assert b"Mira" not in b"".join(bytes(str(cell), "utf-8") + (bytes(cell) if isinstance(cell, bytes | memoryview)
                                       else b"") for row in cursor.fetchall() for cell in row)  # fmt: skip


def test_one_field_taken_back_is_gone_at_once_and_found_no_more() -> None:
    t = make.team()
    one = t.sent()
    assert list(queries.searched(queries.referrals(t.eva), {"person": "mira "}, t.eva)) == [one]
    one = actions.withdraw_consent(referral=one, fields={"called"}, by=t.eva, at=NOW)
    assert (one.state, read(one, t.eva)) == ("sent", {"contact", "wishes"})
    assert not queries.searched(queries.referrals(t.eva), {"person": "Mira"}, t.eva).exists()
    assert list(queries.searched(queries.referrals(t.ann), {"person": "Mira"}, t.ann)) == [one]
    assert Notice.objects.filter(user=t.ann.user).exists()


@pytest.mark.parametrize("accepted", [False, True])
def test_all_taken_back_is_seen_everywhere_at_once_and_goes_to_the_sender(accepted: bool) -> None:
    t = make.team()
    one = t.sent()
    if accepted:
        one = actions.accept(referral=one, by=t.eva, at=NOW)
    clients = {name: make.signed_in(getattr(t, name).person) for name in ("eva", "ann")}
    page = reverse("referral:referral", args=[one.pk])
    assert "Mira" in clients["eva"].get(page).content.decode()
    one = actions.withdraw_consent(referral=one, fields=None, by=t.ann, at=NOW)
    assert (one.state, one.owner) == (ReferralState.WITHDRAWN, t.ann.user)
    assert clients["eva"].get(page).status_code == 403
    assert (
        f"/referrals/{one.pk}/" not in clients["eva"].get(reverse("referral:referrals"), {"way": ""}).content.decode()
    )
    assert len(_rows(clients["eva"].get(reverse("referral:export")).content)) == 0
    assert queries.figures(queries.referrals(t.eva), NOW).by_state["withdrawn"] == 0
    assert not queries.followed(t.coordinator).exists()
    assert not queries.parts(t.eva).exists()
    assert clients["ann"].get(page).status_code == 200
    with pytest.raises(Denied):
        actions.withdraw_consent(referral=one, fields=None, by=t.eva, at=NOW)


def test_what_rests_on_the_law_alone_is_no_consent_to_take_back() -> None:
    one = (t := make.team()).sent(child=True, basis=Grant.Basis.CHILD, how="")
    with pytest.raises(MoveRefused):
        actions.withdraw_consent(referral=one, fields=None, by=t.ann, at=NOW)


def test_consent_is_for_one_recipient_and_one_purpose() -> None:
    t = make.team()
    one = t.sent()
    Grant.objects.filter(referral=one).update(purpose="legal")
    assert not queries.referrals(t.eva).exists()
    Grant.objects.filter(referral=one).update(purpose="shelter", recipient=t.elsewhere)
    assert not queries.referrals(t.eva).exists()
    assert read(one, t.eva) == set()


def test_after_declining_nothing_of_the_person_is_read_any_more() -> None:
    t = make.team()
    one = actions.decline(referral=t.sent(), by=t.eva, at=NOW, text="Ingen plads.")
    assert read(one, t.eva) == set()
    assert queries.referrals(t.eva).exists()


def words(one: Referral, by: Who) -> list[str]:
    return [said for _, said in queries.events(one, by) if said]


def test_a_note_to_a_colleague_stays_inside_and_what_was_said_goes_with_consent() -> None:
    t = make.team()
    one = actions.hand_on(referral=t.sent(), to=t.ben.person, by=t.ann, at=NOW, text="Kun til Ben.")
    one = actions.ask(referral=one, by=t.eva, at=NOW, text="Hvornår?")
    one = actions.answer(referral=one, by=t.ben, at=NOW + timedelta(hours=1), text="Mira kan kl. 20.")
    assert words(one, t.ann) == ["Kun til Ben.", "Hvornår?", "Mira kan kl. 20."]
    assert words(one, t.eva) == ["Hvornår?", "Mira kan kl. 20."]
    one = actions.withdraw_consent(referral=one, fields={"called"}, by=t.ben, at=NOW + timedelta(hours=2))
    assert words(one, t.eva) == ["Hvornår?"]
    assert words(one, t.coordinator) == []
    actions.decline(referral=one, by=t.eva, at=NOW + timedelta(hours=3), text="Nej.")
    assert words(one, t.eva) == []


def test_what_was_closed_long_ago_is_erased_with_its_keys_and_counted_still() -> None:
    t = make.team()
    one = actions.accept(referral=t.sent(), by=t.eva, at=NOW)
    one = actions.close(referral=one, by=t.eva, at=NOW, text="Bor hos os.")
    keys = {part.key_id for part in Part.objects.all()} | {event.key_id for event in Event.objects.all()}
    assert not retention.due(NOW.date()).exists()
    found = list(retention.due(NOW.date() + timedelta(days=1)))
    retention.let_go(found)
    assert not Part.objects.exists()
    assert not RecordKey.objects.filter(pk__in=keys).exists()
    assert {event.text for event in Event.objects.filter(referral=one)} <= {"Slettet", "Erased"}
    assert queries.figures(queries.referrals(t.eva), NOW).by_state["closed"] == 1
    assert not retention.due(NOW.date() + timedelta(days=1)).exists()


def test_programs_get_nothing_of_referrals() -> None:
    """The API has no door to them: one that is added belongs among those that NobodySeesMore opens."""
    from config.api import api

    assert not [path for path in api.get_openapi_schema()["paths"] if "referral" in path]


def _rows(content: bytes) -> list[str]:
    return [row[0] for row in list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]]


def _listed(client: Any, pks: Iterable[int]) -> set[int]:
    shown = client.get(reverse("referral:referrals"), {"way": ""}).content.decode()
    return {pk for pk in pks if f'href="/referrals/{pk}/"' in shown}


class NobodySeesMore(TestCase):
    """A model of what may be seen, in plain words, against every door."""

    @settings(max_examples=25)
    @given(
        shared=st.sets(st.sampled_from(sorted(make.PARTS)), min_size=1),
        back=st.lists(st.sampled_from([*sorted(make.PARTS), "all"]), max_size=3),
        move=st.sampled_from(["", "receive", "accept", "decline", "ask"]),
    )
    def test_through_list_search_file_count_and_page(self, shared: set[str], back: list[str], move: str) -> None:
        t, stranger = make.team(), make.who(make.organisation(), Role.PROVIDER)
        outsider = make.who(t.receiver, Role.ANALYST)
        one = t.sent(shared=frozenset(shared))
        if move:
            more = {} if move == "receive" else {"text": "Fordi."}
            one = getattr(actions, move)(referral=one, by=t.eva, at=NOW, **more)
        standing = set(shared)
        for field in back:
            try:
                with transaction.atomic():
                    actions.withdraw_consent(referral=one, fields=None if field == "all" else {field}, by=t.ann, at=NOW)
                standing -= standing if field == "all" else {field}
            except MoveRefused:
                pass
        hers = standing if move != "decline" else set()
        self._sees(one, t.ann.person, set(make.PARTS))
        self._sees(one, t.eva.person, hers, row=bool(standing))
        self._sees(one, stranger.person, set(), row=False)
        self._sees(one, outsider.person, set(), row=False)

    def _sees(self, one: Referral, user: User, parts: set[str], *, row: bool = True) -> None:
        by, client = of(user), make.signed_in(user)
        assert {part.field for part in queries.parts(by).filter(referral=one)} == parts
        page = client.get(reverse("referral:referral", args=[one.pk]))
        assert (page.status_code == 200) == row
        shown = page.content.decode() if row else ""
        assert {field for field, text in make.PARTS.items() if text in shown} == parts
        if not by.holds(Role.ANALYST):
            assert _listed(client, [one.pk]) == ({one.pk} if row else set())
            assert _rows(client.get(reverse("referral:export")).content) == ([str(one.pk)] if row else [])
        assert sum(queries.figures(queries.referrals(by), NOW).by_state.values()) == row
        found = queries.searched(queries.referrals(by), {"person": "Mira"}, by).exists()
        assert found == (row and "called" in parts)
