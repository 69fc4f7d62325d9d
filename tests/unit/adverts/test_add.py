"""A day's adverts to all before: the same as one run over everything, and nothing that was said is lost."""

import json
import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.adverts.invented import invented
from tests.unit.adverts.runs import OPTIONS, Row, advert, done, jsonl
from trygvej.adverts.add import StoreDiffersError, add, relink
from trygvej.adverts.heirs import heir
from trygvej.adverts.judgements import FILE, Judgement
from trygvej.adverts.judgements import add as judge
from trygvej.adverts.public import read_run

PHONE = "90 11 22 33"


def _add(store: Path, *rows: Row | str, name: str = "day", **changes: Any) -> Any:
    source = jsonl(store.parent / f"{name}.jsonl", *rows)
    return add([source], store, replace(OPTIONS, **changes), workers=1)


def _content(folder: Path) -> dict[str, Any]:
    run = read_run(folder)
    return {"adverts": list(run.adverts()), "links": list(run.links()), "groups": list(run.groups())}


def _columns(store: Path, *names: str) -> list[tuple[Any, ...]]:
    return pl.read_parquet(store / "adverts.parquet").select(names).rows()


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 1000), cuts=st.lists(st.integers(0, 50), max_size=3))
def test_days_added_one_after_the_other_are_as_one_run_over_everything(seed: int, cuts: list[int]) -> None:
    rows = invented(50, seed)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        for number, (start, end) in enumerate(pairwise([0, *sorted(cuts), 50])):
            _add(store, *rows[start:end], name=f"day-{number}")
        whole = done(Path(folder) / "out", jsonl(Path(folder) / "all.jsonl", *rows))
        assert _content(store) == _content(whole.out)
        assert (store / "worklist.csv").read_bytes() == (whole.out / "worklist.csv").read_bytes()
        assert read_run(store).told["counts"]["scored"] == 50


def test_the_store_reads_like_a_run_for_those_who_bring_it(tmp_path: Path) -> None:
    _add(tmp_path / "store", advert("a"), "bad", advert("c", age=17), name="one")
    _add(tmp_path / "store", advert("b"), advert("a"), advert("d", age=16), name="two")
    run = read_run(tmp_path / "store")
    assert [one["id"] for one in run.adverts()] == ["a", "b"]
    assert [one["id"] for one in run.sealed] == ["c", "d"]
    counts = run.told["counts"]
    assert (counts["read"], counts["scored"], counts["rejected"], counts["sealed"]) == (6, 2, 2, 2)
    assert run.told["added"] == {"read": 3, "scored": 1, "rejected": 1, "sealed": 1, "failed": 0, "files_not_read": 0}
    refused = [json.loads(line) for line in (tmp_path / "store" / "rejected.jsonl").read_text().splitlines()]
    assert [one["id"] for one in refused] == [None, "a"]
    assert "one.jsonl, line 1. The first one is used." in refused[1]["reason"]


def test_no_file_of_the_store_may_be_read_by_others(tmp_path: Path) -> None:
    _add(tmp_path / "store", advert("a"))
    for path in (tmp_path / "store").rglob("*"):
        if path.is_file() and path.name != "lock":
            assert path.stat().st_mode & 0o077 == 0, path


def test_where_two_networks_become_one_the_old_id_leads_to_the_new_one(tmp_path: Path) -> None:
    store = tmp_path / "store"
    texts = ["solen og fjorden ved et klaver", "honning og keramik i skoven", "strikketøj og krydsord om vinteren"]
    first = advert("a", f"{texts[0]} ring {PHONE}")
    second = advert("b", texts[1], user_id="u1", source="s.example")
    _add(store, first, second, name="one")
    assert len({network for (network,) in _columns(store, "network")}) == 2
    _add(store, advert("c", f"{texts[2]} ring {PHONE}", user_id="u1", source="s.example"), name="two")
    _add(store, advert("d", f"{texts[2]} ring {PHONE}", user_id="u1", source="s.example"), name="three")
    assert set(_columns(store, "network")) == {("a",)}
    aliases = pl.read_parquet(store / "aliases.parquet").filter(pl.col("kind") == "network")
    assert aliases.select("old", "new").rows() == [("b", "a")]
    assert heir(store, "network", "b") == "a"


def test_findings_that_rest_on_links_grow_with_the_store(tmp_path: Path) -> None:
    store = tmp_path / "store"
    for number, name in enumerate(["Rosa", "Ines", "Vera"]):
        text = f"Massage nummer {number} i klinikken. Jeg hedder {name}, ring {PHONE}"
        _add(store, advert(f"a-{number}", text), name=f"day-{number}")
        signs = {one["indicator"]: one["value"] for one in next(read_run(store).adverts())["findings"]}
        assert signs["stim.same-contact"] == ("present" if number else "absent")
        assert signs["adverts.several-persons-one-phone"] == ("present" if number == 2 else "absent")
    listed = (store / "worklist.csv").read_text(encoding="utf-8-sig")
    assert "Three or more people have the same telephone number" in listed


def test_reasons_are_told_in_the_language_of_the_newest_day(tmp_path: Path) -> None:
    store = tmp_path / "store"
    _add(store, advert("a", "Døgnåbent. Ring 90 00 00 11"), name="one", lang="da")
    _add(store, advert("b"), name="two", lang="en")
    listed = (store / "worklist.csv").read_text(encoding="utf-8-sig")
    assert "Ubegrænset" not in listed
    assert "hours" in listed


@pytest.mark.parametrize("changes", [{"country": "SE"}, {"set_id": "stim"}, {"without": ("cmm-adverts.drugs",)}])
def test_a_store_has_one_measure(tmp_path: Path, changes: dict[str, Any]) -> None:
    _add(tmp_path / "store", advert("a"), name="one")
    before = _content(tmp_path / "store")
    with pytest.raises(StoreDiffersError):
        _add(tmp_path / "store", advert("b"), name="two", **changes)
    assert _content(tmp_path / "store") == before


def _judged(store: Path, a: str, b: str, verdict: str) -> None:
    judge(store / FILE, Judgement(a, b, verdict, "We met them.", "anna", "2026-11-25T10:00:00+00:00"))


def test_what_people_judged_is_heeded_and_no_later_day_overrules_it(tmp_path: Path) -> None:
    store = tmp_path / "store"
    rows = [advert(f"a-{n}", f"Massage {n} i klinikken ved fjorden. Ring {PHONE}") for n in range(2)]
    _add(store, *rows, advert("x", "Noget helt andet om honning og keramik i haven ved søen"), name="one")
    assert len({network for (network,) in _columns(store, "network")}) == 2
    _judged(store, "a-0", "a-1", "different")
    _judged(store, "a-1", "x", "same")
    relink(store, OPTIONS)
    networks = dict(_columns(store, "id", "network"))
    assert networks["a-0"] != networks["a-1"] == networks["x"]
    _add(store, advert("a-2", f"Massage 2 i klinikken ved fjorden. Ring {PHONE}"), name="two")
    networks = dict(_columns(store, "id", "network"))
    assert networks["a-0"] != networks["a-1"] == networks["x"]
    _judged(store, "a-0", "a-1", "unsure")
    relink(store, OPTIONS)
    networks = dict(_columns(store, "id", "network"))
    assert networks["a-0"] == networks["a-1"]
