"""The top of the worklist in the terminal, with reasons, and what the run has to tell."""

import unicodedata
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from trygvej.adverts.pipeline import Result
from trygvej.indicators.public import Catalogue, band_word
from trygvej.records.public import translator

_STYLES = {"red": "bold white on red", "yellow": "bold black on yellow", "green": "bold white on green"}
_SHOWN_REJECTED = 5


def show(console: Console, result: Result, known: Catalogue, *, lang: str, top: int, country: str | None) -> None:
    """Print the first `top` adverts and the account of the run in `lang`."""
    _ = translator(lang).gettext
    console.print(_table(result, lang, top))
    hidden = result.listed.height - top
    if hidden > 0:
        console.print(_("… and {n} more in the worklist file.").format(n=hidden))
    for line in account(result, known, lang, country):
        console.print(harmless(line), highlight=False, markup=False, emoji=False, soft_wrap=True)


def _table(result: Result, lang: str, top: int) -> Table:
    _ = translator(lang).gettext
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column("#", justify="right")
    table.add_column(_("band"))
    table.add_column(_("points"), justify="right")
    table.add_column(_("advert"), overflow="fold")
    table.add_column(_("place"), overflow="fold")
    table.add_column(_("reasons"), overflow="fold", ratio=1)
    for rank, row in enumerate(result.listed.head(top).iter_rows(named=True), 1):
        band = Text(f" {band_word(row['band'], lang)} ", style=_STYLES[row["band"]]) if row["band"] else Text("")
        reasons = Text("\n".join(map(harmless, row["reasons"])) or _("no sign present"))
        place = Text(harmless(row["place"] or _("not known")))
        table.add_row(str(rank), band, str(row["score"]), Text(harmless(row["id"])), place, reasons)
    return table


def harmless(text: str) -> str:
    """Return `text` without what would steer the terminal: control codes and marks that turn the direction."""
    return "".join(one for one in text if unicodedata.category(one) not in ("Cc", "Cf") or one == "\u200d")


def account(result: Result, known: Catalogue, lang: str, country: str | None) -> list[str]:
    """Return what the run has to tell: counts, what was not used and why, what was sealed and whom to call."""
    translations = translator(lang)
    _, counts = translations.gettext, result.told["counts"]
    lines = [
        _("{read} rows read, {scored} adverts scored: red {red}, yellow {yellow}, green {green}.").format(**counts),
        _("A band says where to look first. Only meeting the person can tell more."),
    ]
    lines += _largest(result, lang) + _pictures(result, lang) + _rejected(result, lang)
    if result.sealed:
        told = translations.ngettext(
            "{n} advert states an age under 18. It is sealed, not scored and not shown.",
            "{n} adverts state an age under 18. They are sealed, not scored and not shown.",
            len(result.sealed),
        )
        lines.append(told.format(n=len(result.sealed)))
        lines += [_("Call now: {who}").format(who=one) for one in whom_to_call(known, lang, country)]
    return lines


def _largest(result: Result, lang: str) -> list[str]:
    """Tell how many networks there are and how large the largest is: one that is too large is a mistake to look at."""
    linked = result.told["linked"]
    told = translator(lang).ngettext(
        "{n} network was found; it holds {largest} adverts.",
        "{n} networks were found; the largest holds {largest} adverts.",
        linked["networks"],
    )
    return [told.format(n=linked["networks"], largest=linked["largest_network"])] if linked["networks"] else []


def _pictures(result: Result, lang: str) -> list[str]:
    if result.told["pictures"] is None:
        return []
    _ = translator(lang).gettext
    told = _(
        "Pictures: {hashed} compared, {missing} not in the folder, {unread} not readable, {plain} too plain to compare."
    )
    return [told.format(**result.told["pictures"])]


def _rejected(result: Result, lang: str) -> list[str]:
    _ = translator(lang).gettext
    in_line, in_file = _("{file}, line {line}: {reason}"), _("{file}: {reason}")
    lines = [(in_line if one.line else in_file).format(**one._asdict()) for one in result.broken]
    failed = result.told["counts"]["failed"]
    if failed:
        lines.append(
            _("At {n} rows the program itself failed. Please report it; rejected.jsonl says where.").format(n=failed)
        )
    if result.rejected:
        lines.append(_("{n} rows were not used; rejected.jsonl has them all:").format(n=len(result.rejected)))
    return lines + [f"  {in_line.format(**one._asdict())}" for one in result.rejected[:_SHOWN_REJECTED]]


def whom_to_call(known: Catalogue, lang: str, country: str | None) -> list[str]:
    """Return who handles children's cases in `country` (Denmark if nobody says), from the code list."""
    terms: Any = known.terms["child-contacts"].terms
    chosen = [one for one in terms if one.extra("country") == country] or [
        one for one in terms if one.extra("country") == "DK"
    ]
    return [one.label.in_(lang) for one in chosen]
