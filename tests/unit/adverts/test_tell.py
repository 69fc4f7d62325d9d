"""What the commands tell of an advert, of what is shared, of judgements and of movement."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from config.cli import main
from tests.unit.adverts.runs import Row, advert, done, jsonl
from trygvej.adverts.wording import number, times

PHONE = "90 11 22 33"
TEXTS = ("solen og fjorden ved et klaver", "honning og keramik i skoven", "strikketøj og krydsord om vinteren")
TOWNS = ("Odense", "Aarhus", "Odense")


def _called(*args: str) -> Result:
    return CliRunner().invoke(main, ["adverts", *args])


def _rows() -> list[Row]:
    rows = [
        advert(f"a-{n}", f"{TEXTS[n]}. Ring {PHONE}", user_id="u1", source="s.example", location=TOWNS[n],
               seen_at=f"2026-11-0{n + 1}")
        for n in range(3)
    ]  # fmt: skip
    return [*rows, advert("x", "Noget helt andet om haven og lyset ved søen i Odense", seen_at="2026-11-09")]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of four adverts, of which three hang together."""
    folder = tmp_path_factory.mktemp("tell")
    file = jsonl(folder / "in.jsonl", *_rows())
    ended = _called("add", file, "--store", str(folder / "store"), "--country", "DK", "--lang", "en", "--workers", "1")
    assert ended.exit_code == 0, ended.output
    assert "4 adverts were added; the store holds 4." in ended.stdout
    return folder / "store"


def test_an_advert_is_told_with_signs_links_and_places(store: Path) -> None:
    told = _called("explain", "a-0", "--store", str(store), "--lang", "en").stdout
    assert told.startswith("Advert a-0, Odense, last seen 2026-11-01\n")
    assert "The same contact details stand in several adverts [3]: experience from practice" in told
    assert "Not known yet: " in told
    assert "Likely run together with: a-1, a-2." in told
    assert "The same telephone number +4590112233, in 3 adverts: 8,100 times (a-1, a-2)" in told
    assert "The same user of the site s.example, u1, with 3 adverts: 8,100 times (a-1, a-2)" in told
    assert "Odense: 2026-11-01, 1 advert" in told
    assert "Only meeting the person can tell more." in told


@pytest.mark.parametrize(("lang", "said"), [("da", "Sandsynligvis drevet sammen med"), ("sv", "Drivs troligen")])
def test_it_is_told_in_the_language_of_the_reader(store: Path, lang: str, said: str) -> None:
    told = _called("explain", "a-0", "--store", str(store), "--lang", lang).stdout
    assert said in told


def test_a_pair_is_told_as_a_waterfall(store: Path) -> None:
    told = _called("explain", "a-0", "--with", "a-1", "--store", str(store), "--lang", "en").stdout
    assert "What a-0 and a-1 have in common:" in told
    assert "more than 1,000,000 times likelier if the same hands run both" in told
    assert "They are in the same network, a-0." in told
    apart = _called("explain", "a-0", "--with", "x", "--store", str(store), "--lang", "en").stdout
    assert "a-0 and x have nothing in common that counts." in apart
    assert "They are in different networks: a-0 and x." in apart


def test_a_run_can_be_told_of_too(tmp_path: Path) -> None:
    done(tmp_path / "out", jsonl(tmp_path / "in.jsonl", *_rows()))
    told = _called("explain", "a-0", "--run", str(tmp_path / "out"), "--lang", "en").stdout
    assert "Likely run together with: a-1, a-2." in told


def test_what_very_many_share_is_listed_and_joins_nobody(tmp_path: Path) -> None:
    rows = [advert(f"h-{n}", f"Nummer {n * 7919} ved {TEXTS[n % 3]}. Ring {PHONE}") for n in range(70)]
    done(tmp_path / "out", jsonl(tmp_path / "in.jsonl", *rows))
    told = _called("hubs", "--run", str(tmp_path / "out"), "--lang", "en").stdout
    assert "The same telephone number +4590112233, in 70 adverts: 70 users; it joins nobody" in told
    one = _called("explain", "h-3", "--run", str(tmp_path / "out"), "--lang", "en").stdout
    assert "Shared by so many that it joins nobody:" in one
    assert "It hangs together with no other advert." in one


def test_without_hubs_it_says_so(store: Path) -> None:
    assert "Nothing is shared by so many" in _called("hubs", "--store", str(store), "--lang", "en").stdout


def test_the_way_of_a_network_is_told_in_the_order_of_time(store: Path) -> None:
    told = _called("movement", "a-2", "--of", "network", "--store", str(store), "--lang", "en").stdout.splitlines()
    assert [one.strip() for one in told[1:4]] == [
        "Odense: 2026-11-01, 1 advert", "Aarhus: 2026-11-02, 1 advert", "Odense: 2026-11-03, 1 advert",
    ]  # fmt: skip


