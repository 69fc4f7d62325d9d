"""Small checks of the catalogue, each one rule with a severity. A new rule is a function and a line here."""

from dataclasses import replace

from trygvej.indicators.catalogue import Catalogue, key_of
from trygvej.indicators.lock import LOCK_NAME
from trygvej.indicators.validators import locked, meaning, shape
from trygvej.indicators.validators.base import Remark, Rule
from trygvej.indicators.yamlfile import Problem

REFERENCE_RULES = (
    Rule("sources-known", "error", shape.sources_known),
    Rule("references-known", "error", shape.references_known),
)
SHAPE_RULES = (
    *REFERENCE_RULES,
    Rule("id-is-path", "error", shape.id_is_path),
    Rule("counts-hold", "error", shape.counts_hold),
    Rule("subjects-fit", "error", shape.subjects_fit),
    Rule("phrases-read", "error", shape.phrases_read),
    Rule("noticed-how", "error", shape.noticed_how),
    Rule("weights-dated", "error", shape.weights_dated),
    Rule("reversed-without-points", "error", shape.reversed_without_points),
    Rule("retired-with-reason", "error", shape.retired_with_reason),
    Rule("labels-short", "warning", shape.labels_short),
    Rule("lock-is-current", "error", locked.lock_is_current),
    Rule("nothing-is-gone", "error", locked.nothing_is_gone),
)
MEANING_RULES = (
    Rule("examples-come-out", "error", meaning.examples_come_out),
    Rule("quiet-is-silent", "error", meaning.quiet_is_silent),
)


def validate(catalogue: Catalogue, rules: tuple[Rule, ...] | None = None) -> list[Problem]:
    """Return what `rules` (all, if none are named) find, errors and warnings, in the order of files and lines.

    The rules of meaning run only what can be read: an indicator with a broken phrase is told of once.
    """
    if rules is not None:
        return _run(catalogue, rules)
    problems = _run(catalogue, SHAPE_RULES)
    broken = {one.file for one in problems if one.rule == "phrases-read"}
    readable = {
        name: one for name, one in catalogue.indicators.items() if catalogue.documents[key_of(one)].file not in broken
    }
    problems += _run(replace(catalogue, indicators=readable), MEANING_RULES)
    return sorted(problems, key=lambda one: (one.file, one.line))


def _run(catalogue: Catalogue, rules: tuple[Rule, ...]) -> list[Problem]:
    return [_problem(catalogue, rule, remark) for rule in rules for remark in rule.check(catalogue)]


def _problem(catalogue: Catalogue, rule: Rule, remark: Remark) -> Problem:
    document = catalogue.documents[key_of(remark.entry) if remark.entry else LOCK_NAME]
    line = document.line(remark.at)
    return Problem(document.file, line, remark.what, remark.mend, rule.severity, rule.name)


def rules_page() -> str:
    """Return the reference page of the rules, in Markdown: docs/reference/catalogue-rules.md."""
    rows = [
        f"| `{rule.name}` | {rule.severity} | {(rule.check.__doc__ or '').strip()} |"
        for rule in (*SHAPE_RULES, *MEANING_RULES)
    ]
    head = [
        "# What `trygvej catalogue check` looks for\n",
        "Made by `trygvej docs write` from the code; the tests compare. "
        "Before these rules every file is read strictly:",
        "readable YAML, no key twice, no unknown key, nothing missing, all three languages. How to write the files:",
        "[catalogue.md](../catalogue.md).\n",
        "| rule | severity | what must hold |",
        "| --- | --- | --- |",
    ]
    return "\n".join([*head, *rows]) + "\n"
