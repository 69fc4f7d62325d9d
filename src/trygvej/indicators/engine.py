"""assess(subject, set, on=date): findings with reasons. The one place where signs are turned into findings."""

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from trygvej.indicators.assessment import Assessment, Finding, Subject
from trygvej.indicators.catalogue import Catalogue
from trygvej.indicators.decisions import Case, Traits, decide
from trygvej.indicators.phrases import Match, PhraseBook, find_by_key
from trygvej.indicators.schema import Derive, Indicator, IndicatorSet, Item
from trygvej.records.public import Presence, Statement, combine, in_force

READ_BY = "text"
DERIVED_BY = "fields"
# Written Danish and Norwegian are so near that detection mixes them up, and English stands in any advert.
_READ_TOGETHER = {"da": ("da", "no", "en"), "no": ("no", "da", "en"), "sv": ("sv", "en"), "en": ("en",)}
# Only phrases in a language of the text itself can say that a sign is not there.
_COVERED_BY = {"da": ("da", "no"), "no": ("no", "da"), "sv": ("sv",), "en": ("en",)}
_UNLESS = "unless"
_PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class _Sign:
    """An indicator made ready for one set and one day. Findings without evidence are made once."""

    indicator: Indicator
    weight: int
    absent: Finding
    unknown: Finding


@dataclass(slots=True)
class Assessor:
    """A set made ready to assess many subjects on one day.

    Build it once with `prepare`; it holds nothing of the subjects.
    """

    chosen: IndicatorSet
    on: date
    lock: str
    signs: list[_Sign]
    traits: dict[str, Traits]
    book: PhraseBook
    switched_off: tuple[str, ...]

    def assess(self, subject: Subject) -> Assessment:
        """Return the findings and outcomes for `subject`. Raises ValueError if the set is not for its kind."""
        if subject.kind not in self.chosen.subjects:
            raise ValueError(
                f'The set "{self.chosen.id}" is for {", ".join(self.chosen.subjects)}, not for "{subject.kind}".'
            )
        findings = tuple(self._findings(subject))
        case = Case(subject.kind == "person-child", findings, self.traits)
        x_factor = tuple(f for f in findings if self.traits[f.indicator].x_factor)
        return Assessment(
            self.chosen.id,
            self.chosen.version,
            self.on,
            self.lock,
            findings,
            tuple(decide(rule, case) for rule in self.chosen.decisions),
            x_factor,
            self.switched_off,
        )

    def _findings(self, subject: Subject) -> list[Finding]:
        matches = find_by_key(self.book.find(subject.tokens.lower)) if subject.tokens else {}
        stated: dict[str, list[Statement]] = {}
        for statement in subject.statements:
            stated.setdefault(statement.indicator, []).append(statement)
        return [
            _from_people(sign, stated[sign.indicator.id])
            if sign.indicator.id in stated
            else _from_program(sign, subject, matches)
            for sign in self.signs
            if subject.kind in sign.indicator.subjects
        ]


def prepare(catalogue: Catalogue, set_id: str, on: date, without: Collection[str] = ()) -> Assessor:
    """Make the set `set_id` ready for the day `on`, leaving out the indicators in `without`.

    Raises KeyError for a set or an indicator that the catalogue does not have, ValueError for a set that does
    not hold yet on that day.
    """
    chosen = catalogue.sets[set_id]
    if on < chosen.valid_from:
        raise ValueError(f'The set "{set_id}" holds from {chosen.valid_from}, not on {on}. Choose a later day.')
    for one in without:
        catalogue.indicators[one]
    items = [item for item in chosen.indicators if item.indicator and item.indicator not in without]
    book, signs, traits = PhraseBook(), [], {}
    for item in items:
        indicator = catalogue.indicators[str(item.indicator)]
        weight = weight_on(indicator, item, on)
        signs.append(_sign(indicator, weight))
        traits[indicator.id] = Traits(
            indicator.element, indicator.origin, indicator.x_factor, item.group, item.strength, weight > 0
        )
        _shelve(book, indicator)
    return Assessor(chosen, on, catalogue.lock_hash, signs, traits, book, tuple(sorted(without)))


def assess(subject: Subject, set_id: str, *, on: date, catalogue: Catalogue) -> Assessment:
    """Assess one subject against one set on one day; see `prepare` for many."""
    return prepare(catalogue, set_id, on).assess(subject)


