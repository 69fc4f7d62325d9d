"""Forms of the room."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trygvej.assistance.actions.services import free_on
from trygvej.assistance.models import (
    Leaving,
    Period,
    PeriodEvent,
    PlanStep,
    Representative,
    Risk,
    ServiceUse,
    Stay,
    Support,
)
from trygvej.assistance.models.periods import BY_LAW
from trygvej.assistance.models.support import EVERYTHING
from trygvej.assistance.states import SupportState
from trygvej.directory.public import Service, need_choices, need_name
from trygvej.indicators.public import catalogue
from trygvej.journey.public import languages

LONG = 10_000  # letters
RISKS = "risk-signs"
_PRESENCE = [("present", _("Present")), ("absent", _("Absent")), ("unknown", _("Not known"))]
_WANTED = [("present", _("yes")), ("absent", _("no")), ("unknown", _("not known"))]


def _text(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 3) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=LONG, widget=area, help_text=help_text)


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}))


def _lang() -> str:
    return get_language() or "da"


class SupportForm(forms.Form):
    """A form for one support; those that choose from what is there are given it."""

    def __init__(self, *args: Any, support: Support | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.support = support
        self.ready()

    def ready(self) -> None:
        """Fill the choices."""

    def choose(self, name: str, choices: Any) -> None:
        """Give the field `name` its choices."""
        field: Any = self.fields[name]
        field.choices = choices


class StepForm(SupportForm):
    """One step of the plan."""

    phase = forms.ChoiceField(label=_("When"), choices=PlanStep.Phase.choices, widget=forms.RadioSelect)
    own_words = _text(_("In the person's own words"), help_text=_("What does the person want to be different?"))
    goal = _text(_("What for"), rows=2)
    step = _text(_("What is done"), required=True)
    who = forms.CharField(label=_("Who does it"), required=False, max_length=200)
    need = forms.ChoiceField(label=_("Kind of help"), required=False)
    due_on = _day(_("By when"))

    def ready(self) -> None:
        """Fill the kinds of help."""
        self.choose("need", [("", _("not said")), *need_choices(_lang())])


class ServiceForm(SupportForm):
    """A service that the person has agreed to."""

    service = forms.ModelChoiceField(label=_("Service"), queryset=Service.objects.none())
    consent = forms.ChoiceField(
        label=_("The person has agreed"), choices=ServiceUse.Consent.choices, widget=forms.RadioSelect,
        help_text=_("Ask first. Say who will know what. The person can take it back at any time."),
    )  # fmt: skip
    note = _text(_("What the service must know"), help_text=_("No more than it needs."))

    def ready(self) -> None:
        """Offer the services of the country."""
        if self.support is not None:
            field: Any = self.fields["service"]
            field.queryset = found = _services(self.support)
            groups: dict[str, list[tuple[int, str]]] = {}
            for one in found:
                groups.setdefault(need_name(one.need, _lang()), []).append((one.pk, f"{one.organisation}: {one.name}"))
            field.choices = [("", _("Choose")), *sorted(groups.items())]


class PlaceForm(SupportForm):
    """A place to stay."""

    service = forms.ModelChoiceField(label=_("Place"), queryset=Service.objects.none())
    since = _day(_("From"), required=True)
    until = _day(_("To"))

    def ready(self) -> None:
        """Offer what has places that are counted."""
        if self.support is not None:
            field: Any = self.fields["service"]
            field.queryset = _services(self.support).filter(places__gt=0)
            today = timezone.localdate()
            field.label_from_instance = lambda one: _("%(who)s: %(name)s – %(free)s of %(places)s free today") % {
                "who": one.organisation, "name": one.name, "free": free_on(one, today), "places": one.places,
            }  # fmt: skip


def _services(support: Support) -> Any:
    found = Service.objects.filter(organisation__country=support.country).exclude(organisation__entry__active=False)
    return found.select_related("organisation").order_by("organisation__name", "name")


class RiskForm(SupportForm):
    """The signs of risk, one by one, and the plan."""

    occasion = forms.ChoiceField(label=_("Occasion"), choices=Risk.Occasion.choices, widget=forms.RadioSelect)
    happened = _text(
        _("What has happened, and what lies behind the answers"), rows=3,
        help_text=_("The person's own view of the danger comes first."),
    )  # fmt: skip

    def ready(self) -> None:
        """Ask for every sign; nothing must be answered."""
        for one in catalogue().terms[RISKS].terms:
            self.fields[f"r:{one.code}"] = forms.ChoiceField(
                label=one.called(_lang()), choices=_PRESENCE, initial="unknown", required=False,
                widget=forms.RadioSelect,
            )  # fmt: skip
        self.fields["plan"] = _text(
            _("Safety plan"), required=True,
            help_text=_("Whom to call, a code word, where to go, what to take along, which places to avoid."),
        )  # fmt: skip

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = self.cleaned_data
        answers = {name[2:]: {"value": value or "unknown"} for name, value in data.items() if name.startswith("r:")}
        return {"answers": answers, **{name: data[name] for name in ("occasion", "happened", "plan")}}


class RepresentativeForm(SupportForm):
    """Who speaks for the child."""

    kind = forms.ChoiceField(label=_("As what"), choices=Representative.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=200)
    reached = forms.CharField(label=_("How to reach them"), max_length=200, required=False)
    since = _day(_("From"), required=True)


class ChildForm(SupportForm):
    """What is best for the child."""

    best_interest = _text(_("What is best for the child, and why"), required=True)
    own_view = _text(_("What the child says"))
    school = _text(_("School"), rows=2)
    age_doubt = _text(
        _("Doubt about the age"), rows=2, help_text=_("As long as there is doubt, the person is a child.")
    )


class PeriodForm(SupportForm):
    """A period that has begun."""

    kind = forms.ChoiceField(label=_("Which"), choices=Period.Kind.choices, widget=forms.RadioSelect)
    stay = forms.ChoiceField(
        label=_("Stay in the country"), choices=[("", _("not needed")), *Stay.choices], required=False,
        help_text=_("The law asks for it in a reflection period and a permit. Help itself does not depend on it."),
    )  # fmt: skip
    start = _day(_("Begins"), required=True)

    def clean(self) -> dict[str, Any]:
        """Return what was said. Raises ValidationError where the law asks for the stay and none is chosen."""
        data = super().clean() or self.cleaned_data
        if data.get("kind") in BY_LAW and not data.get("stay"):
            self.add_error("stay", _("Choose the stay in the country: the law asks for it."))
        return data


class EventForm(SupportForm):
    """What happened to a period."""

    period = forms.ModelChoiceField(label=_("Period"), queryset=Period.objects.none())
    what = forms.ChoiceField(label=_("What"), choices=PeriodEvent.What.choices)
    day = _day(_("Day"), required=True)
    days = forms.IntegerField(label=_("Days more, if it is extended"), required=False, min_value=1, max_value=1000)
    why = forms.ChoiceField(label=_("Reason"), required=False, choices=[("", "–"), *PeriodEvent.Why.choices])
    whom = forms.CharField(label=_("Who was told, and how"), required=False, max_length=200)

    def ready(self) -> None:
        """Offer the periods of the support."""
        if self.support is not None:
            field: Any = self.fields["period"]
            field.queryset = self.support.periods.all()
            field.label_from_instance = lambda one: (
                f"{one.get_kind_display()}, {date_format(one.start, 'SHORT_DATE_FORMAT')}"
            )


class RefusalForm(SupportForm):
    """What the person said no to."""

    need = forms.ChoiceField(label=_("What was said no to"))
    said = _text(_("What the person said"), help_text=_("It has no consequence. What was offered stays offered."))

    def ready(self) -> None:
        """Offer everything there is, and all at once."""
        self.choose("need", [(EVERYTHING, _("Everything")), *need_choices(_lang())])


class LeavingForm(SupportForm):
    """What is known of a prepared return."""

    informed = _text(_("What the person was told before agreeing"))
    consent_language = forms.ChoiceField(label=_("Language of the consent"), required=False)
    documents = _text(_("Papers"), rows=2)
    receiver = _text(_("Who receives the person"), rows=2)
    receiver_confirmed_on = _day(_("Confirmed by the receiver on"))
    reintegration = _text(_("Plan for the first three months"))
    follow_up = _text(_("How it went"))

    def ready(self) -> None:
        """Begin with what stands there."""
        self.choose("consent_language", [("", _("not said")), *languages(_lang())])
        leaving = getattr(self.support, "leaving", None)
        if isinstance(leaving, Leaving):
            self.initial = {**{name: getattr(leaving, name) for name in self.fields}, **self.initial}


class NeedsForm(SupportForm):
    """What the person needs and wants, by kind of help, and where it leads."""

    wishes = _text(_("In the person's own words"), help_text=_("What does the person want to be different?"))
    path = forms.ChoiceField(label=_("Where it leads"), choices=Support.Path.choices, widget=forms.RadioSelect)

    def ready(self) -> None:
        """Ask of every kind of help; nothing must be answered."""
        known = (self.support.needs or {}) if self.support else {}
        if self.support:
            self.initial = {**self.initial, "path": self.support.path, "wishes": self.support.wishes}
        for group, activities in need_choices(_lang()):
            for code, label in activities:
                begun = known.get(code, {}).get("wanted", "unknown")
                self.fields[f"n:{code}"] = forms.ChoiceField(
                    label=f"{group}: {label}", choices=_WANTED, initial=begun, required=False, widget=forms.RadioSelect
                )

    def given(self) -> dict[str, Any]:
        """Return what the action takes; what is not known is left out."""
        said = {name[2:]: value for name, value in self.cleaned_data.items() if name.startswith("n:")}
        needs = {code: {"wanted": value} for code, value in said.items() if value in ("present", "absent")}
        return {"needs": needs, "path": self.cleaned_data["path"], "wishes": self.cleaned_data["wishes"]}


class CloseForm(SupportForm):
    """How it ended."""

    ending = _text(_("How it ended, and how the person can come back"), required=True)


class SupportFilter(forms.Form):
    """Which supports."""

    code = forms.CharField(label=_("Code"), required=False)
    state = forms.ChoiceField(label=_("Stands as"), required=False, choices=[("", _("all")), *SupportState.choices])
    path = forms.ChoiceField(label=_("Where it leads"), required=False, choices=[("", _("all")), *Support.Path.choices])
    mine = forms.BooleanField(label=_("Where I am the contact person"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class ChecklistForm(forms.Form):
    """The organisation's own lines for a step, one on each line."""

    texts = forms.CharField(
        label=_("One step on each line"), required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Leave it empty, and the list that comes along holds again."),
    )  # fmt: skip
