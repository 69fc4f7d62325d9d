"""Places: where adverts say that something happens, and where outreach workers go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country


class Place(models.Model):
    """A clinic, an address, a street or, where nothing closer is known, a town. A place is never a person."""

    class Kind(models.TextChoices):
        """What kind of place it is, as close as is known."""

        CLINIC = "clinic", _("Clinic")
        FLAT = "flat", _("Flat")
        HOTEL = "hotel", _("Hotel")
        STREET = "street", _("Street")
        WORKPLACE = "workplace", _("Workplace")
        TOWN = "town", _("Town, no address known")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=100)
    municipality = models.CharField(_("municipality"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        ordering = ("town", "name")
        indexes = (models.Index(fields=["country", "town"], name="place_town"),)
        constraints = (models.UniqueConstraint(fields=["country", "town", "street", "name"], name="place_once"),)

    def __str__(self) -> str:
        return self.name if self.kind == self.Kind.TOWN else f"{self.name}, {self.town}"
