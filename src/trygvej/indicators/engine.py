"""assess(subject, set, on=date): findings with reasons. The one place where signs are turned into findings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from trygvej.indicators.assessment import Assessment, Finding, Outcome, Subject
from trygvej.indicators.catalogue import Catalogue
from trygvej.indicators.decisions import Case, Traits, decide, weighted_sum
from trygvej.indicators.phrases import Match, PhraseBook
from trygvej.indicators.schema import Derive, Indicator, IndicatorSet, Item, WeightedSum
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
    x_factors: frozenset[str]
    _beginnings: dict[tuple[str, str | None], "_Beginning"] = field(default_factory=dict)

    def assess(self, subject: Subject) -> Assessment:
        """Return the findings and outcomes for `subject`. Raises ValueError if the set is not for its kind."""
        if subject.kind not in self.chosen.subjects:
            raise ValueError(
                f'The set "{self.chosen.id}" is for {", ".join(self.chosen.subjects)}, not for "{subject.kind}".'
            )
        return self.conclude(subject.kind, tuple(self._findings(subject)))

    def derived(self, indicator: str, value: Any) -> Finding:
        """Return the finding of an indicator that tests a field, now that the field is known."""
        sign, test = self._tests()[indicator]
        return _derived(sign, test, value)

    @property
    def tests(self) -> dict[str, str]:
        """The field that each indicator tests which tests one."""
        return {indicator: test.field for indicator, (_, test) in self._tests().items()}

    def _tests(self) -> "dict[str, tuple[_Sign, Derive]]":
        return {one.indicator.id: (one, one.indicator.derive) for one in self.signs if one.indicator.derive}

    def outcome_of(self, present: Collection[str]) -> Outcome:
        """Return points and band where the signs `present` and no others are; those not of the set are passed over."""
        rule = next(one for one in self.chosen.decisions if isinstance(one, WeightedSum))
        found = [
            Finding(one.indicator.id, Presence.PRESENT, one.weight) for one in self.signs if one.indicator.id in present
        ]
        return weighted_sum(rule, Case(False, found, self.traits))

    @property
    def weights(self) -> dict[str, int]:
        """Points of each indicator of the set."""
        return {one.indicator.id: one.weight for one in self.signs}

    def conclude(self, kind: str, findings: tuple[Finding, ...]) -> Assessment:
        """Return the assessment of a subject of a kind of which `findings` are known."""
        case = Case(kind == "person-child", findings, self.traits)
        x_factor = tuple([f for f in findings if f.indicator in self.x_factors]) if self.x_factors else ()
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
        """Begin with what holds without any evidence, then put in what was derived, read and said by people.

        What people say goes before what the program found; that they do not know hides nothing.
        """
        beginning = self._begin(subject)
        findings = beginning.findings.copy()
        for at, test in beginning.derived:
            findings[at] = _derived(beginning.signs[at], test, subject.fields.get(test.field))
        for at, matches in self._read(subject, beginning).items():
            findings[at] = _read(beginning.signs[at], subject, matches)
        stated: dict[int, list[Statement]] = {}
        for statement in subject.statements:
            if statement.indicator in beginning.places:
                stated.setdefault(beginning.places[statement.indicator], []).append(statement)
        for at, statements in stated.items():
            said = _from_people(beginning.signs[at], statements)
            if said.value is not Presence.UNKNOWN or findings[at].value is Presence.UNKNOWN:
                findings[at] = said
        return findings

    def _begin(self, subject: Subject) -> "_Beginning":
        read = subject.tokens is not None and bool(subject.tokens.words)
        key = (subject.kind, (subject.lang or "") if read else None)
        if key not in self._beginnings:
            self._beginnings[key] = _beginning([s for s in self.signs if key[0] in s.indicator.subjects], key[1])
        return self._beginnings[key]

    def _read(self, subject: Subject, beginning: "_Beginning") -> dict[int, list[Match]]:
        """Return the phrases found, by the place of their indicator."""
        if subject.tokens is None:
            return {}
        by_place: dict[int, list[Match]] = {}
        for match in self.book.find(subject.tokens.lower):
            at = beginning.places.get(match.key[0])  # type: ignore[index]
            if at is not None and beginning.signs[at].indicator.derive is None:
                by_place.setdefault(at, []).append(match)
        return by_place


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The findings of a kind of subject and a language before any evidence: absent where it was looked for."""

    signs: list[_Sign]
    findings: list[Finding]
    derived: list[tuple[int, Derive]]
    places: dict[str, int]


