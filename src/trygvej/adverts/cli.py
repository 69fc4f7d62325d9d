"""trygvej adverts run."""

<<<<<<< HEAD
=======
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
>>>>>>> main
from pathlib import Path
from typing import Any

import click

from trygvej.adverts import asking, judgements, store_cli, tell_cli
from trygvej.adverts.pipeline import run as run_pipeline
from trygvej.adverts.show import show
<<<<<<< HEAD
from trygvej.indicators.public import catalogue
=======
from trygvej.adverts.weights import WeightsRefused, read_weights
from trygvej.adverts.work import Options
from trygvej.indicators.public import CatalogueError, catalogue
from trygvej.records.public import LANGUAGES, translator

INPUT_NOT_READ, PROGRAM_FAILED, OUTPUT_NOT_WRITTEN, INTERRUPTED = 3, 4, 5, 130
>>>>>>> main


@click.group("adverts")
def commands() -> None:
    """Read adverts, find signs with reasons, link them, and order them for outreach."""


@commands.command()
@asking.reading
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the results.")
<<<<<<< HEAD
@click.option(
    "--judgements", "judged", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What people said of two adverts: judgements.jsonl of a store.",
)  # fmt: skip
def run(files: tuple[str, ...], out: Path, judged: Path | None, top: int, workers: int | None, **asked: Any) -> None:
=======
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
>>>>>>> main
    """Read FILE... (JSON lines, CSV, Parquet, gzip, or - for standard input) and write the worklist.

    Ends with 0 when every file was read, 3 when one could not be (the others are done), 4 when the program itself
    failed at a row (the others are done), 5 when the results cannot be written, 130 after Ctrl-C. Rows that are
    not used do not change that: they are told of.
    """
    chosen = asking.options(asked)
    with asking.ending_in_words(out, chosen.lang):
        known = catalogue()
<<<<<<< HEAD
        asking.check(chosen)
        decided = _decided(judged)
        with asking.bar(list(files), chosen.lang) as progress:
            result = run_pipeline(
                list(files), out, chosen, workers=workers, progress=progress, judgements=decided
            )  # fmt: skip
    show(asking.console(), result, known, lang=chosen.lang, top=top, country=chosen.country)
    asking.end(result.told["counts"]["failed"], bool(result.broken))
=======
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
>>>>>>> main


def _decided(judged: Path | None) -> Any:
    if judged is None:
        return None
    try:
        found = judgements.read(judged)
        judgements.check(found)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return judgements.in_force(found)


for one in (*store_cli.COMMANDS, *tell_cli.COMMANDS):
    commands.add_command(one)
