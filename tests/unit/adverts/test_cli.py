"""The command: what it takes, what it says, and how it ends."""

import json
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from config.cli import main
from tests.unit.adverts.runs import Row, advert, jsonl, table
from trygvej.adverts import cli, work
from trygvej.adverts.extract.extract import extract_all
from trygvej.adverts.output import RUN, WORKLIST
from trygvej.indicators.public import CatalogueError


def _called(*args: str) -> Result:
    return CliRunner().invoke(main, ["adverts", "run", *args])


def _run(tmp_path: Path, *args: str, rows: tuple[Row | str, ...] = (advert("a"),)) -> Result:
    return _called(jsonl(tmp_path / "in.jsonl", *rows), "--out", str(tmp_path / "out"), *args)


def _told(tmp_path: Path) -> Any:
    return json.loads((tmp_path / "out" / RUN).read_text())


def test_every_option_reaches_the_run(tmp_path: Path) -> None:
    args = ("--country", "se", "--set", "cmm-adverts", "--lang", "sv", "--on", "2026-03-01", "--workers", "1")
    ended = _run(tmp_path, *args, "--without", "cmm-adverts.drugs", "--without", "cmm-adverts.low-prices")
    assert (ended.exit_code, ended.stderr) == (0, "")
    told = _told(tmp_path)
    assert told["set"] == {"id": "cmm-adverts", "version": told["set"]["version"], "on": "2026-03-01"}
    assert (told["country"], told["lang"]) == ("SE", "sv")
    assert told["without"] == ["cmm-adverts.drugs", "cmm-adverts.low-prices"]


def test_without_options_it_is_the_default_set_in_danish(tmp_path: Path) -> None:
    ended = _run(tmp_path)
    assert ended.exit_code == 0
    assert "1 rækker læst" in ended.stdout
    assert (_told(tmp_path)["set"]["id"], _told(tmp_path)["country"]) == ("adverts-default", None)


def test_fields_may_have_other_names(tmp_path: Path) -> None:
    rows = ({"no": "a", "body": "Massage", "uid=x": "u"},)
    ended = _run(tmp_path, "--map", "no=id", "--map", "body=text", rows=rows)
    assert ended.exit_code == 0
    assert _told(tmp_path)["counts"]["scored"] == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--map", "body"], "write theirs=ours"),
        (["--map", "=text"], "write theirs=ours"),
        (["--map", "body=brødtekst"], "write theirs=ours"),
        (["--set", "nothing"], 'There is no set "nothing" for adverts'),
        (["--set", "cmm-general"], 'There is no set "cmm-general" for adverts'),
        (["--without", "nothing"], 'There is no indicator "nothing"'),
        (["--on", "1999-01-01"], "Choose a later --on"),
        (["--on", "yesterday"], "--on"),
        (["--country", "Danmark"], "Write two letters"),
        (["--country", "D1"], "Write two letters"),
        (["--lang", "de"], "--lang"),
        (["--workers", "0"], "--workers"),
        (["--top", "-1"], "--top"),
    ],
)
def test_an_option_that_is_not_understood_ends_with_2_and_says_why(tmp_path: Path, args: list[str], said: str) -> None:
    ended = _run(tmp_path, *args)
    assert ended.exit_code == 2
    assert said in " ".join(ended.stderr.split())
    assert not (tmp_path / "out").exists()


def test_a_file_and_a_folder_for_the_results_are_asked_for(tmp_path: Path) -> None:
    assert _called("--out", str(tmp_path)).exit_code == 2
    assert _called("a.jsonl").exit_code == 2
    (tmp_path / "file").write_text("mine")
    assert _called("a.jsonl", "--out", str(tmp_path / "file")).exit_code == 2
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(("rows", "code"), [((advert("a"), "bad", advert("a"), advert("b", "", age=17)), 0), ((), 3)])
def test_rows_that_are_not_used_do_not_change_the_exit_code_but_files_do(
    tmp_path: Path, rows: tuple[Row | str, ...], code: int
) -> None:
    assert _run(tmp_path, rows=rows).exit_code == code


