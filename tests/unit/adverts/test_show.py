"""What the terminal says, in three languages, and what it never says."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from tests.unit.adverts.runs import BUSY, Done, Row, advert, done, jsonl
from trygvej.adverts.show import account, harmless, show, whom_to_call
from trygvej.indicators.public import band_word, catalogue

SAID = {
    "da": [
        "6 rækker læst, 2 annoncer vurderet: rød 0, gul 0, grøn 2.",
        "Kun mødet med personen kan vise mere.",
        "Filen findes ikke. Tjek navnet.",
        "2 rækker blev ikke brugt; rejected.jsonl har dem alle:",
        "linje 2: Det er ikke JSON",
        "2 annoncer angiver en alder under 18. De er forseglet, ikke vurderet og ikke vist.",
        "Ring nu: CMM's hotline 70 20 25 50",
        "Grøn",
        "ingen tegn til stede",
        "Odense",
        "ikke kendt",
    ],
    "sv": [
        "6 rader lästa, 2 annonser",
        "Bara mötet med personen kan visa mer.",
        "Filen finns inte.",
        "2 rader användes inte; rejected.jsonl har alla:",
        "rad 2: ",
        "2 annonser anger en ålder under 18.",
        "Ring nu: CMM:s hotline i Danmark, +45 70 20 25 50",
        "Grön",
        "inte känt",
    ],
    "en": [
        "6 rows read, 2 adverts scored: red 0, yellow 0, green 2.",
        "Only meeting the person can tell more.",
        "There is no such file. Check the name.",
        "2 rows were not used; rejected.jsonl has them all:",
        "line 2: This is not JSON",
        "2 adverts state an age under 18. They are sealed, not scored and not shown.",
        "Call now: the CMM hotline in Denmark, +45 70 20 25 50",
        "Green",
        "no sign present",
        "not known",
    ],
}


def _run(tmp_path: Path, lang: str, sealed: int = 2) -> Done:
    rows: list[Row | str] = [advert("a"), "bad", advert("b", ""), advert("a")]
    rows += [advert(f"s-{n}", "", age=17) for n in range(sealed)]
    return done(tmp_path / "out", jsonl(tmp_path / "in.jsonl", *rows), str(tmp_path / "missing"), lang=lang)


@pytest.mark.parametrize("lang", SAID)
def test_the_run_is_told_of_in_the_language_of_the_reader(tmp_path: Path, lang: str) -> None:
    terminal = _run(tmp_path, lang).terminal
    assert [one for one in SAID[lang] if one not in terminal] == []


@pytest.mark.parametrize(
    ("lang", "said"), [("da", "1 annonce angiver"), ("sv", "1 annons anger"), ("en", "1 advert states")]
)
def test_one_is_said_as_one(tmp_path: Path, lang: str, said: str) -> None:
    assert said in _run(tmp_path, lang, 1).terminal


def test_where_nothing_is_wrong_nothing_is_said_of_it(tmp_path: Path) -> None:
    run = done(tmp_path / "out", jsonl(tmp_path / "in.jsonl", advert("a")))
    assert len(account(run.result, catalogue(), "en", "DK")) == 2


@pytest.mark.parametrize("lang", ["da", "sv", "en"])
@pytest.mark.parametrize(
    ("country", "known"),
    [("DK", "70 20 25 50"), ("SE", "112"), ("NO", "112"), ("FI", "112"), ("US", "70 20 25 50"), (None, "70 20 25 50")],
)
def test_somebody_to_call_is_always_named(country: str | None, known: str, lang: str) -> None:
    named = whom_to_call(catalogue(), lang, country)
    assert any(known in one for one in named)
    assert len(named) == len(set(named)) >= 2


def test_each_country_has_its_own(tmp_path: Path) -> None:
    named = {country: tuple(whom_to_call(catalogue(), "en", country)) for country in ("DK", "SE", "NO", "FI")}
    assert len(set(named.values())) == 4


def _printed(run: Done, top: int) -> str:
    paper = io.StringIO()
    show(Console(file=paper, width=140), run.result, catalogue(), lang="en", top=top, country="DK")
    return paper.getvalue()


@pytest.mark.parametrize(
    ("top", "shown", "more"),
    [
        (0, [], "… and 3 more"),
        (1, ["a-0"], "… and 2 more"),
        (3, ["a-0", "a-1", "a-2"], ""),
        (9, ["a-0", "a-1", "a-2"], ""),
    ],
)
def test_as_many_are_shown_as_are_asked_for_and_the_rest_is_counted(
    tmp_path: Path, top: int, shown: list[str], more: str
) -> None:
    printed = _printed(done(tmp_path / "out", jsonl(tmp_path / "in", *[advert(f"a-{n}") for n in range(3)])), top)
    assert [one for one in ("a-0", "a-1", "a-2") if one in printed] == shown
    assert more in printed
    assert ("more in the worklist" in printed) == bool(more)


def test_only_the_first_rejected_rows_are_shown_but_every_file(tmp_path: Path) -> None:
    files = [str(tmp_path / f"missing-{n}") for n in range(7)]
    run = done(tmp_path / "out", *files, jsonl(tmp_path / "in.jsonl", *["bad"] * 7))
    lines = account(run.result, catalogue(), "en", "DK")
    assert sum("no such file" in line for line in lines) == 7
    assert sum("not JSON" in line for line in lines) == 5
    assert any(line.startswith("7 rows were not used") for line in lines)


def test_the_heaviest_stands_first_with_band_points_and_reasons(tmp_path: Path) -> None:
    run = done(tmp_path / "out", jsonl(tmp_path / "in.jsonl", advert("quiet"), advert("busy", BUSY)))
    printed = _printed(run, 9)
    assert printed.index("busy") < printed.index("quiet")
    assert f" {band_word(run.adverts[1]['band'], 'en')} " in printed
    assert str(run.adverts[1]["score"]) in printed
    for one in run.result.listed["reasons"][0]:
        assert one in printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("æøåäö 123 – “x”", "æøåäö 123 – “x”"),
        ("\x1b[2J\x1b]0;x\x07a", "[2J]0;xa"),
        ("a\rb\x9b1mb", "ab1mb"),
        ("a\u202eb\u2066c\u200bd", "abcd"),
        ("👩\u200d👩 3️⃣", "👩\u200d👩 3️⃣"),
    ],
)
def test_what_steers_a_terminal_is_taken_out(text: str, expected: str) -> None:
    assert harmless(text) == expected


def test_an_advert_cannot_steer_the_terminal(tmp_path: Path) -> None:
    harm = "\x1b[2J[red]:cat:"
    rows = [advert(f"a{harm}", f"Ny i{harm} byen ny i byen", location=f"x{harm}"), advert(f"a{harm}")]
    terminal = done(tmp_path / "out", jsonl(tmp_path / f"in{'[red]:cat:'}", *rows)).terminal
    assert "\x1b" not in terminal
    assert "a[2J[red]:cat:" in terminal
    assert "in[red]:cat:, line 2" in terminal


def test_a_long_account_stays_on_its_line(tmp_path: Path) -> None:
    name = tmp_path / ("long-" * 40)
    assert f"{name}: There is no such file. Check the name." in done(tmp_path / "out", str(name)).terminal
