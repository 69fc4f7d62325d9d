"""What adverts show together, and the signs that rest on it."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.unit.adverts.runs import done, jsonl
from trygvej.adverts.public import RunError, read_run

PHONE, OTHER = "90 11 22 33", "90 44 55 66"


def _row(number: int, text: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"x-{number}", "source": "eksempel-a.example", "text": text, **fields}


def _own(number: int) -> str:
    words = ["solen", "fjorden", "klaver", "honning", "keramik", "skoven", "strikketøj", "vinterbadning", "krydsord"]
    chosen = " ".join(words[number % 9 :] + words[: number % 9])
    return f"Massage nummer {number} i klinikken ved {chosen}"


def _linked(tmp_path: Path, *rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
    run = done(tmp_path / "out", jsonl(tmp_path / "in.jsonl", *rows))
    return {one["id"]: one for one in read_run(run.out).adverts()}


def _finding(row: dict[str, Any], indicator: str) -> dict[str, Any]:
    return next(one for one in row["findings"] if one["indicator"] == indicator)


def test_adverts_with_one_number_are_one_network_and_others_are_not(tmp_path: Path) -> None:
    rows = [_row(n, f"{_own(n)} ring {PHONE if n < 3 else OTHER}", seen_at=f"2026-11-0{n + 1}") for n in range(4)]
    found = _linked(tmp_path, *rows)
    assert found["x-0"]["network"] == found["x-1"]["network"] == found["x-2"]["network"] != found["x-3"]["network"]
    run = read_run(tmp_path / "out")
    links = [one for one in run.links() if one["kind"] == "phone"]
    assert {(one["a"], one["b"], one["kind"]) for one in links} == {("x-0", "x-1", "phone"), ("x-1", "x-2", "phone")}
    assert "+4590112233" in links[0]["reason"]
    network = next(one for one in run.groups() if one["kind"] == "network")
    assert (network["id"], network["size"]) == ("x-0", 3)
    assert run.told["linked"]["largest_network"] == 3


def test_a_sign_that_rests_on_links_is_unknown_alone_and_known_together(tmp_path: Path) -> None:
    rows = [_row(n, f"{_own(n)} ring {PHONE}") for n in range(2)] + [_row(9, _own(9))]
    found = _linked(tmp_path, *rows)
    together, alone = (_finding(found[one], "stim.same-contact") for one in ("x-0", "x-9"))
    assert (together["value"], together["evidence"]) == ("present", "adverts_same_contact: 2")
    assert alone["value"] == "unknown"


def test_several_persons_under_one_number_give_points_and_a_reason(tmp_path: Path) -> None:
    rows = [_row(n, f"{_own(n)}. Jeg hedder {name}, ring {PHONE}") for n, name in enumerate(["Rosa", "Ines", "Vera"])]
    found = _linked(tmp_path, *rows)
    sign = _finding(found["x-0"], "adverts.several-persons-one-phone")
    assert sign["value"] == "present"
    assert found["x-0"]["score"] >= sign["weight"] > 0
    listed = (tmp_path / "out" / "worklist.csv").read_text(encoding="utf-8-sig")
    assert "3 eller flere" in listed or "Three or more" in listed or "Tre eller flere" in listed


def test_the_same_advert_put_up_again_by_its_user_counts_once(tmp_path: Path) -> None:
    same = f"{_own(1)} ring {PHONE}"
    found = _linked(tmp_path, *(_row(n, same, user_id="u1") for n in range(3)))
    assert _finding(found["x-0"], "stim.same-contact")["value"] == "absent"


def test_nearly_the_same_text_is_one_group_with_a_template(tmp_path: Path) -> None:
    text = "Hos mig er der ro og varme sten i klinikken ved åen, og {name} tager god tid til afspænding og samtale"
    rows = [_row(n, text.format(name=name)) for n, name in enumerate(["Rosa", "Ines", "Vera"])]
    found = _linked(tmp_path, *rows, *(_row(20 + n, _own(n * 3)) for n in range(3)))
    assert len({found[f"x-{n}"]["text_group"] for n in range(3)}) == 1
    group = next(one for one in read_run(tmp_path / "out").groups() if one["kind"] == "text")
    assert "‹" in group["template"]
    assert "varme sten" in group["template"]


def test_towns_within_a_month_are_counted_and_give_no_points(tmp_path: Path) -> None:
    towns = ["Odense", "Aarhus", "Aalborg", "Esbjerg", "Randers"]
    rows = [
        _row(n, f"{_own(n)} ring {PHONE}", location=town, seen_at=f"2026-11-{n + 1:02}") for n, town in enumerate(towns)
    ]
    sign = _finding(_linked(tmp_path, *rows)["x-0"], "adverts.many-towns")
    assert (sign["value"], sign["evidence"]) == ("present", "towns_30_days: 5")


def test_a_sealed_row_is_linked_with_nothing(tmp_path: Path) -> None:
    rows = [_row(1, f"{_own(1)} ring {PHONE}"), _row(2, f"{_own(2)} ring {PHONE}", age=17)]
    found = _linked(tmp_path, *rows)
    run = read_run(tmp_path / "out")
    assert list(found) == ["x-1"]
    assert (list(run.links()), len(run.sealed)) == ([], 1)
    for name in ("links.parquet", "groups.parquet", "adverts.parquet"):
        assert "x-2" not in json.dumps(pl.read_parquet(tmp_path / "out" / name).to_dicts(), default=str)


def test_a_folder_without_a_whole_run_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"run\.json"):
        read_run(tmp_path)
