"""Results out: written whole or not at all."""

import errno
import fcntl
import json
import os
import re
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from trygvej.adverts.columns import GROUP_SCHEMA, HUB_SCHEMA, LINK_SCHEMA
from trygvej.adverts.work import Rejected, Sealed
from trygvej.records.public import BLANK, FORMULA, translator

ADVERTS, WORKLIST, REJECTED, SEALED, RUN, LINKS, GROUPS, HUBS = (
    "adverts.parquet", "worklist.csv", "rejected.jsonl", "sealed.jsonl", "run.json", "links.parquet", "groups.parquet",
    "hubs.parquet",
)  # fmt: skip
FILES = (ADVERTS, WORKLIST, REJECTED, SEALED, LINKS, GROUPS, HUBS, RUN)
BAND_ORDER = {"red": 0, "yellow": 1, "green": 2}
PRIVATE = 0o600
_WRITING = ".writing-"
LISTED = [
    "id", "band", "score", "signs", "place", "phones", "user_id", "seen_at", "posted_at", "language", "source", "url",
]  # fmt: skip


def check(out: Path) -> None:
    """See before the work that `out` can be written to. Raises OSError."""
    there = next(one for one in (out, *out.absolute().parents) if one.exists())
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))
    if not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))
    if (out / ADVERTS).is_symlink():
        raise FileExistsError(errno.EEXIST, "It is a store. Add to it with trygvej adverts add", str(out))


@contextmanager
def whole_or_nothing(out: Path) -> Iterator[Path]:
    """Give a new folder to write in; when all is written, move its files to `out`, run.json last.

    If anything fails, `out` is left as it was. An older run.json goes first, so that a run.json always belongs
    to the files beside it; runs into the same folder move their files one after the other, and Ctrl-C waits.
    """
    out.mkdir(parents=True, exist_ok=True)
    with _ours_alone(out):
        _sweep(out)
        new = Path(tempfile.mkdtemp(prefix=_WRITING, dir=out))
        living = os.open(new, os.O_RDONLY)
        fcntl.flock(living, fcntl.LOCK_EX)  # falls away with the process, however it ends
    try:
        yield new
        for file in new.iterdir():
            file.chmod(PRIVATE)  # numbers and names are in all of them
            sync(file)
        with _ours_alone(out) as folder:
            (out / RUN).unlink(missing_ok=True)
            for file in sorted(new.iterdir(), key=lambda one: one.name == RUN):
                file.replace(out / file.name)
            os.fsync(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        os.close(living)


def _sweep(out: Path) -> None:
    """Remove what runs that were killed have left: sealed rows must not lie about unseen."""
    for left in out.glob(f"{_WRITING}*"):
        handle = os.open(left, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        except BlockingIOError:
            pass  # another run is writing there now
        finally:
            os.close(handle)


@contextmanager
def _ours_alone(out: Path) -> Iterator[int]:
    """Keep other runs and Ctrl-C away from the folder `out` while files are moved into it."""
    handle = os.open(out, os.O_RDONLY)
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if main else None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)  # gives the lock back too
        if main:
            signal.signal(signal.SIGINT, before)


def sync(path: Path) -> None:
    """Wait until what was written to a file or a folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_adverts(folder: Path, table: pa.Table) -> None:
    """Write adverts.parquet."""
    pq.write_table(table, folder / ADVERTS, compression="zstd")


def write_links(folder: Path, links: pl.DataFrame, groups: pl.DataFrame, hubs: pl.DataFrame) -> None:
    """Write links.parquet, groups.parquet and hubs.parquet."""
    frames = ((LINKS, links, LINK_SCHEMA), (GROUPS, groups, GROUP_SCHEMA), (HUBS, hubs, HUB_SCHEMA))
    for name, frame, schema in frames:
        pq.write_table(frame.to_arrow().cast(schema), folder / name, compression="zstd")


def worklist(table: pa.Table, reasons: list[list[str]]) -> pl.DataFrame:
    """Return the adverts in the order in which they are worth looking at: band, points, signs, newest first."""
    frame = pl.from_arrow(table.select(LISTED))
    assert isinstance(frame, pl.DataFrame)
    return (
        frame.with_columns(
            pl.Series("reasons", reasons, dtype=pl.List(pl.String)),
            pl.col("band").replace_strict(BAND_ORDER, default=3, return_dtype=pl.Int8).alias("order"),
            pl.coalesce("seen_at", "posted_at").alias("last_seen"),
        )
        .sort(
            ["order", "score", "signs", "last_seen", "id"],
            descending=[False, True, True, True, False],
            nulls_last=True,
        )
        .drop("order", "seen_at", "posted_at")
    )


def write_worklist(folder: Path, listed: pl.DataFrame, lang: str) -> None:
    """Write worklist.csv, with headings in `lang`, in UTF-8 that a spreadsheet opens as such, without formulas."""
    cells = listed.select(_cells(lang)).with_row_index("rank", offset=1)
    cells = cells.with_columns(_safe(pl.col(pl.String)))
    cells.columns = headings(lang)
    cells.write_csv(folder / WORKLIST, include_bom=True, line_terminator="\r\n")


def headings(lang: str) -> list[str]:
    """Return the headings of the worklist in `lang`."""
    _ = translator(lang).gettext
    return [
        _("no."), _("band"), _("points"), _("signs"), _("reasons"), _("place"), _("last seen"), _("phones"),
        _("advert"), _("user"), _("language"), _("source"), _("address"),
    ]  # fmt: skip


def _cells(lang: str) -> list[pl.Expr]:
    """Return the columns of the worklist after the number, in the order of the headings."""
    _ = translator(lang).gettext
    bands = {"red": _("red"), "yellow": _("yellow"), "green": _("green")}
    return [
        pl.col("band").replace_strict(bands, default=None, return_dtype=pl.String),
        pl.col("score"),
        pl.col("signs"),
        pl.col("reasons").list.join("; "),
        pl.col("place"),
        pl.col("last_seen").dt.strftime("%Y-%m-%d"),
        pl.col("phones").list.join(" "),
        *(pl.col(name) for name in ("id", "user_id", "language", "source", "url")),
    ]


def _safe(text: pl.Expr) -> pl.Expr:
    """Keep a spreadsheet from taking a text for a formula (OWASP: CSV injection). An empty text is an empty cell."""
    begins = "|".join(map(re.escape, FORMULA))
    return text.str.replace(f"^([{BLANK}]*(?:{begins}))", "'${1}").replace("", None)


def write_rejected(folder: Path, rejected: Iterable[Rejected]) -> None:
    """Write rejected.jsonl: file, line, id, reason. The row itself stays where it came from."""
    _write_lines(folder / REJECTED, (one._asdict() for one in rejected))


def write_sealed(folder: Path, sealed: Iterable[Sealed]) -> None:
    """Write sealed.jsonl for those who handle children's cases; nobody else may read it (mode 600)."""
    path = folder / SEALED
    path.touch(mode=PRIVATE)
    path.chmod(PRIVATE)
    _write_lines(path, (one._asdict() for one in sealed))


def _write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def write_run(folder: Path, told: dict[str, Any]) -> None:
    """Write run.json."""
    (folder / RUN).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
