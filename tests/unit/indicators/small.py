"""A small catalogue to assess with, and to break: each test changes one thing in it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from trygvej.indicators.catalogue import Catalogue, load
from trygvej.indicators.engine import assess
from trygvej.indicators.lock import write_lock
from trygvej.indicators.public import Assessment, Indicator, IndicatorSet, Subject, tokenise
from trygvej.indicators.validators import validate
from trygvej.indicators.validators.locked import entries_to_lock
from trygvej.indicators.yamlfile import Problem
from trygvej.records.public import Presence, Statement

Raw = dict[str, Any]
DAY = date(2024, 6, 1)
PRESENT, ABSENT, UNKNOWN = Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN
SOURCE = {"id": "own", "where": "page 1"}
BANDS = [
    {"band": "red", "points": 5, "indicators": 3},
    {"band": "yellow", "points": 2, "indicators": 2},
    {"band": "green", "points": 0, "indicators": 0},
]
WEIGHTED_SUM = {"rule": "weighted-sum", "bands": BANDS, "source": SOURCE}
SEVERAL = {"rule": "several-together", "at_least": 2, "source": SOURCE}
PALERMO = {"rule": "palermo", "source": SOURCE}
CASES = {
    "present": [{"case": "It is so.", "answer": "present"}],
    "absent": [{"case": "It is not so.", "answer": "absent"}],
    "unknown": [{"case": "Nobody asked.", "answer": "unknown"}],
}


def words(text: str) -> Raw:
    """Return a text in the three languages, each recognisable."""
    return {"da": f"{text} da", "sv": f"{text} sv", "en": f"{text} en"}


def weight(value: int, begins: date = date(2020, 1, 1)) -> Raw:
    """Return a dated weight."""
    return {"from": begins, "value": value, "source": "own", "where": "page 2"}


def raw_indicator(name: str, **changes: Any) -> Raw:
    """Return an indicator that people are asked about, as it stands in its file."""
    plain = {
        "id": f"signs.{name}", "version": 1, "status": "stable", "subjects": ["person-adult"],
        "noticed": ["asked"], "element": "means", "label": words(name), "why": words("Why"),
        "question": words("Question"), "innocent": [words("Innocent")],
        "evidence": {"class": "practice", "source": "own", "where": "page 3"},
        "weights": [weight(1)], "examples": CASES,
    }  # fmt: skip
    return {**plain, **changes}


def raw_set(items: Iterable[str | Raw], *decisions: Raw, **changes: Any) -> Raw:
    """Return a set of `items`: names of indicators, or whole items."""
    listed = [item if isinstance(item, dict) else {"indicator": f"signs.{item}"} for item in items]
    plain = {
        "id": "small", "version": 1, "status": "stable", "kind": "default", "subjects": ["person-adult"],
        "title": words("Title"), "about": words("About"), "source": SOURCE, "valid_from": date(2021, 1, 1),
        "count": len(listed), "decisions": list(decisions), "indicators": listed,
    }  # fmt: skip
    return {**plain, **changes}


def in_memory(indicators: Iterable[Raw], chosen: Raw) -> Catalogue:
    """Return a catalogue that never saw a disk."""
    read = [Indicator.model_validate(one) for one in indicators]
    return Catalogue(
        Path("nowhere"),
        indicators={one.id: one for one in read},
        sets={chosen["id"]: IndicatorSet.model_validate(chosen)},
        lock_hash="abc",
    )


def said(name: str, value: Presence = PRESENT, by: str = "outreach", note: str = "") -> Statement:
    """Return what somebody says of one sign."""
    return Statement(f"signs.{name}", value, by, note)


def person(*statements: Statement, kind: str = "person-adult") -> Subject:
    """Return a person of whom `statements` were made."""
    return Subject(kind, statements=statements)


def advert(text: str = "", lang: str | None = "da", *statements: Statement, **fields: Any) -> Subject:
    """Return an advert."""
    return Subject("advert", statements, fields, tokenise(text) if text else None, lang)


def assessed(catalogue: Catalogue, subject: Subject, on: date = DAY) -> Assessment:
    """Assess against the small set."""
    return assess(subject, "small", on=on, catalogue=catalogue)


NEW_IN_TOWN = raw_indicator(
    "new-in-town", subjects=["advert"], noticed=["read"], element="act",
    patterns={"da": ["ny i (byen|området)"], "en": ["new in town"]}, unless={"da": ["ikke ny i byen"]},
    examples={
        "present": [{"text": "Jeg er ny i byen", "lang": "da"}],
        "absent": [{"text": "Jeg er ikke ny i byen", "lang": "da"}],
        "unknown": [{"text": "Jag är ny i stan", "lang": "sv"}],
    },
)  # fmt: skip
OPEN_ALWAYS = raw_indicator(
    "open-always", subjects=["advert"], noticed=["derived"], derive={"field": "open_always", "is": True},
    examples={
        "present": [{"fields": {"open_always": True}}],
        "absent": [{"fields": {"open_always": False}}],
        "unknown": [{"fields": {}}],
    },
)  # fmt: skip
HELD = "indicators/signs/held.yml"
NEW = "indicators/signs/new-in-town.yml"
OPEN = "indicators/signs/open-always.yml"
SET = "sets/small.yml"
TERMS = "terms/colours.yml"
QUIET = "quiet/plain.yml"


class OnDisk:
    """The small catalogue as files: correct until a test changes one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        source = {"title": "T", "publisher": "P", "year": 2024, "language": "en", "seen": "in full"}
        self.write("sources.yml", {"own": source})
        self.write(HELD, raw_indicator("held", related=["signs.open-always"]))
        self.write(NEW, NEW_IN_TOWN)
        self.write(OPEN, OPEN_ALWAYS)
        both = ["person-adult", "advert"]
        items = ["held", "new-in-town", "open-always"]
        self.write(SET, raw_set(items, WEIGHTED_SUM, SEVERAL, PALERMO, subjects=both))
        terms = {"title": words("Colours"), "source": SOURCE, "terms": [{"code": "red", "words": ["red"]}]}
        self.write(TERMS, {"id": "colours", "version": 1, **terms})
        self.write(QUIET, {"id": "plain", "subject": "advert", "why": "W", "texts": [{"lang": "da", "text": "Hej"}]})
        self.lock()

    def write(self, file: str, data: Any) -> None:
        """Write `data` as the YAML of `file`."""
        target = self.path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True), encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` in `file`."""
        text = self.text(file)
        assert old in text, f"{old!r} is not in {file}:\n{text}"
        (self.path / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    def text(self, file: str) -> str:
        """Return `file` as text."""
        return (self.path / file).read_text(encoding="utf-8")

    def line(self, file: str, part: str) -> int:
        """Return the line of `file` on which `part` stands first."""
        return next(n for n, line in enumerate(self.text(file).splitlines(), start=1) if part in line)

    def lock(self) -> None:
        """Write the lock as the files stand."""
        write_lock(self.path, [locked for _, locked in entries_to_lock(load(self.path)[0])])

    def problems(self) -> list[Problem]:
        """Return all that is wrong but for what follows from it: a lock that is not written yet."""
        loaded, problems = load(self.path)
        return [one for one in problems + validate(loaded) if one.rule != "lock-is-current"]


class _Plain(yaml.SafeDumper):
    """Writes every text out, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