def _beginning(signs: list[_Sign], lang: str | None) -> _Beginning:
    return _Beginning(
        signs,
        [sign.absent if lang is not None and _looked_for(sign.indicator, lang) else sign.unknown for sign in signs],
        [(at, sign.indicator.derive) for at, sign in enumerate(signs) if sign.indicator.derive],
        {sign.indicator.id: at for at, sign in enumerate(signs)},
    )


def _looked_for(indicator: Indicator, lang: str) -> bool:
    """Tell whether the phrases cover texts in `lang`: only then does silence mean absent."""
    return indicator.derive is None and any(one in indicator.patterns for one in _COVERED_BY.get(lang, ()))


def prepare(
    catalogue: Catalogue,
    set_id: str,
    on: date,
    without: Collection[str] = (),
    weights: Mapping[str, int] | None = None,
) -> Assessor:
    """Make the set `set_id` ready for the day `on`, leaving out the indicators in `without`.

    `weights`: points that people decided for some indicators; they go before those of the catalogue. Raises KeyError
    for a set or an indicator that the catalogue does not have, ValueError for a set that does not hold yet on that day.
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
        weight = (weights or {}).get(indicator.id, weight_on(indicator, item, on))
        signs.append(_sign(indicator, weight))
        traits[indicator.id] = Traits(
            indicator.element, indicator.origin, indicator.x_factor, item.group, item.strength, weight > 0
        )
        _shelve(book, indicator)
    x_factors = frozenset(name for name, one in traits.items() if one.x_factor)
    return Assessor(chosen, on, catalogue.lock_hash, signs, traits, book, tuple(sorted(without)), x_factors)


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


def _read(sign: _Sign, subject: Subject, matches: list[Match]) -> Finding:
    """Judge the phrases of an indicator that were found in a text.

    The first one in a language that is read together with the text's counts, unless a counter-phrase stands
    over it. In an unforeseen language all count.
    """
    langs: Collection[str] = _READ_TOGETHER.get(subject.lang or "", ())
    if not any(lang in sign.indicator.patterns for lang in langs):
        langs = sign.indicator.patterns
    found = [m for m in matches if m.key[1] == _PATTERN and m.key[2] in langs]  # type: ignore[index]
    against = [m for m in matches if m.key[1] == _UNLESS and m.key[2] in langs]  # type: ignore[index]
    for match in found:
        if not any(a.first <= match.last and match.first <= a.last for a in against):
            return _quoted(sign, subject, match)
    return sign.absent if found or _looked_for(sign.indicator, subject.lang or "") else sign.unknown


def _quoted(sign: _Sign, subject: Subject, match: Match) -> Finding:
    tokens = subject.tokens
    assert tokens is not None
    start, end = tokens.span(match.first, match.last)
    return Finding(sign.indicator.id, Presence.PRESENT, sign.weight, tokens.text[start:end], start, end, READ_BY)


def _derived(sign: _Sign, test: Derive, value: Any) -> Finding:
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
    if test.is_ is not None:
        return bool(value == test.is_)
    if test.at_least is not None:
        return bool(value >= test.at_least)
    if test.below is not None:
        return _below(value, test.below)
    if test.includes is not None:
        return bool(set(test.includes) & set(value))
    return bool(value)


def _below(value: Any, limit: dict[str, float] | float) -> bool:
    if isinstance(limit, dict):
        return any(amount < limit[key] for key, amount in value.items() if key in limit)
    return bool(value < limit)