def test_a_place_has_its_history(store: Path) -> None:
    args = ("movement", "--place", "odense", "--of", "network", "--store", str(store), "--lang", "en")
    told = [one.strip() for one in _called(*args).stdout.splitlines()]
    assert told[1:] == [
        "2026-11-01: a-0, 1 advert, to Aarhus", "2026-11-03: a-0, 1 advert, from Aarhus", "2026-11-09: x, 1 advert",
    ]  # fmt: skip
    nowhere = _called("movement", "--place", "Nowhere", "--store", str(store), "--lang", "en").stdout
    assert nowhere == "No dated advert names Nowhere.\n"


def test_every_stay_can_be_a_table(store: Path) -> None:
    told = _called("movement", "--csv", "--of", "network", "--store", str(store)).stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [(one["network"], one["place"], one["came_from"], one["went_to"]) for one in rows] == [
        ("a-0", "Odense", "", "Aarhus"), ("a-0", "Aarhus", "Odense", "Odense"), ("a-0", "Odense", "Aarhus", ""),
        ("x", "Odense", "", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["explain", "no", "--store", "{store}"], 1, "There is no advert with the id no."),
        (["explain", "a-0", "--with", "no", "--store", "{store}"], 1, "There is no advert with the id no."),
        (["explain", "a-0"], 2, "Say where to look"),
        (["hubs", "--store", "{store}", "--run", "{store}"], 2, "Say where to look"),
        (["explain", "a-0", "--run", "{store}/states"], 1, "holds no run and no store"),
        (["movement", "--store", "{store}"], 2, "Say whose way"),
        (["judge", "a-0", "no", "same", "--why", "w", "--store", "{store}"], 1, "has the id no."),
        (["judge", "a-0", "a-0", "same", "--why", "w", "--store", "{store}"], 1, "Name two different adverts."),
        (["judge", "a-0", "a-1", "same", "--why", " ", "--store", "{store}"], 1, "Say why"),
        (["judge", "a-0", "a-1", "same", "--why", "w", "--store", "{store}/none"], 1, "There is no store in"),
        (["add", "{store}/run.json", "--store", "{store}", "--set", "stim"], 1, "made otherwise: the set"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(store: Path, args: list[str], code: int, said: str) -> None:
    ended = _called(*(one.format(store=store) for one in args), "--lang", "en")
    assert ended.exit_code == code
    assert said in ended.stderr


def test_a_judgement_is_kept_with_who_when_and_why_and_told(tmp_path: Path) -> None:
    file, store = jsonl(tmp_path / "in.jsonl", *_rows()), str(tmp_path / "store")
    assert _called("add", file, "--store", store, "--country", "DK", "--workers", "1").exit_code == 0
    judged = ("--store", store, "--lang", "en", "--by", "anna")
    ended = _called("judge", "a-0", "x", "same", "--why", "The same person opened the door.", *judged)
    assert (ended.exit_code, ended.stdout) == (0, "It is kept. No later run overrules it.\n")
    told = _called("explain", "x", "--store", store, "--lang", "en").stdout
    assert "anna: a-0 and x, the same hands. The same person opened the door." in told
    assert "Likely run together with: a-0, a-1, a-2." in told
    refused = _called("judge", "x", "a-0", "different", "--why", "No.", *judged)
    assert refused.exit_code == 0, "the newest judgement of a pair holds"
    assert "It hangs together with no other advert." in _called("explain", "x", "--store", store, "--lang", "en").stdout
    _called("judge", "x", "a-1", "same", "--why", "w", "--later", *judged)
    ended = _called("judge", "a-0", "a-1", "same", "--why", "w", *judged)
    assert ended.exit_code == 1
    assert "It contradicts what was judged before, and was not kept" in ended.stderr
    again = ("run", file, "--out", str(tmp_path / "out"), "--judgements", f"{store}/judgements.jsonl", "--top", "0")
    assert _called(*again, "--lang", "en").exit_code == 0
    told = _called("explain", "x", "--with", "a-0", "--run", str(tmp_path / "out"), "--lang", "en").stdout
    assert "They are in different networks" in told


def test_a_folder_of_a_run_is_no_store_and_a_store_no_folder_for_a_run(tmp_path: Path) -> None:
    file, out, store = jsonl(tmp_path / "in.jsonl", *_rows()), str(tmp_path / "out"), str(tmp_path / "store")
    assert _called("run", file, "--out", out, "--workers", "1").exit_code == 0
    ended = _called("add", file, "--store", out, "--lang", "en")
    assert (ended.exit_code, "It holds a run. Choose another folder" in ended.stderr) == (5, True)
    assert _called("add", file, "--store", store, "--workers", "1").exit_code == 0
    ended = _called("run", file, "--out", store, "--lang", "en")
    assert (ended.exit_code, "It is a store." in ended.stderr) == (5, True)


@pytest.mark.parametrize(
    ("nats", "said"),
    [(9.0, "8,100 times"), (2.0, "7 times"), (20.0, "more than 1,000,000 times"), (0.0, "counts for nothing")],
)
def test_weights_are_told_in_two_digits(nats: float, said: str) -> None:
    assert said in times(nats, "en")


def test_numbers_are_written_as_the_language_does() -> None:
    assert [number(12345, lang) for lang in ("da", "sv", "en")] == ["12.345", "12\u00a0345", "12,345"]
