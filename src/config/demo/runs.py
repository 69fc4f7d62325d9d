"""Sends invented adverts through `trygvej adverts run` and `trygvej outreach bring`, as two collections.

The first is what there was two days ago, the second what has come since: so something is new since yesterday.
"""

import contextlib
import io
import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils import timezone

from config.demo.adverts import made
from config.demo.texts import TONGUES
from trygvej.access.public import command
from trygvej.adverts.public import commands
from trygvej.outreach.public import bring

BEFORE = timedelta(days=2)
_COUNTRIES = {tongue.source: tongue.country for tongue in TONGUES}


def fill(adverts: int, *, seed: int, at: datetime) -> None:
    """Make `adverts` adverts, run the pipeline for each country, and bring the runs to the worklist."""
    rows = list(made(adverts, seed=seed, today=timezone.localdate(at)))
    for country in sorted(set(_COUNTRIES.values())):
        ours = [row for row in rows if _COUNTRIES[row["source"]] == country]
        before = (timezone.localdate(at) - BEFORE).isoformat()
        _run([row for row in ours if row["seen_at"] <= before], country, at - BEFORE)
        _run(ours, country, at)


def _run(rows: Iterable[Mapping[str, Any]], country: str, at: datetime) -> None:
    with TemporaryDirectory(prefix="trygvej-demo-") as folder:
        file, out = Path(folder) / "adverts.jsonl", Path(folder) / "run"
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        on = timezone.localdate(at).isoformat()
        lang = {"SE": "sv"}.get(country, "da")
        asked = ["run", str(file), "--out", str(out), "--country", country, "--lang", lang, "--on", on, "--top", "0"]
        with contextlib.redirect_stdout(io.StringIO()):
            commands.main(asked, standalone_mode=False)
        bring(run=out, by=command("demo"), at=at)
