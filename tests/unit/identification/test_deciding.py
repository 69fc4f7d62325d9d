"""Who decides: the competent, never the one who proposed, once, and changed only by a review."""

import pytest
from django.db import IntegrityError, transaction

from tests.unit.identification.make import NOW, Role, assessment, authority, later, proposed, who, worker
from trygvej.access.public import Denied, LogEntry, MoveRefused, of
from trygvej.identification.actions import save
from trygvej.identification.models import Assessment, Decision
from trygvej.identification.public import appeal, propose, sign, tell_person, withdraw
from trygvej.journey.public import erase_journey
from trygvej.journey.telling import time_line

pytestmark = pytest.mark.django_db


def test_nobody_signs_what_she_proposed() -> None:
    one, office = assessment(who(Role.CONSULTANT)), of(authority())
    decision = proposed(one, office)
    with pytest.raises(MoveRefused, match="another signs"):
        sign(decision=decision, by=office, at=NOW)
    assert sign(decision=decision, by=of(authority()), at=NOW).state == "signed"


def test_the_database_refuses_it_too() -> None:
    office = of(authority())
    decision = proposed(assessment(who(Role.CONSULTANT)), office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(signed_by=office.person, state="signed")


@pytest.mark.parametrize(
    ("stay", "role", "may"),
    [
        ("no-lawful-stay", Role.AUTHORITY, True),
        ("asylum-seeker", Role.AUTHORITY, True),
        ("lawful-stay", Role.AUTHORITY, False),
        ("no-lawful-stay", Role.CONSULTANT, False),
        ("lawful-stay", Role.CONSULTANT, True),
        ("eu-citizen", Role.CONSULTANT, True),
        ("citizen", Role.CONSULTANT, True),
    ],
)
def test_in_denmark_the_stay_decides_who_is_competent(stay: str, role: Role, may: bool) -> None:
    by = who(Role.CONSULTANT)
    decision = proposed(assessment(by, stay), by)
    signer = of(authority()) if role == Role.AUTHORITY else who(Role.CONSULTANT)
    if may:
        assert sign(decision=decision, by=signer, at=NOW).rule.startswith("dk-decision-")
    else:
        with pytest.raises(MoveRefused, match="not competent"):
            sign(decision=decision, by=signer, at=NOW)


def test_where_no_source_says_who_an_authority_signs_and_no_rule_is_named() -> None:
    by = who(Role.CONSULTANT, "FI")
    decision = proposed(assessment(by), by)
    signed = sign(decision=decision, by=of(authority("FI")), at=NOW)
    assert (signed.rule, signed.authority) == ("", "")


def test_there_is_one_proposal_and_one_decision_for_a_step() -> None:
    one, by = assessment(who(Role.CONSULTANT)), who(Role.CONSULTANT)
    first = proposed(one, by)
    with pytest.raises(MoveRefused, match="already"):
        proposed(one, by)
    sign(decision=first, by=of(authority()), at=NOW)
    with pytest.raises(MoveRefused, match="Signed"):
        sign(decision=first, by=of(authority()), at=NOW)
    with pytest.raises(MoveRefused):
        withdraw(decision=first, by=by, at=NOW)


def test_a_review_replaces_and_both_stay_to_be_read() -> None:
    one, by = assessment(who(Role.CONSULTANT)), who(Role.CONSULTANT)
    first = of(authority())
    no = sign(decision=proposed(one, by, outcome="no"), by=first, at=NOW)
    with pytest.raises(MoveRefused, match="language"):
        tell_person(decision=no, language="", by=by, at=NOW)
    tell_person(decision=no, language="en", by=by, at=NOW)
    appeal(decision=no, said="Jeg har mere at fortælle", by=by, at=later(3))
    appeal(decision=no, said="Og mere endnu", by=by, at=later(3))
    assert any(one.overdue for one in time_line(by, one.journey, later(4)))
    again = proposed(one, by)
    with pytest.raises(MoveRefused, match="Another must sign"):
        sign(decision=again, by=first, at=later(5))
    changed = sign(decision=again, by=of(authority()), at=later(5))
    assert changed.replaces == no
    assert list(one.decisions.values_list("outcome", "state")) == [("no", "replaced"), ("yes", "signed")]
    assert Decision.objects.get(pk=no.pk).appeal == "Jeg har mere at fortælle\n\nOg mere endnu"


def test_a_decision_needs_a_reason_and_a_withdrawn_one_is_none() -> None:
    one, by = assessment(who(Role.CONSULTANT)), who(Role.CONSULTANT)
    with pytest.raises(MoveRefused, match="reason"):
        propose(assessment=one, step="decision", outcome="no", reason=" ", by=by, at=NOW)
    decision = withdraw(decision=proposed(one, by), by=by, at=NOW)
    with pytest.raises(MoveRefused):
        sign(decision=decision, by=of(authority()), at=NOW)


def test_those_who_give_help_neither_read_nor_decide() -> None:
    one = assessment(who(Role.CONSULTANT))
    helper = who(Role.PROVIDER)
    with pytest.raises(Denied):
        proposed(one, helper)
    assert not any("Identification" in said.what for said in time_line(helper, one.journey, NOW))
    with pytest.raises(Denied):
        save(assessment=one, version=0, account={}, answers={}, by=of(worker(Role.CONSULTANT, "SE")), at=NOW)


def test_every_signature_is_logged_with_its_rule() -> None:
    by = who(Role.CONSULTANT)
    decision = sign(decision=proposed(assessment(by), by), by=of(authority()), at=NOW)
    entry = LogEntry.objects.filter(verb="identification.decision.sign").get()
    assert (entry.ids, entry.detail["rule"]) == ([decision.pk], decision.rule)


def test_erasing_a_person_erases_what_was_told_and_why() -> None:
    by = who(Role.CONSULTANT)
    one = assessment(by)
    save(assessment=one, version=0, account={"main": "Blev lovet arbejde"}, answers={}, by=by, at=NOW)
    decision = proposed(one, by)
    erase_journey(journey=one.journey, why="the person asked", by=by, at=NOW)
    assert Assessment.objects.get(pk=one.pk).account is None
    assert "Gæld" not in Decision.objects.get(pk=decision.pk).reason
