"""The shape of every file of the catalogue. docs/catalogue.md says the same for those who write it."""

from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)?$")]
Lang = Literal["da", "sv", "no", "en"]
Subject = Literal["person-adult", "person-child", "advert", "review", "job-post", "transaction", "place", "company"]
Status = Literal["draft", "trial", "stable", "retired"]
Element = Literal["act", "means", "purpose", "vulnerability", "none"]
Noticed = Literal["seen", "observed", "asked", "read", "derived"]
EvidenceClass = Literal["tested-supports", "tested-reversed", "practice", "unproven"]
Strength = Literal["strong", "medium", "weak"]
Phrases = Annotated[list[Text], Field(min_length=1)]
Answer = Literal["present", "absent", "unknown"]
Band = Literal["red", "yellow", "green"]


class Strict(BaseModel):
    """No key that the format does not know; nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Words(Strict):
    """One text in the three languages of the application, all of them always."""

    da: Text
    sv: Text
    en: Text

    def in_(self, lang: str) -> str:
        """Return the text in `lang` (da, sv or en); English for any other."""
        return str(getattr(self, lang, self.en))


class Reference(Strict):
    """Where a rule comes from: a key of sources.yml and the place in it."""

    id: Text
    where: Text


class Weight(Strict):
    """Points from a day on, 0 to 3, with their source."""

    begins: date = Field(alias="from")
    value: Annotated[int, Field(ge=0, le=3)]
    source: Text
    where: Text


class Evidence(Strict):
    """How far the sign has been tested, and by whom."""

    cls: EvidenceClass = Field(alias="class")
    source: Text
    where: Text
    note: str = ""


class Example(Strict):
    """A scene with the answer a careful professional gives, a text, or extracted fields."""

    case: Text | None = None
    answer: Answer | None = None
    text: str | None = None
    lang: str | None = None
    fields: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(one is not None for one in (self.case, self.text, self.fields)) != 1:
            raise ValueError("an example has exactly one of case, text and fields")
        if (self.case is None) != (self.answer is None):
            raise ValueError("a case and an answer go together")
        return self


class Examples(Strict):
    """All three outcomes, at least one example each."""

    present: Annotated[list[Example], Field(min_length=1)]
    absent: Annotated[list[Example], Field(min_length=1)]
    unknown: Annotated[list[Example], Field(min_length=1)]


class Derive(Strict):
    """A test over one extracted field. Exactly one of the tests is given."""

    field: Text
    is_: bool | str | None = Field(default=None, alias="is")
    at_least: float | None = None
    below: dict[str, float] | float | None = None
    includes: list[str] | None = None
    not_empty: Literal[True] | None = None
    shown: str | None = None  # the code list whose labels stand for the value, when people read it

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        tests = (self.is_, self.at_least, self.below, self.includes, self.not_empty)
        if sum(one is not None for one in tests) != 1:
            raise ValueError("derive has exactly one of is, at_least, below, includes and not_empty")
        return self


class Indicator(Strict):
    """One sign to look into: never proof."""

    id: Id
    version: Annotated[int, Field(ge=1)]
    status: Status
    subjects: Annotated[list[Subject], Field(min_length=1)]
    noticed: Annotated[list[Noticed], Field(min_length=1)]
    element: Element
    label: Words
    why: Words
    question: Words
    innocent: Annotated[list[Words], Field(min_length=1)]
    evidence: Evidence
    weights: Annotated[list[Weight], Field(min_length=1)]
    related: list[Id] = []
    patterns: dict[Lang, Phrases] = {}
    unless: dict[Lang, Phrases] = {}
    derive: Derive | None = None
    origin: bool = False  # speaks of stated origin: never gives points alone, can be switched off
    x_factor: bool = False  # a professional's own concern: counts as a sign, shown apart from the sum
    examples: Examples
    reason: str = ""  # why it was retired


class Group(Strict):
    """A part of a set: a kind of place, a dimension."""

    id: Id
    label: Words
    count: int


class Item(Strict):
    """An indicator in a set, or a slot that the source counts but does not name."""

    indicator: Id | None = None
    slot: int | None = None
    group: Id | None = None
    strength: Strength | None = None
    weights: list[Weight] = []

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.indicator is None and self.slot is None:
            raise ValueError("an item has an indicator, or a slot number that stays empty")
        return self


class BandRule(Strict):
    """A band and what it takes: so many points from at least so many indicators."""

    band: Band
    points: Annotated[int, Field(ge=0)]
    indicators: Annotated[int, Field(ge=0)]


class SeveralTogether(Strict):
    """One sign alone is never enough: at least so many present together."""

    rule: Literal["several-together"]
    at_least: Annotated[int, Field(ge=2)]
    source: Reference


class WeightedSum(Strict):
    """Points are added; the first band whose demands are met is the band."""

    rule: Literal["weighted-sum"]
    bands: Annotated[list[BandRule], Field(min_length=2)]
    source: Reference

    @model_validator(mode="after")
    def _every_sum_has_a_band(self) -> Self:
        order = [get_args(Band).index(one.band) for one in self.bands]
        if order != sorted(set(order)):
            raise ValueError("bands go from red over yellow to green, each once")
        if self.bands[-1].points or self.bands[-1].indicators:
            raise ValueError("the last band asks for nothing: points 0 and indicators 0")
        return self


class Line(Strict):
    """A combination of strengths that makes a dimension positive."""

    strong: int = 0
    medium: int = 0
    weak: int = 0
    medium_or_weak: int = 0


class Combination(Strict):
    """What a pattern of positive and negative dimensions is called in the source."""

    result: Id
    label: Words
    when: dict[str, bool]


class IloDimensions(Strict):
    """Dimensions that are positive or not, and the table that joins them."""

    rule: Literal["ilo-dimensions"]
    positive: Annotated[list[Line], Field(min_length=1)]
    combination: list[Combination]
    source: Reference


class Palermo(Strict):
    """Act, means and purpose; for a child the means are not needed."""

    rule: Literal["palermo"]
    source: Reference


Decision = Annotated[SeveralTogether | WeightedSum | IloDimensions | Palermo, Field(discriminator="rule")]


class IndicatorSet(Strict):
    """Which indicators, for which subject, with which rules of decision."""

    id: Id
    version: Annotated[int, Field(ge=1)]
    status: Status
    kind: Literal["faithful", "default"]
    subjects: Annotated[list[Subject], Field(min_length=1)]
    title: Words
    about: Words
    source: Reference
    valid_from: date
    verified: bool = True
    caution: str = ""
    count: int
    groups: list[Group] = []
    decisions: list[Decision]
    indicators: Annotated[list[Item], Field(min_length=1)]


class Source(Strict):
    """A document that rules and lists are taken from. `seen` says how far it was read."""

    title: Text
    publisher: Text
    year: int
    language: Text
    seen: Text
    url: str = ""


class Term(BaseModel):
    """One entry of a code list. Lists carry keys of their own, such as postcodes."""

    model_config = ConfigDict(extra="allow", frozen=True)
    code: Text
    label: Words | Text | None = None
    words: dict[str, list[str]] | list[str] = []

    def extra(self, key: str, default: Any = None) -> Any:
        """Return the list's own key `key`."""
        return (self.model_extra or {}).get(key, default)

    def called(self, lang: str) -> str:
        """Return what people call it in `lang`: its label, or its code if it has none."""
        return self.label.in_(lang) if isinstance(self.label, Words) else self.label or self.code


class TermList(Strict):
    """A code list with its source."""

    id: Id
    version: Annotated[int, Field(ge=1)]
    title: Words
    source: Reference
    terms: Annotated[list[Term], Field(min_length=1)]

    @cached_property
    def by_code(self) -> dict[str, Term]:
        """The entries by their code."""
        return {one.code: one for one in self.terms}


class QuietText(Strict):
    """An ordinary text in which nothing may be found."""

    lang: Text
    text: Text


class Quiet(Strict):
    """Ordinary material that must stay silent."""

    id: Id
    subject: Subject
    why: Text
    texts: Annotated[list[QuietText], Field(min_length=1)]
