"""Forms of the directory."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, Membership, Organisation, User
from trygvej.directory.models import Agreement, ContactPerson, Entry, Responsibility, Service, ServiceMark
from trygvej.directory.queries import areas
from trygvej.directory.scheme import LANGUAGES, PEOPLE, names, need_choices, step_choices

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_Kind = ServiceMark.Kind


def lang() -> str:
    """Return the reader's language."""
    return get_language() or settings.LANGUAGE_CODE


class DirectoryFilter(forms.Form):
    """What is needed, where, in which language."""

    text = forms.CharField(label=_("Name or words"), required=False, max_length=100)
    need = forms.ChoiceField(label=_("What is needed"), required=False)
    area = forms.CharField(label=_("Town or region"), required=False, max_length=100)
    language = forms.ChoiceField(label=_("Language"), required=False)
    group = forms.ChoiceField(label=_("For whom"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False, choices=[("", _("all")), *Country.choices])
    free = forms.BooleanField(label=_("Free places now"), required=False)
    open = forms.BooleanField(label=_("Day and night"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every: Any = ("", _("all"))
        choices: dict[str, Any] = {
            "need": need_choices(lang()),
            "language": names(LANGUAGES, lang()).items(),
            "group": names(PEOPLE, lang()).items(),
        }
        for name, given in choices.items():
            field: Any = self.fields[name]
            field.choices = [every, *given]
        self.areas = areas()
        self.fields["area"].widget.attrs["list"] = "areas"


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the directory says of an organisation."""

    web = forms.URLField(label=_("web address"), required=False, assume_scheme="https")

    class Meta:
        model = Entry
        fields = ("about", "phone", "email", "web", "town", "protected", "address", "owner", "active")
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Membership.objects.open(timezone.localdate()).filter(organisation=organisation)
        owner: Any = self.fields["owner"]
        owner.queryset = User.objects.filter(pk__in=held.values("user"), is_active=True)
        if self.instance.owner_id:
            owner.queryset |= User.objects.filter(pk=self.instance.owner_id)

    def clean(self) -> dict[str, Any]:
        """Refuse the address of a protected place."""
        data = super().clean() or {}
        if data.get("protected") and data.get("address"):
            self.add_error("address", _("The address is protected: leave it empty."))
        return data


class ServiceForm(forms.ModelForm):  # type: ignore[type-arg]
    """Something that is offered."""

    groups = forms.MultipleChoiceField(
        label=_("For whom"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("None: for everybody.")
    )
    languages = forms.MultipleChoiceField(label=_("Languages"), required=False, widget=forms.SelectMultiple)
    areas = forms.CharField(
        label=_("Towns or regions"),
        required=False,
        max_length=1000,
        help_text=_("With commas between. Empty: everywhere."),
    )

    class Meta:
        model = Service
        fields = ("need", "name", "terms", "hours", "round_the_clock", "phone", "places", "free")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"] = forms.ChoiceField(label=_("What is offered"), choices=need_choices(lang()))
        for name, terms in (("groups", PEOPLE), ("languages", LANGUAGES)):
            field: Any = self.fields[name]
            field.choices = list(names(terms, lang()).items())
        self.fields["languages"].widget.attrs["size"] = 8
        if self.instance.pk:
            marks = [(one.kind, one.code) for one in self.instance.marks.all()]
            self.initial["groups"] = [code for kind, code in marks if kind == _Kind.GROUP]
            self.initial["languages"] = [code for kind, code in marks if kind == _Kind.LANGUAGE]
            self.initial["areas"] = ", ".join(code for kind, code in marks if kind == _Kind.AREA)

    def clean(self) -> dict[str, Any]:
        """Refuse more free places than there are, and the same service twice."""
        data = super().clean() or {}
        if data.get("places") is not None and (data.get("free") or 0) > data["places"]:
            self.add_error("free", _("More places are free than there are in all. Correct one of the two."))
        same = Service.objects.filter(
            organisation=self.instance.organisation, need=data.get("need", ""), name=data.get("name", "")
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("name", _("The organisation offers this under that name already."))
        return data

    def marks(self) -> dict[str, list[str]]:
        """Return what the service is limited to, by kind."""
        data = self.cleaned_data
        named = [one.strip()[:100] for one in data["areas"].split(",") if one.strip()]
        return {_Kind.GROUP: data["groups"], _Kind.LANGUAGE: data["languages"], _Kind.AREA: named}


class ContactPersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whom to ask for."""

    class Meta:
        model = ContactPerson
        fields = ("name", "function", "phone", "email")


class AgreementForm(forms.ModelForm):  # type: ignore[type-arg]
    """What was agreed with another organisation."""

    class Meta:
        model = Agreement
        fields = ("other", "kind", "about", "begins", "ends")
        widgets = {"begins": DAY, "ends": DAY}

    def clean(self) -> dict[str, Any]:
        """Refuse an agreement that ends before it begins, or with oneself."""
        data = super().clean() or {}
        if data.get("begins") and data.get("ends") and data["ends"] < data["begins"]:
            self.add_error("ends", _("It ends before it begins."))
        if data.get("other") == self.instance.organisation:
            self.add_error("other", _("Choose another organisation than the one itself."))
        return data


class ResponsibilityForm(forms.ModelForm):  # type: ignore[type-arg]
    """A step that the organisation answers for."""

    class Meta:
        model = Responsibility
        fields = ("step", "how")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"] = forms.ChoiceField(label=_("Step"), choices=step_choices(lang()))

    def clean_step(self) -> str:
        """Refuse the same step twice."""
        step = str(self.cleaned_data["step"])
        if Responsibility.objects.filter(organisation=self.instance.organisation, step=step).exists():
            raise forms.ValidationError(_("The organisation answers for this step already."))
        return step


class PlacesForm(forms.Form):
    """How many places are free now."""

    free = forms.IntegerField(label=_("Free places now"), min_value=0, max_value=9999)


class FileForm(forms.Form):
    """A file to check."""

    file = forms.FileField(label=_("CSV file"), widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}))
