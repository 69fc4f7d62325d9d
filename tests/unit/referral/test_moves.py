"""Where a referral goes: every state has a way out and an owner, whoever does what, in whatever order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.unit.referral import make
from trygvej.access.models import Notice
from trygvej.access.public import Denied, Membership, MoveRefused, Organisation, Role, command
from trygvej.referral import actions
from trygvej.referral.models import Event, Grant, Referral
from trygvej.referral.reminding import remind
from trygvej.referral.states import HOLDERS, MOVES, OPEN, ReferralState

pytestmark = pytest.mark.django_db
NOW = make.NOW
TIMER = command("trygvej referral remind")


def later(hours: float = 1) -> Any:
    return NOW + timedelta(hours=hours)


def test_every_state_has_a_way_out_a_way_in_and_an_owner() -> None:
    for state in ReferralState:
        assert any(state in one.sources and one.target != state for one in MOVES.values()), state
        assert state == ReferralState.SENT or any(one.target == state for one in MOVES.values()), state
        assert state in HOLDERS
    reached, new = {ReferralState.SENT.value}, {ReferralState.SENT.value}
    while new:
        new = {one.target for one in MOVES.values() if one.sources & reached} - reached
        reached |= new
    assert reached == set(ReferralState.values)


def test_from_sent_to_closed_it_is_always_clear_who_has_it() -> None:
    t = make.team()
    one = t.sent()
    assert (one.owner, one.owner_organisation) == (t.ann.user, t.sender)
    one = actions.receive(referral=one, by=t.eva, at=later(1))
    assert (one.owner, one.owner_organisation) == (t.eva.user, t.receiver)
    one = actions.ask(referral=one, by=t.eva, at=later(2), text="Kan hun komme i aften?")
    assert one.owner == t.ann.user
    one = actions.answer(referral=one, by=t.ben, at=later(3), text="Ja, kl. 20.")
    assert one.owner == t.eva.user
    one = actions.accept(referral=one, by=t.finn, at=later(4), text="Finn ringer.")
    assert one.owner == t.finn.user
    one = actions.hand_on(referral=one, by=t.finn, to=t.eva.person, at=later(5), text="Jeg har fri.")
    assert one.owner == t.eva.user
    one = actions.close(referral=one, by=t.eva, at=later(6), text="Hun bor her nu.")
    assert (one.state, one.due_at, one.owner) == ("closed", None, t.eva.user)
    told = [(one.move, one.owner) for one in Event.objects.filter(referral=one)]
    assert [move for move, _ in told] == ["send", "receive", "ask", "answer", "accept", "hand-on", "close"]
    assert [owner for _, owner in told] == [
        t.ann.user, t.eva.user, t.ann.user, t.eva.user, t.finn.user, t.eva.user, t.eva.user,
    ]  # fmt: skip


def test_declined_needs_a_reason_goes_back_and_can_go_elsewhere() -> None:
    t, other = make.team(), make.organisation()
    make.who(other, Role.PROVIDER)
    one = t.sent()
    with pytest.raises(MoveRefused):
        actions.decline(referral=one, by=t.eva, at=later(), text="  ")
    one = actions.decline(referral=one, by=t.eva, at=later(), text="Ingen plads.")
    assert (one.owner, one.owner_organisation) == (t.ann.user, t.sender)
    follower = actions.send(what=make.order(t.sender, other, follows=one), by=t.ann, at=later(2))
    one.refresh_from_db()
    assert (one.state, follower.follows, follower.state) == ("closed", one, "sent")
    assert not Grant.objects.filter(referral=one, withdrawn_at=None).exists()
    with pytest.raises(MoveRefused):
        actions.send(what=make.order(t.sender, other, follows=one), by=t.ann, at=later(3))


def test_sent_twice_with_one_draft_is_one_referral() -> None:
    t = make.team()
    what = make.order(t.sender, t.receiver)
    first, again = (actions.send(what=what, by=t.ann, at=NOW) for _ in range(2))
    assert first == again
    assert Referral.objects.count() == 1
    with pytest.raises(Denied):
        actions.send(what=what, by=t.eva, at=NOW)


def test_who_comes_second_is_told_who_was_first() -> None:
    t = make.team()
    one = t.sent()
    actions.accept(referral=one, by=t.eva, at=NOW)
    with pytest.raises(MoveRefused, match=t.eva.name):
        actions.accept(referral=one, by=t.finn, at=NOW)
    assert Referral.objects.get().owner == t.eva.user


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"shared": frozenset()}, "Intet"),
        ({"how": ""}, "ja"),
        ({"basis": Grant.Basis.VITAL, "reason": "haster"}, "15"),
        ({"basis": Grant.Basis.CHILD}, "barn"),
        ({"purpose": "nonsense"}, "modtageren"),
        ({"parts": {"origin": "x"}}, "felt"),
    ],
)
def test_what_cannot_be_sent_says_why(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(MoveRefused) as error:
        make.sent(**fields)
    assert str(error.value)
    assert not Referral.objects.exists()


def test_nothing_is_sent_to_where_nobody_answers_nor_in_the_name_of_others() -> None:
    t, empty = make.team(), make.organisation()
    with pytest.raises(MoveRefused):
        actions.send(what=make.order(t.sender, empty), by=t.ann, at=NOW)
    with pytest.raises(Denied), transaction.atomic():
        actions.send(what=make.order(t.elsewhere, t.receiver), by=t.ann, at=NOW)
    assert not Referral.objects.exists()


def test_urgent_bypasses_consent_tells_everybody_and_the_officer() -> None:
    t = make.team()
    officer = make.member(t.sender, Role.PROTECTION)
    one = t.sent(basis=Grant.Basis.VITAL, how="", reason="Trusler på livet, hun kan ikke nås.")
    assert one.urgent
    assert one.due_at == NOW + timedelta(hours=2)
    told = set(Notice.objects.values_list("user", flat=True))
    assert {t.eva.person.pk, t.finn.person.pk, t.coordinator.person.pk, officer.pk} <= told


def test_the_database_itself_keeps_a_tip_walled_and_an_open_referral_due() -> None:
    t = make.team()
    one = t.sent()
    for broken in ({"origin": "tip", "origin_id": 7}, {"due_at": None}, {"receiver": one.sender}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Referral.objects.filter(pk=one.pk).update(**broken)


Act = Callable[[make.Team, Referral, Any], Any]
NAMES = ("receive", "accept", "decline", "ask", "answer", "withdraw", "resend", "account", "close", "reopen")


def act(name: str, side: str) -> Act:
    """Return the move `name` made by `side`."""
    more = {} if name == "receive" else {"text": "Fordi."}
    return lambda t, one, at: getattr(actions, name)(referral=one, by=getattr(t, side), at=at, **more)


ACTS: dict[str, Act] = {
    **{f"{name}-{side}": act(name, side) for name in NAMES for side in ("ann", "ben", "eva", "finn", "coordinator")},
    "consent-one": lambda t, one, at: actions.withdraw_consent(referral=one, fields={"called"}, by=t.ann, at=at),
    "consent-all": lambda t, one, at: actions.withdraw_consent(referral=one, fields=None, by=t.eva, at=at),
    "hand-on": lambda t, one, at: actions.hand_on(referral=one, to=t.finn.person, by=t.eva, at=at, text=""),
    "clock": lambda t, one, at: remind(by=TIMER, at=at),
    "eva-leaves": lambda t, one, at: Membership.objects.filter(user=t.eva.user).update(until=at.date() - timedelta(1)),
    "ann-leaves": lambda t, one, at: Membership.objects.filter(user=t.ann.user).update(until=at.date() - timedelta(1)),
}


class AlwaysExactlyOneOwner(TestCase):
    @settings(max_examples=60)
    @given(
        steps=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(1, 60)), min_size=1, max_size=12),
        child=st.booleans(),
    )
    def test_whatever_is_done_in_whatever_order(self, steps: list[tuple[str, int]], child: bool) -> None:
        t, at = make.team(), NOW
        one = t.sent(child=child)
        for name, hours in steps:
            at += timedelta(hours=hours)
            before = Event.objects.filter(referral=one).count()
            state = Referral.objects.get(pk=one.pk).state
            try:
                with transaction.atomic():
                    ACTS[name](t, one, at)
            except (Denied, MoveRefused):
                assert Event.objects.filter(referral=one).count() == before
                assert Referral.objects.get(pk=one.pk).state == state
            self._whole(one.pk)
        remind(by=TIMER, at=at)
        held = Referral.objects.get(pk=one.pk)
        if held.state in OPEN:  # after the clock has looked, whoever has it still works there
            assert (
                Membership.objects.open(at.date())
                .filter(user=held.owner, organisation=held.owner_organisation)
                .exists()
            )

    def _whole(self, pk: int) -> None:
        one = Referral.objects.get(pk=pk)
        last = Event.objects.filter(referral=one).order_by("pk").last()
        assert last is not None
        assert (last.after, last.owner_id) == (one.state, one.owner_id)
        assert (one.due_at is None) == (one.state == ReferralState.CLOSED)
        assert Membership.objects.filter(user=one.owner, organisation=one.owner_organisation).exists()
        standing = Grant.objects.filter(referral=one, withdrawn_at=None).exists()
        assert one.state != ReferralState.WITHDRAWN or not standing
        assert isinstance(one.owner_organisation, Organisation)
