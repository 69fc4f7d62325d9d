"""An advert as a person would tell of it: its signs, with what it hangs together and why, and where it was."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from trygvej.adverts import judgements, output, places
from trygvej.adverts.add import told
from trygvej.adverts.columns import LINKED
from trygvej.adverts.link import COLUMNS_READ, linkable
from trygvej.adverts.rescore import stored_finding
from trygvej.adverts.wording import count, day, days, named, times, what
from trygvej.indicators.public import Catalogue, explain, prepare
from trygvej.linkage.public import Linked, partners, waterfall
from trygvej.records.public import translator

Row = dict[str, Any]


class NoAdvertError(KeyError):
    """The folder holds no advert with this id."""


def advert(folder: Path, name: str, known: Catalogue, lang: str, store: Path | None = None) -> list[str]:
    """Return the lines that tell of the advert `name`; `store` is where judgements are. Raises NoAdvertError."""
    row = _row(folder, name)
    lines = [_heading(row, lang), "", *_signs(folder, row, known, lang), "", *_together(folder, row, lang)]
    lines += _judged(store or folder, name, lang)
    moved = places.of_group(folder, name, "person")
    return lines + (["", *journey(moved, lang)] if len(moved) else [])


def pair(folder: Path, a: str, b: str, lang: str) -> list[str]:
    """Return the lines that tell what speaks for `a` and `b` belonging together. Raises NoAdvertError."""
    _ = translator(lang).gettext
    first, second = _row(folder, a), _row(folder, b)
    adverts = _linkable(folder)
    steps = waterfall(_linked(folder, adverts), adverts, a, b)
    if steps.is_empty():
        lines = [_("{a} and {b} have nothing in common that counts.").format(a=a, b=b)]
    else:
        lines = [_("What {a} and {b} have in common:").format(a=a, b=b)]
        lines += [f"  {_step(one, lang)}" for one in steps.iter_rows(named=True)]
        whole = _("Together that is {times} likelier if the same hands run both than if strangers do.")
        lines.append(whole.format(times=times(steps["total"][-1], lang)))
    if first["network"] == second["network"]:
        lines.append(_("They are in the same network, {id}.").format(id=first["network"]))
        if first["person"] == second["person"]:
            lines.append(_("They likely speak of the same advertised person."))
    else:
        lines.append(_("They are in different networks: {a} and {b}.").format(a=first["network"], b=second["network"]))
    return lines


def hubs(folder: Path, lang: str) -> list[str]:
    """Return a line for each thing that so many share that it joins nobody, the most shared first."""
    _ = translator(lang).gettext
    found = pl.read_parquet(folder / output.HUBS)
    if found.is_empty():
        return [_("Nothing is shared by so many that it was left out.")]
    line = _("{what}: {users} users; it joins nobody")
    return [
        line.format(what=what(one["kind"], one["value"], one["adverts"], lang), users=one["users"])
        for one in found.iter_rows(named=True)
    ]


def journey(moved: pl.DataFrame, lang: str) -> list[str]:
    """Return the stays of one person or network as lines, in the order of time."""
    _ = translator(lang).gettext
    lines = [_("Where the adverts were, in the order of time:")]
    for one in moved.iter_rows(named=True):
        lines.append(
            f"  {one['place']}: {days(one['first_seen'], one['last_seen'], lang)}, {count(one['adverts'], lang)}"
        )
    lines.append(_("Adverts move more easily than people: one town may be where an advert was put up, and no more."))
    return lines


def history(there: pl.DataFrame, place: str, of: str, lang: str) -> list[str]:
    """Return who was in a place, as lines in the order of time."""
    _ = translator(lang).gettext
    if there.is_empty():
        return [_("No dated advert names {place}.").format(place=place)]
    lines = [_("Adverts in {place}, in the order of time:").format(place=place)]
    for one in there.iter_rows(named=True):
        parts = [
            f"  {days(one['first_seen'], one['last_seen'], lang)}: {one[of]}, {count(one['adverts'], lang)}",
            _("from {place}").format(place=one["came_from"]) if one["came_from"] else "",
            _("to {place}").format(place=one["went_to"]) if one["went_to"] else "",
        ]
        lines.append(", ".join(part for part in parts if part))
    return lines


def _row(folder: Path, name: str) -> Row:
    found = pl.scan_parquet(folder / output.ADVERTS).filter(pl.col("id") == name).collect()
    if found.is_empty():
        raise NoAdvertError(name)
    return found.row(0, named=True)


def _heading(row: Row, lang: str) -> str:
    _ = translator(lang).gettext
    seen = row["seen_at"] or row["posted_at"]
    where = row["place"] or _("place not known")
    when = _("last seen {day}").format(day=day(seen, lang)) if seen else _("day not known")
    return ", ".join([_("Advert {id}").format(id=row["id"]), where, when])


def _signs(folder: Path, row: Row, known: Catalogue, lang: str) -> list[str]:
    there = told(folder)
    on = date.fromisoformat(there["set"]["on"])
    points = (there.get("weights") or {}).get("points")
    assessor = prepare(known, there["set"]["id"], on, tuple(there["without"]), points)
    findings = [stored_finding(one, assessor) for one in row["findings"]]
    lines = explain(assessor.conclude("advert", tuple(findings)), known, lang)
    _ = translator(lang).gettext
    return [*lines, _("A band says where to look first. Only meeting the person can tell more.")]


def _together(folder: Path, row: Row, lang: str) -> list[str]:
    """Tell of the groups the advert is in, of what links it, and of what it shares with very many."""
    _ = translator(lang).gettext
    scan = pl.scan_parquet(folder / output.ADVERTS)
    others = (
        scan.filter(pl.any_horizontal(pl.col(kind) == row[kind] for kind in LINKED)).select("id", *LINKED).collect()
    )
    groups = {
        "network": _("Likely run together with: {ids}."),
        "person": _("Of these likely about the same advertised person: {ids}."),
        "text_group": _("Nearly the same text stands in: {ids}."),
    }
    lines = []
    for kind, line in groups.items():
        ids = [one for one in others.filter(pl.col(kind) == row[kind])["id"] if one != row["id"]]
        if ids:
            lines.append(line.format(ids=named(ids, lang)))
    return [*(lines or [_("It hangs together with no other advert.")]), *_links(folder, row, lang)]


def _links(folder: Path, row: Row, lang: str) -> list[str]:
    _ = translator(lang).gettext
    shared = partners(_linkable(folder), pl.read_parquet(folder / output.HUBS), row["id"])
    counted, crowds = shared.filter(pl.col("weight") > 0), shared.filter(pl.col("weight") == 0)
    lines = [_("What it shares with others, and how much likelier that is for the same hands than for strangers:")]
    for one in counted.iter_rows(named=True):
        said = what(one["kind"], one["value"], one["shared_by"], lang)
        lines.append(f"  {said}: {times(one['weight'], lang)} ({named(one['others'], lang)})")
    if counted.is_empty():
        lines = []
    if len(crowds):
        lines.append(_("Shared by so many that it joins nobody:"))
        lines += [
            f"  {what(one['kind'], one['value'], one['shared_by'], lang)}" for one in crowds.iter_rows(named=True)
        ]
    return lines


def _judged(folder: Path, name: str, lang: str) -> list[str]:
    """Tell what people said of this advert and others."""
    _ = translator(lang).gettext
    words = {"same": _("the same hands"), "different": _("different hands"), "unsure": _("nobody can tell")}
    line = _("{day}, {by}: {a} and {b}, {verdict}. {why}")
    found = [one for one in judgements.read(folder / judgements.FILE) if name in one.pair]
    told_ = [
        "  " + line.format(day=day(datetime.fromisoformat(one.at), lang), by=one.by, a=one.a, b=one.b,
                           verdict=words[one.verdict], why=one.why)
        for one in found
    ]  # fmt: skip
    return ["", _("What people judged, the newest of each pair holds:"), *told_] if told_ else []


def _linkable(folder: Path) -> pl.DataFrame:
    """Return what linkage reads of the adverts in a folder."""
    table = pq.read_table(folder / output.ADVERTS, columns=[*COLUMNS_READ, "text_group"])
    groups = pl.Series("text_group", table.column("text_group").to_pylist(), dtype=pl.String)
    return linkable(table).with_columns(groups)


def _linked(folder: Path, adverts: pl.DataFrame) -> Linked:
    nothing = pl.DataFrame()
    return Linked(adverts.select("id"), nothing, nothing, pl.read_parquet(folder / output.HUBS), 0)


def _step(one: Row, lang: str) -> str:
    return f"{what(one['kind'], one['value'], one['shared_by'], lang)}: {times(one['weight'], lang)}"
