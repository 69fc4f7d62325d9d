"""A store of adverts that grows by the day and can be killed at any moment.

A directory holds parquet chunks and one `manifest.json` that names the files that count.
New files are written beside the old ones and made durable; then the manifest is exchanged
in one atomic rename. Killed before the rename, the store is as before; after it, as after.
Files that no manifest names are leftovers, and the next `add` removes them.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage.cluster import Links
from trygvej.linkage.features import Features, join
from trygvej.linkage.network import Linked, link
from trygvej.linkage.text_group import EMPTY, TextState, grow
from trygvej.linkage.weights import Weights

VERSION = 4
MANIFEST = "manifest.json"
LISTS = ("adverts", "texts", "signs")  # files that stay, and to which a day adds one; the other parts are replaced
PARTS = ("state", "weights", "aliases")


class StoreError(RuntimeError):
    """The store can't be read or written as asked; the message says why and what to do."""


class LinkStore:
    """Adverts of all days with their text groups; columns are those of the first day, id and text at least."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        directory.mkdir(parents=True, exist_ok=True)
        self.manifest = self._read_manifest()

    def _read_manifest(self) -> dict[str, object]:
        path = self.directory / MANIFEST
        if not path.exists():
            return {"version": VERSION, "rows": 0, **{name: [] for name in LISTS}, **dict.fromkeys(PARTS)}
        manifest: dict[str, object] = json.loads(path.read_text())
        if manifest["version"] != VERSION:
            raise StoreError(f"{path} has version {manifest['version']}, this program writes {VERSION}: build it anew")
        return manifest

    def adverts(self) -> pl.DataFrame:
        """All adverts in the order in which they arrived, with the column text_group."""
        names = self._names("adverts")
        if not names:
            return pl.DataFrame(schema={"id": pl.String, "text": pl.String, "text_group": pl.String})
        rows = pl.concat([pl.read_parquet(self.directory / name) for name in names])
        state = self.text_state()
        return rows.with_columns(text_group=rows["id"].gather(state.group))

    def aliases(self) -> pl.DataFrame:
        """Group ids that are no more, and the id that took their place: old, new."""
        name = self.manifest["aliases"]
        if name is None:
            return pl.DataFrame(schema={"old": pl.String, "new": pl.String})
        return pl.read_parquet(self.directory / str(name))

    def linked(self, judgements: pl.DataFrame | None = None) -> Linked:
        """Networks and persons over all that is stored."""
        return link(self.adverts(), judgements)

    def add(self, rows: pl.DataFrame) -> None:
        """Add adverts. Adverts whose id is stored already are passed over.

        Raises StoreError when id or text is missing or another process is adding.
        """
        if not {"id", "text"} <= set(rows.columns):
            raise StoreError(f"adverts need the columns id and text, these have {rows.columns}")
        with self._only_writer():
            self.manifest = self._read_manifest()
            self._sweep()
            self._add(rows)

    def _add(self, rows: pl.DataFrame) -> None:
        before = self.adverts().select("id", "text_group")
        fresh = rows.with_columns(pl.col("id").cast(pl.String)).unique("id", keep="first", maintain_order=True)
        fresh = fresh.drop("text_group", strict=False).join(before, on="id", how="anti", maintain_order="left")
        if fresh.is_empty():
            return
        state = self.text_state()
        grown = grow(state, fresh["text"])
        self._commit(fresh, state, grown, self._new_aliases(before, fresh["id"], grown))

    def _new_aliases(self, before: pl.DataFrame, fresh: pl.Series, grown: TextState) -> pl.DataFrame:
        ids = pl.concat([before["id"], fresh])
        now = ids.gather(grown.group)
        living = now.unique()
        moved = pl.DataFrame({"old": before["text_group"], "own": before["id"], "new": now.head(len(before))})
        gone = moved.filter((pl.col("old") == pl.col("own")) & ~pl.col("old").is_in(living.to_list()))
        current = pl.DataFrame({"new": ids, "newer": now})
        kept = self.aliases().join(current, on="new", how="left").select("old", new="newer")
        return pl.concat([kept, gone.select("old", "new")]).unique("old", keep="last", maintain_order=True)

    def text_state(self) -> TextState:
        """What is known about the texts stored."""
        names = self._names("texts")
        if not names:
            return EMPTY
        texts, signs = ([np.load(self.directory / name) for name in self._names(part)] for part in ("texts", "signs"))
        return TextState(
            join(Features(part["numbers"], part["starts"]) for part in texts),
            np.concatenate([part["wording"] for part in texts]),
            Weights(np.load(self.directory / str(self.manifest["weights"]))["code"]),
            np.concatenate([part["signature"] for part in signs]),
            Links.join([Links(part["left"], part["right"], part["score"]) for part in signs]),
            np.load(self.directory / str(self.manifest["state"]))["group"],
        )

    def _commit(self, fresh: pl.DataFrame, old: TextState, new: TextState, aliases: pl.DataFrame) -> None:
        number = len(self._names("adverts"))
        anew = new.weights is not old.weights  # a milestone: everything was judged anew
        signs, links = (0, 0) if anew else (len(old.signature), len(old.links.left))
        added = new.found.tail(len(old.found))
        saved: dict[str, dict[str, NDArray[np.generic]]] = {
            "texts": {"numbers": added.numbers, "starts": added.starts, "wording": new.wording[len(old.found) :]},
            "signs": {
                "signature": new.signature[signs:],
                "left": new.links.left[links:], "right": new.links.right[links:], "score": new.links.score[links:],
            },
            "state": {"group": new.group},
            **({"weights": {"code": new.weights.code}} if anew else {}),
        }  # fmt: skip
        names = {part: f"{part}-{number:06}.npz" for part in saved}
        for part, arrays in saved.items():
            save = np.savez_compressed if part == "weights" else np.savez  # most of the weights are the same
            save(self.directory / names[part], allow_pickle=False, **arrays)
        names |= {"adverts": f"adverts-{number:06}.parquet", "aliases": f"aliases-{number:06}.parquet"}
        fresh.write_parquet(self.directory / names["adverts"])
        aliases.write_parquet(self.directory / names["aliases"])
        for name in names.values():
            _make_durable(self.directory / name)
        kept = {part: [] if anew and part == "signs" else self._names(part) for part in LISTS}
        lists = {part: [*kept[part], names[part]] for part in LISTS}
        self._exchange({**self.manifest, **names, **lists, "rows": len(new.found)})

    def _exchange(self, manifest: dict[str, object]) -> None:
        """The one moment at which the store changes."""
        new = self.directory / "manifest.new"
        new.write_text(json.dumps(manifest, indent=1))
        _make_durable(new)
        new.replace(self.directory / MANIFEST)
        _make_durable(self.directory)
        self.manifest = manifest

    def _sweep(self) -> None:
        """Remove files that no manifest names."""
        named = {name for part in LISTS for name in self._names(part)} | {self.manifest[part] for part in PARTS}
        for path in self.directory.glob("*-??????.*"):
            if path.name not in named:
                path.unlink()

    def _names(self, part: str) -> list[str]:
        names = self.manifest[part]
        assert isinstance(names, list)
        return names

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        with (self.directory / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreError(f"{self.directory} is being added to by another process: try again later") from None
            yield


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
