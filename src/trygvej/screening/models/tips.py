"""Tips given on the web without an account. Nothing here says who gave one: no address, no browser, no name asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedJSONField, EncryptedTextField, Keyed
from trygvej.screening.models.three import Presence
from trygvej.screening.states import TipState


class Tip(Keyed):
    """A tip. `receipt`: blind index of the number that the giver keeps. `form`: of the form, so that twice is once.

    `content`: what was seen, where, when. `brief`: what the hotline passes on, in its own words, without anything that
    says who told. `rush`: it came while so many came that a sum had to be worked out first.
    """

    receipt = models.CharField(max_length=64, unique=True)
    form = models.CharField(max_length=64, unique=True)
    country = models.CharField(max_length=2, choices=Country.choices)
    language = models.CharField(max_length=8)
    arrived_at = models.DateTimeField(db_index=True)
    danger = models.CharField(max_length=8, choices=Presence.choices, default=Presence.UNKNOWN)
    child = models.CharField(max_length=8, choices=Presence.choices, default=Presence.UNKNOWN)
    rush = models.BooleanField(default=False)
    content = EncryptedJSONField()
    brief = EncryptedTextField()
    state = models.CharField(max_length=12, choices=TipState.choices, default=TipState.NEW)
    taken_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    waits = models.BooleanField(default=True)  # the giver has written what nobody has answered or seen to
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-arrived_at", "-pk")
        indexes = (models.Index(fields=["country", "state", "-arrived_at"], name="tip_list"),)

    def __str__(self) -> str:
        return f"{self.pk}"


class TipMessage(Keyed):
    """One message of the dialogue: of the giver if `user` is empty, else of the hotline (the giver sees no name)."""

    tip = models.ForeignKey("trygvej.Tip", models.CASCADE, related_name="messages")
    user = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    form = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    text = EncryptedTextField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.tip_id} {self.at:%Y-%m-%d %H:%M}"


class TipFile(Keyed):
    """A file sent with a tip, encrypted. A picture is drawn anew before it is kept: nothing that hides in it stays.

    `content`: the bytes as base64. Any other file is sealed: it is opened only after a virus scanner found it clean.
    """

    class State(models.TextChoices):
        """Whether it can be opened."""

        CLEAN = "clean", _("Can be opened")
        SEALED = "sealed", _("Sealed: no virus scanner has looked at it")
        INFECTED = "infected", _("Sealed: the virus scanner found something")

    tip = models.ForeignKey("trygvej.Tip", models.CASCADE, related_name="files")
    kind = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices)
    at = models.DateTimeField()
    content = EncryptedTextField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.pk}"
