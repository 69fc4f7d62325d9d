"""Spark and the embedded engine over the same adverts: whether the files are the same, and how long each took.

    python -m benchmarks.spark [adverts] [master ...]

Without a master: the threads of this machine, and a small cluster of processes.

Needs requirements/spark.lock and Java 17.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.spark.test_spark import assert_same

from benchmarks.throughput import ON, write
from trygvej.adverts.pipeline import Workers, run
from trygvej.adverts.spark import Spark, SparkMissingError
from trygvej.adverts.work import Options

MASTERS = ["local[2]", "local-cluster[2,1,2048]"]


def main(arguments: list[str]) -> None:
    """Run both and compare what they wrote."""
    count = int(arguments[0]) if arguments else 100_000
    masters = arguments[1:] or MASTERS
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "adverts.jsonl"
        write(file, count)
        here = _timed(file, Path(folder) / "here", None)
        for master in masters:
            try:
                there = _timed(file, Path(folder) / "spark", Spark(master))
            except SparkMissingError:
                print("Spark is not installed (requirements/spark.lock, Java 17): not measured.")
                return
            assert_same(Path(folder) / "here", Path(folder) / "spark")
            print(
                f"{count:,} adverts: the same files; embedded {here:.1f} s, Spark {master} {there:.1f} s, "
                f"{there / here:.2f} times that",
                flush=True,
            )


def _timed(file: Path, out: Path, workers: Workers) -> float:
    began = perf_counter()
    run([str(file)], out, Options("adverts-default", ON, "da", "DK"), workers=workers)
    return perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1:])
