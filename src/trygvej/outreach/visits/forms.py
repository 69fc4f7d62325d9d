"""Forms of rounds and visits."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Membership, Role, User, Who
from trygvej.directory.public import Place
from trygvej.indicators.public import catalogue
from trygvej.outreach.models import FOUND, YES_NO, Help, Presence, Round, Visit
from trygvej.outreach.states import RoundState, VisitState
from trygvej.outreach.visits import rules
from trygvej.outreach.visits.queries import Asked, services
from trygvej.outreach.visits.recording import FIELDS, Record

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class _Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class RoundForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new round."""

    class Meta:
        model = Round
        fields = ("name", "starts_at", "check_in_by", "leader", "members", "alone_because", "alarm_to")
        labels = {
            "leader": _("Who leads"),
            "members": _("Who goes along"),
            "alarm_to": _("Who is told if nobody checks in"),
        }
        widgets = {"starts_at": _Moment(), "check_in_by": _Moment(), "members": forms.CheckboxSelectMultiple()}

    def __init__(self, *args: Any, by: Who, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Membership.objects.open(timezone.localdate()).filter(
            organisation__in=by.organisations([Role.OUTREACH, Role.COORDINATOR]),
            role__in=[Role.OUTREACH, Role.COORDINATOR],
        )
        colleagues = User.objects.filter(pk__in=held.values("user"), is_active=True)
        for name in ("leader", "members", "alarm_to"):
            field: Any = self.fields[name]
            field.queryset = colleagues
        self.fields["members"].required = False
        self.fields["alarm_to"].required = True
        self.fields["alarm_to"].help_text = _("Somebody who stays behind and can be reached.")
        self.fields["alone_because"].help_text = _("Only if nobody goes along.")
        begins = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0)
        hours = rules.rounds(timezone.localdate()).check_in_hours
        self.initial = {
            **self.initial,
            **{"starts_at": begins, "check_in_by": begins + timedelta(hours=hours), "leader": by.user},
        }


class RoundFilter(forms.Form):
    """Which rounds."""

    nothing_required = True
    text = forms.CharField(label=_("Name"), required=False)
    state = forms.ChoiceField(label=_("Stands as"), required=False, choices=[("", _("all")), *RoundState.choices])
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)


class VisitFilter(forms.Form):
    """Which visits."""

    nothing_required = True
    text = forms.CharField(label=_("Place or town"), required=False)
    state = forms.ChoiceField(label=_("Stands as"), required=False, choices=[("", _("all")), *VisitState.choices])
    concern = forms.ChoiceField(label=_("Concern"), required=False, choices=[("", _("all")), *YES_NO])
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("To"), required=False, widget=DAY)
    due = forms.BooleanField(label=_("Only those with a follow-up that is due"), required=False)


class AddVisit(forms.Form):
    """To which round a visit goes, and where: the places of the same towns, the one that was named first."""

    round = forms.ModelChoiceField(Round.objects.none(), label=_("Round"), empty_label=None)
    place = forms.ModelChoiceField(Place.objects.none(), label=_("Place"), empty_label=None)

    def __init__(self, *args: Any, rounds: QuerySet[Round], places: QuerySet[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["round"]
        where: Any = self.fields["place"]
        chosen.queryset, where.queryset = rounds, places


class RecordForm(forms.Form):
    """What was found at a visit: one column, large targets, nothing that must be filled in."""

    nothing_required = True  # said once above the form, not at each field
    draft = forms.UUIDField(widget=forms.HiddenInput)
    over = forms.UUIDField(widget=forms.HiddenInput, required=False)
    met = forms.ChoiceField(label=_("Did you meet anybody?"), choices=YES_NO, widget=forms.RadioSelect)
    persons_met = forms.IntegerField(label=_("How many?"), required=False, min_value=0, max_value=99)
    language = forms.ChoiceField(label=_("Language you spoke"), required=False)
    concern = forms.ChoiceField(label=_("Are you concerned after the talk?"), choices=YES_NO, widget=forms.RadioSelect)
    needs = forms.CharField(
        label=_("What does the person want or need?"),
        help_text=_("In the person's own words. No names of others."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    notes = forms.CharField(
        label=_("Anything else"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    consent = forms.ChoiceField(
        label=_("May you contact the person again?"),
        help_text=_("No has no consequence. The offer stays open."),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    follow_up_on = forms.DateField(label=_("Follow up on"), required=False, widget=DAY)

    def __init__(self, *args: Any, asked: list[Asked], visit: Visit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_language() or settings.LANGUAGE_CODE
        self.asked, self.offered = asked, services(lang)
        spoken: Any = self.fields["language"]
        spoken.choices = [
            ("", _("not said")),
            *((t.code, t.called(lang)) for t in catalogue().terms["languages"].terms),
        ]
        self.initial = {
            **self.initial,
            **{"draft": uuid4(), **dict.fromkeys(("met", "concern", "consent"), Presence.UNKNOWN)},
        }
        for one in asked:
            self.fields[f"i:{one.indicator}"] = forms.ChoiceField(
                label=one.label, help_text=one.question, choices=FOUND, initial=Presence.UNKNOWN, required=False,
                widget=forms.RadioSelect,
            )  # fmt: skip
        for code, label in self.offered:
            self.fields[f"h:{code}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", _("not offered")), *Help.Answer.choices]
            )
        if visit is not None and visit.state == VisitState.RECORDED:
            self._fill(visit)

    def _fill(self, visit: Visit) -> None:
        """Begin with what was recorded before."""
        self.initial = {**self.initial, "over": visit.draft, **{name: getattr(visit, name) for name in FIELDS}}
        said = {f"i:{one.indicator}": one.value for one in visit.findings.all()}
        offered = {f"h:{one.service}": one.answer for one in visit.help.all()}
        self.initial = {**self.initial, **said, **offered}

    def look_again(self, over: UUID) -> None:
        """Let what was written be sent once more, now over the record `over` that its writer is told of."""
        self.data = {**self.data.dict(), "over": str(over)}  # type: ignore[attr-defined]  # a QueryDict: it is bound

    def shown(self) -> list[forms.BoundField]:
        """Return the questions about what the advert showed."""
        return [self[f"i:{one.indicator}"] for one in self.asked if one.shown]

    def more(self) -> list[forms.BoundField]:
        """Return the questions that a talk can bring out besides."""
        return [self[f"i:{one.indicator}"] for one in self.asked if not one.shown]

    def help_fields(self) -> list[forms.BoundField]:
        """Return the help that can be offered."""
        return [self[f"h:{code}"] for code, _label in self.offered]

    def record(self) -> Record:
        """Return what was filled in. Signs that are not known are kept as such only where the advert showed them."""
        data = self.cleaned_data
        said = {one.indicator: data[f"i:{one.indicator}"] or Presence.UNKNOWN for one in self.asked}
        shown = {one.indicator for one in self.asked if one.shown}
        return Record(
            draft=data["draft"],
            over=data["over"],
            **{name: data[name] for name in FIELDS},
            findings={name: value for name, value in said.items() if value != Presence.UNKNOWN or name in shown},
            help={code: data[f"h:{code}"] for code, _label in self.offered if data[f"h:{code}"]},
        )
