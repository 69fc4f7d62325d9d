"""trygvej adverts run."""

from pathlib import Path
from typing import Any

import click

from trygvej.adverts import asking, judgements, store_cli, tell_cli
from trygvej.adverts.pipeline import run as run_pipeline
from trygvej.adverts.show import show
from trygvej.indicators.public import catalogue


@click.group("adverts")
def commands() -> None:
    """Read adverts, find signs with reasons, link them, and order them for outreach."""


@commands.command()
@asking.reading
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the results.")
@click.option(
    "--judgements", "judged", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What people said of two adverts: judgements.jsonl of a store.",
)  # fmt: skip
def run(files: tuple[str, ...], out: Path, judged: Path | None, top: int, **asked: Any) -> None:
    """Read FILE... (JSON lines, CSV, Parquet, gzip, or - for standard input) and write the worklist.

    Ends with 0 when every file was read, 3 when one could not be (the others are done), 4 when the program itself
    failed at a row (the others are done), 5 when the results cannot be written, 130 after Ctrl-C. Rows that are
    not used do not change that: they are told of.
    """
    chosen = asking.options(asked)
    with asking.ending_in_words(out, chosen.lang):
        known = catalogue()
        asking.check(chosen)
        chosen = asking.weighed(chosen, asked["weights"])
        decided = _decided(judged)
        with asking.bar(list(files), chosen.lang) as progress:
            result = run_pipeline(
                list(files), out, chosen, workers=asking.workers(asked), progress=progress, judgements=decided
            )  # fmt: skip
    show(asking.console(), result, known, lang=chosen.lang, top=top, country=chosen.country)
    asking.end(result.told["counts"]["failed"], bool(result.broken))


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
