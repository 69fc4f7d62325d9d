"""Rules over the shape of the entries: ids, sources, references, counts, weights."""

from collections.abc import Iterator

from pydantic import BaseModel

from trygvej.indicators.catalogue import Catalogue, key_of
from trygvej.indicators.decisions import MEANS
from trygvej.indicators.engine import weight_on
from trygvej.indicators.phrases import PhraseError, variants
from trygvej.indicators.schema import IloDimensions, IndicatorSet, Item, Weight
from trygvej.indicators.validators.base import Remark
from trygvej.indicators.yamlfile import Location

LONGEST_LABEL = 80


def id_is_path(catalogue: Catalogue) -> Iterator[Remark]:
    """An entry stands where its id says."""
    shelves: tuple[tuple[str, dict[str, BaseModel]], ...] = (
        ("indicators", {**catalogue.indicators}),
        ("sets", {**catalogue.sets}),
        ("terms", {**catalogue.terms}),
        ("quiet", {**catalogue.quiet}),
    )
    for folder, shelf in shelves:
        for entry_id, entry in shelf.items():
            file = catalogue.documents[key_of(entry)].file
            home = "retired" if folder == "indicators" and getattr(entry, "status", "") == "retired" else folder
            expected = f"{home}/{entry_id.replace('.', '/')}.yml"
            if file != expected:
                yield Remark(entry, ("id",), f'the id "{entry_id}" belongs in {expected}.', "Move or rename it.")


def sources_known(catalogue: Catalogue) -> Iterator[Remark]:
    """Every source that is cited stands in sources.yml."""
    for entry, at, source in _citations(catalogue):
        if source not in catalogue.sources:
            known = ", ".join(sorted(catalogue.sources))
            yield Remark(entry, at, f'the source "{source}" is not in sources.yml.', f"Add it there, or use: {known}.")


def _citations(catalogue: Catalogue) -> Iterator[tuple[BaseModel, Location, str]]:
    for indicator in catalogue.indicators.values():
        yield indicator, ("evidence", "source"), indicator.evidence.source
        for i, weight in enumerate(indicator.weights):
            yield indicator, ("weights", i), weight.source
    for one in catalogue.sets.values():
        yield one, ("source",), one.source.id
        for i, decision in enumerate(one.decisions):
            yield one, ("decisions", i, "source"), decision.source.id
        for i, item in enumerate(one.indicators):
            for weight in item.weights:
                yield one, ("indicators", i), weight.source
    for terms in catalogue.terms.values():
        yield terms, ("source",), terms.source.id


def references_known(catalogue: Catalogue) -> Iterator[Remark]:
    """Every id that is named exists."""
    for indicator in catalogue.indicators.values():
        for i, other in enumerate(indicator.related):
            if other not in catalogue.indicators:
                yield Remark(indicator, ("related", i), f'there is no indicator "{other}".', "Mend or remove the id.")
        labels = indicator.derive and indicator.derive.shown
        if labels and labels not in catalogue.terms:
            what = f'there is no code list "{labels}".'
            yield Remark(indicator, ("derive", "shown"), what, "Mend or remove the id.")
    for one in catalogue.sets.values():
        groups = {group.id for group in one.groups}
        for i, item in enumerate(one.indicators):
            at: Location = ("indicators", i)
            if item.indicator and item.indicator not in catalogue.indicators:
                yield Remark(one, at, f'there is no indicator "{item.indicator}".', "Mend or remove the id.")
            if item.group and item.group not in groups:
                yield Remark(one, at, f'the group "{item.group}" is not among the groups of the set.', "Add it there.")
            if groups and item.indicator and not item.group:
                yield Remark(one, at, f'"{item.indicator}" has no group.', "The set has groups: name one.")
        yield from _dimensions_known(one, groups)


def _dimensions_known(one: IndicatorSet, groups: set[str]) -> Iterator[Remark]:
    """A table of dimensions asks only for groups of its set; an indicator without strength would never count."""
    for i, rule in enumerate(one.decisions):
        if not isinstance(rule, IloDimensions):
            continue
        for j, line in enumerate(rule.combination):
            for key in line.when.keys() - groups - {MEANS}:
                at: Location = ("decisions", i, "combination", j, "when", key)
                what = f'"{key}" is not among the groups of the set.'
                yield Remark(one, at, what, f'Add it there, or use "{MEANS}".')
        for j, item in enumerate(one.indicators):
            if item.indicator and not item.strength:
                what = f'"{item.indicator}" has no strength.'
                yield Remark(one, ("indicators", j), what, "Add it: the rule counts it.")


def counts_hold(catalogue: Catalogue) -> Iterator[Remark]:
    """A set has as many entries as its source lists, and none twice."""
    for one in catalogue.sets.values():
        if len(one.indicators) != one.count:
            what = f"the set has {len(one.indicators)} entries, its source lists {one.count}."
            yield Remark(one, ("count",), what, "Count in the source; add what is missing, or mend the count.")
        for j, group in enumerate(one.groups):
            found = sum(item.group == group.id for item in one.indicators)
            if found != group.count:
                what = f'the group "{group.id}" has {found} entries, its source lists {group.count}.'
                yield Remark(one, ("groups", j, "count"), what, "Count in the source.")
        seen: set[str | int | None] = {None}
        for i, item in enumerate(one.indicators):
            for name in {item.indicator, item.slot} & (seen - {None}):
                yield Remark(one, ("indicators", i), f'"{name}" stands twice in the set.', "Keep one.")
            seen |= {item.indicator, item.slot}


