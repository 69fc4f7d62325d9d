"""What is looked for in the list of places."""

from django import forms
from django.utils.translation import gettext_lazy as _

from trygvej.directory.public import Place


class PlaceForm(forms.Form):
    """Reads the filter from the address. Nothing is required."""

    nothing_required = True
    q = forms.CharField(label=_("Name, street or town"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Any")), *Place.Kind.choices], required=False)
    red = forms.BooleanField(label=_("With red adverts"), required=False)
    visited = forms.BooleanField(label=_("Visited before"), required=False)
