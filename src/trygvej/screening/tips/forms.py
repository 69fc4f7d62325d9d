"""What may stand in a tip. The labels are the catalogue's, in twelve languages; these forms only judge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trygvej.screening.models import Presence
from trygvej.screening.rules import Tips
from trygvej.screening.said import LONG
from trygvej.screening.states import TipState
from trygvej.screening.texts import tongues

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TipForm(forms.Form):
    """A tip. An error is named by a key of the public texts."""

    what = forms.CharField(error_messages={"required": "err_empty"})
    where = forms.CharField(required=False)
    when = forms.CharField(required=False)
    country = forms.ChoiceField()
    danger = forms.ChoiceField(choices=Presence.choices, required=False)
    child = forms.ChoiceField(choices=Presence.choices, required=False)

    def __init__(self, *args: Any, rule: Tips, countries: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("what", "where", "when"):
            text: Any = self.fields[name]
            text.max_length = rule.letters
            text.validators.append(_Shorter(rule.letters))
        choice: Any = self.fields["country"]
        choice.choices = [(one, one) for one in countries]


class _Shorter:
    """Refuses a text with more than so many letters."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, text: str) -> None:
        if len(text) > self.most:
            raise forms.ValidationError("err_long")


class TipFilter(forms.Form):
    """Which tips."""

    state = forms.ChoiceField(
        label=_("Stands as"),
        required=False,
        choices=[("", _("to see to")), ("all", _("all")), *TipState.choices],
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    child = forms.ChoiceField(label=_("Child involved"), required=False, choices=[("", _("all")), *Presence.choices])
    danger = forms.ChoiceField(label=_("In danger now"), required=False, choices=[("", _("all")), *Presence.choices])
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)
    mine = forms.BooleanField(label=_("Only those I have taken"), required=False)
    calm = forms.BooleanField(label=_("Without those that came in a rush"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [("", _("all")), *((one.code, one.name) for one in tongues())]


class AnswerForm(forms.Form):
    """An answer to the one who gave a tip."""

    text = forms.CharField(
        label=_("Answer"),
        help_text=_("Ask nothing that could tell who it is. Write so that it is safe if another reads it."),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class BriefForm(forms.Form):
    """What is passed on of a tip."""

    brief = forms.CharField(
        label=_("What is passed on"),
        help_text=_(
            "In your own words. Leave out everything that could tell who gave the tip: also hour and language."
        ),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
