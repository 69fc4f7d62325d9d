"""The filter of the page, and what is counted from it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, Who
from trygvej.outreach.learnt.queries import Asked, towns
from trygvej.outreach.visits.forms import DAY
from trygvej.outreach.words import indicators_of


class LearntFilter(forms.Form):
    """Which visits are counted."""

    nothing_required = True
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)
    country = forms.ChoiceField(label=_("Country"), required=False)
    town = forms.ChoiceField(label=_("Town"), required=False)
    indicator = forms.ChoiceField(label=_("Adverts that showed"), required=False)

    def __init__(self, *args: Any, by: Who, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        own = [(one, Country(one).label) for one in sorted(by.countries)]
        fields["country"].choices = [("", _("all")), *own]
        fields["town"].choices = [("", _("all")), *((one, one) for one in towns(by))]
        fields["indicator"].choices = [("", _("any sign")), *indicators_of("advert", get_language() or "en")]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        data = self.cleaned_data
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The period ends before it begins."))
        return data

    def asked(self) -> Asked:
        """Return what was asked for; everything, if it cannot be read."""
        return Asked(**self.cleaned_data) if self.is_valid() else Asked()
