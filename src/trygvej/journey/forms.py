"""Forms of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Organisation
from trygvej.indicators.public import catalogue
from trygvej.journey.models import Age, Participation


def languages(lang: str) -> list[tuple[str, str]]:
    """Return the languages a person may speak, by name."""
    return sorted(
        ((one.code, one.called(lang)) for one in catalogue().terms["languages"].terms), key=lambda one: one[1]
    )


class OpeningForm(forms.Form):
    """How the case of a person begins: as little as possible."""

    called = forms.CharField(
        label=_("What does the person want to be called?"), required=False, max_length=100,
        help_text=_("It need not be a real name, and can stay empty. The case has a code of its own."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), required=False)
    age = forms.ChoiceField(label=_("How old is the person?"), choices=Age.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("Why may we keep this?"), choices=Participation.Ground.choices, widget=forms.RadioSelect,
        initial=Participation.Ground.CONSENT,
    )  # fmt: skip

    def __init__(self, *args: Any, lang: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken: Any = self.fields["language"]
        spoken.choices = [("", _("not said")), *languages(lang)]


class JourneyFilter(forms.Form):
    """Which journeys."""

    text = forms.CharField(label=_("Code, or the exact name"), required=False)
    age = forms.ChoiceField(label=_("Age"), required=False, choices=[("", _("all")), *Age.choices])
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class PartForm(forms.Form):
    """Which organisation takes part, and why."""

    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    ground = forms.ChoiceField(label=_("Ground"), choices=Participation.Ground.choices)

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["organisation"]
        chosen.queryset = Organisation.objects.filter(country=country)
