"""Forms of the worklist: what is looked for, what is done with the chosen adverts, a view to keep."""

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import User, Who
from trygvej.adverts.public import extract_fields
from trygvej.indicators.public import catalogue
from trygvej.outreach.models import Band
from trygvej.outreach.states import AdvertState
from trygvej.outreach.worklist.queries import towns
from trygvej.outreach.worklist.search import ALL, ORDERS, TO_DO, Search

STATES = ((TO_DO, _("To be done")), *AdvertState.choices, (ALL, _("All")))
SORTS = (
    ("concern", _("Most concerning first")),
    ("seen", _("Seen latest first")),
    ("arrived", _("Newest here first")),
)
assert {one for one, _label in SORTS} == ORDERS.keys()
_LARGEST = 2**63 - 1  # what a key of the database can be


class SearchForm(forms.Form):
    """Reads a `Search` from the address. Nothing is required; a number is read as it is written in adverts."""

    band = forms.TypedMultipleChoiceField(label=_("Colour"), choices=Band.choices, coerce=int, required=False)
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    town = forms.CharField(label=_("Town"), max_length=100, required=False)
    place = forms.IntegerField(min_value=1, max_value=_LARGEST, required=False)
    network = forms.IntegerField(min_value=1, max_value=_LARGEST, required=False)
    indicator = forms.CharField(label=_("Sign"), max_length=120, required=False)
    language = forms.CharField(label=_("Language"), max_length=8, required=False)
    mine = forms.BooleanField(label=_("Mine"), required=False)
    new = forms.BooleanField(label=_("New since yesterday"), required=False)
    since = forms.DateField(label=_("Seen from"), required=False)
    until = forms.DateField(label=_("Seen to"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    q = forms.CharField(label=_("Words"), max_length=200, required=False)
    sort = forms.ChoiceField(label=_("Order"), choices=SORTS, required=False)

    def __init__(self, data: Any, *, by: Who) -> None:
        super().__init__(data)
        self._by = by
        self.numbers: list[str] = []

    def clean_town(self) -> str:
        """Take the town as it is spelt here, whether or not its letters are large."""
        written = str(self.cleaned_data["town"])
        spelt = {one.casefold(): one for one in towns(self._by)} if written else {}
        return spelt.get(written.casefold(), written)

    def clean_phone(self) -> str:
        """Find the number in what is written, as the pipeline finds it in adverts."""
        written = str(self.cleaned_data["phone"])
        if written:
            countries = sorted(self._by.countries)
            found = [extract_fields({"text": written}, country)["phones"] for country in countries]
            self.numbers = sorted({number for numbers in found for number in numbers})
            if not self.numbers:
                raise forms.ValidationError(_("This is no whole telephone number. Write it with all its digits."))
        return written

    def search(self) -> Search:
        """Return what is looked for; the form must be valid."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Search(**{**given, "band": tuple(sorted(set(given.get("band", ()))))})


class ActForm(forms.Form):
    """What somebody wants done with the chosen adverts. What is missing, the action itself says."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("Colleague"), required=False)
    until = forms.DateField(label=_("To and including"), required=False)
    reason = forms.CharField(label=_("Because"), max_length=1000, required=False)

    def __init__(self, data: Any, *, colleagues: Any) -> None:
        super().__init__(data)
        self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    """A search to keep under a name."""

    name = forms.CharField(label=_("Name"), max_length=80)
    query = forms.CharField(required=False, max_length=2000)
    default = forms.BooleanField(label=_("Open the worklist with it"), required=False)


def signs() -> list[tuple[str, str]]:
    """Return the signs that adverts are assessed for, with their names in the reader's language, by name."""
    return _signs(get_language() or "en")


@cache
def _signs(lang: str) -> list[tuple[str, str]]:
    known = catalogue()
    ids = {
        item.indicator
        for one in known.sets.values()
        if "advert" in one.subjects and one.kind == "default"
        for item in one.indicators
        if item.indicator
    }
    return sorted(((one, known.indicators[one].label.in_(lang)) for one in ids), key=lambda pair: pair[1].casefold())


def languages() -> list[tuple[str, str]]:
    """Return the languages that a text can be in, with their names in the reader's language."""
    return _languages(get_language() or "en")


@cache
def _languages(lang: str) -> list[tuple[str, str]]:
    return sorted(
        ((one.code, one.called(lang)) for one in catalogue().terms["languages"].terms), key=lambda one: one[1]
    )
