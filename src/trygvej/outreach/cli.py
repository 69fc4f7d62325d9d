"""trygvej outreach."""

import json
from datetime import datetime
from pathlib import Path
from typing import IO

import click
from django.utils import timezone

from trygvej.access.public import Country, command
from trygvej.outreach.advert.judgements import judgements
from trygvej.outreach.bring.actions import bring
from trygvej.outreach.bring.errors import RunRefused
from trygvej.outreach.visits import rounds
from trygvej.outreach.weights.actions import use
from trygvej.outreach.weights.standing import as_file


@click.group("outreach")
def commands() -> None:
    """Bring runs of the pipeline to the worklist; see that rounds come home."""


@commands.command("bring")
@click.argument("run", type=click.Path(path_type=Path, file_okay=False))
@click.option("--country", type=click.Choice(Country.values), help="Where the adverts were put up, if RUN says it not.")
def bring_run(run: Path, country: str | None) -> None:
    """Bring the folder RUN, made by `trygvej adverts run`, to the worklist: whole or not at all.

    The same run twice leaves the same as once. What people did with an advert is never changed.
    """
    try:
        batch = bring(run=run, by=command("outreach bring"), at=timezone.now(), country=country or "")
    except RunRefused as error:
        raise click.ClickException(str(error)) from error
    told = "{adverts} adverts are on the worklist: red {red}, yellow {yellow}, green {green}; {networks} networks."
    click.echo(told.format(**batch.counts))
    click.echo("What states an age under 18 goes to the consultants alone.")


@commands.command("judgements")
@click.argument("out", type=click.File("w", encoding="utf-8", lazy=False))
def write_judgements(out: IO[str]) -> None:
    """Write to the file OUT (- for the screen) what people said of two adverts: for `trygvej adverts`.

    JSON lines: a, b, verdict (same, different, unsure), why, by, at; the oldest first, of a pair the newest holds.
    Why it was said stays encrypted here; `by` is a number, no name.
    """
    found = judgements(by=command("outreach judgements"))
    out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in found)
    click.echo(f"{len(found)} judgements.", err=True)


@commands.command("alarms")
def alarms() -> None:
    """Tell people at home about rounds that were not heard from in time. Run it every minute.

    The notices are written with the alarm; `trygvej notices send` mails them. Run twice, nobody is told twice.
    """
    told = rounds.raise_alarms(by=command("outreach alarms"), at=timezone.now())
    click.echo(f"{told} rounds were not heard from. People were told." if told else "Every round was heard from.")


@commands.command("weights")
@click.option("--country", type=click.Choice(Country.values), required=True, help="Whose weights.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="On which day (default: today).")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to (default: the terminal).")
def weights(country: str, on: datetime | None, out: Path | None) -> None:
    """Write the weights that people decided, for `trygvej adverts run --weights`."""
    text = json.dumps(as_file(country, on.date() if on else timezone.localdate()), indent=2, sort_keys=True) + "\n"
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)


@commands.command("reweigh")
@click.option("--country", type=click.Choice(Country.values), required=True, help="Whose adverts.")
def reweigh(country: str) -> None:
    """Give adverts the points that hold today. Run it every night; stopped on the way, run it again."""
    changed = use(country=country, by=command("outreach reweigh"), at=timezone.now())
    click.echo(f"{changed} adverts have other points now.")
