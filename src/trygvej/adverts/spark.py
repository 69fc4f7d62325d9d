"""The work on chunks on Apache Spark: on the cores of this machine, or on many machines.

The same function works on each chunk as in a process of our own, and its parts come back in the order of the input. So
the files that are written are the same. What adverts show together is linked where the command runs, as always.
Spark is an extra (requirements/spark.lock) and needs Java 17; when it pays: docs/adr/0006-spark.md.
"""

import os
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any

from trygvej.adverts.ingest import Chunk, Source
from trygvej.adverts.work import Options, Part, Worker
from trygvej.indicators.public import Catalogue

CHUNKS = 8  # for each core at a time: what is under way stays bounded, and no core waits long for the last one
ON_THIS_MACHINE = "local[*]"


class SparkMissingError(RuntimeError):
    """Spark, or the Java it runs on, is not installed, or there is no Spark at the address given."""


@dataclass(frozen=True, slots=True)
class Spark:
    """Where the work is done. `master`: as Spark names it (local[*], spark://host:7077, yarn)."""

    master: str = ON_THIS_MACHINE

    def __call__(self, source: Source, options: Options, known: Catalogue) -> Generator[tuple[Part, int]]:
        """Work on the chunks; in the order of the input. Raises SparkMissingError."""
        with _context(self.master) as context:
            needed = context.broadcast((options, known))
            chunks = source.chunks()
            while batch := list(islice(chunks, CHUNKS * context.defaultParallelism)):
                spread = context.parallelize(batch, len(batch))
                parts = spread.mapPartitions(lambda some: _work(some, needed)).collect()
                yield from zip(parts, (len(chunk.rows) for chunk in batch), strict=True)


_workers: dict[int, Worker] = {}  # one in each process that Spark begins, and for each run


def _work(chunks: Iterator[Chunk], needed: Any) -> Iterator[Part]:
    options, known = needed.value
    if id(needed.value) not in _workers:
        _workers.clear()
        _workers[id(needed.value)] = Worker(options, known)
    for chunk in chunks:
        yield _workers[id(needed.value)].work(chunk)


@contextmanager
def _context(master: str) -> Iterator[Any]:
    """Give a connection to Spark, and end it."""
    try:
        pyspark: Any = import_module("pyspark")
        java: Any = import_module("py4j.protocol")
    except ModuleNotFoundError as error:
        raise SparkMissingError(master) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.master": master, "spark.app.name": "trygvej", "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR",
    }  # fmt: skip
    conf = pyspark.SparkConf().setAll(list(settings.items()))
    try:
        context = pyspark.SparkContext.getOrCreate(conf)
    except (pyspark.errors.PySparkRuntimeError, java.Py4JError) as error:  # no Java; an address that is none
        raise SparkMissingError(master) from error
    try:
        yield context
    finally:
        context.stop()
