"""trygvej adverts run."""

import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from trygvej.adverts.ingest import Source
from trygvej.adverts.pipeline import run as run_pipeline
from trygvej.adverts.record import FIELDS
from trygvej.adverts.show import show
from trygvej.adverts.weights import WeightsRefused, read_weights
from trygvej.adverts.work import Options
from trygvej.indicators.public import CatalogueError, catalogue
from trygvej.records.public import LANGUAGES, translator

INPUT_NOT_READ, PROGRAM_FAILED, OUTPUT_NOT_WRITTEN, INTERRUPTED = 3, 4, 5, 130


@click.group("adverts")
def commands() -> None:
    """Read adverts, find signs with reasons, and order them for outreach."""


def _renamed(_: click.Context, __: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    renamed: dict[str, str] = {}
    for pair in pairs:
        theirs, equals, ours = pair.partition("=")
        if not equals or not theirs or ours not in FIELDS:
            raise click.BadParameter(f'"{pair}": write theirs=ours, where ours is one of {", ".join(FIELDS)}.')
        renamed[theirs] = ours
    return renamed


@commands.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the results.")
@click.option("--country", metavar="CODE", help="Where the adverts were put up (ISO 3166: DK, SE, NO, FI ...).")
@click.option("--set", "set_id", default="adverts-default", show_default=True, help="Which set of indicators.")
@click.option("--without", multiple=True, metavar="ID", help="Switch an indicator off; may be repeated.")
@click.option("--weights", type=click.Path(path_type=Path, dir_okay=False), help="Points that people decided.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="da", show_default=True, help="Language of the list.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day whose weights hold (default: today).")
@click.option("--map", "renamed", multiple=True, callback=_renamed, metavar="THEIRS=OURS", help="Their field is ours.")
@click.option("--top", default=15, show_default=True, type=click.IntRange(0), help="How many to show.")
@click.option("--workers", type=click.IntRange(1), help="Processes (default: one for each core).")
def run(  # noqa: PLR0913, PLR0917 one for each option
    files: tuple[str, ...], out: Path, country: str | None, set_id: str, without: tuple[str, ...],
    weights: Path | None, lang: str, on: datetime | None, renamed: dict[str, str], top: int, workers: int | None,
) -> None:  # fmt: skip
    """Read FILE... (JSON lines, CSV, Parquet, gzip, or - for standard input) and write the worklist.

    Ends with 0 when every file was read, 3 when one could not be (the others are done), 4 when the program itself
    failed at a row (the others are done), 5 when the results cannot be written, 130 after Ctrl-C. Rows that are
    not used do not change that: they are told of.
    """
    _ = translator(lang).gettext
    day = on.date() if on else datetime.now(UTC).date()
    options = Options(set_id, day, lang, country.upper() if country else None, renamed, without)
    try:
        known = catalogue()
        _check(options)
        if weights:
            options = replace(options, weights=read_weights(weights, set_id, day, known))
        with _bar(list(files), lang) as progress:
            result = run_pipeline(list(files), out, options, workers=workers, progress=progress)
    except WeightsRefused as error:
        raise click.BadParameter(str(error), param_hint="--weights") from error
    except CatalogueError as error:
        raise click.ClickException(f"The catalogue cannot be used:\n{error}") from error
    except OSError as error:
        told = _("The results cannot be written to {out}: {why}. Nothing was changed there.")
        click.echo(told.format(out=out, why=error.strerror or error), err=True)
        sys.exit(OUTPUT_NOT_WRITTEN)
    except BrokenProcessPool as error:
        told = _("A process was stopped from outside. Nothing was written. If memory is short, try --workers 1.")
        raise click.ClickException(told) from error
    except KeyboardInterrupt:
        click.echo("\n" + _("Stopped. Nothing was written."), err=True)
        sys.exit(INTERRUPTED)
    show(_console(), result, known, lang=lang, top=top, country=options.country)
    if result.told["counts"]["failed"]:
        sys.exit(PROGRAM_FAILED)
    if result.broken:
        sys.exit(INPUT_NOT_READ)


def _check(options: Options) -> None:
    """Stop at once, with what to do, where the set or an indicator is not there or does not fit."""
    known = catalogue()
    if options.set_id not in known.sets or "advert" not in known.sets[options.set_id].subjects:
        fitting = ", ".join(one.id for one in known.sets.values() if "advert" in one.subjects)
        raise click.BadParameter(f'There is no set "{options.set_id}" for adverts. There are: {fitting}.')
    if options.on < known.sets[options.set_id].valid_from:
        raise click.BadParameter(f"The set holds from {known.sets[options.set_id].valid_from}. Choose a later --on.")
    if options.country and not re.fullmatch("[A-Z]{2}", options.country):
        raise click.BadParameter(f'"{options.country}" is no country code. Write two letters: DK, SE, NO, FI ...')
    missing = [one for one in options.without if one not in known.indicators]
    if missing:
        raise click.BadParameter(f'There is no indicator "{missing[0]}". See: trygvej catalogue show {options.set_id}')


@contextmanager
def _bar(files: list[str], lang: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show how far the run has come, where somebody looks at it."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    total = Source(files, []).size()
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rows]}"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(translator(lang).gettext("Reading adverts"), total=total or None, rows=0)
        yield lambda done, rows: progress.update(task, completed=done, rows=rows)


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=140)
