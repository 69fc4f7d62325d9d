"""Small checks of the catalogue, each one rule with a severity. A new rule is a function and a line here."""

from dataclasses import replace

from trygvej.indicators.catalogue import Catalogue, key_of
from trygvej.indicators.validators import locked, meaning, shape
from trygvej.indicators.validators.base import Remark, Rule
from trygvej.indicators.yamlfile import Problem

SHAPE_RULES = (
    Rule("id-is-path", "error", shape.id_is_path),
    Rule("sources-known", "error", shape.sources_known),
    Rule("references-known", "error", shape.references_known),
    Rule("counts-hold", "error", shape.counts_hold),
    Rule("subjects-fit", "error", shape.subjects_fit),
    Rule("phrases-read", "error", shape.phrases_read),
    Rule("noticed-how", "error", shape.noticed_how),
    Rule("weights-dated", "error", shape.weights_dated),
    Rule("reversed-without-points", "error", shape.reversed_without_points),
    Rule("retired-with-reason", "error", shape.retired_with_reason),
    Rule("labels-short", "warning", shape.labels_short),
    Rule("lock-is-current", "error", locked.lock_is_current),
)
MEANING_RULES = (
    Rule("examples-come-out", "error", meaning.examples_come_out),
    Rule("quiet-is-silent", "error", meaning.quiet_is_silent),
)


def validate(catalogue: Catalogue) -> list[Problem]:
    """Return everything that the rules find, errors and warnings, in the order of files and lines.

    The rules of meaning run only what can be read: an indicator with a broken phrase is told of once.
    """
    problems = _run(catalogue, SHAPE_RULES)
    broken = {one.file for one in problems if one.rule == "phrases-read"}
    readable = {
        name: one
        for name, one in catalogue.indicators.items()
        if catalogue.documents[key_of(one)].file not in broken
    }
    problems += _run(replace(catalogue, indicators=readable), MEANING_RULES)
    return sorted(problems, key=lambda one: (one.file, one.line))


def _run(catalogue: Catalogue, rules: tuple[Rule, ...]) -> list[Problem]:
    return [_problem(catalogue, rule, remark) for rule in rules for remark in rule.check(catalogue)]


def _problem(catalogue: Catalogue, rule: Rule, remark: Remark) -> Problem:
    document = catalogue.documents[key_of(remark.entry)]
    line = document.line(remark.at)
    return Problem(document.file, line, remark.what, remark.mend, rule.severity, rule.name)
