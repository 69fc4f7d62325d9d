"""An assessment as a list that a person can read, in Danish, Swedish or English."""

from collections.abc import Callable
from typing import Any

from trygvej.indicators.assessment import Assessment, Finding, Outcome
from trygvej.indicators.catalogue import Catalogue
from trygvej.indicators.decisions import UNDETERMINED
from trygvej.indicators.engine import DERIVED_BY
from trygvej.indicators.schema import Derive, IloDimensions
from trygvej.records.public import Presence, translator

Say = Callable[[str], str]


def band_word(band: str, lang: str) -> str:
    """Return the word for a band (red, yellow, green)."""
    _ = translator(lang).gettext
    return {"red": _("Red"), "yellow": _("Yellow"), "green": _("Green")}[band]


def presence_word(value: Presence, lang: str) -> str:
    """Return the word for present, absent or unknown."""
    _ = translator(lang).gettext
    words = {
        Presence.PRESENT: _("present"),
        Presence.ABSENT: _("not present"),
        Presence.UNKNOWN: _("not known"),
    }
    return words[value]


def evidence_word(evidence_class: str, lang: str) -> str:
    """Return what an evidence class means, in a few words."""
    _ = translator(lang).gettext
    return {
        "tested-supports": _("tested, supports"),
        "tested-reversed": _("tested, points the other way"),
        "practice": _("experience from practice"),
        "unproven": _("unproven"),
    }[evidence_class]


def reason(finding: Finding, catalogue: Catalogue, lang: str) -> str:
    """Return one finding as one line: label, the words or the value it rests on, points."""
    indicator = catalogue.indicators[finding.indicator]
    shown = " ".join(finding.evidence.split())
    if finding.by == DERIVED_BY and indicator.derive:
        shown = _value(indicator.derive, shown, catalogue, lang)
    elif shown:
        shown = f"“{shown}”"
    points = f"(+{finding.weight})" if finding.weight else ""
    return " ".join(part for part in (indicator.label.in_(lang), shown, points) if part)


def _value(test: Derive, shown: str, catalogue: Catalogue, lang: str) -> str:
    """Return a derived value as people read it: labels for codes, nothing for a plain yes."""
    value = shown.partition(": ")[2]
    if test.shown:
        listed = catalogue.terms[test.shown].by_code
        value = ", ".join(listed[code].called(lang) if code in listed else code for code in value.split(", "))
    return "" if value in ("true", "false") else f"[{value}]"


def explain(assessment: Assessment, catalogue: Catalogue, lang: str) -> list[str]:
    """Return the assessment as lines: what the rules say, what is present and why, what is not known.

    The x-factor has lines of its own. No line speaks of the person as anything but a person.
    """
    _ = translator(lang).gettext
    lines = [line for outcome in assessment.outcomes for line in _outcome(outcome, assessment, catalogue, lang)]
    for one in assessment.with_value(Presence.PRESENT):
        if one not in assessment.x_factor:
            tested = evidence_word(catalogue.indicators[one.indicator].evidence.cls, lang)
            lines.append(f"{reason(one, catalogue, lang)}: {tested}")
    lines += [
        _("A professional's own concern, apart from the sum: {note} ({by})").format(note=one.evidence, by=one.by)
        for one in assessment.x_factor
        if one.value is Presence.PRESENT
    ]
    unknown = [catalogue.indicators[one.indicator].label.in_(lang) for one in assessment.with_value(Presence.UNKNOWN)]
    if unknown:
        lines.append(_("Not known yet: {signs}").format(signs="; ".join(unknown)))
    if assessment.switched_off:
        lines.append(_("Switched off: {signs}").format(signs=", ".join(assessment.switched_off)))
    return lines


def _outcome(outcome: Outcome, assessment: Assessment, catalogue: Catalogue, lang: str) -> list[str]:
    translations = translator(lang)
    _ = translations.gettext
    details = outcome.details
    if outcome.rule == "weighted-sum":
        signs = translations.ngettext("{n} sign", "{n} signs", details["indicators"]).format(n=details["indicators"])
        line = _("{band}: {points} points from {signs}")
        return [line.format(band=band_word(outcome.result, lang), points=details["points"], signs=signs)]
    if outcome.rule == "several-together":
        return [_several(outcome, _)]
    if outcome.rule == "palermo":
        return [_palermo(details["elements"], _, lang)]
    return [_dimensions(outcome, assessment, catalogue, lang)]


def _several(outcome: Outcome, _: Say) -> str:
    if outcome.result == "several":
        return _("{n} signs stand together: worth a careful talk.").format(n=outcome.details["indicators"])
    if outcome.result == "few" and outcome.details["indicators"] > 1:
        line = _("{n} signs stand together; the list asks for {at_least}: look and ask further.")
        return line.format(n=outcome.details["indicators"], at_least=outcome.details["at_least"])
    if outcome.result == "few":
        return _("One sign alone is not enough: look and ask further.")
    if outcome.details["unknown"]:
        return _("No sign is known. {n} are not known yet.").format(n=outcome.details["unknown"])
    return _("No sign is present.")


def _palermo(elements: dict[str, Presence], _: Say, lang: str) -> str:
    names = {"act": _("act"), "means": _("means"), "purpose": _("purpose")}
    shown = ", ".join(f"{names[key]}: {presence_word(value, lang)}" for key, value in elements.items())
    line = _("Signs of the three elements: {elements}.").format(elements=shown)
    if "means" not in elements:
        line += " " + _("Under 18 the means are not needed.")
    if Presence.UNKNOWN in elements.values():
        line += " " + _("Doubt benefits the person.")
    return line


def _dimensions(outcome: Outcome, assessment: Assessment, catalogue: Catalogue, lang: str) -> str:
    _ = translator(lang).gettext
    chosen = catalogue.sets[assessment.set_id]
    names = {group.id: group.label.in_(lang) for group in chosen.groups}
    dimensions: dict[str, Any] = dict(outcome.details["dimensions"])
    shown = "; ".join(f"{names[key]}: {presence_word(value, lang)}" for key, value in dimensions.items())
    if outcome.result == UNDETERMINED:
        result = _("Undetermined: a person assesses")
    else:
        rule = next(one for one in chosen.decisions if isinstance(one, IloDimensions))
        result = next(c.label.in_(lang) for c in rule.combination if c.result == outcome.result)
    return f"{result}. {shown}"
