"""Forms of the hotline."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import User
from trygvej.screening.hotline.actions import Intake
from trygvej.screening.hotline.operations import Notice
from trygvej.screening.models import Call, Caller, Presence, Urgency
from trygvej.screening.said import LONG, languages
from trygvej.screening.states import CallState

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
YES_NO = ((Presence.PRESENT, _("Yes")), (Presence.ABSENT, _("No")), (Presence.UNKNOWN, _("Not known")))
CHILD = (
    (Presence.PRESENT, _("Yes, or in doubt")),
    (Presence.ABSENT, _("No")),
    (Presence.UNKNOWN, _("Not known: ask")),
)


class Moment(forms.DateTimeInput):
    """A day and an hour, as a browser asks for them."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def lines(rows: int) -> forms.Textarea:
    """Return a field of `rows` lines."""
    return forms.Textarea(attrs={"rows": rows})


class CallForm(forms.Form):
    """The intake: in the order in which a call goes, most of it one touch, nothing that must be written."""

    draft = forms.UUIDField(widget=forms.HiddenInput)
    danger = forms.ChoiceField(label=_("Is anyone in danger now?"), choices=YES_NO, widget=forms.RadioSelect)
    child = forms.ChoiceField(label=_("Is anyone under 18 involved?"), choices=CHILD, widget=forms.RadioSelect)
    caller = forms.ChoiceField(label=_("Who calls?"), choices=Caller.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the caller"), required=False)
    seen = forms.CharField(
        label=_("What was seen or heard?"),
        help_text=_("In the caller's own words. Names only if they are needed to help."),
        required=False,
        max_length=LONG,
        widget=lines(5),
    )
    town = forms.CharField(label=_("Town"), required=False, max_length=80)
    place = forms.CharField(label=_("Where, more closely"), required=False, max_length=2000, widget=lines(2))
    urgency = forms.TypedChoiceField(
        label=_("How soon must somebody act?"), choices=Urgency.choices, coerce=int, widget=forms.RadioSelect
    )
    advice = forms.CharField(label=_("Advice that you gave"), required=False, max_length=LONG, widget=lines(3))
    follow_up = forms.CharField(label=_("What is to be followed up"), required=False, max_length=LONG, widget=lines(3))
    follow_up_by = forms.DateTimeField(label=_("Follow up by"), required=False, widget=Moment())
    known = forms.BooleanField(
        label=_("The caller wants to leave a name or a number"),
        help_text=_("Without this mark neither is kept."),
        required=False,
    )
    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    phone = forms.CharField(label=_("Telephone number"), required=False, max_length=40)
    earlier = forms.ModelChoiceField(Call.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, earlier: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken: Any = self.fields["language"]
        spoken.choices = [("", _("not said")), *languages()]
        chosen: Any = self.fields["earlier"]
        chosen.queryset = earlier
        unknown = dict.fromkeys(("danger", "child"), Presence.UNKNOWN)
        self.initial = {"draft": uuid4(), "urgency": Urgency.NONE, **unknown, **self.initial}

    def clean(self) -> dict[str, Any]:
        """Ask for the mark if a name or number was written without it: nothing is thrown away in silence."""
        data = super().clean() or {}
        if not data.get("known") and (data.get("name") or data.get("phone")):
            self.add_error(
                "known", _("Set the mark if the caller wants this kept. Else empty the name and the number.")
            )
        return data

    def intake(self) -> Intake:
        """Return what was filled in."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("known", "earlier")}
        return Intake(**data, anonymous=not self.cleaned_data["known"])


class CallFilter(forms.Form):
    """Which calls."""

    phone = forms.CharField(label=_("Telephone number"), required=False)
    town = forms.CharField(label=_("Town"), required=False)
    caller = forms.ChoiceField(label=_("Who called"), required=False, choices=[("", _("all")), *Caller.choices])
    state = forms.ChoiceField(label=_("Stands as"), required=False, choices=[("", _("all")), *CallState.choices])
    child = forms.ChoiceField(label=_("Child involved"), required=False, choices=[("", _("all")), *Presence.choices])
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)


class NoteForm(forms.Form):
    """What came to be known after the call."""

    text = forms.CharField(label=_("What has happened since"), max_length=LONG, widget=lines(3))
    child = forms.BooleanField(label=_("Someone under 18, or in doubt, is involved"), required=False)


class ShiftForm(forms.Form):
    """What the next shift must know."""

    text = forms.CharField(label=_("To the next shift"), max_length=LONG, widget=lines(4))


class OperationForm(forms.Form):
    """A notice of a planned operation."""

    starts_at = forms.DateTimeField(label=_("Starts"), widget=Moment())
    ends_at = forms.DateTimeField(
        label=_("Is over"), widget=Moment(), help_text=_("From then on nobody sees the notice, and it is deleted.")
    )
    place = forms.CharField(label=_("Where"), max_length=2000, widget=lines(2))
    what = forms.CharField(label=_("What is needed"), required=False, max_length=LONG, widget=lines(3))
    named = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("Who may see it"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = self.fields["named"]
        named.queryset = User.objects.filter(pk__in=[one.pk for one in people])

    def notice(self) -> Notice:
        """Return what was filled in."""
        starts_at: datetime = self.cleaned_data["starts_at"]
        ends_at: datetime = self.cleaned_data["ends_at"]
        return Notice(starts_at, ends_at, self.cleaned_data["place"], self.cleaned_data["what"])
