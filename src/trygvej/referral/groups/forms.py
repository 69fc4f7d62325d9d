"""Forms of reference groups."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Membership, Organisation, User, Who
from trygvej.referral.groups.examples import examples
from trygvej.referral.groups.queries import groups, members
from trygvej.referral.models.groups import Group, GroupAction, GroupMember, Meeting
from trygvej.referral.permissions import KEEPING

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class GroupFilter(forms.Form):
    """Which groups."""

    text = forms.CharField(label=_("Name or area"), required=False, max_length=100)
    level = forms.ChoiceField(label=_("level"), required=False, choices=[("", _("all")), *Group.Level.choices])
    ended = forms.BooleanField(label=_("With those that ended"), required=False)


class GroupForm(forms.ModelForm):  # type: ignore[type-arg]  # the stubs know the type, Django at run time does not
    """A group."""

    model = forms.ChoiceField(label=_("made after"), required=False)

    class Meta:
        model = Group
        fields = ("name", "level", "area", "model", "about", "organisation", "reports_to")
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, by: Who, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own, wider, model = (self.fields[name] for name in ("organisation", "reports_to", "model"))
        choices: dict[Any, Any] = {
            own: Organisation.objects.filter(pk__in=by.organisations(KEEPING)).order_by("name"),
            wider: groups(by).exclude(pk=self.instance.pk),
        }
        for field, found in choices.items():
            field.queryset = found
        self.initial.setdefault("organisation", choices[own].first())
        if self.initial["organisation"] is None:
            self.initial["organisation"] = choices[own].first()
        given: Any = model
        given.choices = [("", "–"), *((one.code, one.name) for one in examples())]


class MemberForm(forms.ModelForm):  # type: ignore[type-arg]  # as above
    """An organisation that takes part."""

    class Meta:
        model = GroupMember
        fields = ("organisation", "user", "task")

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Membership.objects.open(timezone.localdate()).filter(organisation__country=group.country)
        found: dict[str, Any] = {
            "organisation": Organisation.objects.filter(country=group.country).order_by("name"),
            "user": User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name"),
        }
        for name, queryset in found.items():
            field: Any = self.fields[name]
            field.queryset = queryset

    def clean(self) -> dict[str, Any] | None:
        """Check that who comes works at the organisation."""
        data = super().clean() or {}
        user, organisation = data.get("user"), data.get("organisation")
        held = Membership.objects.open(timezone.localdate()).filter(user=user, organisation=organisation)
        if user and organisation and not held.exists():
            self.add_error("user", _("This person does not work there."))
        return data


class MeetingForm(forms.ModelForm):  # type: ignore[type-arg]  # as above
    """A meeting to come."""

    starts_at = forms.DateTimeField(label=_("when"), widget=MOMENT)

    class Meta:
        model = Meeting
        fields = ("starts_at", "place", "agenda")

    agenda = forms.CharField(
        label=_("what it is about"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No names of persons who are helped."),
    )  # fmt: skip


class HeldForm(forms.Form):
    """What a meeting agreed, and who was there."""

    present = forms.ModelMultipleChoiceField(
        GroupMember.objects.none(), label=_("Who was there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    minutes = forms.CharField(
        label=_("what was agreed"), max_length=10000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("No names of persons who are helped."),
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present: Any = self.fields["present"]
        present.queryset = members(group)


class TaskForm(forms.ModelForm):  # type: ignore[type-arg]  # as above
    """Something to do."""

    class Meta:
        model = GroupAction
        fields = ("what", "member", "until")
        widgets = {"until": DAY}

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member: Any = self.fields["member"]
        member.queryset = members(group)
