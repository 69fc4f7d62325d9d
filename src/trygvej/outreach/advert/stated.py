"""What an advert says of itself, in words: prices, hours, services, names, age, languages. Never guessed."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from trygvej.indicators.public import catalogue
from trygvej.outreach.models import Advert


def stated(advert: Advert, lang: str) -> list[tuple[str, str]]:
    """Return name and value of each thing that `advert` states, in the reader's language."""
    said = advert.states
    lines = [
        (_("Prices"), "; ".join(map(_price, said.get("prices", ())))),
        (_("Opening hours"), _("any hour") if said.get("open_always") else "; ".join(_hours(said, lang))),
        (_("Services"), _labels("services", said.get("services", ()), lang)),
        (_("Names"), ", ".join(said.get("names", ()))),
        (_("Age"), str(said.get("age") or "")),
        (_("Origin, as the text says"), _labels("origins", advert.stated_origin, lang)),
        (_("Languages spoken"), _labels("languages", said.get("languages_spoken", ()), lang)),
        (_("Voice of the text"), _voice(said.get("pronoun"))),
        (_("Telephone number"), _("written so that a search does not find it") if said.get("obscured_phone") else ""),
    ]
    return [(name, value) for name, value in lines if value]


def _price(one: dict[str, Any]) -> str:
    amount = f"{one['amount']:g} {one['currency'] or ''}".strip()
    return _("%(amount)s for %(n)s min") % {"amount": amount, "n": one["minutes"]} if one.get("minutes") else amount


def _hours(said: dict[str, Any], lang: str) -> list[str]:
    return [
        " ".join(filter(None, (_labels("weekdays", one.get("days") or (), lang), f"{one['opens']}–{one['closes']}")))
        for one in said.get("hours", ())
    ]


def _labels(terms: str, codes: Iterable[str], lang: str) -> str:
    known = catalogue().terms[terms].by_code
    return ", ".join(known[code].called(lang) if code in known else code for code in codes)


def _voice(pronoun: str | None) -> str:
    return {"first": _("I"), "third": _("she, he or they"), "plural": _("we")}.get(pronoun or "", "")