def test_a_file_that_cannot_be_read_ends_with_3_and_the_others_are_done(tmp_path: Path) -> None:
    ended = _run(tmp_path, str(tmp_path / "missing.jsonl"))
    assert ended.exit_code == 3
    assert "missing.jsonl: Filen findes ikke. Tjek navnet." in ended.stdout
    assert _told(tmp_path)["counts"]["scored"] == 1


def test_as_many_are_shown_as_are_asked_for(tmp_path: Path) -> None:
    rows = tuple(advert(f"a-{n}") for n in range(20))
    assert "… og 5 til" in _run(tmp_path, rows=rows).stdout
    assert "… og 19 til" in _run(tmp_path, "--top", "1", rows=rows).stdout


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("da", "Resultaterne kan ikke skrives til"),
        ("sv", "Resultaten kan inte skrivas till"),
        ("en", "The results cannot be written to"),
    ],
)
def test_results_that_cannot_be_written_end_with_5(tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "file").write_text("mine")
    ended = _called(jsonl(tmp_path / "in", advert("a")), "--out", str(tmp_path / "file" / "out"), "--lang", lang)
    assert ended.exit_code == 5
    assert f"{said} {tmp_path / 'file' / 'out'}: Not a directory." in ended.stderr
    assert ended.stdout == ""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, {"da": "Stoppet. Intet", "sv": "Stoppat. Inget", "en": "Stopped. Nothing"}),
        (
            BrokenProcessPool("x"),
            1,
            {"da": "En proces blev stoppet", "sv": "En process stoppades", "en": "A process was"},
        ),
        (OSError("own words"), 5, {"da": "own words", "sv": "own words", "en": "own words"}),
        (CatalogueError([]), 1, {"da": "The catalogue cannot be used", "sv": "catalogue", "en": "catalogue"}),
    ],
)
@pytest.mark.parametrize("lang", ["da", "sv", "en"])
def test_what_ends_a_run_is_said_and_has_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: dict[str, str], lang: str
) -> None:
    def ends(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr(cli, "run_pipeline", ends)
    ended = _run(tmp_path, "--lang", lang)
    assert ended.exit_code == code
    assert said[lang] in ended.stderr
    assert ended.stdout == ""


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_standard_input_is_read_beside_files(tmp_path: Path, form: str) -> None:
    row, other = advert("in", "Rød grød æøå"), jsonl(tmp_path / "other.jsonl", advert("other"))
    sent = jsonl(tmp_path / "sent", row) if form == "jsonl" else table(tmp_path / "sent", [row])
    command = [str(Path(sys.executable).parent / "trygvej"), "adverts", "run", "-", other, "--workers", "1"]
    ended = subprocess.run(
        [*command, "--out", str(tmp_path / "out"), "--lang", "en"],
        input=Path(sent).read_bytes(), capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, b"")
    listed = (tmp_path / "out" / WORKLIST).read_text(encoding="utf-8-sig")
    assert ",in," in listed
    assert ",other," in listed
    assert "2 rows read, 2 adverts scored" in ended.stdout.decode()


def test_the_bar_is_drawn_only_where_somebody_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(tmp_path).stderr == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    ended = _run(tmp_path)
    assert "Læser annoncer" in ended.stderr
    assert ended.exit_code == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("da", "Ved 2 rækker fejlede programmet selv."),
        ("sv", "Vid 2 rader"),
        ("en", "At 2 rows the program itself failed."),
    ],
)
def test_rows_at_which_the_program_itself_failed_end_with_4_and_a_call_to_report_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    def fails(asked: Any, *args: Any, **kwargs: Any) -> Any:
        asked = list(asked)
        return 1 / 0 if any("fails" in one for one in asked) else extract_all(asked, *args, **kwargs)

    monkeypatch.setattr(work, "extract_all", fails)
    rows = (advert("a", "fails"), advert("b"), advert("c", "fails"), "bad")
    ended = _run(tmp_path, str(tmp_path / "missing.jsonl"), "--lang", lang, rows=rows)
    assert ended.exit_code == 4
    assert said in ended.stdout
    counts = _told(tmp_path)["counts"]
    assert (counts["scored"], counts["rejected"], counts["failed"], counts["files_not_read"]) == (1, 3, 2, 1)
