"""Screenings that a professional chose to keep."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedJSONField, EncryptedTextField, Keyed
from trygvej.screening.states import ScreeningState


class Screening(Keyed):
    """What one professional found with one set on one day. The answers are encrypted; no name is asked for.

    `answers`: {indicator: {"value": present|absent, "note": ...}}; what is missing is not known. `elements`: the values
    of act, means and purpose on that day, so that lists need not open the answers. `signs`: how many are present.
    """

    class Age(models.TextChoices):
        """What is known of the age. In doubt is a child."""

        ADULT = "adult", _("18 or older")
        CHILD = "child", _("Under 18")
        DOUBT = "doubt", _("In doubt: treated as under 18")

    draft = models.UUIDField(default=uuid.uuid4, unique=True)
    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, choices=Country.choices)
    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    setting = models.CharField(max_length=40)
    profession = models.CharField(max_length=40, blank=True)
    age = models.CharField(max_length=8, choices=Age.choices)
    set_id = models.CharField(max_length=80)
    set_version = models.PositiveSmallIntegerField()
    signs = models.PositiveSmallIntegerField(default=0)
    elements = models.JSONField(default=dict)
    answers = EncryptedJSONField()
    notes = EncryptedTextField()
    state = models.CharField(max_length=12, choices=ScreeningState.choices, default=ScreeningState.KEPT)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=["organisation", "state", "-made_at"], name="screening_list"),)

    def __str__(self) -> str:
        return f"{self.pk}"
