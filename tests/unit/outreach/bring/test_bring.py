"""Bringing in a run: what it keeps, what it leaves alone, and that twice is as once."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.unit.outreach import make
from trygvej.access.models import Notice
from trygvej.access.public import Denied, LogEntry, Role, Who, command
from trygvej.adverts.public import commands as adverts_commands
from trygvej.directory.public import Place
from trygvej.outreach.bring import parts
from trygvej.outreach.bring.clock import longest_wait
from trygvej.outreach.cli import commands
from trygvej.outreach.models import Advert, Batch, Comment, Contact, Link, Network, SealedRecord, Sign
from trygvej.outreach.public import RunRefused, bring, locate
from trygvej.outreach.states import AdvertState
from trygvej.outreach.words import reasons

pytestmark = pytest.mark.django_db
SYSTEM = command("test")
SHARED = "Hun er ung og sød og taler kun lidt engelsk. Uden kondom muligt. 30 min 300 kr. Ring 90 00 20 21."


def row(ref: str, text: str = "Afspændende massage.", **fields: Any) -> dict[str, Any]:
    return {"id": ref, "source": "eksempel-a.example", "text": text, "seen_at": "2026-11-10", **fields}


ROWS = [
    row("a1", SHARED, title="Ny i byen", location="5000 Odense C", user_id="u1", url="https://eksempel-a.example/1"),
    row("a2", SHARED, location="Aarhus", user_id="u1", seen_at="2026-11-12T20:00+01:00", posted_at="2026-11-01"),
    row("a3", "Massage i egen klinik, kun efter aftale, skriv gerne først.", location="Odense"),
    row("a4", "Massage", age=17, location="Odense"),
]


@pytest.fixture
def runs(tmp_path: Path) -> Any:
    """Return what makes a run of the pipeline from rows."""

    def made(rows: Iterable[dict[str, Any]], *, on: str = "2026-11-20", country: str | None = "DK") -> Path:
        number = len(list(tmp_path.iterdir()))
        rows_file, out = tmp_path / f"{number}.jsonl", tmp_path / f"run-{number}"
        rows_file.write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
        where = ["--country", country] if country else []
        arguments = ["run", str(rows_file), "--out", str(out), "--on", on, "--top", "0", "--workers", "1", *where]
        done = CliRunner().invoke(adverts_commands, arguments)
        assert done.exit_code == 0, done.output
        return out

    return made


def brought(run: Path, by: Who = SYSTEM, at: datetime = make.NOW, country: str = "") -> Batch:
    return bring(run=run, by=by, at=at, country=country)


def everything() -> dict[str, list[Any]]:
    """Return all that a run leaves, row by row; the log apart."""
    kinds = (Advert, Batch, Contact, Sign, Link, Network, SealedRecord, Place, Notice)
    return {kind.__name__: sorted(map(repr, kind._default_manager.order_by("pk").values())) for kind in kinds}


def test_what_the_pipeline_found_stands_on_the_worklist(runs: Any) -> None:
    batch = brought(runs(ROWS))
    first, second, alone = Advert.objects.order_by("ref")
    assert [first.ref, second.ref, alone.ref] == ["a1", "a2", "a3"]
    assert (first.title, first.text, first.user_ref, first.country) == ("Ny i byen", SHARED, "u1", "DK")
    assert (first.town, str(first.place), first.phones) == ("Odense", "Odense", ["+4590002021"])
    assert (first.arrived_at, first.state, first.batch) == (make.NOW, AdvertState.NEW, batch)
    assert second.first_seen == datetime(2026, 11, 1, tzinfo=UTC)
    assert second.last_seen == datetime(2026, 11, 12, 19, tzinfo=UTC)
    assert first.states["prices"] == [{"amount": 300.0, "currency": "DKK", "minutes": 30}]
    assert "“ung”" in reasons(first.findings, "da")
    assert {one["value"] for one in first.findings} >= {"present", "unknown"}
    assert first.score == sum(one["weight"] for one in first.findings if one["value"] == "present") > alone.score
    assert set(first.present.values_list("indicator", flat=True)) == {
        one["indicator"] for one in first.findings if one["value"] == "present"
    }
    assert set(first.contacts.values_list("kind", "value")) == {("phone", "+4590002021"), ("user", "u1")}
    assert alone.network is None
    assert first.network == second.network
    assert first.text_group == second.text_group != alone.text_group


def test_networks_have_their_size_their_days_and_their_links(runs: Any) -> None:
    brought(runs(ROWS))
    network = Network.objects.get()
    assert network.adverts_count == 2
    assert network.persons_count >= 1
    assert [one["town"] for one in network.places] == ["Odense", "Aarhus"]
    assert network.first_seen is not None
    assert network.first_seen.tzinfo is not None
    links = Link.objects.all()
    assert {one.kind for one in links} >= {"phone", "user"}
    assert all(one.a_id < one.b_id and one.reason and one.weight > 0 for one in links)


def test_the_same_run_twice_leaves_the_same_as_once(runs: Any) -> None:
    run = runs(ROWS)
    make.worker(Role.CONSULTANT)
    brought(run)
    once = everything()
    brought(run, at=make.NOW + timedelta(days=1))
    assert everything() == once


def test_a_later_run_brings_news_and_leaves_what_people_did(runs: Any) -> None:
    brought(runs(ROWS))
    worker = make.worker()
    advert = Advert.objects.get(ref="a3")
    Advert.objects.filter(pk=advert.pk).update(state=AdvertState.TAKEN, taken_by=worker, state_reason="x")
    Comment.objects.create(advert=advert, user=worker, at=make.NOW, text="Ring igen")
    later = make.NOW + timedelta(days=1)
    news = [row("a3", f"Ny tekst. {SHARED}", seen_at="2026-11-21"), row("a5", location="Vejle")]
    brought(runs(news, on="2026-11-21"), at=later)
    changed, new = Advert.objects.get(ref="a3"), Advert.objects.get(ref="a5")
    assert changed.text.startswith("Ny tekst")
    assert changed.score > advert.score
    assert (changed.first_seen, changed.last_seen.day) == (advert.first_seen, 21)
    assert (changed.state, changed.taken_by, changed.state_reason) == (AdvertState.TAKEN, worker, "x")
    assert (changed.arrived_at, new.arrived_at) == (make.NOW, later)
    assert changed.comments.get().text == "Ring igen"
    assert set(changed.contacts.values_list("value", flat=True)) == {"+4590002021"}
    assert Advert.objects.count() == 4


def test_an_older_run_does_not_undo_a_newer_one(runs: Any) -> None:
    old, new = runs([row("a1", "Gammel tekst")], on="2026-11-01"), runs([row("a1", "Ny tekst")], on="2026-11-20")
    brought(new)
    brought(old)
    assert Advert.objects.get().text == "Ny tekst"


def test_signs_contacts_links_and_networks_that_are_gone_go(runs: Any) -> None:
    brought(runs(ROWS))
    assert Link.objects.exists()
    brought(runs([row("a1"), row("a2", "Fodmassage i rolige omgivelser hos autoriseret.")], on="2026-11-21"))
    assert not Network.objects.exists()
    assert not Contact.objects.exists()
    assert not Sign.objects.filter(indicator="stim.young-word").exists()
    assert not Link.objects.filter(kind="phone").exists()


def test_the_same_id_at_another_site_is_another_advert(runs: Any) -> None:
    brought(runs([row("a1", SHARED), row("a2", SHARED)]))
    brought(runs([row("a1", SHARED, source="andet.example"), row("a2", SHARED, source="andet.example")]))
    assert Advert.objects.count() == 4
    assert sorted(Network.objects.values_list("code", "adverts_count")) == [
        ("andet.example/a1", 2), ("eksempel-a.example/a1", 2),
    ]  # fmt: skip


def test_many_rows_go_in_parts(runs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "AT_ONCE", 2)
    run = runs(ROWS)
    brought(run)
    once = everything()
    assert len(once["Advert"]) == 3
    brought(run)
    assert everything() == once


def test_what_states_an_age_under_18_is_sealed_and_its_consultants_are_told(runs: Any) -> None:
    consultant = make.worker(Role.CONSULTANT)
    for role, country in ((Role.OUTREACH, "DK"), (Role.COORDINATOR, "DK"), (Role.CONSULTANT, "SE")):
        make.worker(role, country)
    batch = brought(runs(ROWS))
    sealed = SealedRecord.objects.get()
    assert (sealed.country, sealed.state, sealed.arrived_at) == ("DK", "new", make.NOW)
    assert sealed.due_at == make.NOW + timedelta(hours=24)
    assert sealed.content["row"]["age"] == 17
    assert not Advert.objects.filter(ref="a4").exists()
    assert Notice.objects.get().user == consultant
    assert batch.counts["adverts"] == 3
    assert "sealed" not in batch.counts
    assert not [one for one in LogEntry.objects.all() if "a4" in str(one.detail)]


def test_sealed_content_lies_encrypted(runs: Any) -> None:
    from django.db import connection

    brought(runs(ROWS))
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, same FROM trygvej_sealedrecord")
        content, same = cursor.fetchone()
    assert b"Massage" not in bytes(content)
    assert b"age" not in bytes(content)
    assert len(same) == 64  # a keyed digest of source and id
    assert same != hashlib.sha256(b"a4").hexdigest()


def test_a_sealed_row_is_one_record_in_every_run_whatever_was_done(runs: Any) -> None:
    brought(runs(ROWS))
    SealedRecord.objects.update(state="handled")
    brought(runs(ROWS[2:], on="2026-11-21"))
    assert SealedRecord.objects.get().state == "handled"


def test_there_is_no_clock_before_there_is_a_rule() -> None:
    with pytest.raises(LookupError, match=r"sealed\.yml"):
        longest_wait(datetime(1999, 1, 1, tzinfo=UTC).date())


def test_bringing_in_is_logged_with_counts(runs: Any) -> None:
    by = make.who(Role.COORDINATOR)
    batch = brought(runs(ROWS[:3]), by)
    entry = LogEntry.objects.filter(kind="Batch").get()
    assert (entry.user, entry.verb, entry.ids) == (by.user, "outreach.advert.bring", [batch.pk])
    assert entry.detail == batch.counts == batch.counts | {"adverts": 3, "networks": 1}


@pytest.mark.parametrize("role", [one for one in Role if one != Role.COORDINATOR])
def test_nobody_else_may(runs: Any, role: Role) -> None:
    with pytest.raises(Denied):
        brought(runs(ROWS[:1]), make.who(role))
    assert not Advert.objects.exists()


def test_the_country_is_said_once_and_is_ones_own(runs: Any) -> None:
    nowhere = runs(ROWS[:1], country=None)
    with pytest.raises(RunRefused, match="--country"):
        brought(nowhere)
    with pytest.raises(RunRefused, match="not for SE"):
        brought(runs(ROWS[:1]), country="SE")
    with pytest.raises(RunRefused, match="DK, SE"):
        brought(runs(ROWS[:1], country="DE"))
    with pytest.raises(RunRefused, match="not your country"):
        brought(runs(ROWS[:1]), make.who(Role.COORDINATOR, "SE"))
    assert brought(nowhere, country="SE").country == "SE"


@pytest.mark.parametrize("broken", ["run.json", "adverts.parquet", "links.parquet", "groups.parquet", "sealed.jsonl"])
def test_what_is_no_whole_run_changes_nothing(runs: Any, broken: str) -> None:
    run = runs(ROWS)
    (run / broken).unlink()
    with pytest.raises(RunRefused, match="whole run"):
        brought(run)
    (run / broken).write_bytes(b"nonsense")
    with pytest.raises(RunRefused):
        brought(run)
    assert not Advert.objects.exists()
    assert not Place.objects.exists()


def test_the_command_says_what_it_did_and_what_is_wrong(runs: Any, tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["bring", str(runs(ROWS)), "--country", "DK"])
    assert done.exit_code == 0, done.output
    assert "3 adverts are on the worklist" in done.output
    failed = CliRunner().invoke(commands, ["bring", str(tmp_path / "nothing")])
    assert failed.exit_code == 1
    assert "holds no whole run" in failed.output
    assert CliRunner().invoke(commands, ["bring", str(tmp_path), "--country", "XX"]).exit_code == 2


def test_a_later_run_leaves_the_place_that_somebody_found(runs: Any) -> None:
    brought(runs(ROWS))
    found, town = Advert.objects.get(ref="a1"), Advert.objects.get(ref="a2")
    clinic = make.place(town="Odense", name="Klinik Rosen")
    locate(advert=found, place=clinic, by=make.who(), at=make.NOW)
    moved = [{**one, "location": "Vejle"} for one in ROWS]
    brought(runs(moved, on="2026-11-21"))
    found.refresh_from_db()
    town.refresh_from_db()
    assert found.place == clinic
    assert town.place and town.place.name == "Vejle"
