"""Services that a person wants, with consent; and places to stay."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import EncryptedTextField, Keyed
from trygvej.assistance.states import PlaceState, UseState


class ServiceUse(Keyed):
    """A service of the directory for one person. Without the person's consent there is none."""

    class Consent(models.TextChoices):
        """How the person agreed."""

        SPOKEN = "spoken", _("spoken")
        WRITTEN = "written", _("in writing")

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="services")
    service = models.ForeignKey("trygvej.Service", models.PROTECT, related_name="+", verbose_name=_("service"))
    consent = models.CharField(_("consent"), max_length=8, choices=Consent.choices)
    consent_at = models.DateTimeField()
    asked_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=UseState.choices, default=UseState.ASKED)
    changed_at = models.DateTimeField()
    note = EncryptedTextField(_("what the service must know"))

    class Meta:
        ordering = ("consent_at", "pk")

    def __str__(self) -> str:
        return f"{self.pk}"


class PlaceStay(models.Model):
    """A place of a service, kept for one person from a day until a day (empty: until it is free again)."""

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="stays")
    service = models.ForeignKey("trygvej.Service", models.PROTECT, related_name="+", verbose_name=_("place"))
    since = models.DateField(_("from"))
    until = models.DateField(_("to"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=PlaceState.choices, default=PlaceState.RESERVED)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="place_stay_order"),
        )
        indexes = (models.Index(fields=["service", "state", "since"], name="place_stay_service"),)

    def __str__(self) -> str:
        return f"{self.pk}"
