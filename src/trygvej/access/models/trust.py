"""A broken glass, notices, and tokens for programs."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trygvej.access.verbs import meaning_of


class Glass(models.Model):
    """One who may not read a kind of record reads it all the same, because it is urgent: for a time, with a reason."""

    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="glasses")
    verb = models.CharField(max_length=100)
    reason = models.TextField(_("reason"))
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ("-opened_at",)
        indexes = (models.Index(fields=["user", "expires_at"], name="glass_open"),)

    def __str__(self) -> str:
        return f"{self.user}: {self.verb}, {self.opened_at:%Y-%m-%d %H:%M}"

    @property
    def meaning(self) -> str:
        """What was opened, in the language of the page."""
        return meaning_of(self.verb)


class Notice(models.Model):
    """Something waits for a person. What it is stands behind the link; the mail about it says nothing of it.

    The row is written in the transaction of what it tells of, and is the outbox as well: a mail is due until
    `mailed_at` is set, and is tried again later and later.
    """

    user = models.ForeignKey("trygvej.User", models.CASCADE, related_name="notices")
    text = models.CharField(max_length=200)  # English, translated when shown; never about a person
    address = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (
            models.Index(fields=["user", "read_at"], name="notice_unread"),
            models.Index(fields=["mailed_at", "next_try_at"], name="notice_outbox"),
        )

    def __str__(self) -> str:
        return self.text


class Token(models.Model):
    """Lets a program ask in the name of a person, for some verbs only. The secret itself is not kept."""

    user = models.ForeignKey("trygvej.User", models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=80)
    verbs = models.JSONField(default=list)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(_("valid until"))
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name
