"""The form in which other weights are tried and proposed."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country
from trygvej.outreach.visits.forms import DAY
from trygvej.outreach.weights.actions import earliest
from trygvej.outreach.weights.standing import MOST, assessor, assessor_with, weighable
from trygvej.outreach.words import indicator_name


class WeightsForm(forms.Form):
    """Points of each sign, with those that hold today filled in."""

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today, lang = timezone.localdate(), get_language() or "en"
        self.now = assessor(country, today).weights
        self.usual = assessor_with({}, today).weights
        for one in weighable():
            self.fields[f"w:{one}"] = forms.TypedChoiceField(
                label=indicator_name(one, lang), choices=[(n, str(n)) for n in range(MOST + 1)], coerce=int,
                initial=self.now[one], required=False,
            )  # fmt: skip

    def lines(self) -> list[tuple[forms.BoundField, int, int]]:
        """Return each field with the points that hold now and those of the catalogue."""
        return [(self[f"w:{one}"], self.now[one], self.usual[one]) for one in weighable()]

    def weights(self) -> dict[str, int]:
        """Return what differs from the catalogue."""
        asked = {one: self.cleaned_data[f"w:{one}"] for one in weighable()}
        given = {one: self.now[one] if points == "" else points for one, points in asked.items()}
        return {one: points for one, points in given.items() if points != self.usual[one]}


class ProposeForm(forms.Form):
    """Why, and from which day."""

    reason = forms.CharField(
        label=_("Why"), max_length=4000, help_text=_("What did the visits show? Others must be able to follow it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    valid_from = forms.DateField(label=_("Holds from"), widget=DAY, initial=lambda: earliest(timezone.now()))


class DecideForm(forms.Form):
    """The answer of the one who decides."""

    answer = forms.CharField(
        label=_("Remark; if you say no: why"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class CountryForm(forms.Form):
    """Whose weights, for those who work in several countries."""

    country = forms.ChoiceField(label=_("Country"))

    def __init__(self, *args: Any, countries: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["country"]
        chosen.choices = [(one, Country(one).label) for one in countries]
