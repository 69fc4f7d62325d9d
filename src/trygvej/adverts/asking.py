"""What the commands on adverts have in common: their options, what is checked before the work, and how they end."""

import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from trygvej.adverts.ingest import Source
from trygvej.adverts.pipeline import Workers
from trygvej.adverts.record import FIELDS
from trygvej.adverts.spark import ON_THIS_MACHINE, Spark, SparkMissingError
from trygvej.adverts.store import StoreBusyError
from trygvej.adverts.weights import WeightsRefused, read_weights
from trygvej.adverts.work import Options
from trygvej.indicators.public import CatalogueError, catalogue
from trygvej.records.public import LANGUAGES, translator

INPUT_NOT_READ, PROGRAM_FAILED, OUTPUT_NOT_WRITTEN, INTERRUPTED = 3, 4, 5, 130
DEFAULT_SET = "adverts-default"


def _renamed(_: click.Context, __: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    renamed: dict[str, str] = {}
    for pair in pairs:
        theirs, equals, ours = pair.partition("=")
        if not equals or not theirs or ours not in FIELDS:
            raise click.BadParameter(f'"{pair}": write theirs=ours, where ours is one of {", ".join(FIELDS)}.')
        renamed[theirs] = ours
    return renamed


lang_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="da", show_default=True, help="Language of the list."
)
folder_option = click.option(
    "--run", "folder", type=click.Path(path_type=Path, file_okay=False), help="Folder of a run, or of a store."
)
store_option = click.option(
    "--store", type=click.Path(path_type=Path, file_okay=False), help="Folder of a store (trygvej adverts add)."
)
_READING = (
    click.argument("files", nargs=-1, required=True, metavar="FILE..."),
    click.option("--country", metavar="CODE", help="Where the adverts were put up (ISO 3166: DK, SE, NO, FI ...)."),
    click.option("--set", "set_id", default=DEFAULT_SET, show_default=True, help="Which set of indicators."),
    click.option("--without", multiple=True, metavar="ID", help="Switch an indicator off; may be repeated."),
    click.option("--weights", type=click.Path(path_type=Path, dir_okay=False), help="Points that people decided."),
    lang_option,
    click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day whose weights hold (default: today)."),
    click.option(
        "--map", "renamed", multiple=True, callback=_renamed, metavar="THEIRS=OURS", help="Their field is ours."
    ),
    click.option(
        "--pictures", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
        help="Folder of the pictures that adverts name: nearly the same picture, mirrored or turned too, links them.",
    ),
    click.option("--top", default=15, show_default=True, type=click.IntRange(0), help="How many to show."),
    click.option("--workers", type=click.IntRange(1), help="Processes (default: one for each core)."),
    click.option(
        "--engine", type=click.Choice(["embedded", "spark"]), default="embedded", show_default=True,
        help="Where adverts are read: in processes of this command, or on Apache Spark.",
    ),
    click.option(
        "--master", metavar="URL", default=ON_THIS_MACHINE, show_default=True,
        help="With --engine spark: which Spark, as Spark names it.",
    ),
)  # fmt: skip


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments and options of reading adverts."""
    for one in reversed(_READING):
        command = one(command)
    return command


def options(asked: dict[str, Any]) -> Options:
    """Return what a run is asked to do, from the options of `reading`."""
    on, country = asked["on"], asked["country"]
    day = on.date() if on else datetime.now(UTC).date()
    return Options(
        asked["set_id"], day, asked["lang"], country.upper() if country else None, asked["renamed"], asked["without"],
        pictures=asked["pictures"],
    )  # fmt: skip


def workers(asked: dict[str, Any]) -> Workers:
    """Return who works on the chunks, from the options of `reading`."""
    return Spark(asked["master"]) if asked["engine"] == "spark" else asked["workers"]


def check(chosen: Options) -> None:
    """Stop at once, with what to do, where the set or an indicator is not there or does not fit."""
    known = catalogue()
    if chosen.set_id not in known.sets or "advert" not in known.sets[chosen.set_id].subjects:
        fitting = ", ".join(one.id for one in known.sets.values() if "advert" in one.subjects)
        raise click.BadParameter(f'There is no set "{chosen.set_id}" for adverts. There are: {fitting}.')
    if chosen.on < known.sets[chosen.set_id].valid_from:
        raise click.BadParameter(f"The set holds from {known.sets[chosen.set_id].valid_from}. Choose a later --on.")
    if chosen.country and not re.fullmatch("[A-Z]{2}", chosen.country):
        raise click.BadParameter(f'"{chosen.country}" is no country code. Write two letters: DK, SE, NO, FI ...')
    missing = [one for one in chosen.without if one not in known.indicators]
    if missing:
        raise click.BadParameter(f'There is no indicator "{missing[0]}". See: trygvej catalogue show {chosen.set_id}')


def weighed(chosen: Options, weights: Path | None) -> Options:
    """Return what was chosen with the points in the file `weights`."""
    if weights is None:
        return chosen
    try:
        return replace(chosen, weights=read_weights(weights, chosen.set_id, chosen.on, catalogue()))
    except WeightsRefused as error:
        raise click.BadParameter(str(error), param_hint="--weights") from error


@contextmanager
def ending_in_words(out: Path, lang: str) -> Iterator[None]:
    """Say in words why a command that writes to `out` could not do its work, and end it as is documented."""
    _ = translator(lang).gettext
    try:
        yield
    except CatalogueError as error:
        raise click.ClickException(f"The catalogue cannot be used:\n{error}") from error
    except StoreBusyError as error:
        told = _("Another command is changing the store {store}. Wait until it has ended, then try again.")
        raise click.ClickException(told.format(store=out)) from error
    except OSError as error:
        told = _("The results cannot be written to {out}: {why}. Nothing was changed there.")
        click.echo(told.format(out=out, why=error.strerror or error), err=True)
        sys.exit(OUTPUT_NOT_WRITTEN)
    except BrokenProcessPool as error:
        told = _("A process was stopped from outside. Nothing was written. If memory is short, try --workers 1.")
        raise click.ClickException(told) from error
    except SparkMissingError as error:
        told = _("Spark cannot be started as {master}. It is an extra: install requirements/spark.lock and Java 17.")
        raise click.ClickException(told.format(master=error)) from error
    except KeyboardInterrupt:
        click.echo("\n" + _("Stopped. Nothing was written."), err=True)
        sys.exit(INTERRUPTED)


@contextmanager
def bar(files: list[str], lang: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show how far the run has come, where somebody looks at it."""
    shown = Console(stderr=True)
    if not shown.is_terminal:
        yield None
        return
    total = Source(files, []).size()
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rows]}"), TimeRemainingColumn())
    with Progress(*columns, console=shown, transient=True) as progress:
        task = progress.add_task(translator(lang).gettext("Reading adverts"), total=total or None, rows=0)
        yield lambda done, rows: progress.update(task, completed=done, rows=rows)


def console() -> Console:
    """Return where results are printed: the terminal, or a file with wide lines."""
    there = Console()
    return there if there.is_terminal else Console(width=140)


def end(failed: int, broken: bool) -> None:
    """End the command with the code that says whether every file and row was done."""
    if failed:
        sys.exit(PROGRAM_FAILED)
    if broken:
        sys.exit(INPUT_NOT_READ)
