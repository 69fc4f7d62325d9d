"""Checks rows before anything is written: which are good, which are not, why, and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from trygvej.access.public import Country, Organisation, Who
from trygvej.directory.files.columns import LONGEST
from trygvej.directory.files.reading import Line, lines
from trygvej.directory.scheme import LANGUAGES, PEOPLE, names, needs, steps

_TONGUES = ("da", "sv", "en")
_YES, _NO = {"yes", "ja", "1", "true", "x"}, {"", "no", "nej", "0", "false"}
Key = tuple[str, str, str, str]


class Fault(NamedTuple):
    """Why a row is not taken: line, column, what is wrong and what to do."""

    line: int
    column: str
    what: str


@dataclass
class Row:
    """A good row. `service` is empty for a row about the organisation alone."""

    line: int
    organisation: dict[str, str]
    entry: dict[str, Any]
    contact: dict[str, str]
    steps: list[str]
    service: dict[str, Any]
    marks: dict[str, list[str]]

    @property
    def key(self) -> Key:
        """What makes a row the same as another: country, organisation, need, service."""
        one, other = self.organisation, self.service
        return one["country"], one["name"].casefold(), other.get("need", ""), other.get("name", "").casefold()


@dataclass
class Report:
    """What a file holds: good rows, and faults of the others."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """How many rows are not taken."""
        return len({one.line for one in self.faults})


def check(text: str, by: Who) -> Report:
    """Return the report of a file. Raises FileRefused if it cannot be read as a whole."""
    report, seen = Report(), dict[Key, int]()
    for line in lines(text):
        reader = _Cells(line)
        row = reader.row(by)
        if row.key in seen and not reader.faults:
            reader.fault("service", _("The same stands in line %(n)s. Take one of them out.") % {"n": seen[row.key]})
        if reader.faults:
            report.faults += reader.faults
        else:
            seen[row.key] = line.number
            report.rows.append(row)
    return report


class _Cells:
    """Reads the cells of one line and gathers what is wrong with them."""

    def __init__(self, line: Line) -> None:
        self.line, self.faults = line, list[Fault]()

    def fault(self, column: str, what: str) -> str:
        self.faults.append(Fault(self.line.number, column, what))
        return ""

    def text(self, column: str, *, needed: bool = False) -> str:
        value = self.line.cells.get(column, "")
        if needed and not value:
            return self.fault(column, _("It is empty. Fill it in."))
        if len(value) > LONGEST[column]:
            return self.fault(column, _("It is longer than %(n)s letters. Shorten it.") % {"n": LONGEST[column]})
        if any(ord(sign) < 32 and sign not in "\n\r\t" for sign in value):
            return self.fault(column, _("It holds signs that are no text. Write it anew."))
        return value

    def valid(self, column: str, validator: Callable[[str], None], what: str) -> str:
        value = self.text(column)
        try:
            if value:
                validator(value)
        except ValidationError:
            return self.fault(column, what % {"value": value})
        return value

    def yes(self, column: str) -> bool:
        value = self.text(column).casefold()
        if value not in _YES | _NO:
            self.fault(column, _("“%(value)s” is neither yes nor no.") % {"value": value})
        return value in _YES

    def number(self, column: str) -> int | None:
        value = self.text(column)
        if not value:
            return None
        if not (value.isascii() and value.isdecimal() and int(value) <= 9999):
            self.fault(column, _("“%(value)s” is no number of places from 0 to 9999.") % {"value": value})
            return None
        return int(value)

    def code(self, column: str, value: str, known: dict[str, str]) -> str:
        found = known.get(value.casefold(), "")
        if value and not found:
            told = _("“%(value)s” is not known. Known are: %(all)s.")
            self.fault(column, told % {"value": value, "all": ", ".join(sorted(set(known.values())))})
        return found

    def codes(self, column: str, known: dict[str, str]) -> list[str]:
        parts = [one.strip() for one in self.text(column).replace(";", ",").split(",")]
        return [self.code(column, one, known) for one in parts if one]

    def row(self, by: Who) -> Row:
        country = self.text("country", needed=True).upper()
        if country and country not in Country.values:
            self.fault("country", _("“%(value)s” takes no part. Write DK, SE, NO, FI ...") % {"value": country})
        elif country and not by.system and country not in by.countries:
            self.fault("country", _("You look after another country."))
        protected, address = self.yes("protected"), self.text("address")
        if protected and address:
            self.fault("address", _("The address is protected: leave it empty."))
        return Row(
            self.line.number,
            {
                "name": self.text("organisation", needed=True),
                "country": country,
                "kind": self.code("kind", self.text("kind"), _kinds()),
            },
            {
                **{name: self.text(name) for name in ("about", "phone", "town")},
                "email": self.valid("email", validate_email, _("“%(value)s” is no e-mail address.")),
                "web": self.valid("web", URLValidator(), _("“%(value)s” is no web address. Begin with https://.")),
                "protected": protected,
                "address": address,
            },
            self._contact(),
            self.codes("steps", {one.code: one.code for one in steps()}),
            self._service(),
            {
                "group": self.codes("for", _known(PEOPLE)),
                "language": self.codes("languages", _known(LANGUAGES)),
                "area": [one.strip() for one in self.text("areas").replace(";", ",").split(",") if one.strip()],
            },
        )

    def _contact(self) -> dict[str, str]:
        name = self.text("contact")
        rest = {
            "function": self.text("contact_function"),
            "phone": self.text("contact_phone"),
            "email": self.valid("contact_email", validate_email, _("“%(value)s” is no e-mail address.")),
        }
        if any(rest.values()) and not name:
            self.fault("contact", _("Say whom to ask for."))
        return {"name": name, **rest} if name else {}

    def _service(self) -> dict[str, Any]:
        need = self.code("need", self.text("need"), _needs())
        service: dict[str, Any] = {
            "need": need,
            "name": self.text("service") or (needs()[need].label.en if need else ""),
            "terms": self.text("terms"),
            "hours": self.text("hours"),
            "phone": self.text("service_phone"),
            "round_the_clock": self.yes("round_the_clock"),
            "places": self.number("places"),
            "free": self.number("free"),
        }
        if service["places"] is not None and (service["free"] or 0) > service["places"]:
            self.fault("free", _("More places are free than there are in all. Correct one of the two."))
        if not self.text("need"):
            if any(value for name, value in service.items() if name != "need"):
                self.fault("need", _("Say what is offered."))
            return {}
        return service


@cache
def _known(terms: str) -> dict[str, str]:
    """Return code by code and by name in every language, in small letters."""
    return {
        word.casefold(): code for lang in _TONGUES for code, name in names(terms, lang).items() for word in (code, name)
    }


@cache
def _needs() -> dict[str, str]:
    return {
        word.casefold(): code
        for lang in _TONGUES
        for code, one in needs().items()
        for word in (code, one.label.in_(lang))
    }


@cache
def _kinds() -> dict[str, str]:
    return {one: one for one in Organisation.Kind.values}
