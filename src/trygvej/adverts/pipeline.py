"""The flow: files -> chunks -> parse, extract, score -> link, score again -> files. Read it from `run` downwards."""

import gc
import multiprocessing
import os
import platform
import resource
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import polars as pl
import pyarrow as pa

from trygvej.adverts import output
from trygvej.adverts.columns import SCHEMA
from trygvej.adverts.ingest import STANDARD_INPUT, Chunk, Source
from trygvej.adverts.link import linked, with_links
from trygvej.adverts.pictures import PICTURES
from trygvej.adverts.rescore import rescored
from trygvej.adverts.work import STAGES, Options, Part, Rejected, Sealed, Worker
from trygvej.indicators.public import Catalogue, catalogue
from trygvej.records.public import translator

SMALL = 2_000_000  # bytes: below this one process is done before others have started
AHEAD = 6  # chunks under way per process: bounds memory, and Ctrl-C is quick
_PACKAGES = ("trygvej", "polars", "pyarrow", "eldc", "rphonenumbers", "msgspec")

Progress = Callable[[int, int], None]
# How many processes work (None: one for each core), or what else does the work on the chunks (see spark.py).
Workers = int | Callable[[Source, Options, Catalogue], Generator[tuple[Part, int]]] | None


@dataclass(slots=True)
class Result:
    """What a run found. `listed` is the worklist in order; `told` is what run.json says."""

    listed: pl.DataFrame
    rejected: list[Rejected]
    sealed: list[Sealed]
    told: dict[str, Any]
    broken: list[Rejected]  # files, or the rest of one, that could not be read