def weight_on(indicator: Indicator, item: Item, on: date) -> int:
    """Return the points of an indicator in a set on a day: the set's own weight goes before the indicator's."""
    weight = in_force(item.weights, on) or in_force(indicator.weights, on)
    return weight.value if weight else 0


def _sign(indicator: Indicator, weight: int) -> _Sign:
    return _Sign(
        indicator,
        weight,
        Finding(indicator.id, Presence.ABSENT, weight),
        Finding(indicator.id, Presence.UNKNOWN, weight),
    )


def _shelve(book: PhraseBook, indicator: Indicator) -> None:
    for kind, phrases in ((_PATTERN, indicator.patterns), (_UNLESS, indicator.unless)):
        for lang, listed in phrases.items():
            for phrase in listed:
                book.add((indicator.id, kind, lang), phrase)


def _from_people(sign: _Sign, statements: list[Statement]) -> Finding:
    value = combine([one.value for one in statements])
    said = [one for one in statements if one.value is value]
    note = "; ".join(one.note for one in said if one.note)
    return Finding(sign.indicator.id, value, sign.weight, note, by=", ".join(one.by for one in said))


def _from_program(sign: _Sign, subject: Subject, matches: dict[Hashable, list[Match]]) -> Finding:
    indicator = sign.indicator
    if indicator.derive is not None:
        return _derived(sign, indicator.derive, subject)
    if indicator.patterns:
        return _read(sign, subject, matches)
    return sign.unknown


def _read(sign: _Sign, subject: Subject, matches: dict[Hashable, list[Match]]) -> Finding:
    """Look for the phrases of an indicator. Text in a language without phrases leaves it unknown, never absent."""
    if subject.tokens is None or not subject.tokens.words:
        return sign.unknown
    patterns = sign.indicator.patterns
    langs = _READ_TOGETHER.get(subject.lang or "", ())
    if not any(lang in patterns for lang in langs):
        langs = tuple(patterns)  # an unforeseen language: what stands there counts
    covered = any(lang in patterns for lang in _COVERED_BY.get(subject.lang or "", ()))
    missing = sign.absent if covered else sign.unknown
    found = [m for lang in langs for m in matches.get((sign.indicator.id, _PATTERN, lang), ())]
    if not found:
        return missing
    against = [m for lang in langs for m in matches.get((sign.indicator.id, _UNLESS, lang), ())]
    for match in found:
        if not any(a.first <= match.last and match.first <= a.last for a in against):
            return _quoted(sign, subject, match)
    return sign.absent


def _quoted(sign: _Sign, subject: Subject, match: Match) -> Finding:
    tokens = subject.tokens
    assert tokens is not None
    start, end = tokens.span(match.first, match.last)
    return Finding(sign.indicator.id, Presence.PRESENT, sign.weight, tokens.text[start:end], start, end, READ_BY)


def _derived(sign: _Sign, test: Derive, subject: Subject) -> Finding:
    value = subject.fields.get(test.field)
    if value is None or (isinstance(test.below, dict) and not test.below.keys() & value.keys()):
        return sign.unknown
    if not holds(test, value):
        return sign.absent
    shown = f"{test.field}: {_shown(value)}"
    return Finding(sign.indicator.id, Presence.PRESENT, sign.weight, shown, by=DERIVED_BY)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{v:.12g} {k}" if isinstance(v, int | float) else f"{k} {v}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def holds(test: Derive, value: Any) -> bool:
    """Tell whether `value`, which is known, meets the test of an indicator.

    `below` with a mapping compares per key (a currency): `value` is then a mapping too, and one key below its
    own limit is enough; keys without a limit say nothing.
    """
    tests: tuple[tuple[Any, Callable[[Any], bool]], ...] = (
        (test.is_, lambda limit: bool(value == limit)),
        (test.at_least, lambda limit: bool(value >= limit)),
        (test.below, lambda limit: _below(value, limit)),
        (test.includes, lambda limit: bool(set(limit) & set(value))),
        (test.not_empty, lambda limit: bool(value)),
    )
    return next(check(limit) for limit, check in tests if limit is not None)


def _below(value: Any, limit: dict[str, float] | float) -> bool:
    if isinstance(limit, dict):
        return any(amount < limit[key] for key, amount in value.items() if key in limit)
    return bool(value < limit)
