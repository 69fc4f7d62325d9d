"""A person's way through help, and the organisations that take part in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedTextField, Keyed


class Age(models.TextChoices):
    """What is known of the age. In doubt is a child."""

    ADULT = "adult", _("18 or older")
    CHILD = "child", _("Under 18")
    DOUBT = "doubt", _("In doubt: treated as under 18")


class Journey(Keyed):
    """One person. `code` names the person on lists and in talk; `called` is what the person wants to be called.

    `called_index`: blind index of it, for an exact search. `erased_at`: the key is destroyed, here and in the rooms.
    """

    code = models.CharField(max_length=8, unique=True)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices)
    called = EncryptedTextField(_("what the person wants to be called"))
    called_index = models.CharField(max_length=64, blank=True, db_index=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    age = models.CharField(_("age"), max_length=8, choices=Age.choices, default=Age.ADULT)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-opened_at", "-pk")
        indexes = (models.Index(fields=["-opened_at", "-id"], name="journey_newest"),)

    def __str__(self) -> str:
        return self.code

    @property
    def child(self) -> bool:
        """Whether the person is treated as a child."""
        return self.age != Age.ADULT


class Participation(models.Model):
    """An organisation takes part in helping one person, on a ground, for a time."""

    class Ground(models.TextChoices):
        """Why it may."""

        CONSENT = "consent", _("The person agrees")
        LAW = "law", _("A law says so")
        CHILD = "child", _("The child's best interest")

    journey = models.ForeignKey("trygvej.Journey", models.CASCADE, related_name="parts")
    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    ground = models.CharField(_("ground"), max_length=10, choices=Ground.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    let_in_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["journey", "organisation"], condition=models.Q(until=None), name="journey_part_once"
            ),
        )
        indexes = (models.Index(fields=["organisation", "until", "journey"], name="journey_part_own"),)

    def __str__(self) -> str:
        return f"{self.journey_id}: {self.organisation_id}"
