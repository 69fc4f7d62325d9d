"""What is done with one chunk of rows: parse, extract, score. The same function in one process and in many."""

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

import pyarrow as pa

from trygvej.adverts.columns import LINKED, SCHEMA
from trygvej.adverts.extract.extract import Extracted, extract_all
from trygvej.adverts.extract.lexicon import Lexicon, lexicon
from trygvej.adverts.extract.plans import elsewhere
from trygvej.adverts.findings import findings_column
from trygvej.adverts.ingest import Chunk
from trygvej.adverts.pictures import with_hashes
from trygvej.adverts.reasons import Reasons
from trygvej.adverts.record import (
    ADULT,
    Advert,
    BadRow,
    as_it_came,
    from_json,
    from_mapping,
    instant,
    listed,
    under_age,
)
from trygvej.adverts.score import Rules, fields, rules
from trygvej.adverts.weights import Weights
from trygvej.indicators.public import (
    Assessment,
    Assessor,
    Catalogue,
    Subject,
    catalogue,
    prepare,
)
from trygvej.records.public import translator

STAGES = ("parse", "extract", "score", "frame")


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do. `renamed`: their field names to ours. `without`: indicators switched off.

    `weights`: points that people decided over those of the catalogue. `pictures`: folder of the files adverts name.
    """

    set_id: str
    on: date
    lang: str
    country: str | None = None
    renamed: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    weights: Weights | None = None
    pictures: Path | None = None

    def points(self) -> Mapping[str, int]:
        """Return the points that people decided, by indicator."""
        return self.weights.points if self.weights else {}


class Rejected(NamedTuple):
    """A row that was not used: file, line, id if it had one, why and what to do."""

    file: str
    line: int
    id: str | None
    reason: str


class Sealed(NamedTuple):
    """A row that states an age under 18: kept whole for those who handle children's cases, shown to nobody else."""

    file: str
    line: int
    id: str
    reason: str
    row: Any


@dataclass(slots=True)
class Part:
    """What came of a chunk. `lines` and `reasons` go row by row with `table`; `seconds` by stage.

    `failed`: how many of the rejected the program itself is to blame for. `pictures`: what came of the files.
    """

    file: str
    table: pa.Table
    lines: list[int]
    reasons: list[list[str]]
    rejected: list[Rejected]
    sealed: list[Sealed]
    failed: int
    seconds: dict[str, float]
    pictures: Counter[str] = field(default_factory=Counter)


class _Aside:
    """The rows of a chunk that are not scored: rejected with the reason, or sealed."""

    def __init__(self, chunk: Chunk, lang: str) -> None:
        self._chunk, self._say = chunk, translator(lang).gettext
        self.rejected: list[Rejected] = []
        self.sealed: list[Sealed] = []
        self.failed = 0

    def reject(self, at: int, advert_id: str | None, reason: str) -> None:
        self.rejected.append(Rejected(self._chunk.file, self._chunk.lines[at], advert_id, reason))

    def fail(self, at: int, advert_id: str, error: Exception) -> None:
        """Put a row aside at which the program itself failed: the others must not suffer, and somebody must know."""
        _ = self._say
        told = _("The program failed at this row ({error}). Please report it.").format(error=type(error).__name__)
        self.reject(at, advert_id, told)
        self.failed += 1

    def seal(self, at: int, advert_id: str, where: str) -> None:
        _ = self._say
        told = _("An age under 18 is stated in the field {field}.").format(field=where)
        row = as_it_came(self._chunk.rows[at])
        self.sealed.append(Sealed(self._chunk.file, self._chunk.lines[at], advert_id, told, row))


