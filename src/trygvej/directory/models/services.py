"""What an organisation offers, to whom, in which languages, where, and how many places are free."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Service(models.Model):
    """One thing an organisation offers. `need` is an activity of catalogue/terms/support-scheme.

    `places` in all and `free` now, None where it is not counted in places; `free` was right at `places_at`.
    Nothing listed under a kind of mark means no limit of that kind: for everybody, everywhere.
    """

    organisation = models.ForeignKey("trygvej.Organisation", models.CASCADE, related_name="services")
    need = models.CharField(_("what is offered"), max_length=40)
    name = models.CharField(_("called"), max_length=150)
    terms = models.CharField(_("on which terms"), max_length=400, blank=True)
    hours = models.CharField(_("hours"), max_length=150, blank=True)
    round_the_clock = models.BooleanField(_("day and night"), default=False)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    places = models.PositiveSmallIntegerField(_("places in all"), null=True, blank=True)
    free = models.PositiveSmallIntegerField(_("free places now"), null=True, blank=True)
    places_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("need", "name")
        indexes = (models.Index(fields=["need"], name="service_need"),)
        constraints = (
            models.UniqueConstraint(fields=["organisation", "need", "name"], name="service_once"),
            models.CheckConstraint(
                condition=Q(places=None) | Q(free=None) | Q(free__lte=F("places")), name="service_free_in_places"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ServiceMark(models.Model):
    """A language, a group of people or an area that a service is limited to: for search."""

    class Kind(models.TextChoices):
        """What the service is limited by."""

        LANGUAGE = "language", _("Language")
        GROUP = "group", _("For")
        AREA = "area", _("Area")

    service = models.ForeignKey("trygvej.Service", models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    code = models.CharField(max_length=100)  # of catalogue/terms languages, people-helped; the name of a town or region

    class Meta:
        ordering = ("kind", "code")
        constraints = (models.UniqueConstraint(fields=["service", "kind", "code"], name="service_mark_once"),)
        indexes = (models.Index(fields=["kind", "code"], name="service_mark"),)

    def __str__(self) -> str:
        return self.code