def subjects_fit(catalogue: Catalogue) -> Iterator[Remark]:
    """An indicator shares a subject with its set, and no subject of a set is left without an indicator."""
    served: dict[str, set[str]] = {name: set() for name in catalogue.sets}
    for one, i, item in _items(catalogue):
        indicator = catalogue.indicators[str(item.indicator)]
        served[one.id] |= set(indicator.subjects)
        if not set(one.subjects) & set(indicator.subjects):
            what = f'"{indicator.id}" is for none of {", ".join(one.subjects)}.'
            yield Remark(one, ("indicators", i), what, "Mend the subjects of the set or of the indicator.")
    for one in catalogue.sets.values():
        for subject in set(one.subjects) - served[one.id]:
            what = f'no indicator of the set can be noticed in "{subject}".'
            yield Remark(one, ("subjects",), what, "Take the subject out, or add it to an indicator.")


def _items(catalogue: Catalogue) -> Iterator[tuple[IndicatorSet, int, Item]]:
    for one in catalogue.sets.values():
        for i, item in enumerate(one.indicators):
            if item.indicator in catalogue.indicators:
                yield one, i, item


def phrases_read(catalogue: Catalogue) -> Iterator[Remark]:
    """Every phrase follows the language of phrases."""
    for indicator in catalogue.indicators.values():
        for kind, phrases in (("patterns", indicator.patterns), ("unless", indicator.unless)):
            for lang, listed in phrases.items():
                for i, phrase in enumerate(listed):
                    try:
                        variants(phrase)
                    except PhraseError as error:
                        yield Remark(indicator, (kind, lang, i), str(error), "See docs/catalogue.md.")


def noticed_how(catalogue: Catalogue) -> Iterator[Remark]:
    """What is read has phrases, what is derived has a test, and neither is there without."""
    for indicator in catalogue.indicators.values():
        noticed = set(indicator.noticed)
        if bool(indicator.derive) and not noticed & {"derived", "read"}:
            yield Remark(indicator, ("derive",), '"derive" is given but not noticed so.', "Add derived to noticed.")
        if "read" in noticed and not (indicator.patterns or indicator.derive):
            yield Remark(indicator, ("noticed",), "is read in text but has no patterns.", "Add patterns or derive.")
        if "derived" in noticed and not indicator.derive:
            yield Remark(indicator, ("noticed",), "is derived but has no derive.", "Add derive.")
        if indicator.patterns and indicator.derive:
            yield Remark(indicator, ("derive",), '"derive" makes the patterns idle.', "Keep one, or make two signs.")
        if indicator.patterns and "read" not in noticed:
            yield Remark(indicator, ("patterns",), "patterns are given but not noticed so.", "Add read to noticed.")


def weights_dated(catalogue: Catalogue) -> Iterator[Remark]:
    """Weights begin on different days, so that one day has one weight."""

    def twice(weights: list[Weight]) -> bool:
        return len({one.begins for one in weights}) < len(weights)

    for indicator in catalogue.indicators.values():
        if twice(indicator.weights):
            yield Remark(indicator, ("weights",), "two weights begin on one day.", "Keep one.")
    for one, i, item in _items(catalogue):
        if twice(item.weights):
            yield Remark(one, ("indicators", i), "two weights begin on one day.", "Keep one.")


def reversed_without_points(catalogue: Catalogue) -> Iterator[Remark]:
    """A default set gives no points to a sign that was tested and found to point the other way."""
    for one, i, item in _items(catalogue):
        indicator = catalogue.indicators[str(item.indicator)]
        if one.kind != "default" or indicator.evidence.cls != "tested-reversed":
            continue
        days = {w.begins for w in (*indicator.weights, *item.weights)} | {one.valid_from}
        if any(weight_on(indicator, item, day) for day in days if day >= one.valid_from):
            what = f'"{indicator.id}" is tested-reversed but gives points in a default set.'
            yield Remark(one, ("indicators", i), what, "Give it weight 0 in the set, with the reason in where.")


def retired_with_reason(catalogue: Catalogue) -> Iterator[Remark]:
    """Nothing is silently deleted: what is retired says why, and no set that holds uses it."""
    for indicator in catalogue.indicators.values():
        if indicator.status == "retired" and not indicator.reason:
            yield Remark(indicator, ("status",), "is retired without a reason.", "Add reason.")
    for one, i, item in _items(catalogue):
        if one.status != "retired" and catalogue.indicators[str(item.indicator)].status == "retired":
            yield Remark(one, ("indicators", i), f'"{item.indicator}" is retired.', "Take it out, and retire the set.")


def labels_short(catalogue: Catalogue) -> Iterator[Remark]:
    """A label fits a list on a telephone."""
    for indicator in catalogue.indicators.values():
        for lang in ("da", "sv", "en"):
            label = indicator.label.in_(lang)
            if len(label) > LONGEST_LABEL or label.endswith("."):
                what = f'the label "{label}" is long or ends with a full stop.'
                yield Remark(indicator, ("label", lang), what, f"At most {LONGEST_LABEL} characters, no full stop.")
