"""The form: saved as one writes, nothing lost, warns of names, shows findings and what is not known, documents."""

import re
import zlib
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.identification.make import NOW, Role, assessment, authority, browser, journey, proposed, who, worker
from trygvej.access.public import LogEntry, MoveRefused, of
from trygvej.identification.actions import SECTIONS, save
from trygvej.identification.findings import indicators, shown
from trygvej.identification.gentle import third_persons
from trygvej.identification.models import Assessment, Decision, Talk
from trygvej.identification.public import sign
from trygvej.records.public import Presence

DEBT = "cmm-talk.debt"


@pytest.mark.django_db
def test_of_two_who_write_at_once_the_second_is_told_and_nothing_is_lost() -> None:
    by = who(Role.CONSULTANT)
    one = assessment(by)
    save(assessment=one, version=0, account={"main": "Først"}, answers={}, by=by, at=NOW)
    with pytest.raises(MoveRefused, match="colleague"):
        save(assessment=one, version=0, account={"main": "Bagefter"}, answers={}, by=by, at=NOW)
    assert Assessment.objects.get().account["main"] == "Først"


@pytest.mark.django_db
def test_the_form_is_kept_as_one_writes_and_a_conflict_keeps_what_was_typed() -> None:
    user = worker(Role.CONSULTANT)
    one, client = assessment(of(user)), browser(user, "da")
    address = reverse("identification:save", args=[one.pk])
    said = {"version": 0, "main": "Han mødte Ida Holm i Storgade 4", f"i:{DEBT}": "present", f"n:{DEBT}": "Rejsen"}
    short = client.post(address, said, headers={"HX-Request": "true"}).content.decode()
    assert "Gemt kl." in short
    assert "Ida Holm" in short
    again = client.post(address, {**said, "main": "Noget andet"})
    assert again.status_code == 409
    assert "Noget andet" in again.content.decode()
    newest = Assessment.objects.get()
    assert newest.account["main"].startswith("Han mødte")
    assert newest.answers == {DEBT: ["present", "Rejsen"]}
    assert "Rejsen" in client.get(reverse("identification:assessment", args=[one.pk])).content.decode()


@pytest.mark.django_db
def test_a_talk_is_noted_and_one_in_the_future_is_not() -> None:
    user = worker(Role.CONSULTANT)
    one, client = assessment(of(user)), browser(user, "da")
    address = reverse("identification:talk", args=[one.pk])
    said: dict[str, Any] = {
        "minutes": 50,
        "pauses": 2,
        "interpreter": "phone",
        "understood": "present",
        "stopped": "on",
    }
    soon = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(address, {**said, "begun_at": soon}).status_code == 422
    assert client.post(address, {**said, "begun_at": "2026-11-01T10:00"}).status_code == 302
    talk = Talk.objects.get()
    assert (talk.pauses, talk.stopped, talk.interpreter) == (2, True, "phone")


@pytest.mark.django_db
def test_an_authority_reads_and_does_not_write_the_form() -> None:
    one, office = assessment(who(Role.CONSULTANT)), browser(authority(), "da")
    page = office.get(reverse("identification:assessment", args=[one.pk])).content.decode()
    assert "Gem skemaet" not in page
    assert office.post(reverse("identification:save", args=[one.pk]), {"version": 0}).status_code == 403
    assert LogEntry.objects.filter(verb="identification.assessment.read").exists()


