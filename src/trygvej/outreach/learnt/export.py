"""Each table of the page as a file for a spreadsheet: the counts, and the intervals as numbers from 0 to 1."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from trygvej.outreach.learnt.report import Report
from trygvej.outreach.learnt.wilson import Share
from trygvej.records.public import sheet_lines

Rows = Iterable[list[Any]]


def _share(one: Share) -> list[Any]:
    seen = "" if one.value is None else round(one.value, 4)
    return [one.part, one.whole, seen, round(one.low, 4), round(one.high, 4)]


def _of(*whats: str) -> list[str]:
    return [f"{what}: {one}" for what in whats for one in (_("number"), _("of"), _("share"), _("low"), _("high"))]


def _signs(found: Report) -> Rows:
    yield [
        _("Sign"),
        "id",
        *_of(_("Confirmed")),
        _("Not known"),
        *_of(_("Concern after the talk"), _("Of all with concern")),
    ]
    for name, one in found.signs:
        yield [name, one.indicator, *_share(one.confirmed), one.unknown, *_share(one.worried), *_share(one.covered)]


def _missed(found: Report) -> Rows:
    yield [_("Sign"), "id", _("Found at visits"), _("Of these with concern")]
    for name, one in found.missed:
        yield [name, one.indicator, one.found, one.serious]


def _bands(found: Report) -> Rows:
    yield [
        _("Colour"),
        _("Visits"),
        _("Visited adverts"),
        _("Adverts"),
        *_of(_("Concern after the talk"), _("Of all with concern")),
    ]
    for name, one, reached in found.bands:
        yield [name, one.visits, *(reached or ("", "")), *_share(one.worried), *_share(one.covered)]


def _months(found: Report) -> Rows:
    yield [_("Month"), *_of(_("Concern after the talk"), _("Red adverts"))]
    for one in found.months:
        yield [f"{one.month:%Y-%m}", *_share(one.worried), *_share(one.red)]


def _group(name: str) -> Callable[[Report], Rows]:
    def rows(found: Report) -> Rows:
        yield [_("Group"), *_of(_("False alarms")), _("Differs")]
        for group, share, differs in found.groups[name]:
            yield [group, *_share(share), differs]

    return rows


TABLES: dict[str, Callable[[Report], Rows]] = {
    "signs": _signs,
    "missed": _missed,
    "bands": _bands,
    "months": _months,
    **{name: _group(name) for name in ("origin", "language", "town")},
}


def file(found: Report, table: str) -> str:
    """Return the table of that name as CSV. Raises KeyError."""
    headings, *rows = TABLES[table](found)
    return "".join(sheet_lines(headings, rows))
