"""Calls to the hotline, what was added later, the note from shift to shift, and notices of planned operations."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedTextField, Keyed
from trygvej.screening.models.three import Presence
from trygvej.screening.states import CallState


class Caller(models.TextChoices):
    """Who calls."""

    PERSON = "person", _("The person herself or himself")
    CITIZEN = "citizen", _("A citizen who noticed something")
    POLICE = "police", _("Police")
    PARTNER = "partner", _("A partner or colleague")


class Urgency(models.IntegerChoices):
    """How soon somebody has to act. The lowest comes first."""

    NOW = 0, _("Now")
    TODAY = 1, _("Today")
    WEEK = 2, _("This week")
    NONE = 3, _("No hurry")


class Call(Keyed):
    """One call. All that was said is encrypted; a number that was given is found again by its blind index alone.

    `draft`: the form's own id, so that a form sent twice is one call. `earlier`: the call that this one goes on from.
    """

    draft = models.UUIDField(default=uuid.uuid4, unique=True)
    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, choices=Country.choices)
    taken_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    caller = models.CharField(max_length=10, choices=Caller.choices)
    language = models.CharField(max_length=8, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices, default=Urgency.NONE)
    danger = models.CharField(max_length=8, choices=Presence.choices, default=Presence.UNKNOWN)
    child = models.CharField(max_length=8, choices=Presence.choices, default=Presence.UNKNOWN)
    anonymous = models.BooleanField(default=True)
    name = EncryptedTextField()
    phone = EncryptedTextField()
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    seen = EncryptedTextField()
    place = EncryptedTextField()
    advice = EncryptedTextField()
    follow_up = EncryptedTextField()
    follow_up_by = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=CallState.choices, default=CallState.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    earlier = models.ForeignKey("trygvej.Call", models.SET_NULL, null=True, blank=True, related_name="later")

    class Meta:
        ordering = ("-received_at", "-pk")
        indexes = (
            models.Index(fields=["organisation", "state", "-received_at"], name="call_list"),
            models.Index(fields=["organisation", "town"], name="call_town"),
        )

    def __str__(self) -> str:
        return f"{self.pk}"


class CallNote(Keyed):
    """What was added to a call afterwards. What was written at the call itself is never changed."""

    call = models.ForeignKey("trygvej.Call", models.CASCADE, related_name="notes")
    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = EncryptedTextField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.call_id} {self.at:%Y-%m-%d %H:%M}"


class ShiftNote(Keyed):
    """What one shift leaves to the next, and who took it over."""

    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    left_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    left_at = models.DateTimeField()
    taken_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    text = EncryptedTextField()

    class Meta:
        ordering = ("-left_at", "-pk")

    def __str__(self) -> str:
        return f"{self.left_at:%Y-%m-%d %H:%M}"


class Operation(Keyed):
    """An operation that the police plan, so that social workers can be there. Seen by those named; gone when over."""

    country = models.CharField(max_length=2, choices=Country.choices)
    made_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("is over"))
    named = models.ManyToManyField("trygvej.User", related_name="operations")
    place = EncryptedTextField()
    what = EncryptedTextField()

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = (models.Index(fields=["ends_at"], name="operation_over"),)

    def __str__(self) -> str:
        return f"{self.pk}"
