"""Kills `trygvej adverts add` at random moments and looks at what is left: a few times in the tests, 50 in bench."""

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.unit.adverts.invented import invented
from tests.unit.adverts.runs import OPTIONS, jsonl
from trygvej.adverts.add import add
from trygvej.adverts.public import read_run

TRYGVEJ = str(Path(sys.executable).parent / "trygvej")
MORE = 60  # adverts that are being added
SLOWEST = 120  # seconds for one add, whatever else the machine does


def content(store: Path) -> dict[str, Any]:
    """Return what the store says; raises RunError if it cannot be opened."""
    run = read_run(store)
    counts = {name: run.told["counts"][name] for name in ("scored", "red", "yellow", "green")}
    sealed = [one["id"] for one in run.sealed]
    return {
        "adverts": list(run.adverts()), "links": list(run.links()), "groups": list(run.groups()), "counts": counts,
        "sealed": sealed,
    }  # fmt: skip


def kill_adds(folder: Path, kills: int, seed: int = 11) -> Counter[str]:
    """Kill `kills` adds; return how often the store was as before, and how often as after.

    Raises AssertionError if it was anything else, could not be opened, or the same add did not do its work afterwards.
    """
    rows = invented(MORE * 2, seed)
    rows[5]["age"] = 17
    first = jsonl(folder / "first.jsonl", *rows[:MORE])
    more = jsonl(folder / "more.jsonl", *rows[MORE:])
    add([first], folder / "base", OPTIONS, workers=1)
    before = content(folder / "base")
    shutil.copytree(folder / "base", folder / "whole", symlinks=True)
    add([more], folder / "whole", OPTIONS, workers=1)
    after = content(folder / "whole")
    chance, found = random.Random(seed), Counter[str]()
    lasting = _killed(shutil.copytree(folder / "base", folder / "timed", symlinks=True), more, SLOWEST)
    for number in range(kills):
        store = shutil.copytree(folder / "base", folder / f"store-{number}", symlinks=True)
        lasting = _killed(store, more, chance.uniform(0, lasting * 1.2)) or lasting
        left = content(store)
        assert left in (before, after), f"kill {number}: the store is neither as before nor as after"
        found["as before" if left == before else "as after"] += 1
        add([more], store, OPTIONS, workers=1)
        assert content(store) == after, f"kill {number}: adding again did not do its work"
        assert len(list((store / "states").iterdir())) == 2, "only the state before may be left"
        shutil.rmtree(store)
    return found


def _killed(store: Path, file: str, wait: float) -> float:
    """Begin an add, kill it `wait` seconds after it began to write, and return for how many seconds it was writing."""
    command = [TRYGVEJ, "adverts", "add", file, "--store", str(store), "--lang", "en", "--country", "DK",
               "--workers", "1", "--on", OPTIONS.on.isoformat()]  # fmt: skip
    writing, ends = store / "states" / "000002", time.monotonic() + SLOWEST
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while not writing.exists() and process.poll() is None and time.monotonic() < ends:
            time.sleep(0.002)
        began = time.monotonic()
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.kill()
        lasted = time.monotonic() - began
    return lasted if process.returncode == 0 else 0.0
