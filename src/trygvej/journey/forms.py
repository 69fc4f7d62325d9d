"""Forms of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Organisation
from trygvej.indicators.public import catalogue
from trygvej.journey.models import Age, Participation
from trygvej.journey.telling import room_names


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


class ChangeForm(forms.Form):
    """What the case says of the person: what to be called, the language, the age."""

    called = forms.CharField(label=_("What does the person want to be called?"), required=False, max_length=100)
    language = forms.ChoiceField(label=_("Language"), required=False)
    age = forms.ChoiceField(label=_("How old is the person?"), choices=Age.choices, widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Why, if the person is no longer treated as a child"), required=False, max_length=300,
        help_text=_("Who found it out, and how. It stands in the log."),
    )  # fmt: skip

    def __init__(self, *args: Any, lang: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken: Any = self.fields["language"]
        spoken.choices = [("", _("not said")), *languages(lang)]


class EraseForm(forms.Form):
    """That a case is to be erased: its code once more, and why."""

    code = forms.CharField(label=_("The code of the case, once more"), max_length=8)
    why = forms.CharField(label=_("Why is it erased?"), max_length=300)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._code = code

    def clean_code(self) -> str:
        """Return the code. Raises ValidationError if it is another."""
        if str(self.cleaned_data["code"]).strip().upper() != self._code:
            raise forms.ValidationError(_("This is not the code of the case. Look at the top of the page."))
        return self._code


class LineFilter(forms.Form):
    """What of a time line."""

    text = forms.CharField(label=_("Word"), required=False)
    room = forms.ChoiceField(label=_("About"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    overdue = forms.BooleanField(label=_("Only what is due"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms: Any = self.fields["room"]
        rooms.choices = [("", _("everything")), *room_names()]


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
