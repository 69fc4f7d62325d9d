"""trygvej adverts add, trygvej adverts judge: what changes a store."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from trygvej.adverts import asking, judgements
from trygvej.adverts.add import StoreDiffersError, add, as_before, known_ids, relink, told
from trygvej.adverts.show import show
from trygvej.adverts.store import current
from trygvej.adverts.weights import Weights
from trygvej.adverts.work import Options
from trygvej.indicators.public import catalogue
from trygvej.linkage.public import JudgementsConflictError
from trygvej.records.public import translator

_REQUIRED = click.option(
    "--store", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder of the store."
)


@click.command("add")
@asking.reading
@_REQUIRED
@click.pass_context
def add_files(context: click.Context, /, files: tuple[str, ...], store: Path, top: int, **asked: Any) -> None:
    """Add the adverts of FILE... to a store, and link and score all that is in it.

    The store reads like the folder of a run over everything that was ever added. Ids of groups stay; where two groups
    became one, aliases.parquet tells which id took the place of the old one. What the store was made with (--set,
    --country, --without) need not be said again. Killed at any moment, the store is as before or as after.
    Ends as trygvej adverts run does.
    """
    chosen = as_before(current(store), asking.options(asked), asked=_said(context))
    with asking.ending_in_words(store, chosen.lang):
        known = catalogue()
        asking.check(chosen)
        chosen = asking.weighed(chosen, asked["weights"])
        with asking.bar(list(files), chosen.lang) as progress, _one_measure(chosen.lang):
            result = add(list(files), store, chosen, workers=asking.workers(asked), progress=progress)
    show(asking.console(), result, known, lang=chosen.lang, top=top, country=chosen.country)
    added = result.told["added"]
    line = translator(chosen.lang).gettext("{added} adverts were added; the store holds {all}.")
    click.echo(line.format(added=added["scored"], all=result.told["counts"]["scored"]))
    asking.end(added["failed"], bool(result.broken))


@click.command()
@click.argument("a")
@click.argument("b")
@click.argument("verdict", type=click.Choice(judgements.VERDICTS))
@_REQUIRED
@click.option("--why", required=True, help="What it rests on, in a sentence.")
@click.option("--by", default=getpass.getuser, show_default="who is logged in", help="Who says so.")
@click.option("--later", is_flag=True, help="Keep it, and let the next add heed it: linking a large store takes time.")
@asking.lang_option
def judge(  # noqa: PLR0913 one for each option
    *, a: str, b: str, verdict: str, store: Path, why: str, by: str, later: bool, lang: str
) -> None:
    """Say whether the adverts A and B are of the same hands, of different ones, or that nobody can tell.

    It is kept with the day, by whom and why, and no later run overrules it: "same" always joins, "different" always
    keeps apart, "unsure" takes an earlier judgement back. The newest judgement of a pair holds.
    """
    _ = translator(lang).gettext
    state = current(store)
    if state is None:
        raise click.ClickException(
            _("There is no store in {store}. Make one with trygvej adverts add.").format(store=store)
        )
    missing = [one for one in (a, b) if one not in known_ids(state, (a, b))]
    if missing:
        raise click.ClickException(_("No advert in {store} has the id {id}.").format(store=store, id=missing[0]))
    with asking.ending_in_words(store, lang):
        at = datetime.now(UTC).isoformat(timespec="seconds")
        _keep(store, judgements.Judgement(a, b, verdict, why.strip(), by, at), lang)
        if not later:
            relink(store, _options_of(state, lang))
    click.echo(_("It is kept. No later run overrules it."))


def _keep(store: Path, one: judgements.Judgement, lang: str) -> None:
    _ = translator(lang).gettext
    if one.a == one.b:
        raise click.ClickException(_("Name two different adverts."))
    if not one.why:
        raise click.ClickException(_("Say why: others must be able to follow it."))
    try:
        judgements.add(store / judgements.FILE, one)
    except JudgementsConflictError as error:
        message = _("It contradicts what was judged before, and was not kept: {why}.").format(why=error)
        raise click.ClickException(message) from error


def _options_of(state: Path, lang: str) -> Options:
    """Return what the store was made with, on the day of its last change."""
    there = told(state)
    decided = there["weights"]
    return Options(
        there["set"]["id"], date.fromisoformat(there["set"]["on"]), lang, there["country"],
        without=tuple(there["without"]),
        weights=decided and Weights(decided["version"], date.fromisoformat(decided["from"]), decided["points"]),
    )  # fmt: skip


def _said(context: click.Context) -> set[str]:
    """Return the names of the options that somebody gave."""
    names = ("set_id", "country", "without")
    return {one for one in names if context.get_parameter_source(one) is not ParameterSource.DEFAULT}


@contextmanager
def _one_measure(lang: str) -> Iterator[None]:
    """Say in words that a store was made otherwise than it is now asked for."""
    try:
        yield
    except StoreDiffersError as error:
        _ = translator(lang).gettext
        names = {"set": _("the set"), "without": _("switched off"), "country": _("the country")}
        message = _("The store was made otherwise: {name} {there}, not {asked}. Choose another folder for this.")
        shown = message.format(name=names[error.name], there=error.there, asked=error.asked)
        raise click.ClickException(shown) from error


COMMANDS = (add_files, judge)
