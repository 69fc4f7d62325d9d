"""Forms of the page of an advert."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trygvej.directory.public import Place
from trygvej.outreach.models import Judgement, Presence


class CommentForm(forms.Form):
    """A comment, with the x-factor."""

    text = forms.CharField(
        label=_("Comment"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("No names of people."),
    )
    x_factor = forms.ChoiceField(
        label=_("X-factor: are you concerned, even if no sign says so?"),
        choices=((Presence.PRESENT, _("Yes")), (Presence.ABSENT, _("No")), (Presence.UNKNOWN, _("Cannot say"))),
        initial=Presence.UNKNOWN,
        widget=forms.RadioSelect,
    )


class JudgeForm(forms.Form):
    """What somebody says of two adverts."""

    other = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    verdict = forms.ChoiceField(choices=Judgement.Verdict.choices)
    note = forms.CharField(max_length=2000, required=False)


class LocateForm(forms.Form):
    """Where the advert is: a place that is known, or a new one."""

    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("Known place"), required=False, empty_label=_("Another, written below")
    )
    name = forms.CharField(label=_("Name of the place"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[c for c in Place.Kind.choices if c[0] != Place.Kind.TOWN])
    street = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=10, required=False)

    def __init__(self, data: Any, *, places: Any) -> None:
        super().__init__(data)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["kind"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for a place or the beginnings of one."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("place") and not (given.get("name") or given.get("street")):
            raise forms.ValidationError(_("Choose a place, or write its name or its street."))
        return given


def answers(data: Any, indicators: list[str]) -> dict[str, tuple[str, str]]:
    """Return what a sent matrix says: indicator -> value and note. What is left as the program found it is left out."""
    said = {}
    for one in indicators:
        value = data.get(f"value-{one}", "")
        if value in Presence.values:
            said[one] = (value, str(data.get(f"note-{one}", "")).strip()[:2000])
    return said
