"""The merciless reader: each error with file, line, what and how to mend; one broken file hides no other."""

# ruff: noqa: E501 tables of messages, one error a line

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.indicators.small import HELD, NEW, OPEN, QUIET, SET, TERMS, OnDisk
from trygvej.indicators.catalogue import ENVIRONMENT, CatalogueError, catalogue, default_path, key_of, load

SOURCES = "sources.yml"
SEE = "See docs/catalogue.md."
ONE_CASE = "  - case: It is so.\n    answer: present\n"


def told(disk: OnDisk) -> list[str]:
    """Return the problems of reading alone, as people see them."""
    return [str(one) for one in load(disk.path)[1]]


def test_nothing_is_wrong_with_the_small_catalogue(disk: OnDisk) -> None:
    loaded, problems = load(disk.path)
    assert problems == []
    assert set(loaded.sources) == {"own"}
    assert set(loaded.indicators) == {"signs.held", "signs.new-in-town", "signs.open-always"}
    assert (set(loaded.sets), set(loaded.terms), set(loaded.quiet)) == ({"small"}, {"colours"}, {"plain"})
    assert loaded.documents[key_of(loaded.indicators["signs.held"])].file == HELD
    assert disk.problems() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "message"),
    [
        # keys
        (HELD, "status:", "version: 2\nstatus:", "version: 2", 'the key "version" stands twice. Keep one. [duplicate-key]'),
        (HELD, "element:", "lable: x\nelement:", "lable", 'the key "lable" is not known. Did you mean "label"? [unknown-key]'),
        (HELD, "  class:", "  qqqqq: x\n  class:", "qqqqq", f'the key "evidence.qqqqq" is not known. Remove it. {SEE} [unknown-key]'),
        (TERMS, "version: 1", "version: 1\ntitel: x", "titel", 'the key "titel" is not known. Did you mean "title"? [unknown-key]'),
        (SOURCES, "  seen:", "  yaer: 1\n  seen:", "yaer", 'the key "own.yaer" is not known. Did you mean "year"? [unknown-key]'),
        (SET, "    points: 2", "    point: 2\n    points: 2", "point: 2", 'the key "decisions.0.weighted-sum.bands.1.point" is not known. Did you mean "points"? [unknown-key]'),
        # what is missing
        (HELD, "  sv: held sv\n", "", "label:", '"label.sv" is missing. Add it. [missing-key]'),
        (HELD, "- da: Innocent da\n  sv: Innocent sv\n", "- sv: Innocent sv\n", "Innocent sv", '"innocent.0.da" is missing. Add it. [missing-key]'),
        (HELD, "  source: own\n", "", "evidence:", '"evidence.source" is missing. Add it. [missing-key]'),
        (NEW, "element: act\n", "", "id:", '"element" is missing. Add it. [missing-key]'),
        (SET, "source:\n  id: own\n", "source:\n", "source:", '"source.id" is missing. Add it. [missing-key]'),
        (QUIET, "why: W\n", "", "id:", '"why" is missing. Add it. [missing-key]'),
        # values
        (HELD, "element: means", "element: luck", "element", f"\"element\": Input should be 'act', 'means', 'purpose', 'vulnerability' or 'none' (here: 'luck'). {SEE} [schema]"),
        (HELD, "  value: 1", "  value: 4", "value", f'"weights.0.value": Input should be less than or equal to 3 (here: 4). {SEE} [schema]'),
        (OPEN, "  is: true", "  is: true\n  at_least: 1", "derive:", None),
        (NEW, "    lang: sv", "    lang: no", "lang: no", '"examples.unknown.0.lang": Input should be a valid string (here: False). Put it in quotes: YAML takes no, yes, on and off for truth values. [schema]'),
        (SET, "    points: 2", "    points: -1", "points: -1", f'"decisions.0.weighted-sum.bands.1.points": Input should be greater than or equal to 0 (here: -1). {SEE} [schema]'),
        (SET, "valid_from: 2021-01-01", "valid_from: 2021-02-31", "valid_from", None),
        # whole files
        (HELD, "id: signs.held\n", "- id: signs.held\n", None, None),
        (HELD, "status: stable", "status: [", None, None),
    ],
)  # fmt: skip
def test_each_error_has_its_line_and_how_to_mend_it(
    disk: OnDisk, file: str, old: str, new: str, at: str | None, message: str | None
) -> None:
    disk.change(file, old, new)
    problems = told(disk)
    if message is None:  # the words are pydantic's or the YAML reader's
        assert problems
        assert all(one.startswith(f"{file}:") for one in problems)
    else:
        assert problems == [f"{file}:{disk.line(file, str(at))}: error: {message}"]
    if at:
        assert problems[0].startswith(f"{file}:{disk.line(file, at)}: error: ")


