"""Risks and the safety plan; who speaks for a child, and what is best for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import EncryptedJSONField, EncryptedTextField, Keyed


class Risk(Keyed):
    """One weighing of risks, made together with the person. No sum and no colour: what is there and what to do.

    `answers`: {sign of catalogue/terms/risk-signs: {"value": present|absent|unknown, "note": ...}}.
    """

    class Occasion(models.TextChoices):
        """Why it was made."""

        START = "start", _("At the start")
        INTERVAL = "interval", _("It was time again")
        EVENT = "event", _("Something has happened")
        RETURN = "return", _("Before a return")

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="risks")
    occasion = models.CharField(_("occasion"), max_length=10, choices=Occasion.choices)
    at = models.DateTimeField()
    made_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    answers = EncryptedJSONField()
    happened = EncryptedTextField(_("what has happened"))
    plan = EncryptedTextField(_("safety plan"))

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.pk}"


class Representative(Keyed):
    """Somebody who speaks for a child."""

    class Kind(models.TextChoices):
        """As what."""

        REPRESENTATIVE = "representative", _("Personal representative")
        GUARDIAN = "guardian", _("Guardian")

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="representatives")
    kind = models.CharField(_("as what"), max_length=16, choices=Kind.choices)
    name = EncryptedTextField(_("name"))
    reached = EncryptedTextField(_("how to reach them"))
    since = models.DateField(_("from"))
    until = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return f"{self.pk}"


class ChildNote(Keyed):
    """What is thought of a child: best interest with the child's own view, school, doubt about the age."""

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="child_notes")
    at = models.DateTimeField()
    made_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    best_interest = EncryptedTextField(_("what is best for the child, and why"))
    own_view = EncryptedTextField(_("what the child says"))
    school = EncryptedTextField(_("school"))
    age_doubt = EncryptedTextField(_("doubt about the age"))

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.pk}"
