"""Checklists of an organisation, and what was ticked off for one person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChecklistItem(models.Model):
    """One line of an organisation's own list for a step. As long as it has none, that of the catalogue holds."""

    organisation = models.ForeignKey("trygvej.Organisation", models.CASCADE, related_name="+")
    step = models.CharField(max_length=20)
    text = models.CharField(_("text"), max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("step", "position", "pk")
        indexes = (models.Index(fields=["organisation", "step"], name="checklist_own"),)

    def __str__(self) -> str:
        return self.text


class Tick(models.Model):
    """A line that was ticked off: `item` is a code of the catalogue, or "own:" and the number of an own line."""

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="ticks")
    item = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["support", "item"], name="tick_once"),)

    def __str__(self) -> str:
        return self.item
