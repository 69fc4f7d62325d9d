"""What codes of the law are called, in the language of the reader."""

from datetime import date

from trygvej.records.languages import translator
from trygvej.records.law.amounts import Amount
from trygvej.records.law.running import Problem
from trygvej.records.law.schema import Length


def length(amount: Length | None, lang: str) -> str:
    """Return a length in words."""
    translated = translator(lang)
    _ = translated.gettext
    if isinstance(amount, Amount):
        if amount.days is not None:
            return translated.ngettext("{n} day", "{n} days", amount.days).format(n=amount.days)
        months = amount.months or 0
        return translated.ngettext("{n} month", "{n} months", months).format(n=months)
    return _("no limit in the law") if amount == "none" else _("not known: no source that was read says it")


def day(one: date | None, lang: str) -> str:
    """Return a day as the reader writes it."""
    if one is None:
        return translator(lang).gettext("not known")
    return f"{one:%Y-%m-%d}" if lang == "sv" else f"{one.day}.{one.month}.{one.year}" if lang == "da" else f"{one}"


def names(lang: str) -> dict[str, str]:
    """Return the names of kinds, statuses, reasons, steps, readings and happenings, by code."""
    _ = translator(lang).gettext
    return {
        "reflection": _("Reflection period"), "permit": _("Permit for a criminal case"),
        "emergency": _("Emergency help"), "reintegration": _("Help after the return"),
        "no-lawful-stay": _("No lawful stay"), "asylum-seeker": _("Asylum seeker"), "lawful-stay": _("Lawful stay"),
        "eu-citizen": _("EU citizen"), "citizen": _("Citizen"),
        "special-reasons": _("special reasons"),
        "prepared-return": _("the person works together on a prepared return"),
        "investigation": _("the criminal case needs it"), "need": _("the person needs it"),
        "reasonable-grounds": _("Reasonable grounds"), "decision": _("Decision"),
        "criminal-case": _("In a criminal case"),
        "exactly": _("at first {length}"), "at-least": _("at least {length}"), "up-to": _("up to {length}"),
        "began": _("begins"), "extended": _("extended"), "paused": _("paused"), "resumed": _("goes on"),
        "ended": _("ended"), "law": _("law"), "guidance": _("guidance"), "own-choice": _("own choice"),
        "adult": _("18 or older"), "child": _("under 18, or in doubt"),
    }  # fmt: skip


def trouble(problem: Problem, lang: str) -> str:
    """Return what could not be done, and why."""
    _ = translator(lang).gettext
    said = {
        "not-begun": _("The period has not begun by then."),
        "unknown": _("How long it lasts is not known: no source that was read says it. Ask the authority."),
        "before-start": _("It would have happened before the period began."),
        "after-end": _("The period was over by then: what is over is not extended or paused. A new one may be given."),
        "reason": _("The law of that day does not name this reason for an extension."),
        "no-extension": _("The law of that day knows no extension, or no length was given."),
        "shortened": _("The extension was cut: the law of that day allows no longer period in all."),
        "pause": _("No source that was read says that the period stands still. It runs on."),
        "not-paused": _("The period was not paused."),
    }
    return f"{day(problem.day, lang)}: {said[problem.trouble]}"
