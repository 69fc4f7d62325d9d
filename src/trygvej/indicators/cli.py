"""trygvej catalogue check | list | show ID | lock."""

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from trygvej.indicators.catalogue import Catalogue, default_path, load
from trygvej.indicators.explain import evidence_word
from trygvej.indicators.lock import read_lock, write_lock
from trygvej.indicators.schema import Indicator, IndicatorSet, Item
from trygvej.indicators.validators import REFERENCE_RULES, validate
from trygvej.indicators.validators.locked import entries_to_lock
from trygvej.records.public import LANGUAGES, translator


def _readable(_context: click.Context, _option: click.Parameter, lang: str) -> str:
    """Stop with what to do if the texts of the language are not there."""
    try:
        translator(lang)
    except FileNotFoundError as error:
        raise click.BadParameter(str(error)) from error
    return lang


LANG = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="da", show_default=True, callback=_readable, help="Language."
)
PATH = click.option(
    "--catalogue", "path", type=click.Path(path_type=Path), default=default_path,
    help="Folder of the catalogue (default: the one that comes along, or TRYGVEJ_CATALOGUE).",
)  # fmt: skip


@click.group("catalogue")
def commands() -> None:
    """Look into and check the indicators, the sets and the code lists."""


@commands.command()
@PATH
def check(path: Path) -> None:
    """Check every file: shape, sources, references, counts, phrases, examples, quiet corpus, lock.

    Ends with 1 if there is an error; warnings alone end with 0.
    """
    loaded, problems = load(path)
    problems += validate(loaded)
    for one in problems:
        click.echo(str(one), err=one.severity == "error")
    errors = sum(one.severity == "error" for one in problems)
    examples = sum(_examples(one) for one in loaded.indicators.values())
    click.echo(
        f"{len(loaded.indicators)} indicators, {examples} examples, {len(loaded.sets)} sets, {len(loaded.terms)} "
        f"code lists, {sum(len(q.texts) for q in loaded.quiet.values())} quiet texts: "
        f"{errors} errors, {len(problems) - errors} warnings."
    )
    if errors:
        raise SystemExit(1)


def _examples(indicator: Indicator) -> int:
    examples = indicator.examples
    return len(examples.present) + len(examples.absent) + len(examples.unknown)


@commands.command(name="list")
@PATH
@LANG
def list_(path: Path, lang: str) -> None:
    """List the sets: how many entries each has, how many its source lists, and the source."""
    loaded = _loaded(path)
    _ = translator(lang).gettext
    table = Table(box=None, pad_edge=False)
    for heading in ("id", _("entries"), _("named"), _("in the source"), _("status"), _("title"), _("source")):
        table.add_column(heading, justify="right" if heading in (_("entries"), _("named")) else "left")
    for one in loaded.sets.values():
        named = sum(item.indicator is not None for item in one.indicators)
        unverified = _("unverified")
        status = one.status if one.verified else f"{one.status}, {unverified}"
        source = f"{one.source.id}, {one.source.where}"
        entries, counted = str(len(one.indicators)), str(one.count)
        table.add_row(one.id, entries, str(named), counted, status, one.title.in_(lang), source)
    _console().print(table)


@commands.command()
@click.argument("entry_id", metavar="ID")
@PATH
@LANG
def show(entry_id: str, path: Path, lang: str) -> None:
    """Show one indicator or set as people read it."""
    loaded = _loaded(path)
    if entry_id in loaded.indicators:
        lines = _indicator_lines(loaded.indicators[entry_id], loaded, lang)
    elif entry_id in loaded.sets:
        lines = _set_lines(loaded.sets[entry_id], loaded, lang)
    else:
        raise click.ClickException(f'There is no "{entry_id}". See: trygvej catalogue list')
    for line in lines:
        click.echo(line)


def _indicator_lines(one: Indicator, loaded: Catalogue, lang: str) -> list[str]:
    _ = translator(lang).gettext
    source = loaded.sources[one.evidence.source]
    since = _("from")
    weights = ", ".join(f"{w.value} ({since} {w.begins}: {w.where})" for w in one.weights)
    sets = [s.id for s in loaded.sets.values() if any(item.indicator == one.id for item in s.indicators)]
    tested = evidence_word(one.evidence.cls, lang)
    told = [
        (_("Why"), one.why.in_(lang)),
        (_("Ask or look"), one.question.in_(lang)),
        *((_("May also be"), text.in_(lang)) for text in one.innocent),
        (_("Evidence"), f"{tested}. {source.title} ({source.year}), {one.evidence.where}"),
        (_("Points"), weights),
        (_("Element"), one.element),
        (_("Noticed"), ", ".join(one.noticed)),
        (_("In the sets"), ", ".join(sets) or "-"),
    ]
    head = f"{one.label.in_(lang)}  [{one.id}, v{one.version}, {one.status}]"
    return [head, *(f"{name}: {text}" for name, text in told)]


def _set_lines(one: IndicatorSet, loaded: Catalogue, lang: str) -> list[str]:
    _ = translator(lang).gettext
    source = loaded.sources[one.source.id]
    told = [(_("Source"), f"{source.title} ({source.year}), {one.source.where}")]
    if one.caution:
        told.append((_("Caution"), one.caution))
    return [
        f"{one.title.in_(lang)}  [{one.id}, v{one.version}, {one.status}]",
        one.about.in_(lang),
        *(f"{name}: {text}" for name, text in told),
        *(_item_line(item, loaded, lang) for item in one.indicators),
    ]


def _item_line(item: Item, loaded: Catalogue, lang: str) -> str:
    _ = translator(lang).gettext
    if item.indicator is None:
        empty = _("empty: the source does not name it")
        return f"  {item.slot}. ({empty})"
    slot = f"{item.slot}. " if item.slot else "- "
    strength = f" ({item.strength})" if item.strength else ""
    return f"  {slot}{loaded.indicators[item.indicator].label.in_(lang)}{strength}  [{item.indicator}]"


@commands.command()
@PATH
def lock(path: Path) -> None:
    """Write catalogue.lock. Refuses an entry that changed without a higher version."""
    loaded = _loaded(path)
    before = read_lock(path)
    entries = [locked for _, locked in entries_to_lock(loaded)]
    unchanged_version = [
        one.id
        for one in entries
        if one.id in before and one.version <= before[one.id].version and one != before[one.id]
    ]
    gone = sorted(set(before) - {one.id for one in entries})
    if unchanged_version or gone:
        told = [f"{one}: changed, raise its version." for one in unchanged_version]
        told += [f"{one}: gone; move it to retired/ with a reason instead." for one in gone]
        raise click.ClickException("\n".join(told))
    write_lock(path, entries)
    click.echo(f"{len(entries)} entries locked.")


def _loaded(path: Path) -> Catalogue:
    """Read the catalogue; stop where a file or a reference in it cannot be followed."""
    loaded, problems = load(path)
    problems += validate(loaded, REFERENCE_RULES)
    if problems:
        raise click.ClickException("\n".join(map(str, problems)))
    return loaded


def _console() -> Console:
    """Write as wide as the terminal; when piped, as wide as the text, so that nothing is cut."""
    console = Console()
    return console if console.is_terminal else Console(width=250)
