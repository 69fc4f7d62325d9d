"""What is looked for in the list of networks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Who
from trygvej.adverts.public import extract_fields
from trygvej.outreach.models import Band

SORTS = (
    ("size", _("Most adverts first")),
    ("persons", _("Most persons first")),
    ("seen", _("Seen latest first")),
    ("first", _("Oldest first")),
)


class NetworkForm(forms.Form):
    """Reads the filter from the address. Nothing is required."""

    nothing_required = True
    town = forms.CharField(label=_("Town"), max_length=100, required=False)
    band = forms.TypedChoiceField(
        label=_("With an advert of the colour"), choices=[("", _("Any")), *Band.choices], coerce=int, required=False,
        empty_value=None,
    )  # fmt: skip
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    persons = forms.IntegerField(label=_("Persons at least"), min_value=1, max_value=10_000, required=False)
    since = forms.DateField(
        label=_("Seen from"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    sort = forms.ChoiceField(label=_("Order"), choices=SORTS, required=False)

    def __init__(self, data: Any, *, by: Who) -> None:
        super().__init__(data)
        self._by = by

    def clean(self) -> dict[str, Any]:
        """Read the number as the pipeline reads those of adverts."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("phone"):
            countries = sorted(self._by.countries)
            found = [extract_fields({"text": given["phone"]}, country)["phones"] for country in countries]
            given["phones"] = sorted({number for numbers in found for number in numbers})
            if not given["phones"]:
                self.add_error("phone", _("This is no whole telephone number. Write it with all its digits."))
        return given
