"""How fast a whole run is: adverts a second by stage, peak memory, growth from 10,000 to 100,000 adverts.

    python -m benchmarks.throughput [--adverts 100000] [--workers N]

Ratios are of one run on one machine. The limits are measured beside it: reading the file, and one pass of
Python over the words of the texts. What is asked for is a million adverts of about 60 words in 120 seconds on two
cores and in less than 4 GB, linking included; `--adverts 1000000` measures just that. Last, a day's adverts, one for
each two hundred that are there, go into a store of all: 5,000 into a million in 3 seconds is asked for.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.adverts_data import bulk
from trygvej.adverts.add import add
from trygvej.adverts.pipeline import run
from trygvej.adverts.work import STAGES, Options
from trygvej.indicators import phrases
from trygvej.indicators.public import tokenise

SEED = 7
ON = date(2026, 11, 1)
ASKED_TO_ADD = 3.0  # seconds
DAY = 200  # times as many adverts are in the store as a day brings
ASKED_SECONDS, ASKED_MB = 120 / 1_000_000, 4_000  # per advert; of all processes together
OPTIONS = Options("adverts-default", ON, "da", "DK")
_ALL = (*STAGES, "link", "rescore", "write")


def write(path: Path, count: int) -> None:
    """Write `count` invented adverts as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for row in bulk(count, SEED):
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def timed(path: Path, workers: int | None) -> dict[str, Any]:
    """Run the pipeline over `path` and return what run.json tells, with the seconds of this clock."""
    began = perf_counter()
    with tempfile.TemporaryDirectory() as out:
        told = run([str(path)], Path(out), OPTIONS, workers=workers).told
    told["seconds"]["clock"] = perf_counter() - began
    return told


def added(folder: Path, count: int, workers: int | None) -> float:
    """Return the seconds that a day's adverts take to go into a store of `count`."""
    day = max(count // DAY, 1)
    path, more = folder / "all.jsonl", folder / "day.jsonl"
    write(path, count + day)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:count]))
    more.write_bytes(b"".join(lines[count:]))
    add([str(path)], folder / "store", OPTIONS, workers=workers)
    began = perf_counter()
    add([str(more)], folder / "store", OPTIONS, workers=workers)
    return perf_counter() - began


def limits(path: Path) -> Iterator[tuple[str, float]]:
    """Measure what no reader can do without: the bytes of the file, and the words of its texts."""
    began = perf_counter()
    lines = path.read_bytes().splitlines()
    yield "reading the file", perf_counter() - began
    texts = [json.loads(line)["text"] for line in lines]
    began = perf_counter()
    for text in texts:
        tokenise(text)
    yield "one pass over the words, one core", perf_counter() - began


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--adverts", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        figures = {}
        for count in (asked.adverts // 10, asked.adverts):
            path = Path(folder) / f"{count}.jsonl"
            write(path, count)
            figures[count] = timed(path, asked.workers)
            _print(count, figures[count])
        small, large = (figures[count]["seconds"]["clock"] / count for count in figures)
        print(
            f"against what is asked for: {large / ASKED_SECONDS:.2f} of the time, "
            f"{_memory(figures[asked.adverts], asked.workers) / ASKED_MB:.2f} of the memory"
        )
        stages = sum(figures[asked.adverts]["seconds"][one] for one in STAGES) / asked.adverts
        before = sum(figures[asked.adverts // 10]["seconds"][one] for one in STAGES) / (asked.adverts // 10)
        print(f"growth of the time per advert, whole run: {large / small:.2f}; work alone: {stages / before:.2f}")
        clock = figures[asked.adverts]["seconds"]["clock"]
        for name, seconds in limits(path):
            rate = asked.adverts / seconds
            print(f"{name}: {seconds:.2f} s, {rate:,.0f}/s; the whole run takes {clock / seconds:.1f} times that")
        seconds = added(Path(folder), asked.adverts, asked.workers)
        print(
            f"{asked.adverts // DAY:,} more into a store of {asked.adverts:,}: {seconds:.2f} s, "
            f"{seconds / clock:.2f} of the whole run; asked for a store of a million: {ASKED_TO_ADD:.0f} s"
        )


def _print(count: int, told: dict[str, Any]) -> None:
    seconds = told["seconds"]
    rate, memory = count / seconds["clock"], told["peak_memory_mb"]
    how = "compiled" if phrases.__file__.endswith((".so", ".pyd")) else "interpreted"
    print(f"{count:,} adverts, {how}: {seconds['clock']:.2f} s, {rate:,.0f}/s, memory {memory} MB")
    for stage in _ALL:
        each = max(seconds[stage] / count * 1e6, 1e-3)
        print(f"  {stage:8} {seconds[stage]:7.2f} s of one core, {each:7.1f} us an advert, {1e6 / each:>10,.0f}/s")


def _memory(told: dict[str, Any], workers: int) -> float:
    """Return the megabytes of all processes together, at most: each at its peak."""
    return float(told["peak_memory_mb"]["parent"] + workers * told["peak_memory_mb"]["largest_child"])


if __name__ == "__main__":
    main()