@dataclass(slots=True)
class Gathered:
    """The parts put together, in the order of the input.

    `seen`: file and line of each row by its id. `broken`: files, or the rest of one, that could not be read.
    """

    tables: list[pa.Table] = field(default_factory=list)
    reasons: list[list[str]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    sealed: list[Sealed] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    broken: list[Rejected] = field(default_factory=list)
    pictures: Counter[str] = field(default_factory=Counter)
    read: int = 0
    failed: int = 0

    def table(self) -> pa.Table:
        """Return the adverts, not linked yet."""
        return pa.concat_tables(self.tables) if self.tables else SCHEMA.empty_table()


def run(
    files: list[str], out: Path, options: Options, *, workers: Workers = None, progress: Progress | None = None,
    judgements: pl.DataFrame | None = None,
) -> Result:  # fmt: skip
    """Read adverts from `files`, extract and score them, and write the results to the folder `out`.

    `workers`: processes (default: the cores there are), or Spark. `progress` is called with bytes read and rows done.
    `judgements` (a, b, verdict): what people said of two adverts, which linking heeds.
    Raises OSError if the results cannot be written, KeyError or ValueError for a set that does not fit.
    """
    began = perf_counter()
    known = catalogue()
    output.check(out)
    gathered = gather(files, options, known, workers, progress)
    table = gathered.table()
    gathered.tables.clear()  # so that the findings before linking need not stay beside those after it
    linking = process_time()
    links = linked(table, options.lang, judgements)
    gathered.seconds["link"] = process_time() - linking
    table = with_links(table, links.assigned)
    table, gathered.reasons = rescored(table, gathered.reasons, links.fields, options, known)
    gathered.seconds["rescore"] = process_time() - linking - gathered.seconds["link"]
    writing = perf_counter()
    with output.whole_or_nothing(out) as folder:
        listed = output.worklist(table, gathered.reasons)
        output.write_adverts(folder, table)
        output.write_links(folder, links.links, links.groups, links.hubs)
        output.write_worklist(folder, listed, options.lang)
        output.write_rejected(folder, gathered.broken + gathered.rejected)
        output.write_sealed(folder, gathered.sealed)
        gathered.seconds["write"] = perf_counter() - writing
        told = account(gathered, listed, options, known, perf_counter() - began)
        told["linked"] = links.told
        output.write_run(folder, told)
    return Result(listed, gathered.rejected, gathered.sealed, told, gathered.broken)


def gather(
    files: list[str], options: Options, known: Catalogue, workers: Workers, progress: Progress | None = None
) -> Gathered:
    """Read `files`, extract and score each advert by itself."""
    source = Source(files, [])
    gathered = Gathered()
    with closing(_worked(source, options, known, workers)) as worked:
        for part, rows in worked:
            _gather(gathered, part, rows, options.lang)
            if progress:
                progress(source.position(), gathered.read)
    gathered.broken = [Rejected(one.file, one.line, None, one.said(options.lang)) for one in source.broken]
    order = {file: n for n, file in reversed(list(enumerate(files)))}
    gathered.rejected.sort(key=lambda one: (order[one.file], one.line))
    gathered.sealed.sort(key=lambda one: (order[one.file], one.line))
    return gathered


def _processes(source: Source) -> int:
    """Return how many processes pay: all cores, or one if there is little to read."""
    small = source.size() < SMALL and STANDARD_INPUT not in source.files
    return 1 if small else os.cpu_count() or 1


def _worked(source: Source, options: Options, known: Catalogue, workers: Workers) -> Generator[tuple[Part, int]]:
    """Work on the chunks, here or in processes of their own; in the order of the input."""
    if callable(workers):
        yield from workers(source, options, known)
        return
    count = workers or _processes(source)
    if count == 1:
        worker = _ready(options, known)
        yield from ((worker.work(chunk), len(chunk.rows)) for chunk in source.chunks())
        return
    others = multiprocessing.active_children()
    context = multiprocessing.get_context("spawn")  # a fork would copy the threads of the libraries half-way
    with ProcessPoolExecutor(count, context, _start, (options, known)) as pool:
        waiting: deque[tuple[Future[Part], int]] = deque()
        try:
            for chunk in source.chunks():
                with _without_interrupts():  # the processes that this begins inherit it: Ctrl-C is for the parent
                    waiting.append((pool.submit(_work, chunk), len(chunk.rows)))
                if len(waiting) > AHEAD * count:
                    yield _first(waiting)
            while waiting:
                yield _first(waiting)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in set(multiprocessing.active_children()).difference(others):
                process.terminate()  # what it has under way is of no use any more
            raise


def _first(waiting: deque[tuple[Future[Part], int]]) -> tuple[Part, int]:
    future, rows = waiting.popleft()
    return future.result(), rows


_worker: list[Worker] = []  # one a process, made by _start


def _start(options: Options, known: Catalogue) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker[:] = [_ready(options, known)]


def _end_with_parent() -> None:
    """Leave no process behind if the parent is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let Ctrl-C wait until this is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ready(options: Options, known: Catalogue) -> Worker:
    """Make a worker. The catalogue lives as long as the process, so the collector need not walk it again and again."""
    worker = Worker(options, known)
    gc.freeze()
    return worker


def _work(chunk: Chunk) -> Part:
    return _worker[0].work(chunk)


def _gather(gathered: Gathered, part: Part, rows: int, lang: str) -> None:
    """Add a part. Of rows with the same id the first stands; the others are told of."""
    keep: list[bool] = []
    ids = part.table.column("id").to_pylist()
    for advert_id, line in zip(ids, part.lines, strict=True):
        first = gathered.seen.get(advert_id)
        keep.append(first is None)
        if first is None:
            gathered.seen[advert_id] = (part.file, line)
        else:
            why = translator(lang).gettext("The id stands already in {file}, line {line}. The first one is used.")
            gathered.rejected.append(Rejected(part.file, line, advert_id, why.format(file=first[0], line=first[1])))
    table = part.table if all(keep) else part.table.filter(pa.array(keep, pa.bool_()))
    gathered.tables.append(table)
    gathered.reasons += [reasons for reasons, kept in zip(part.reasons, keep, strict=True) if kept]
    gathered.rejected += part.rejected
    gathered.sealed += part.sealed
    gathered.failed += part.failed
    gathered.pictures += part.pictures
    for stage, seconds in part.seconds.items():
        gathered.seconds[stage] = gathered.seconds.get(stage, 0.0) + seconds
    gathered.read += rows


def account(
    gathered: Gathered, listed: pl.DataFrame, options: Options, known: Catalogue, whole: float
) -> dict[str, Any]:
    """Say what was done, so that it can be done again."""
    bands = Counter(listed["band"].to_list())
    chosen = known.sets[options.set_id]
    return {
        "counts": {
            "read": gathered.read,
            "scored": listed.height,
            "rejected": len(gathered.rejected),
            "sealed": len(gathered.sealed),
            "failed": gathered.failed,
            **{band: bands.get(band, 0) for band in output.BAND_ORDER},
            "files_not_read": len(gathered.broken),
        },
        "seconds": {
            "whole": round(whole, 3),
            **{stage: round(gathered.seconds.get(stage, 0.0), 3) for stage in (*STAGES, "link", "rescore", "write")},
        },
        "peak_memory_mb": _peak_memory(),
        "set": {"id": chosen.id, "version": chosen.version, "on": options.on.isoformat()},
        "weights": options.weights.told() if options.weights else None,
        "without": list(options.without),
        "pictures": {how: gathered.pictures[how] for how in PICTURES} if options.pictures else None,
        "country": options.country,
        "lang": options.lang,
        "catalogue_lock": known.lock_hash,
        "versions": {"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}},
    }


def _peak_memory() -> dict[str, float]:
    """Return the largest memory of this process and of the largest other one, in megabytes."""
    kinds = {"parent": resource.RUSAGE_SELF, "largest_child": resource.RUSAGE_CHILDREN}
    return {name: round(resource.getrusage(kind).ru_maxrss / 1024, 1) for name, kind in kinds.items()}
