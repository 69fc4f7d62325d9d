"""Forms of the room."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trygvej.access.models import Membership, Organisation, Outcome, User
from trygvej.access.permissions import may, rows_of
from trygvej.access.roles import Role
from trygvej.access.tokens import LONGEST
from trygvej.access.who import Who

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LogFilter(forms.Form):
    """What to look for in the log."""

    actor = forms.CharField(label=_("Who"), required=False)
    verb = forms.CharField(label=_("Act"), required=False)
    kind = forms.CharField(label=_("Kind of record"), required=False)
    record = forms.IntegerField(label=_("Number of the record"), required=False, min_value=1)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False, choices=[("", _("all")), *Outcome.choices])
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)


class PeopleFilter(forms.Form):
    """Whom to look for."""

    text = forms.CharField(label=_("Name or e-mail"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("all")), *Role.choices])


class Invitation(forms.ModelForm):  # type: ignore[type-arg]
    """A new account."""

    class Meta:
        model = User
        fields = ("name", "email", "language")
        widgets = {"language": forms.Select(choices=settings.LANGUAGES)}


class NewRole(forms.ModelForm):  # type: ignore[type-arg]
    """A role for a person."""

    class Meta:
        model = Membership
        fields = ("organisation", "role", "since")
        widgets = {"since": DAY}

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ModelChoiceField(organisations, label=_("organisation"))


class NewOrganisation(forms.ModelForm):  # type: ignore[type-arg]
    """An organisation that takes part."""

    class Meta:
        model = Organisation
        fields = ("name", "kind", "country")


class BreakGlass(forms.Form):
    """What must be read, and why."""

    verb = forms.ChoiceField(label=_("What do you need to read?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why is it urgent?"),
        help_text=_("The data protection officer reads this. Name no person."),
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, verbs: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = list(verbs.items())  # type: ignore[attr-defined]


class NewToken(forms.Form):
    """A token for a program."""

    name = forms.CharField(label=_("What is it for?"), max_length=80)
    verbs = forms.MultipleChoiceField(label=_("What may it do?"), widget=forms.CheckboxSelectMultiple)
    expires_on = forms.DateField(label=_("valid until"), widget=DAY)

    def __init__(self, *args: Any, who: Who, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = {row.verb: row.meaning for row in rows_of() if may(who, row.verb)}
        self.fields["verbs"].choices = list(found.items())  # type: ignore[attr-defined]
        self.fields["expires_on"].initial = timezone.localdate() + LONGEST / 4
        self.fields["expires_on"].widget.attrs["max"] = (timezone.localdate() + LONGEST - timedelta(days=1)).isoformat()
