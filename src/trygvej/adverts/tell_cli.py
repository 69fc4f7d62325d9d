"""trygvej adverts explain, hubs, movement: what a run or a store tells."""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import click

from trygvej.adverts import asking, places, tell
from trygvej.adverts.output import RUN
from trygvej.adverts.show import harmless
from trygvej.adverts.store import current
from trygvej.indicators.public import catalogue
from trygvej.records.public import safe, translator


def _folder(store: Path | None, run: Path | None, lang: str) -> Path:
    """Return the folder to read: the current state of a store, or that of a run."""
    _ = translator(lang).gettext
    if (store is None) == (run is None):
        raise click.UsageError(_("Say where to look: --store DIR or --run DIR."))
    asked = store or run
    assert asked
    found = current(asked) or asked
    if not (found / RUN).is_file():
        raise click.ClickException(_("{folder} holds no run and no store.").format(folder=asked))
    return found


def _where(command: Callable[..., None]) -> Callable[..., None]:
    for one in (asking.lang_option, asking.folder_option, asking.store_option):
        command = one(command)
    return command


def _print(lines: list[str]) -> None:
    for line in lines:
        click.echo(harmless(line))


def _no_advert(error: tell.NoAdvertError, lang: str) -> click.ClickException:
    _ = translator(lang).gettext
    return click.ClickException(_("There is no advert with the id {id}.").format(id=error.args[0]))


@click.command()
@click.argument("advert", metavar="ID")
@click.option("--with", "other", metavar="ID", help="Tell what speaks for this and another advert belonging together.")
@_where
def explain(advert: str, other: str | None, store: Path | None, folder: Path | None, lang: str) -> None:
    """Tell of one advert: its signs and points, what links it with others, what people judged, and where it was."""
    found = _folder(store, folder, lang)
    try:
        if other:
            _print(tell.pair(found, advert, other, lang))
        else:
            _print(tell.advert(found, advert, catalogue(), lang, store))
    except tell.NoAdvertError as error:
        raise _no_advert(error, lang) from error


@click.command()
@_where
def hubs(store: Path | None, folder: Path | None, lang: str) -> None:
    """List what so many adverts share that it joins nobody: switchboards, booking sites, stock phrases."""
    _print(tell.hubs(_folder(store, folder, lang), lang))


@click.command()
@click.argument("group", metavar="ID", required=False)
@click.option("--of", type=click.Choice(places.OF), default="person", show_default=True, help="Whose way it is.")
@click.option("--place", help="Tell the history of a place instead.")
@click.option("--csv", "as_table", is_flag=True, help="Every stay as a table for a spreadsheet.")
@_where
def movement(
    group: str | None, of: str, place: str | None, as_table: bool, store: Path | None, folder: Path | None, lang: str
) -> None:
    """Tell where a person or a network was, from and to. ID is an advert, or the id of a person or a network.

    It shows where people may be met and who travels together. It is no sign of trafficking by itself.
    """
    _ = translator(lang).gettext
    found = _folder(store, folder, lang)
    if place:
        there = places.of_place(found, place, of)
        lines = tell.history(there, place, of, lang)
    elif group:
        there = places.of_group(found, group, of)
        lines = tell.journey(there, lang) if len(there) else [_("No dated place is known for {id}.").format(id=group)]
    elif as_table:
        there, lines = places.stays(found, of), []
    else:
        raise click.UsageError(_("Say whose way: an ID, --place, or --csv for all."))
    if as_table:
        writer = csv.writer(sys.stdout)
        writer.writerow(there.columns)
        writer.writerows([safe(cell) for cell in row] for row in there.rows())
    else:
        _print(lines)


COMMANDS = (explain, hubs, movement)