@pytest.mark.parametrize("file", [HELD, SET, TERMS, QUIET, SOURCES])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", f"1: error: is empty. Write it, or remove it. {SEE} [yaml]"),
        (b"# later\n", f"1: error: is empty. Write it, or remove it. {SEE} [yaml]"),
        (b"a: 1\nb: \xff\n", "2: error: is not readable YAML: it is not UTF-8. Save it as UTF-8. [yaml]"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_of_once(disk: OnDisk, file: str, content: bytes, message: str) -> None:
    (disk.path / file).write_bytes(content)
    assert told(disk) == [f"{file}:{message}"]


def test_a_list_where_keys_should_stand(disk: OnDisk) -> None:
    (disk.path / SOURCES).write_text("- own\n", encoding="utf-8")
    message = "is no mapping of sources. Write: key: {title: ..., publisher: ...} [schema]"
    assert told(disk) == [f"{SOURCES}:1: error: {message}"]
    disk.write(HELD, ["x"])
    assert any(one.startswith(f"{HELD}:1: error:") for one in told(disk))


def test_an_id_that_stands_twice_names_the_first(disk: OnDisk) -> None:
    second = "indicators/signs/zz.yml"
    (disk.path / second).write_text("# copy\n" + disk.text(HELD), encoding="utf-8")
    message = f'the id "signs.held" is taken by {HELD}. Ids are never used twice. [id]'
    assert told(disk) == [f"{second}:2: error: {message}"]


def test_sources_must_be_there(disk: OnDisk) -> None:
    (disk.path / SOURCES).unlink()
    assert told(disk) == [f"{SOURCES}:1: error: is missing. Every rule cites a source: write the file. [schema]"]


def test_no_folder_says_how_to_name_one(tmp_path: Path) -> None:
    loaded, [problem] = load(tmp_path / "nowhere")
    assert (problem.what, problem.mend) == (
        "is no folder.",
        "Set TRYGVEJ_CATALOGUE to the folder of the catalogue.",
    )
    assert loaded.indicators == {}


def test_a_lock_that_nobody_can_read_is_told_of(disk: OnDisk) -> None:
    with (disk.path / "catalogue.lock").open("a", encoding="utf-8") as lock:
        lock.write("<<<<<<< HEAD\n")
    mend = "Take the lock of the last commit, then run: trygvej catalogue lock"
    what = 'the line "<<<<<<< HEAD" is not: id version sha256, each id once.'
    assert told(disk) == [f"catalogue.lock:7: error: {what} {mend} [lock]"]
    assert [one.rule for one in disk.problems()] == ["lock"]
    assert load(disk.path)[0].lock_hash == ""


def test_one_broken_file_hides_no_other(disk: OnDisk) -> None:
    (disk.path / HELD).write_bytes(b"\xff")
    (disk.path / NEW).write_text("id: [", encoding="utf-8")
    disk.change(OPEN, "version: 1", "version: 0")
    disk.change(TERMS, "code: red", "cod: red")
    disk.change(SET, "count: 3", "count: 4")
    loaded, problems = load(disk.path)
    assert {one.file for one in problems} == {HELD, NEW, OPEN, TERMS}
    assert set(loaded.sets) == {"small"}
    everything = {(one.file, one.rule) for one in disk.problems()}
    assert {(HELD, "yaml"), (NEW, "yaml"), (OPEN, "schema"), (SET, "counts-hold")} <= everything
    assert (SET, "references-known") in everything


def test_files_are_read_in_every_theme_and_with_either_ending(disk: OnDisk) -> None:
    (disk.path / HELD).rename(disk.path / HELD.replace(".yml", ".yaml"))
    assert "signs.held" in load(disk.path)[0].indicators
    [problem] = [one for one in disk.problems() if one.rule == "id-is-path"]
    assert problem.what == f'the id "signs.held" belongs in {HELD}.'


# The door -------------------------------------------------------------------------------------------------------


@pytest.fixture
def _forget() -> Iterator[None]:
    catalogue.cache_clear()
    yield
    catalogue.cache_clear()


@pytest.mark.usefixtures("_forget")
def test_the_catalogue_is_read_once(disk: OnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(disk.path))
    assert default_path() == disk.path
    assert catalogue() is catalogue()
    assert catalogue().path == disk.path


@pytest.mark.usefixtures("_forget")
def test_a_broken_catalogue_cannot_be_used(disk: OnDisk) -> None:
    disk.change(HELD, "version: 1", "version: 0")
    disk.change(NEW, "version: 1", "version: 0")
    with pytest.raises(CatalogueError) as refused:
        catalogue(disk.path)
    assert [one.file for one in refused.value.problems] == [HELD, NEW]
    assert len(str(refused.value).splitlines()) == 2


def test_without_a_name_the_catalogue_stands_beside_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    beside = Path(__file__).parents[3] / "catalogue"
    assert default_path().resolve() == beside.resolve()  # what is built has a link to it
