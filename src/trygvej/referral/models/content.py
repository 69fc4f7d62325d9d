"""What a referral says of the person, what each may see of it, and what happened to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import EncryptedTextField, Keyed


class Part(Keyed):
    """One thing that a referral says of the person. `index`: blind, for exact search, where the field allows it."""

    referral = models.ForeignKey("trygvej.Referral", models.CASCADE, related_name="parts")
    field = models.CharField(max_length=20)  # code of catalogue/terms/referral-fields
    text = EncryptedTextField()
    index = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["referral", "field"], name="part_once"),)

    def __str__(self) -> str:
        return self.field


class Grant(models.Model):
    """Lets one recipient see one field for one purpose, from `at` until it is withdrawn.

    It rests on the person's consent, or on what the law allows without: vital interests, the protection of a child.
    """

    class Basis(models.TextChoices):
        """What it rests on. Source: GDPR articles 6(1)(a), (c), (d) and 9(2)(a), (c)."""

        CONSENT = "consent", _("The person has said yes")
        VITAL = "vital", _("Danger to life or health: it cannot wait for an answer")
        CHILD = "child", _("A child, or somebody who may be one: the duty to report")

    class How(models.TextChoices):
        """How the person said yes."""

        SPOKEN = "spoken", _("Spoken")
        WRITTEN = "written", _("In writing")
        INTERPRETED = "interpreted", _("Through an interpreter")

    referral = models.ForeignKey("trygvej.Referral", models.CASCADE, related_name="grants")
    recipient = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)
    field = models.CharField(max_length=20)
    basis = models.CharField(max_length=8, choices=Basis.choices)
    how = models.CharField(max_length=12, choices=How.choices, blank=True)
    at = models.DateTimeField()
    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["referral", "recipient", "purpose", "field"], name="grant_standing"),)
        constraints = (
            models.UniqueConstraint(
                fields=["referral", "recipient", "purpose", "field"],
                condition=models.Q(withdrawn_at=None),
                name="grant_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.referral_id}: {self.field}"


class Event(Keyed):
    """One thing that happened: who did it, from where to where, who has it since then, and what was said with it."""

    referral = models.ForeignKey("trygvej.Referral", models.CASCADE, related_name="events")
    at = models.DateTimeField()
    user = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    actor = models.CharField(max_length=200)
    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, null=True, related_name="+")
    move = models.CharField(max_length=12)
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    owner = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    text = EncryptedTextField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.referral_id}: {self.move}"
