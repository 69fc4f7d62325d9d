"""One row of input, checked. What is wrong is said in words; nothing is guessed."""

from contextlib import suppress
from datetime import UTC, date, datetime
from math import isnan
from typing import Any

import msgspec

from trygvej.records.public import translator

LONGEST_TEXT = 200_000  # letters; an advert of more is a whole site in one row
ADULT = 18
FIELDS = (
    "id", "source", "url", "posted_at", "seen_at", "title", "text", "user_id", "phones", "location", "age",
    "prices", "hours", "images",
)  # fmt: skip
_LISTS = ("phones", "prices", "hours", "images")


class BadRow(ValueError):
    """A row that cannot be used: why and what to do, to be said in the language of the reader."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message, self.values = message, values

    def said(self, lang: str) -> str:
        """Return the reason in `lang`."""
        return translator(lang).gettext(self.message).format(**self.values)


def _(message: str) -> str:
    """Mark a text for translation; it is said in the reader's language later."""
    return message


class Advert(msgspec.Struct, frozen=True):
    """An advert as it came. Only id and text are required; what is missing is None or empty."""

    id: str | int
    text: str
    source: str | None = None
    url: str | None = None
    posted_at: str | None = None
    seen_at: str | None = None
    title: str | None = None
    user_id: str | int | None = None
    phones: list[str] | str | None = None
    location: str | None = None
    age: int | None = None
    prices: list[Any] | str | None = None
    hours: list[Any] | str | None = None
    images: list[str] | str | None = None

    def whole(self) -> str:
        """Return all that is to be read, a line each: title, text, opening hours, prices."""
        parts = [self.title, self.text, *listed(self.hours), *listed(self.prices)]
        return "\n".join(part for part in parts if part)


def instant(written: str | None) -> datetime | None:
    """Return the moment that ISO 8601 `written` names, in UTC; a date alone is its midnight. Raises ValueError."""
    if not written:
        return None
    moment = datetime.fromisoformat(written)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


_DECODER = msgspec.json.Decoder(Advert)


def listed(value: list[Any] | str | None) -> list[str]:
    """Return a field that may be one value or several as a list of texts."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    return [one if isinstance(one, str) else " ".join(map(str, _flat(one))) for one in value]


def _flat(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [one for one in value.values() if one is not None]
    return value if isinstance(value, list) else [value]


def from_json(line: bytes, renamed: dict[str, str]) -> Advert:
    """Read one line of JSON. Raises BadRow."""
    try:
        if not renamed:
            with suppress(msgspec.ValidationError):  # from_mapping says what is wrong, or that it is not
                return _checked(_DECODER.decode(line))
        return from_mapping(msgspec.json.decode(line), renamed)
    except msgspec.DecodeError as error:
        raise BadRow(_("This is not JSON: {error}. Write one object a line."), error=error) from error
    except UnicodeDecodeError as error:
        raise BadRow(_("There are bytes that are not UTF-8. Save the file as UTF-8.")) from error
    except RecursionError as error:
        raise BadRow(_("The JSON is nested too deep. Write one flat object a line.")) from error


def from_mapping(row: Any, renamed: dict[str, str], *, strict: bool = True) -> Advert:
    """Read one row that is a mapping already. `strict` False takes "25" for 25, as CSV must. Raises BadRow."""
    if not isinstance(row, dict):
        raise BadRow(_("The line is no object. Write one object a line, in braces."))
    named = [(renamed.get(key, key), value) for key, value in row.items()]
    ours = {key: _plain(value) for key, value in named if value not in (None, "")}
    if ("text", "") in named:
        ours.setdefault("text", "")  # an empty text is a text
    if not strict:
        ours |= {key: _split(ours[key]) for key in _LISTS if key in ours}
    bad = next((key for key, value in ours.items() if isinstance(value, str) and _undecoded(value)), None)
    if bad:
        raise BadRow(_("There are bytes that are not UTF-8. Save the file as UTF-8."))
    try:
        return _checked(msgspec.convert(ours, Advert, strict=strict))
    except msgspec.ValidationError as error:
        raise _translated(error) from error


def as_it_came(row: Any) -> Any:
    """Return a row that was read, with every field it has."""
    return msgspec.json.decode(row) if isinstance(row, bytes) else row


def under_age(row: Any, renamed: dict[str, str]) -> bool:
    """Tell whether a row that cannot be used states an age under 18 all the same."""
    try:
        fields = as_it_came(row)
        ours = {renamed.get(key, key): value for key, value in fields.items()}
        return not isinstance(ours["age"], bool) and 0 <= int(ours["age"]) < ADULT
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError, RecursionError, msgspec.MsgspecError):
        return False


def _plain(value: Any) -> Any:
    """Return a value of a table as JSON would have it: dates as text, whole numbers whole, no number as None."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return None if isnan(value) else int(value) if value.is_integer() else value
    return value


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.replace("|", ";").split(";")]


def _undecoded(text: str) -> bool:
    """Tell whether bytes that are no UTF-8 were smuggled through as lone surrogates."""
    return not text.isascii() and any("\udc80" <= letter <= "\udcff" for letter in text)


def _checked(advert: Advert) -> Advert:
    if not str(advert.id).strip():
        raise BadRow(_("The id is empty. Give every row its own id."))
    if advert.age is not None and not 0 <= advert.age <= 120:
        raise BadRow(_("The age {age} is no age of a person. Mend it or leave it out."), age=advert.age)
    letters = len(advert.whole())
    if letters > LONGEST_TEXT:
        message = _("The text has {letters} letters, more than {most}. Split it into adverts.")
        raise BadRow(message, letters=letters, most=LONGEST_TEXT)
    for field in ("posted_at", "seen_at"):
        try:
            instant(getattr(advert, field))
        except (ValueError, OverflowError) as error:
            message = _("The field {field} is no date. Write it as 2026-11-23 or 2026-11-23T21:05.")
            raise BadRow(message, field=field) from error
    return advert


def _translated(error: msgspec.ValidationError) -> BadRow:
    """Say in words what the reader of the row found wrong."""
    text = str(error)
    if "missing required field" in text:
        message = _("The field {field} is missing. Only id and text are required; use --map if yours has another name.")
        return BadRow(message, field=text.split("`")[1])
    what, _at, where = text.partition(" - at ")
    wanted, _got, found = what.removeprefix("Expected ").partition(", got ")
    message = _("The field {field} has the wrong type: {found} instead of {wanted}.")
    return BadRow(message, field=where.strip("`").removeprefix("$."), found=found or "?", wanted=wanted)
