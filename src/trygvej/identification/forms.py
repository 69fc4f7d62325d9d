"""Forms of the room."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trygvej.identification.findings import indicators
from trygvej.identification.models import Decision, Stay, Talk
from trygvej.indicators.public import catalogue

LONG, NOTE = 20_000, 500  # letters
_PRESENCE = [("present", _("Present")), ("absent", _("Absent")), ("unknown", _("Not known"))]


def languages() -> list[tuple[str, str]]:
    """Return the languages a person may read or speak, by name."""
    found = ((one.code, one.called(get_language() or "da")) for one in catalogue().terms["languages"].terms)
    return sorted(found, key=lambda one: one[1])


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, required=False, max_length=LONG, widget=area, help_text=help_text)


class BeginForm(forms.Form):
    """How the form begins."""

    stay = forms.ChoiceField(
        label=_("Stay in the country"), choices=Stay.choices, widget=forms.RadioSelect,
        help_text=_("It decides who is competent. If you do not know, ask before you choose."),
    )  # fmt: skip


class AccountForm(forms.Form):
    """The person's own account in main points, what was observed, what speaks for and against; sign by sign."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    main = _text(
        _("The person's own account in main points"), _("No names or places that only an investigation needs.")
    )
    before = _text(_("Before it began"))
    contact = _text(_("The first contact"))
    deception = _text(_("What was promised"))
    conditions = _text(_("How it really was"))
    held = _text(_("How the person was held"))
    observed = _text(_("What you observed"))
    speaks_for = _text(_("What speaks for trafficking"))
    speaks_against = _text(_("What speaks against it"))
    conclusion = _text(_("Your own view, with reasons"), _("Doubt benefits the person. Full proof is not needed."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_language() or "da"
        for name in indicators():
            self.fields[f"i:{name}"] = forms.ChoiceField(
                label=catalogue().indicators[name].label.in_(lang), choices=_PRESENCE, initial="unknown",
                required=False, widget=forms.RadioSelect, help_text=catalogue().indicators[name].question.in_(lang),
            )  # fmt: skip
            self.fields[f"n:{name}"] = forms.CharField(label=_("Note"), required=False, max_length=NOTE)

    def answers(self) -> dict[str, list[str]]:
        """Return what is answered or noted; what is not known and carries no note is left out."""
        data = self.cleaned_data
        found = {name: [data[f"i:{name}"] or "unknown", data[f"n:{name}"]] for name in indicators()}
        return {name: one for name, one in found.items() if one != ["unknown", ""]}


class TalkForm(forms.Form):
    """A talk that was held."""

    begun_at = forms.DateTimeField(label=_("Begun"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=1000)
    pauses = forms.IntegerField(label=_("Pauses"), min_value=0, max_value=50, initial=0)
    interpreter = forms.ChoiceField(label=_("Interpreter"), choices=Talk.Interpreter.choices)
    language = forms.ChoiceField(label=_("Language"), required=False)
    support_person = forms.BooleanField(label=_("A support person was there"), required=False)
    understood = forms.ChoiceField(
        label=_("The person has understood what the talk is for, that it is voluntary and can stop at any time"),
        choices=Talk.Understood.choices,
    )  # fmt: skip
    stopped = forms.BooleanField(label=_("The person ended it. That has no consequence."), required=False)
    note = _text(_("Note"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken: Any = self.fields["language"]
        spoken.choices = [("", _("not said")), *languages()]

    def clean_begun_at(self) -> Any:
        """Refuse a talk that has not begun."""
        begun = self.cleaned_data["begun_at"]
        if begun > timezone.now():
            raise forms.ValidationError(_("The talk has not begun by then."))
        return begun


class ProposalForm(forms.Form):
    """What is proposed, and why."""

    step = forms.ChoiceField(label=_("Step"), choices=Decision.Step.choices, widget=forms.RadioSelect)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Decision.Outcome.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), max_length=LONG, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What speaks for, what against, and what is not known. Doubt benefits the person."),
    )  # fmt: skip
