"""A day's adverts to all before: files -> read and score -> store -> link all, score again -> the files of a run.

The result is that of one run over everything, in the same order. Read it from `add` downwards.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from trygvej.adverts import heirs, judgements, output, parts
from trygvej.adverts.columns import SCHEMA
from trygvej.adverts.link import Links, as_found, linkable, networks, with_links
from trygvej.adverts.pipeline import Gathered, Progress, Result, Workers, account, gather
from trygvej.adverts.rescore import rescored
from trygvej.adverts.store import Change, change
from trygvej.adverts.work import Options
from trygvej.indicators.public import Catalogue, catalogue, prepare
from trygvej.linkage.public import LinkStore, StoreError

_LINKAGE = "linkage"
_SUMMED = ("read", "rejected", "sealed", "failed", "files_not_read")
_FIXED = ("set", "without", "country")


class StoreDiffersError(ValueError):
    """The store was made with another set, other indicators or for another country: name, theirs, ours."""

    def __init__(self, name: str, there: Any, asked: Any) -> None:
        super().__init__(f"{name}: {there}, not {asked}")
        self.name, self.there, self.asked = name, there, asked


def add(
    files: list[str], store: Path, options: Options, *, workers: Workers = None, progress: Progress | None = None
) -> Result:
    """Read adverts from `files`, add them to the folder `store`, and link and score all that is in it.

    The result tells of all adverts of the store; rejected, sealed and broken are those of `files`.
    Raises StoreBusyError, StoreDiffersError, OSError if the store cannot be written to.
    """
    return _changed(store, options, lambda known: gather(files, options, known, workers, progress))


def relink(store: Path, options: Options) -> Result:
    """Link and score again what is in the store: after a judgement."""
    return _changed(store, options, lambda known: Gathered())


def told(state: Path) -> dict[str, Any]:
    """Return what run.json says in a state or the folder of a run."""
    found: dict[str, Any] = json.loads((state / output.RUN).read_text(encoding="utf-8"))
    return found


def known_ids(state: Path, ids: tuple[str, ...]) -> set[str]:
    """Return those of `ids` that are adverts of the state."""
    there = pl.scan_parquet(state / output.ADVERTS).select("id").filter(pl.col("id").is_in(ids)).collect()
    return set(there["id"])


def _changed(store: Path, options: Options, read: Callable[[Catalogue], Gathered]) -> Result:
    began = perf_counter()
    known = catalogue()
    with change(store) as under_way:
        _check(under_way.before, options)
        folder = under_way.keep(parts.FOLDER)
        gathered = read(known)
        parts.leave_out_stored(folder, gathered, options.lang)
        fresh = parts.write(folder, gathered, _told_as(options, known))
        linking = process_time()
        links = _linked(under_way, fresh, judgements.in_force(judgements.read(store / judgements.FILE)), options.lang)
        gathered.seconds["link"] = process_time() - linking
        listed = _write_adverts(under_way, links, gathered, options, known)
        whole = account(gathered, listed, options, known, perf_counter() - began)
        whole["linked"] = links.told
        _write_rest(under_way, links, listed, gathered, options)
        output.write_run(under_way.new, _with_before(whole, under_way.before, fresh.num_rows))
    return Result(listed, gathered.rejected, gathered.sealed, whole, gathered.broken)


def _check(before: Path | None, options: Options) -> None:
    """Refuse to measure with two measures in one store."""
    if before is None:
        return
    there = told(before)
    asked = {"set": options.set_id, "without": sorted(options.without), "country": options.country}
    found = {"set": there["set"]["id"], "without": sorted(there["without"]), "country": there["country"]}
    for name in _FIXED:
        if found[name] != asked[name]:
            raise StoreDiffersError(name, found[name], asked[name])


def as_before(store: Path | None, options: Options, *, asked: set[str]) -> Options:
    """Return `options` with what the state `store` was made with, where nothing else was asked for."""
    if store is None:
        return options
    there = told(store)
    kept = {"set_id": there["set"]["id"], "without": tuple(there["without"]), "country": there["country"]}
    return replace(options, **{name: value for name, value in kept.items() if name not in asked})


def _linked(under_way: Change, fresh: pa.Table, judged: pl.DataFrame, lang: str) -> Links:
    folder = under_way.keep(_LINKAGE)
    try:
        linkage = LinkStore(folder)
    except StoreError:  # an older version of the program wrote it: all it needs is in the parts
        shutil.rmtree(folder)
        linkage = LinkStore(folder)
        fresh = parts.whole(under_way.new / parts.FOLDER)
    if fresh.num_rows:
        linkage.add(linkable(fresh))
    rows = linkage.adverts()
    if rows.is_empty():
        rows = linkable(SCHEMA.empty_table()).with_columns(text_group=pl.lit(None, pl.String))
    return as_found(rows, networks(rows, judged), lang)


def _told_as(options: Options, known: Catalogue) -> str:
    """Return what the words of reasons depend on."""
    weights = prepare(known, options.set_id, options.on, options.without, options.points()).weights
    whole = json.dumps([options.lang, known.lock_hash, sorted(weights.items())])
    return sha256(whole.encode()).hexdigest()


def _write_adverts(
    under_way: Change, links: Links, gathered: Gathered, options: Options, known: Catalogue
) -> pl.DataFrame:
    """Score all adverts of the store again, a batch at a time, and write them; return the worklist."""
    told_as = _told_as(options, known)
    slim, reasons, at, began = [SCHEMA.empty_table().select(output.LISTED)], [], 0, process_time()
    with pq.ParquetWriter(under_way.new / output.ADVERTS, SCHEMA, compression="zstd") as file:
        for batch, told_before in parts.read(under_way.new / parts.FOLDER, told_as):
            fields = links.fields.slice(at, batch.num_rows)
            linked = with_links(batch, links.assigned.slice(at, batch.num_rows))
            linked, said = rescored(linked, told_before, fields, options, known)
            file.write_table(linked)
            slim.append(linked.select(output.LISTED))
            reasons += said
            at += batch.num_rows
    gathered.seconds["rescore"] = process_time() - began
    table = pa.concat_tables(slim)
    now = links.assigned.with_columns(id=pl.Series(table.column("id").to_pylist(), dtype=pl.String))
    heirs.write(under_way.new, under_way.before, now)
    return output.worklist(table, reasons)


def _write_rest(under_way: Change, links: Links, listed: pl.DataFrame, gathered: Gathered, options: Options) -> None:
    new = under_way.new
    output.write_links(new, links.links, links.groups, links.hubs)
    output.write_worklist(new, listed, options.lang)
    output.write_rejected(new, gathered.broken + gathered.rejected)
    output.write_sealed(new, gathered.sealed)
    if under_way.before:
        for name in (output.REJECTED, output.SEALED):
            _put_before(under_way.before / name, new / name)


def _put_before(older: Path, newer: Path) -> None:
    """Let a file of lines begin with the lines of an older one."""
    lines = newer.read_bytes()
    with older.open("rb") as from_, newer.open("wb") as to:
        shutil.copyfileobj(from_, to)
        to.write(lines)


def _with_before(whole: dict[str, Any], before: Path | None, added: int) -> dict[str, Any]:
    """Let the counts be those of everything that was ever added; `added` has those of this time."""
    whole["added"] = {name: whole["counts"][name] for name in _SUMMED} | {"scored": added}
    if before:
        older = told(before)["counts"]
        whole["counts"] |= {name: whole["counts"][name] + older[name] for name in _SUMMED}
    return whole
