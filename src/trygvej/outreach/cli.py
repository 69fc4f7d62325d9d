"""trygvej outreach."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO

import click
from django.utils import timezone

from trygvej.access.public import Country, command
from trygvej.outreach.advert.judgements import hand_over, judgements
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
@click.argument("out", type=click.File("w", encoding="utf-8", lazy=True), required=False)
@click.option("--store", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A store to hand them to.")
@click.option("--country", type=click.Choice(Country.values), help="Only of adverts put up there.")
def write_judgements(out: IO[str] | None, store: Path | None, country: str | None) -> None:
    """Hand what people said of two adverts to the pipeline: to a store, or to the file OUT (- for the screen).

    With --store, what the store of `trygvej adverts add` lacks is added to it, and the next add obeys it. A file is
    for `trygvej adverts run --judgements`. Why it was said stays encrypted here; `by` is a number, no name.
    """
    if (out is None) == (store is None):
        raise click.UsageError("Say where to: either a file or --store FOLDER.")
    by = command("outreach judgements")
    if store:
        new, refused = hand_over(store=store, by=by, country=country or "")
        click.echo(f"{new} judgements are new in the store.")
        for told in refused:
            click.echo(f"Left out, since it contradicts others: {told}", err=True)
        return
    assert out
    found = judgements(by=by, country=country or "")
    out.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in found)
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
