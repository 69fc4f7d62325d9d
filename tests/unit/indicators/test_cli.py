"""trygvej catalogue check | list | show ID | lock, as people meet them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.unit.indicators.small import HELD, NEW, SET, OnDisk, Raw, raw_set, weight
from trygvej.indicators.cli import commands
from trygvej.indicators.lock import read_lock
from trygvej.records import languages
from trygvej.records.public import translator


def run(disk: OnDisk | Path, *arguments: str) -> Result:
    path = disk.path if isinstance(disk, OnDisk) else disk
    return CliRunner().invoke(commands, [*arguments, "--catalogue", str(path)])


# check ----------------------------------------------------------------------------------------------------------

SUMMARY = "3 indicators, 9 examples, 1 sets, 1 code lists, 1 quiet texts: {} errors, {} warnings.\n"


def test_check_counts_what_it_read(disk: OnDisk) -> None:
    result = run(disk, "check")
    assert (result.exit_code, result.output) == (0, SUMMARY.format(0, 0))


def test_check_prints_each_error_and_ends_with_one(disk: OnDisk) -> None:
    disk.change(HELD, "answer: present", "answer: absent")
    disk.change(SET, "count: 3", "count: 4")
    disk.lock()
    result = run(disk, "check")
    assert result.exit_code == 1
    assert result.stdout == SUMMARY.format(2, 0)
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [HELD, SET]


def test_warnings_alone_end_with_nought(disk: OnDisk) -> None:
    disk.change(HELD, "  sv: held sv", "  sv: held sv.")
    disk.lock()
    result = run(disk, "check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"{HELD}:{disk.line(HELD, 'held sv.')}: warning: " in result.stdout
    assert result.stdout.endswith(SUMMARY.format(0, 1))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for command in ("check", "lock"):
        result = run(tmp_path / "nowhere", command)
        assert result.exit_code == 1
        assert "is no folder. Set TRYGVEJ_CATALOGUE to the folder of the catalogue." in result.output


# list and show --------------------------------------------------------------------------------------------------


def test_list_counts_entries_and_names_beside_the_source(disk: OnDisk) -> None:
    disk.write(SET, raw_set(["held", {"slot": 2}, {"slot": 3}], verified=False, count=26))
    result = run(disk, "list", "--lang", "en")
    heading, row = result.output.splitlines()
    assert heading.split() == ["id", "entries", "named", "in", "the", "source", "status", "title", "source"]
    assert row.split() == ["small", "3", "1", "26", "stable,", "unverified", "Title", "en", "own,", "page", "1"]


def test_a_verified_set_is_not_called_unverified(disk: OnDisk) -> None:
    assert "unverified" not in run(disk, "list", "--lang", "en").output


def test_show_tells_an_indicator_as_people_read_it(disk: OnDisk) -> None:
    disk.change(
        HELD, "  where: page 2", "  where: page 2\n- from: 2024-01-01\n  value: 2\n  source: own\n  where: page 9"
    )
    result = run(disk, "show", "signs.held", "--lang", "en")
    assert result.output.splitlines() == [
        "held en  [signs.held, v1, stable]",
        "Why: Why en",
        "Ask or look: Question en",
        "May also be: Innocent en",
        "Evidence: experience from practice. T (2024), page 3",
        "Points: 1 (from 2020-01-01: page 2), 2 (from 2024-01-01: page 9)",
        "Element: means",
        "Noticed: asked",
        "In the sets: small",
    ]


def test_show_says_when_no_set_uses_an_indicator(disk: OnDisk) -> None:
    disk.write(SET, raw_set(["open-always", "new-in-town"], subjects=["advert"]))
    assert run(disk, "show", "signs.held", "--lang", "en").output.splitlines()[-1] == "In the sets: -"


def test_show_tells_a_set_with_its_empty_slots(disk: OnDisk) -> None:
    items: list[str | Raw] = [
        {"indicator": "signs.held", "slot": 1, "strength": "strong"},
        {"indicator": "signs.open-always", "weights": [weight(1)]},
        {"slot": 3},
    ]
    disk.write(SET, raw_set(items, caution="Take care."))
    result = run(disk, "show", "small", "--lang", "en")
    assert result.output.splitlines() == [
        "Title en  [small, v1, stable]",
        "About en",
        "Source: T (2024), page 1",
        "Caution: Take care.",
        "  1. held en (strong)  [signs.held]",
        "  - open-always en  [signs.open-always]",
        "  3. (empty: the source does not name it)",
    ]
    disk.write(SET, raw_set(items))
    assert "Caution" not in run(disk, "show", "small", "--lang", "en").output


def test_show_of_nothing_says_where_to_look(disk: OnDisk) -> None:
    result = run(disk, "show", "signs.nothing", "--lang", "en")
    assert (result.exit_code, result.output) == (
        1,
        'Error: There is no "signs.nothing". See: trygvej catalogue list\n',
    )


@pytest.mark.parametrize("command", [["list"], ["show", "small"], ["show", "signs.held"]])
@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (HELD, "version: 1", "version: 0", "greater than or equal to 1"),
        (HELD, "  source: own", "  source: other", 'the source "other" is not in sources.yml'),
        (SET, "- indicator: signs.held", "- indicator: signs.hold", 'there is no indicator "signs.hold"'),
    ],
)
def test_a_reference_that_cannot_be_followed_stops_with_what_to_do(
    disk: OnDisk, command: list[str], file: str, old: str, new: str, what: str
) -> None:
    disk.change(file, old, new)
    result = run(disk, *command, "--lang", "en")
    assert result.exit_code == 1
    assert f"{file}:" in result.output
    assert what in result.output


def test_a_language_that_is_not_compiled_says_what_to_do(
    disk: OnDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "_LOCALE", tmp_path)
    translator.cache_clear()
    result = run(disk, "list", "--lang", "sv")
    translator.cache_clear()
    assert result.exit_code == 2
    assert 'Run "make setup"' in " ".join(result.output.split())


def test_only_the_three_languages_can_be_chosen(disk: OnDisk) -> None:
    assert run(disk, "list", "--lang", "fi").exit_code == 2


# lock -----------------------------------------------------------------------------------------------------------


def test_lock_writes_every_entry(disk: OnDisk) -> None:
    (disk.path / "catalogue.lock").unlink()
    result = run(disk, "lock")
    assert (result.exit_code, result.output) == (0, "5 entries locked.\n")
    assert len(read_lock(disk.path)) == 5
    assert run(disk, "check").exit_code == 0


@pytest.mark.parametrize("version", [1, 2])
def test_lock_refuses_a_change_without_a_higher_version(disk: OnDisk, version: int) -> None:
    disk.change(HELD, "version: 1", "version: 2")
    assert run(disk, "lock").exit_code == 0
    before = read_lock(disk.path)
    disk.change(HELD, "version: 2", f"version: {version} # changed")
    result = run(disk, "lock")
    assert (result.exit_code, result.output) == (1, "Error: indicator/signs.held: changed, raise its version.\n")
    assert read_lock(disk.path) == before


def test_lock_refuses_what_is_gone(disk: OnDisk) -> None:
    (disk.path / NEW).unlink()
    disk.write(SET, raw_set(["held"], version=2))
    result = run(disk, "lock")
    message = "Error: indicator/signs.new-in-town: gone; move it to retired/ with a reason instead.\n"
    assert (result.exit_code, result.output) == (1, message)


def test_locking_twice_changes_nothing(disk: OnDisk) -> None:
    before = (disk.path / "catalogue.lock").read_bytes()
    assert run(disk, "lock").exit_code == 0
    assert (disk.path / "catalogue.lock").read_bytes() == before
