"""What states an age under 18: kept apart from all else, encrypted, for those who handle children's cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedJSONField, EncryptedTextField, Keyed
from trygvej.outreach.states import SealedState


class SealedRecord(Keyed):
    """A row that states an age under 18. It is on no list, in no search, export or count but that of its readers.

    `same`: blind index of source and id, so that one row brought twice is one record. `content`: the row as it came and
    why it was sealed. `due_at`: by when somebody must have handled it. `done`: what was done.
    """

    country = models.CharField(max_length=2, choices=Country.choices)
    same = models.CharField(max_length=64, unique=True)
    arrived_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=SealedState.choices, default=SealedState.NEW)
    handled_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    handled_at = models.DateTimeField(null=True, blank=True)
    content = EncryptedJSONField()
    done = EncryptedTextField(_("what was done"))

    class Meta:
        ordering = ("due_at", "pk")
        indexes = (models.Index(fields=["country", "state", "due_at"], name="sealed_due"),)

    def __str__(self) -> str:
        return f"{self.pk}"