class Worker:
    """Everything needed to work on chunks, made once in each process."""

    def __init__(self, options: Options, known: Catalogue | None = None) -> None:
        self.options = options
        self.catalogue = known or catalogue()
        self.lexicon: Lexicon = lexicon(self.catalogue)
        self.assessor: Assessor = prepare(self.catalogue, options.set_id, options.on, options.without, options.points())
        self.rules: Rules = rules(self.catalogue)
        self.reasons = Reasons(self.catalogue, options.lang)

    def work(self, chunk: Chunk) -> Part:
        """Turn a chunk of rows into a part of the result. Nothing that a row holds can stop the others."""
        with _without_collector():
            return self._work(chunk)

    def _work(self, chunk: Chunk) -> Part:
        clock = _Clock()
        aside = _Aside(chunk, self.options.lang)
        adverts = self._parse(chunk, aside)
        clock.stop("parse")
        kept = self._extract(adverts, aside)
        clock.stop("extract")
        assessed = [self._assess(found) for _, _, found in kept]
        reasons = [self.reasons.of(one.findings) for one in assessed]
        clock.stop("score")
        pictures = Counter[str]()
        images = [self._images(advert, pictures) for _, advert, _ in kept]
        table = _table([advert for _, advert, _ in kept], images, [found for *_, found in kept], assessed)
        clock.stop("frame")
        lines = [chunk.lines[at] for at, *_ in kept]
        return Part(
            chunk.file, table, lines, reasons, aside.rejected, aside.sealed, aside.failed, clock.seconds, pictures
        )

    def _images(self, advert: Advert, counts: Counter[str]) -> list[str]:
        """Return its pictures, with the hashes of those whose files are at hand."""
        images, folder = listed(advert.images), self.options.pictures
        return with_hashes(images, folder, counts) if images and folder else images

    def _parse(self, chunk: Chunk, aside: "_Aside") -> list[tuple[int, Advert]]:
        """Return the adverts, each with its place in the chunk; the others are put aside."""
        adverts: list[tuple[int, Advert]] = []
        for at, row in enumerate(chunk.rows):
            try:
                adverts.append((at, self._advert(row, chunk.loose)))
            except BadRow as error:
                if under_age(row, self.options.renamed):
                    aside.seal(at, "", "age")
                else:
                    aside.reject(at, None, error.said(self.options.lang))
        return adverts

    def _advert(self, row: Any, loose: bool) -> Advert:
        if isinstance(row, BadRow):
            raise row
        if isinstance(row, bytes):
            return from_json(row, self.options.renamed)
        return from_mapping(row, self.options.renamed, strict=not loose)

    def _extract(self, adverts: list[tuple[int, Advert]], aside: "_Aside") -> list[tuple[int, Advert, Extracted]]:
        """Read each advert. One that states an age under 18 is sealed: by the field before its text is read."""
        kept: list[tuple[int, Advert, Extracted]] = []
        grown_up = self._grown_up(adverts, aside)
        for (at, advert), found in zip(grown_up, self._read([advert for _, advert in grown_up]), strict=True):
            if isinstance(found, Exception):
                aside.fail(at, str(advert.id), found)
            elif found.age is not None and found.age < ADULT:
                aside.seal(at, str(advert.id), "text")
            else:
                kept.append((at, advert, self._with_fields(advert, found)))
        return kept

    def _grown_up(self, adverts: list[tuple[int, Advert]], aside: "_Aside") -> list[tuple[int, Advert]]:
        """Return the adverts whose field of age does not say under 18; the others are put aside."""
        grown_up: list[tuple[int, Advert]] = []
        for at, advert in adverts:
            if advert.age is not None and advert.age < ADULT:
                aside.seal(at, str(advert.id), "age")
            else:
                grown_up.append((at, advert))
        return grown_up

    def _read(self, adverts: list[Advert]) -> list[Extracted | Exception]:
        """Read adverts together, or where the program fails one by one, so that it fails at that one alone."""
        try:
            asked = [(one.whole(), one.location or "") for one in adverts]
            return [*extract_all(asked, self.lexicon, country=self.options.country)]
        except Exception as error:
            return [error] if len(adverts) == 1 else [self._read([one])[0] for one in adverts]

    def _with_fields(self, advert: Advert, found: Extracted) -> Extracted:
        """Add what the row states in fields of its own: they go before what was read in the text."""
        if advert.phones is None and advert.age is None:
            return found
        stated = [self._e164(one) for one in listed(advert.phones)]
        phones = list(dict.fromkeys([*(one for one in stated if one), *found.phones]))
        found.phones = phones
        found.obscured_phone = bool(found.obscured_phone) if phones else None
        found.age = found.age if advert.age is None else advert.age
        return found

    def _e164(self, written: str) -> str | None:
        digits = "".join(letter for letter in written if letter.isdigit())
        if written.strip().startswith(("+", "00")):
            return elsewhere(digits.removeprefix("00"), None) or (f"+{digits}" if len(digits) > 7 else None)
        plan = self.lexicon.plans.get(self.options.country or "DK")
        return plan.at_home(digits) if plan else elsewhere(digits, self.options.country)

    def _assess(self, found: Extracted) -> Assessment:
        return self.assessor.assess(
            Subject(
                "advert",
                fields=fields(found, self.rules, self.options.country),
                tokens=found.tokens,
                lang=found.language,
            )
        )


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the collector of cycles from walking the rows of a chunk again and again: all of them go with the chunk."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


class _Clock:
    """Seconds of one core by stage: what else the machine does is not counted."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = process_time()

    def stop(self, stage: str) -> None:
        now = process_time()
        self.seconds[stage] = now - self._last
        self._last = now


def _table(
    adverts: list[Advert], images: list[list[str]], extracted: list[Extracted], assessed: list[Assessment]
) -> pa.Table:
    bands = [one.outcome("weighted-sum") for one in assessed]
    data: dict[str, Any] = {
        "id": [str(one.id) for one in adverts],
        "source": [one.source for one in adverts],
        "url": [one.url for one in adverts],
        "title": [one.title for one in adverts],
        "text": [one.text for one in adverts],
        "images": images,
        "posted_at": [instant(one.posted_at) for one in adverts],
        "seen_at": [instant(one.seen_at) for one in adverts],
        "user_id": [None if one.user_id is None else str(one.user_id) for one in adverts],
        "score": [one.details["points"] if one else None for one in bands],
        "signs": [one.details["indicators"] if one else None for one in bands],
        "band": [one.result if one else None for one in bands],
        "findings": findings_column([one.findings for one in assessed]),
    }
    for name in LINKED:
        data[name] = [None] * len(adverts)  # known when all adverts are there
    for name in SCHEMA.names:
        if name not in data:
            data[name] = [getattr(one, name) for one in extracted]
    return pa.table({name: data[name] for name in SCHEMA.names}, schema=SCHEMA)
