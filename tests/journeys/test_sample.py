"""A first run: the sample, as somebody sees it who has just installed the program; and what must stay quiet."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from trygvej.indicators.public import catalogue

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "data/sample/adverts.jsonl"


def _run(*args: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "trygvej"), "adverts", "run", *args]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the first run has written."""
    return tmp_path_factory.mktemp("journey") / "out"


@pytest.fixture(scope="module")
def first(out: Path) -> subprocess.CompletedProcess[str]:
    """Run the sample as the README says."""
    return _run(SAMPLE, "--country", "DK", "--out", str(out))


@pytest.fixture(scope="module")
def listed(first: subprocess.CompletedProcess[str], out: Path) -> list[dict[str, str]]:
    """Return the worklist as a spreadsheet opens it."""
    assert first.returncode == 0
    with (out / "worklist.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _sent() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ROOT / SAMPLE).read_text(encoding="utf-8").splitlines()]


def test_it_ends_well_and_quietly(first: subprocess.CompletedProcess[str]) -> None:
    assert (first.returncode, first.stderr) == (0, "")


def test_the_most_concerning_stand_first(listed: list[dict[str, str]]) -> None:
    colours = [row["farve"] for row in listed]
    assert colours[0] == "rød"
    assert colours == sorted(colours, key=["rød", "gul", "grøn"].index)
    assert {"gul", "grøn"} <= set(colours)
    points = [int(row["point"]) for row in listed if row["farve"] == "rød"]
    assert points == sorted(points, reverse=True)
    assert [row["nr."] for row in listed] == [str(n) for n in range(1, len(listed) + 1)]


def test_each_place_on_the_list_has_its_reasons_in_danish(
    first: subprocess.CompletedProcess[str], listed: list[dict[str, str]]
) -> None:
    known = catalogue()
    danish = [one.label.in_("da") for one in known.indicators.values()]
    for row in listed[:10]:
        reasons = row["grunde"].split("; ")
        assert len(reasons) >= 2
        for reason in reasons:
            assert any(reason.startswith(label) for label in danish), reason
        assert reasons[0].split(" (")[0].split(" [")[0].split(" “")[0] in " ".join(first.stdout.split())


def test_the_terminal_shows_the_same_adverts_as_the_file(
    first: subprocess.CompletedProcess[str], listed: list[dict[str, str]]
) -> None:
    ranked = [line.split() for line in first.stdout.splitlines() if line[:2].strip().isdigit()]
    assert [(int(words[0]), words[3]) for words in ranked if len(words) > 3][:15] == [
        (n, row["annonce"]) for n, row in enumerate(listed[:15], 1)
    ]
    assert f"… og {len(listed) - 15} til i filen med arbejdslisten." in first.stdout


def test_rows_that_were_not_used_are_told_of_with_line_and_reason(first: subprocess.CompletedProcess[str]) -> None:
    rows = _sent()
    without_id = next(n for n, row in enumerate(rows, 1) if "id" not in row)
    twice = max(n for n, row in enumerate(rows, 1) if row.get("id") == "a-001")
    assert "2 rækker blev ikke brugt; rejected.jsonl har dem alle:" in first.stdout
    assert f"{SAMPLE}, linje {without_id}: Feltet id mangler." in first.stdout
    assert f"{SAMPLE}, linje {twice}: Id'et står allerede i {SAMPLE}, linje 1." in first.stdout


def test_the_sealed_one_is_told_of_but_not_shown(first: subprocess.CompletedProcess[str], out: Path) -> None:
    (row,) = [one for one in _sent() if one.get("age", 99) < 18]
    assert "1 annonce angiver en alder under 18. Den er forseglet, ikke vurderet og ikke vist." in first.stdout
    assert "Ring nu: CMM's hotline 70 20 25 50" in first.stdout
    assert "Ring nu: 112, hvis der er fare nu" in first.stdout
    for said in (first.stdout, *((out / name).read_text() for name in ("worklist.csv", "rejected.jsonl", "run.json"))):
        assert row["id"] not in said
        assert row["user_id"] not in said
    assert row["id"] not in pq.read_table(out / "adverts.parquet").column("id").to_pylist()
    (sealed,) = [json.loads(line) for line in (out / "sealed.jsonl").read_text().splitlines()]
    assert sealed["row"] == row


def test_every_row_is_accounted_for(first: subprocess.CompletedProcess[str], out: Path) -> None:
    assert first.returncode == 0
    counts = json.loads((out / "run.json").read_text())["counts"]
    assert counts["read"] == len(_sent()) == counts["scored"] + counts["rejected"] + counts["sealed"]
    assert (counts["rejected"], counts["sealed"], counts["files_not_read"]) == (2, 1, 0)


@pytest.mark.parametrize("form", ["text", "title and text"])
def test_ordinary_adverts_stay_quiet(tmp_path: Path, form: str) -> None:
    texts = catalogue().quiet["classifieds"].texts
    rows = [
        {"id": f"{one.lang}-{n}", "text": one.text, **({"title": one.text.split(",")[0]} if form != "text" else {})}
        for n, one in enumerate(texts)
    ]
    (tmp_path / "quiet.jsonl").write_text("\n".join(map(json.dumps, rows)))
    ended = _run(str(tmp_path / "quiet.jsonl"), "--lang", "en", "--out", str(tmp_path / "out"))
    assert ended.returncode == 0
    told = json.loads((tmp_path / "out" / "run.json").read_text())
    assert told["set"]["id"] == "adverts-default"
    counts = told["counts"]
    assert (counts["read"], counts["scored"], counts["green"]) == (len(texts),) * 3
    assert (counts["red"], counts["yellow"]) == (0, 0)