@pytest.mark.django_db
def test_the_two_steps_on_the_page_and_the_documents() -> None:
    user, office = worker(Role.CONSULTANT), authority()
    one = assessment(of(user))
    client = browser(user, "da")
    nothing = client.get(reverse("identification:document", args=[one.pk, "notice"]))
    assert nothing.status_code == 302
    said = {"step": "decision", "outcome": "yes", "reason": "Gæld og trusler."}
    assert client.post(reverse("identification:propose", args=[one.pk]), said).status_code == 302
    page = client.get(reverse("identification:assessment", args=[one.pk])).content.decode()
    assert "En anden skal underskrive" in page
    decision = Decision.objects.get()
    act = reverse("identification:act", args=[one.pk, decision.pk, "sign"])
    client.post(act)
    assert Decision.objects.get().state == "proposed"
    browser(office, "da").post(act)
    assert Decision.objects.get().signed_by == office
    for name in ("form", "notice", "non-punishment"):
        made = client.get(reverse("identification:document", args=[one.pk, name]) + "?lang=en")
        assert made["Content-Type"] == "application/pdf"
        assert made.content.startswith(b"%PDF")
        inside = _inside(made.content)
        assert b"pdfuaid:part>1" in inside or b'pdfuaid:part="1"' in inside
        assert b"/StructTreeRoot" in inside
        assert b"/Lang" in inside


def _inside(made: bytes) -> bytes:
    """Return what a PDF says of itself, its packed parts unpacked."""
    parts = [made]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            parts.append(packed)
    return b"\n".join(parts)


@pytest.mark.django_db
def test_a_stranger_and_a_helper_find_nothing() -> None:
    one = assessment(who(Role.CONSULTANT))
    address = reverse("identification:assessment", args=[one.pk])
    assert browser(worker(Role.CONSULTANT, "SE")).get(address).status_code == 404
    assert browser(worker(Role.PROVIDER)).get(address).status_code == 403


@pytest.mark.django_db
def test_the_form_begins_once() -> None:
    user = worker(Role.CONSULTANT)
    one, client = journey(of(user)), browser(user, "da")
    address = reverse("identification:of-journey", args=[one.pk])
    assert client.post(address, {}).status_code == 422
    first, second = (client.post(address, {"stay": "citizen"})["Location"] for _n in range(2))
    assert first == second
    assert Assessment.objects.count() == 1


@pytest.mark.django_db
def test_a_signed_decision_stays_signed_whatever_is_written_in_the_form_afterwards() -> None:
    by = who(Role.CONSULTANT)
    one = assessment(by)
    decision = sign(decision=proposed(one, by), by=of(authority()), at=NOW)
    save(assessment=one, version=0, account={"main": "Andet"}, answers={}, by=by, at=NOW)
    again = Decision.objects.get(pk=decision.pk)
    assert (again.state, again.reason) == ("signed", "Gæld og trusler er set.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hun boede hos Anna Larsen.", ["Anna Larsen"]),
        ("De bor på Nørregade 12", ["Nørregade 12"]),
        ("Hon bodde på Storgatan 5.", ["Storgatan 5"]),
        ("Ring 00 00 00 00 i morgen", ["00 00 00 00"]),
        ("Hun blev lovet arbejde. Siden kom gælden, 4000 kroner.", []),
        ("", []),
    ],
)
def test_names_addresses_and_numbers_of_others_are_pointed_out(text: str, said: list[str]) -> None:
    assert third_persons(text) == said


@given(st.text(max_size=300))
def test_what_is_pointed_out_stands_in_the_text(text: str) -> None:
    assert all(one in text for one in third_persons(text))


@given(st.dictionaries(st.sampled_from(indicators()), st.sampled_from(["present", "absent", "unknown"])))
def test_every_sign_is_shown_once_and_what_nobody_answered_is_not_known(answers: dict[str, str]) -> None:
    said = {name: [value, ""] for name, value in answers.items()}
    found = shown(said, False, "", NOW.date(), "da")
    placed = {one.id: one.value for group in (found.present, found.absent, found.unknown) for one in group}
    assert placed == {name: answers.get(name, "unknown") for name in indicators()}
    if not any(value == "present" for value in answers.values()):
        assert Presence.PRESENT not in found.elements.values()


def test_the_form_has_no_field_for_names_or_places() -> None:
    assert not {"name", "address", "phone", "offender", "place"} & set(SECTIONS)
