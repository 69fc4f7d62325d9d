"""The clock that runs when a child may be exposed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedTextField, Keyed
from trygvej.screening.states import ChildState


class ChildClock(Keyed):
    """By when the local team has met about a child. Begun by a call, a tip or a screening; never by a program alone.

    `kind` and `origin` name the record that began it; those who may not open that one see the clock all the same.
    """

    class Kind(models.TextChoices):
        """What began the clock."""

        CALL = "call", _("A call")
        TIP = "tip", _("A tip")
        SCREENING = "screening", _("A screening")

    country = models.CharField(max_length=2, choices=Country.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    origin = models.BigIntegerField()
    started_at = models.DateTimeField()
    started_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=ChildState.choices, default=ChildState.RUNNING)
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    done = EncryptedTextField(_("what was agreed"))

    class Meta:
        ordering = ("due_at", "pk")
        constraints = (models.UniqueConstraint(fields=["kind", "origin"], name="child_clock_once"),)
        indexes = (models.Index(fields=["country", "state", "due_at"], name="child_clock_due"),)

    def __str__(self) -> str:
        return f"{self.pk}"
