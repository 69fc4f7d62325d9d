"""Forms of the room."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Membership, Organisation, User, Who
from trygvej.directory.public import need_choices
from trygvej.referral.models import Grant, Referral
from trygvej.referral.models.referral import Origin
from trygvej.referral.origins import Beginning
from trygvej.referral.permissions import ANSWERING, SENDING
from trygvej.referral.sending import Order
from trygvej.referral.states import ReferralState
from trygvej.referral.words import Field, fields, lang

LONGEST = 4000
SPARE = ("health", "stay", "family", "signs")  # asked for further down: only if the receiver needs it


class ReferralFilter(forms.Form):
    """Which referrals."""

    way = forms.ChoiceField(
        label=_("Way"), required=False, choices=[("", _("both")), ("to", _("to us")), ("from", _("from us"))]
    )
    state = forms.ChoiceField(
        label=_("Stands as"), required=False, choices=[("", _("all")), ("open", _("Open")), *ReferralState.choices]
    )
    purpose = forms.ChoiceField(label=_("Asked for"), required=False)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=100)
    person = forms.CharField(
        label=_("Person"), required=False, max_length=200, help_text=_("Exactly as it is written in the referral.")
    )
    mine = forms.BooleanField(label=_("Mine"), required=False)
    late = forms.BooleanField(label=_("Overdue"), required=False)
    urgent = forms.BooleanField(label=_("Urgent, or a child"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        purpose: Any = self.fields["purpose"]
        purpose.choices = [("", _("all")), *need_choices(lang())]

    def asked(self) -> dict[str, Any]:
        """Return what is looked for."""
        if not self.is_valid():
            return {}
        return {**self.cleaned_data, "late": timezone.now() if self.cleaned_data["late"] else None}


class ReferForm(forms.Form):
    """A new referral: to whom, for what, what it says, and on which ground each part is passed on."""

    draft = forms.UUIDField(widget=forms.HiddenInput)
    receiver = forms.ModelChoiceField(Organisation.objects.none(), label=_("To whom"))
    purpose = forms.ChoiceField(label=_("What is asked for"))
    sender = forms.ModelChoiceField(Organisation.objects.none(), label=_("From"), empty_label=None)
    child = forms.BooleanField(
        label=_("A child, or somebody who may be one"),
        required=False,
        help_text=_("In doubt: a child. The local team then has 24 hours."),
    )
    basis = forms.ChoiceField(
        label=_("Why may it be passed on?"), choices=Grant.Basis.choices, widget=forms.RadioSelect,
        initial=Grant.Basis.CONSENT,
    )  # fmt: skip
    how = forms.ChoiceField(
        label=_("How did the person say yes?"), required=False, choices=[("", "–"), *Grant.How.choices]
    )
    urgent = forms.BooleanField(label=_("Urgent: it has to be answered now"), required=False)
    reason = forms.CharField(
        label=_("Why it cannot wait"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, by: Who, beginning: Beginning, receiver: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._beginning = beginning
        self.known = fields(lang())
        chosen: dict[str, Any] = {
            "sender": Organisation.objects.filter(pk__in=by.organisations(SENDING)).order_by("name"),
            "receiver": receivers(by),
        }
        for name, found in chosen.items():
            held: Any = self.fields[name]
            held.queryset = found
        purpose: Any = self.fields["purpose"]
        purpose.choices = [("", "–"), *need_choices(lang())]
        self.initial = {
            **{"draft": uuid4(), "receiver": receiver, "child": beginning.child, "urgent": beginning.urgent},
            "sender": chosen["sender"].first(),
            **self.initial,
        }
        for one in self.known:
            self.fields[f"p:{one.code}"] = forms.CharField(
                label=one.label, help_text=one.hint, required=False, max_length=LONGEST,
                initial=beginning.parts.get(one.code, ""), widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"s:{one.code}"] = forms.BooleanField(label=_("May be passed on"), required=False)

    def parts(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields that every referral needs, each with its tick."""
        return [self._pair(one) for one in self.known if one.code not in SPARE]

    def spare(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields that only some need."""
        return [self._pair(one) for one in self.known if one.code in SPARE]

    def _pair(self, one: Field) -> tuple[forms.BoundField, forms.BoundField]:
        return self[f"p:{one.code}"], self[f"s:{one.code}"]

    def order(self, follows: Referral | None) -> Order:
        """Return what is to be sent."""
        data = self.cleaned_data
        names = ("draft", "receiver", "purpose", "sender", "child", "basis", "how", "urgent", "reason")
        return Order(
            **{name: data[name] for name in names},
            parts={one.code: data[f"p:{one.code}"] for one in self.known},
            shared=frozenset(one.code for one in self.known if data[f"s:{one.code}"]),
            origin=Origin(self._beginning.origin),
            origin_id=self._beginning.origin_id,
            follows=follows,
        )


def receivers(by: Who) -> Any:
    """Return the organisations at which somebody may answer, without those in which `by` sends."""
    held = Membership.objects.open(timezone.localdate()).filter(role__in=ANSWERING, user__is_active=True)
    found = Organisation.objects.filter(pk__in=held.values("organisation")).exclude(entry__active=False)
    own = by.organisations(SENDING)
    return found.exclude(pk__in=own if len(own) == 1 else []).order_by("name")


class WordsForm(forms.Form):
    """What is said with a move."""

    text = forms.CharField(label=_("In a few words"), required=False, max_length=LONGEST, widget=forms.Textarea)


class HandOnForm(forms.Form):
    """To which colleague, with which note."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("To whom"))
    text = forms.CharField(
        label=_("Note for the hand-over"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, referral: Referral, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Membership.objects.open(timezone.localdate()).filter(
            organisation=referral.owner_organisation, role__in=[*SENDING, *ANSWERING]
        )
        to: Any = self.fields["to"]
        to.queryset = User.objects.filter(pk__in=held.values("user"), is_active=True).exclude(pk=referral.owner_id)
