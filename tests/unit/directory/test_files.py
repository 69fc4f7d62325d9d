"""The directory as a file: checked first, bad rows named, the rest goes on, and nothing a spreadsheet would run."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.directory import make
from trygvej.access.public import Denied, MoveRefused, Organisation, Role, Who
from trygvej.directory import queries
from trygvej.directory.files import reading, taking, writing
from trygvej.directory.files.checking import check
from trygvej.directory.files.columns import NAMES
from trygvej.directory.models import ContactPerson, Entry, Service

pytestmark = pytest.mark.django_db
GOOD = "organisation;country;kind;need;service;languages;for;places;free;phone\n"


@pytest.fixture
def by() -> Who:
    return make.who(Role.COORDINATOR)


def kept(by: Who, text: str) -> Any:
    return taking.keep_to_check(name="fil.csv", content=text.encode(), by=by, at=make.NOW)


def test_good_rows_are_taken_and_bad_ones_named_with_line_and_column(by: Who) -> None:
    text = GOOD + (
        "Krisecenter A;DK;shelter;Beskyttet sted at bo;Værelser;thai, en;kvinder;6;2;+45 00 00 00 00\n"
        "Krisecenter B;XX;;shelter;Værelser;;;6;2;\n"
        "Krisecenter C;DK;;shelter;Værelser;klingon;;3;9;\n"
        ";DK;;;;;;;;\n"
        "Krisecenter D;SE;;;;;;;;\n"
        "Krisecenter A;DK;;shelter;Værelser;;;;;\n"
    )
    found = check(text, by)
    assert [one.line for one in found.rows] == [2]
    assert {(one.line, one.column) for one in found.faults} == {
        (3, "country"), (4, "languages"), (4, "free"), (5, "organisation"), (6, "country"), (7, "service"),
    }  # fmt: skip
    assert not Entry.objects.exists()
    done = taking.take(file=kept(by, text), by=by, at=make.NOW)
    assert done == {"new": 1}
    made = Service.objects.get()
    assert (made.free, made.need, made.organisation.entry.phone) == (2, "shelter", "+45 00 00 00 00")
    assert {one.code for one in made.marks.all()} == {"th", "en", "women"}


def test_the_same_file_twice_changes_nothing_and_one_report_is_taken_once(by: Who) -> None:
    text = GOOD + "Krisecenter A;DK;shelter;shelter;Værelser;th;women;6;2;\n"
    first = kept(by, text)
    taking.take(file=first, by=by, at=make.NOW)
    with pytest.raises(MoveRefused):
        taking.take(file=first, by=by, at=make.NOW)
    assert taking.take(file=kept(by, text), by=by, at=make.NOW) == {"same": 1}
    assert Organisation.objects.filter(name="Krisecenter A").count() == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04", "CSV"),
        (b"%PDF-1.7", "CSV"),
        (b"a\0b", "CSV"),
        (b"navn;land\n", "navn"),
        (b"organisation\nA\n", "country"),
        (b"organisation;country;country\n", "country"),
        (b"x" * (reading.MOST_BYTES + 1), "2 MB"),
        (b'organisation;country\n"A;DK\n' + b"x" * 200_000, "2"),
    ],
)
def test_what_is_no_such_file_is_refused_with_what_to_do(by: Who, content: bytes, told: str) -> None:
    with pytest.raises(reading.FileRefused, match=told):
        taking.keep_to_check(name="x", content=content, by=by, at=make.NOW)


def test_a_file_of_an_older_spreadsheet_keeps_its_letters() -> None:
    assert "Århus" in reading.text_of("organisation;country\nÅrhus;DK\n".encode("cp1252"))


def test_only_those_who_may_take_a_file_in() -> None:
    with pytest.raises(Denied):
        kept(make.who(Role.OUTREACH), GOOD)


def test_what_is_written_out_is_read_back_the_same(by: Who) -> None:
    one = make.service(
        places=3, free=1, hours="-9 til 17", marks={"language": ["th"], "area": ["Odense"], "group": ["men"]}
    )
    entry = one.organisation.entry
    entry.about, entry.protected = "=2+2 og = mere", True
    entry.save()
    ContactPerson.objects.create(organisation=one.organisation, name="Prøve Person", phone="+45 00 00 00 00")
    text = "".join(writing.lines(queries.entries(by)))
    assert "'=2+2" in text
    found = taking.report(kept(by, text), by)
    assert (found[0].faults, found[1]) == ([], {"same": 1})


@given(st.lists(st.lists(st.text(max_size=12), max_size=len(NAMES)), max_size=6))
def test_any_file_with_the_right_headings_gives_a_report(rows: list[list[str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(NAMES)
    writer.writerows(rows)
    from trygvej.access.public import command

    report = check(out.getvalue(), command("test"))
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    assert len(report.rows) + report.bad == filled


def test_the_pages_lead_from_a_file_to_its_report_and_in(by: Who) -> None:
    client = make.signed_in(by.person)
    sent = SimpleUploadedFile(
        "fil.csv", (GOOD + "Krisecenter A;DK;shelter;shelter;Værelser;;;6;2;\n;DK;;;;;;;;\n").encode()
    )
    answer = client.post(reverse("directory:import"), {"file": sent}, follow=True)
    shown = answer.content.decode()
    assert "Rows that are not taken</dt><dd>1" in shown
    assert "It is empty. Fill it in." in shown
    assert not Service.objects.exists()
    client.post(answer.redirect_chain[-1][0] + "take/")
    assert Service.objects.get().name == "Værelser"
    exported = b"".join(client.get(reverse("directory:export")))
    assert "Værelser" in exported.decode()
    other = make.signed_in(make.person(Role.COORDINATOR))
    assert other.get(answer.redirect_chain[-1][0]).status_code == 404
