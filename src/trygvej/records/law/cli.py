"""trygvej rules explain | check."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from trygvej.records.languages import LANGUAGES
from trygvej.records.law.amounts import Amount
from trygvej.records.law.explain import competent, explained
from trygvej.records.law.reader import Law, read_law
from trygvej.records.law.running import Case, Event
from trygvej.records.law.schema import Age, Kind, Reason, Status

_DAY = click.DateTime(["%Y-%m-%d"])


def folder() -> Path:
    """Return the folder of the rules: in TRYGVEJ_CATALOGUE, or in `catalogue/` beside the source."""
    named = os.environ.get("TRYGVEJ_CATALOGUE")
    return (Path(named) if named else Path(__file__).resolve().parents[4] / "catalogue") / "rules"


@click.group("rules")
def commands() -> None:
    """Look into the dated rules of each country: periods, and who decides."""


def _law() -> Law:
    try:
        return read_law(folder())
    except (OSError, ValueError) as error:  # ValidationError is a ValueError
        where = f" ({error.title})" if isinstance(error, ValidationError) else ""
        raise click.ClickException(f"{error}{where}") from error


def _extensions(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> list[Event]:
    return [_extension(one) for one in given]


def _extension(text: str) -> Event:
    parts = text.split(":")
    wanted = "Write DATE:LENGTH:REASON, for instance 2010-05-25:40d:prepared-return (d for days, m for months)."
    try:
        day, amount, reason = parts
        count, unit = int(amount[:-1]), {"d": "days", "m": "months"}[amount[-1]]
        return Event("extended", date.fromisoformat(day), Amount(**{unit: count}), Reason(reason))
    except (ValueError, KeyError, IndexError) as error:
        reasons = ", ".join(Reason)
        raise click.BadParameter(f'"{text}" cannot be read. {wanted} Reasons: {reasons}.') from error


@commands.command()
@click.option("--country", required=True, help="Two letters, as DK.")
@click.option("--on", type=_DAY, help="The day on which one asks (default: today).")
@click.option("--start", type=_DAY, help="When the period began (default: the day on which one asks).")
@click.option("--status", type=click.Choice([one.value for one in Status]), default="no-lawful-stay", show_default=True)
@click.option("--kind", type=click.Choice([one.value for one in Kind]), multiple=True, help="Which (default: all).")
@click.option("--child", is_flag=True, help="Under 18, or in doubt.")
@click.option("--extend", multiple=True, callback=_extensions, help="DATE:LENGTH:REASON, as often as it was extended.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="da", show_default=True, help="Language.")
def explain(country: str, status: str, kind: tuple[str, ...], lang: str, **given: Any) -> None:
    """Print what the law of a day makes of a case: how long each period lasts and who decides, with the sources."""
    law, land = _law(), country.upper()
    if land not in law.countries:
        known = ", ".join(law.countries)
        raise click.BadParameter(f"No rules of {country} are kept. Those of {known} are.", param_hint="--country")
    on: date = given["on"].date() if given["on"] else date.today()  # noqa: DTZ011  # the day of the terminal
    start: date = given["start"].date() if given["start"] else on
    age: Age = "child" if given["child"] else "adult"
    for one in kind or tuple(Kind):
        case = Case(land, Status(status), start, Kind(one), age, tuple(given["extend"]))
        click.echo("\n".join(explained(law, case, on, lang)) + "\n")
    click.echo("\n".join(competent(law, land, Status(status), on, lang)))


@commands.command()
def check() -> None:
    """Read every rule; end with 1 and the place if one is wrong."""
    law = _law()
    periods = sum(len(one) for one in law.periods.values())
    competences = sum(len(one) for one in law.competences.values())
    click.echo(
        f"{periods} rules of periods and {competences} of competence, of {len(law.countries)} countries: "
        f"{', '.join(law.countries)}."
    )
