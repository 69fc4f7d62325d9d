"""Periods that a law gives, and what happened to them. How long they last is reckoned, never stored."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import EncryptedTextField, Keyed
from trygvej.assistance.models.support import Stay

BY_LAW = ("reflection", "permit")  # the law asks by which stay the person is in the country


class Period(models.Model):
    """One period of one person: which, by which stay, from which day. `stay` is empty where no law asks for it."""

    class Kind(models.TextChoices):
        """What lasts for a time."""

        REFLECTION = "reflection", _("Reflection period")
        PERMIT = "permit", _("Permit for a criminal case")
        EMERGENCY = "emergency", _("Emergency help")
        REINTEGRATION = "reintegration", _("Help after the return")

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="periods")
    kind = models.CharField(_("which"), max_length=16, choices=Kind.choices)
    stay = models.CharField(_("stay in the country"), max_length=16, choices=Stay.choices, blank=True)
    start = models.DateField(_("begins"))

    class Meta:
        ordering = ("start", "pk")
        constraints = (
            models.UniqueConstraint(fields=["support", "kind", "start"], name="period_once"),
            models.CheckConstraint(condition=~Q(stay="") | ~Q(kind__in=BY_LAW), name="period_stay_where_law_asks"),
        )

    def __str__(self) -> str:
        return f"{self.pk}"


class PeriodEvent(Keyed):
    """Something that happened to a period: extended, paused, gone on, ended, or somebody was told."""

    class What(models.TextChoices):
        """What happened."""

        EXTENDED = "extended", _("Extended")
        PAUSED = "paused", _("Paused")
        RESUMED = "resumed", _("Goes on")
        ENDED = "ended", _("Ended")
        TOLD = "told", _("Somebody was told")

    class Why(models.TextChoices):
        """Why it was extended."""

        SPECIAL_REASONS = "special-reasons", _("special reasons")
        PREPARED_RETURN = "prepared-return", _("the person works together on a prepared return")
        INVESTIGATION = "investigation", _("the criminal case needs it")
        NEED = "need", _("the person needs it")

    period = models.ForeignKey("trygvej.Period", models.CASCADE, related_name="events")
    what = models.CharField(_("what"), max_length=10, choices=What.choices)
    day = models.DateField(_("day"))
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    why = models.CharField(_("reason"), max_length=20, choices=Why.choices, blank=True)
    whom = EncryptedTextField(_("who was told, and how"))
    at = models.DateTimeField()
    by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("day", "pk")

    def __str__(self) -> str:
        return f"{self.pk}"
