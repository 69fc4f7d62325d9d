"""The log: who read or did what, when and why; what was refused as well."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.verbs import meaning_of


class Outcome(models.TextChoices):
    """How an act ended."""

    DONE = "done", _("Done")
    DENIED = "denied", _("Denied")
    FAILED = "failed", _("Failed")


class LogEntry(models.Model):
    """One act or one reading. Rows are chained by `mac`; the database refuses to change or delete one."""

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    user = models.ForeignKey("trygvej.User", models.PROTECT, null=True, related_name="+")
    actor = models.CharField(max_length=200)
    verb = models.CharField(max_length=100, db_index=True)
    kind = models.CharField(max_length=60, blank=True)
    ids = models.JSONField(default=list)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    why = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=["user", "-number"], name="log_user"),)

    def __str__(self) -> str:
        return f"{self.number} {self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb}"

    @property
    def meaning(self) -> str:
        """What the verb means, in the language of the page."""
        return meaning_of(self.verb)


class LogHead(models.Model):
    """The one row that writers queue for: how long the log is, and the mac of its last row."""

    number = models.BigIntegerField(default=0)
    mac = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.number)


class Checkpoint(models.Model):
    """How long the log was at a moment, signed; also written to a file outside the database."""

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.at:%Y-%m-%d %H:%M}"
