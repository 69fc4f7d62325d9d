"""The reference page of a run, made from what the code says: docs/reference/adverts.md."""

from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pyarrow as pa

from trygvej.adverts import output
from trygvej.adverts.asking import INPUT_NOT_READ, INTERRUPTED, OUTPUT_NOT_WRITTEN, PROGRAM_FAILED
from trygvej.adverts.columns import COLUMNS, GROUP_COLUMNS, HUB_COLUMNS, LINK_COLUMNS, Column
from trygvej.adverts.record import ADULT, FIELDS, LONGEST_TEXT, Advert

_INPUT = {
    "id": "Required. Its own for each advert; of rows with the same id the first is used.",
    "text": f"Required. At most {LONGEST_TEXT} letters. May be empty.",
    "source": "Where it was found.",
    "url": "Its address.",
    "posted_at": "When it was put up, ISO 8601; a date alone is enough.",
    "seen_at": "When it was last seen, ISO 8601.",
    "title": "Read before the text.",
    "user_id": "Who put it up, by the site's own id.",
    "phones": "Numbers that the site gives in a field of its own.",
    "location": "Postcode, municipality or town as the site gives it.",
    "age": f"Age that the site gives. Under {ADULT} the row is sealed.",
    "prices": "Prices that the site gives; read like text.",
    "hours": "Opening hours that the site gives; read like text.",
    "images": "Names of picture files, or PDQ hashes. Only compared, by their hashes; files with `--pictures DIR`.",
}
_FILES = (
    (output.ADVERTS, "One row for each advert that was scored; columns below."),
    (output.WORKLIST, "The same adverts in the order in which they are worth looking at, for a spreadsheet."),
    (output.REJECTED, "Rows and files that were not used: `file`, `line`, `id`, `reason`. The row stays in its file."),
    (output.SEALED, f"Rows that state an age under {ADULT}: `file`, `line`, `id`, `reason`, `row` as it came."),
    (output.LINKS, "What two adverts have in common, with its weight and reason; columns below."),
    (output.GROUPS, "Groups of two adverts or more: nearly the same text, run together, the same person advertised."),
    (output.HUBS, "What so many share that it joins nobody, the most shared first."),
    (output.RUN, "Counts, seconds by stage, memory, set, day, versions, lock. Where it stands, the run is whole."),
)  # fmt: skip
_LINKED = ((output.LINKS, LINK_COLUMNS), (output.GROUPS, GROUP_COLUMNS), (output.HUBS, HUB_COLUMNS))
_EXITS = (
    (0, "Every file was read. Rows that were not used do not change that."),
    (1, "Something that was not foreseen; nothing was written."),
    (2, "The command was not understood; it says why."),
    (INPUT_NOT_READ, "A file could not be read; the others were done."),
    (PROGRAM_FAILED, "The program itself failed at a row; the others were done. Please report it."),
    (OUTPUT_NOT_WRITTEN, "The results could not be written (full disk, no permission); nothing was changed."),
    (INTERRUPTED, "Ctrl-C; nothing was written."),
)


def page() -> str:
    """Return the page in Markdown."""
    parts = [
        "# trygvej adverts run: what goes in, what comes out\n",
        "Made by `trygvej docs write` from the code; the tests compare. What an indicator may test:",
        "[advert-fields.md](advert-fields.md).\n",
        "## Input\n",
        "JSON lines, CSV (comma, semicolon or tab, first line the names), Parquet; gzip of the two first; `-` is",
        "standard input. Fields with other names: `--map theirs=ours`. Other fields are left alone. Lists in CSV:",
        "`;` or `|` between.\n",
        _rows(("field", "type", "meaning"), [(f"`{name}`", kind, _INPUT[name]) for name, kind in _fields()]),
        "## Files written to `--out`\n",
        "All are written to a new folder first and moved when they are whole, run.json last. Only their owner may",
        "read them (mode 600).\n",
        _rows(("file", "what"), [(f"`{name}`", what) for name, what in _FILES]),
        f"## Columns of `{output.ADVERTS}`\n",
        _columns(COLUMNS),
        *(part for name, listed in _LINKED for part in (f"## Columns of `{name}`\n", _columns(listed))),
        f"## Columns of `{output.WORKLIST}`\n",
        "Headings are in the language of the run: " + ", ".join(output.headings("en")) + ".",
        "Text that a spreadsheet could take for a formula begins with an apostrophe.\n",
        "## Exit codes\n",
        _rows(("code", "when"), [(str(code), when) for code, when in _EXITS]),
    ]
    return "\n".join(parts)


def _columns(columns: tuple[Column, ...]) -> str:
    return _rows(("column", "type", "meaning"), [(f"`{c.name}`", f"`{_type(c.type)}`", c.meaning) for c in columns])


def _fields() -> list[tuple[str, str]]:
    """Return the fields of the input with their types in plain words."""
    words = {str: "text", int: "number", Any: "any"}
    kinds = get_type_hints(Advert)
    return [(name, " or ".join(_plain(one, words) for one in _members(kinds[name]))) for name in FIELDS]


def _members(kind: Any) -> list[Any]:
    return [one for one in (get_args(kind) or (kind,)) if one is not NoneType]


def _plain(kind: Any, words: dict[Any, str]) -> str:
    return f"list of {words[get_args(kind)[0]]}" if get_origin(kind) is list else words[kind]


def _type(kind: pa.DataType) -> str:
    return str(kind).replace("item: ", "").replace("element: ", "")


def _rows(heading: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heading, tuple("---" for _ in heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
