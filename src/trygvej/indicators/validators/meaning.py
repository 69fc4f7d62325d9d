"""Rules that run the engine: examples come out as they say, ordinary material stays silent."""

from collections.abc import Iterator

from trygvej.indicators.assessment import Subject
from trygvej.indicators.catalogue import Catalogue
from trygvej.indicators.engine import Assessor, prepare
from trygvej.indicators.schema import Example, Indicator, IndicatorSet, Item, Reference
from trygvej.indicators.tokens import tokenise
from trygvej.indicators.validators.base import Remark
from trygvej.records.public import Presence, Statement


def examples_come_out(catalogue: Catalogue) -> Iterator[Remark]:
    """Every example comes out as it says when the engine runs it."""
    for indicator in catalogue.indicators.values():
        assessor = _alone(catalogue, indicator)
        for value in Presence:
            for i, example in enumerate(getattr(indicator.examples, value)):
                what = _wrong(assessor, indicator, example, value)
                if what:
                    at = ("examples", str(value), i)
                    yield Remark(indicator, at, what, "Mend the example, the patterns or the test.")


def _wrong(assessor: Assessor, indicator: Indicator, example: Example, value: Presence) -> str:
    """Say what is wrong with an example, "" if nothing is."""
    if example.case is not None and set(indicator.noticed) <= {"read", "derived"}:
        return "the example is a case, but the program computes this sign: give a text or fields."
    try:
        outcome = assessor.assess(_subject(indicator, example)).findings[0].value
    except (TypeError, AttributeError) as error:
        return f"the example cannot be run: {error}."
    return "" if outcome is value else f"the example comes out {outcome}, not {value}."


def _alone(catalogue: Catalogue, indicator: Indicator) -> Assessor:
    """Make a set of one indicator, to run it by itself."""
    text = indicator.label
    alone = IndicatorSet(
        id="alone", version=1, status="draft", kind="default", subjects=indicator.subjects, title=text, about=text,
        source=Reference(id="none", where="none"), valid_from=indicator.weights[0].begins, count=1, decisions=[],
        indicators=[Item(indicator=indicator.id)],
    )  # fmt: skip
    small = Catalogue(catalogue.path, indicators={indicator.id: indicator}, sets={"alone": alone})
    return prepare(small, "alone", alone.valid_from)


def _subject(indicator: Indicator, example: Example) -> Subject:
    kind = indicator.subjects[0]
    if example.answer is not None:
        said = Statement(indicator.id, Presence(example.answer), "example", example.case or "")
        return Subject(kind, statements=(said,))
    if example.text is not None:
        return Subject(kind, tokens=tokenise(example.text), lang=example.lang)
    return Subject(kind, fields=example.fields or {})


def quiet_is_silent(catalogue: Catalogue) -> Iterator[Remark]:
    """In ordinary material no phrase of a sign of its kind is found."""
    readable = [one for one in catalogue.indicators.values() if one.patterns and one.status != "retired"]
    alone = {one.id: _alone(catalogue, one) for one in readable}
    for quiet in catalogue.quiet.values():
        for i, ordinary in enumerate(quiet.texts):
            subject = Subject(quiet.subject, tokens=tokenise(ordinary.text), lang=ordinary.lang)
            for indicator in readable:
                if quiet.subject not in indicator.subjects:
                    continue
                finding = alone[indicator.id].assess(subject).findings[0]
                if finding.value is Presence.PRESENT and finding.weight:
                    what = f'"{indicator.id}" finds "{finding.evidence}" in ordinary material.'
                    yield Remark(quiet, ("texts", i), what, "Make its patterns narrower, or add unless.")
