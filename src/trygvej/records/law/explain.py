"""Says what the law makes of a case, line by line, each with its source."""

from datetime import date

from trygvej.records.languages import translator
from trygvej.records.law.reader import Law
from trygvej.records.law.running import Case, Changed, Running, running
from trygvej.records.law.schema import LawRule, PeriodRule, Status, Step
from trygvej.records.law.words import day, length, names, trouble


def explained(law: Law, case: Case, on: date, lang: str) -> list[str]:
    """Return the period of `case` on the day `on` in words."""
    _, called = translator(lang).gettext, names(lang)
    found = running(law, case, on)
    lines = [f"{called[case.kind]}, {case.country}, {called[case.status]}, {called[case.age]}"]
    if found.rule is not None:
        lines += [f"  {one}" for one in of_rule(found.rule, lang)]
    for step in found.steps:
        lines.append(f"  {_step(step, lang)}")
    if found.end is not None:
        lines.append("  " + _standing(found, on, lang))
    return lines + [f"  ! {trouble(one, lang)}" for one in found.problems]


def of_rule(rule: PeriodRule, lang: str) -> list[str]:
    """Return what a rule of a period says, and where it comes from."""
    _, called = translator(lang).gettext, names(lang)
    if rule.first is None:
        lines = [length("unknown", lang)]
    else:
        lines = [called[rule.reads].format(length=length(rule.first, lang))]
        lines.append(_("In all at most: {length}").format(length=length(rule.at_most, lang)))
        reasons = "; ".join(called[one] for one in rule.extend_for) or _("not foreseen")
        lines.append(_("Extended if: {reasons}").format(reasons=reasons))
    return lines + sourced(rule, lang)


def sourced(rule: LawRule, lang: str) -> list[str]:
    """Return the note and the source of a rule, and from which day it holds."""
    _, called = translator(lang).gettext, names(lang)
    since = _("since {day}") if rule.day_known else _("since about {day}: the day itself is not in the source")
    source = _("Source: {source} ({trust}, {since})")
    told = source.format(source=rule.source, trust=called[rule.trust], since=since.format(day=day(rule.begins, lang)))
    return [*([rule.note.in_(lang)] if rule.note else []), told]


def competent(law: Law, country: str, status: Status, on: date, lang: str) -> list[str]:
    """Return who is competent for each step, with the source; not known is said to be so."""
    _, called = translator(lang).gettext, names(lang)
    lines = []
    for step in Step:
        rule = law.competence(country, step, status, on)
        who = ", ".join(law.authorities[one].name.in_(lang) for one in rule.authorities) if rule else ""
        name = _("Reflection period") if step == Step.REFLECTION else called[step]
        lines.append(f"{name}: {who or length('unknown', lang)}")
        lines += [f"  {one}" for one in (sourced(rule, lang) if rule else [])]
    return lines


def _step(step: Changed, lang: str) -> str:
    _, called = translator(lang).gettext, names(lang)
    said = _("{day} {what}: until {until} ({rule})").format(
        day=day(step.day, lang), what=called[step.what], until=day(step.until, lang), rule=step.rule
    )
    told = ", ".join(f"{one.whom} {day(one.day, lang)}" for one in step.told)
    return f"{said}. " + _("Told: {who}").format(who=told) if told else said


def _standing(found: Running, on: date, lang: str) -> str:
    translated = translator(lang)
    _ = translated.gettext
    if found.paused is not None:
        return _("Paused since {day}.").format(day=day(found.paused, lang))
    if found.over(on):
        return _("Over since {day}.").format(day=day(found.end, lang))
    left = found.left(on) or 0
    said = translated.ngettext("{n} day left on {day}.", "{n} days left on {day}.", left)
    most = _("It can last until {day}.").format(day=day(found.longest, lang)) if found.longest else ""
    return f"{said.format(n=left, day=day(on, lang))} {most}".strip()
