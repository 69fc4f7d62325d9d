"""A run of the pipeline as it lies in its folder, with what must be known of it before its first advert is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from trygvej.adverts.public import Run, read_run
from trygvej.outreach.bring.errors import RunRefused

LONGEST_CODE = 80  # letters, as the columns hold
_FILES = ("run.json", "adverts.parquet", "links.parquet", "groups.parquet")


@dataclass(frozen=True, slots=True)
class Coming:
    """A run that is to be brought in. `id`: the same for the same files. `sources`: of each advert, by id."""

    run: Run
    id: str
    on: date
    country: str
    set_id: str
    set_version: int
    weights: int  # the version of the weights that people decided, 0 if the catalogue's alone were used
    sources: dict[str, str]
    towns: frozenset[str]

    def code(self, name: str | None) -> str:
        """Return the name of a group, which is the id of an advert, so that it is one of a kind among all sources."""
        if not name:
            return ""
        whole = f"{self.sources.get(name, '')}/{name}"
        return whole if len(whole) <= LONGEST_CODE else f"{whole[:40]}-{sha256(whole.encode()).hexdigest()[:32]}"

    def networks(self) -> Iterator[dict[str, Any]]:
        """Give the networks: code, places with their days, first and last seen."""
        for one in self.run.groups():
            if one["kind"] == "network":
                yield {
                    "code": self.code(one["id"]),
                    "places": [_stay(stay) for stay in one["places"] or []],
                    "first_seen": _utc(one["first_seen"]),
                    "last_seen": _utc(one["last_seen"]),
                }


def read(folder: Path) -> Coming:
    """Return the run in `folder`. Raises RunRefused, with what to do, if it is none or not whole."""
    try:
        run = read_run(folder)
        known = pl.read_parquet(folder / "adverts.parquet", columns=["id", "source", "place"])
        return Coming(
            run=run,
            id=_fingerprint(folder),
            on=date.fromisoformat(run.told["set"]["on"]),
            country=run.told["country"] or "",
            set_id=run.told["set"]["id"],
            set_version=run.told["set"]["version"],
            weights=(run.told["weights"] or {"version": 0})["version"],
            sources=dict(known.select("id", pl.col("source").fill_null("")).iter_rows()),
            towns=frozenset(known["place"].drop_nulls().unique().to_list()),
        )
    except (OSError, ValueError, KeyError, pl.exceptions.PolarsError) as error:
        raise RunRefused(f"{folder} cannot be read as a run: {error}") from error


def _fingerprint(folder: Path) -> str:
    whole = sha256()
    for name in _FILES:
        with (folder / name).open("rb") as file:
            while block := file.read(1 << 20):
                whole.update(block)
    return whole.hexdigest()


def _stay(stay: dict[str, Any]) -> dict[str, Any]:
    first, last = _utc(stay["first"]), _utc(stay["last"])
    return {
        "town": stay["place"],
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "adverts": stay["adverts"],
    }


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
