"""A prepared return: nothing of it goes forward without the person's informed, written consent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import EncryptedTextField, Keyed
from trygvej.assistance.states import LeavingState

_AFTER_CONSENT = (LeavingState.CONSENTED, LeavingState.PREPARED, LeavingState.TRAVELLED, LeavingState.FOLLOWED)


class Leaving(Keyed):
    """The offer of a return, from the first word to three months after. `risk`: weighed after the consent."""

    support = models.OneToOneField("trygvej.Support", models.CASCADE, related_name="leaving")
    state = models.CharField(max_length=10, choices=LeavingState.choices, default=LeavingState.OFFERED)
    changed_at = models.DateTimeField()
    consent_at = models.DateTimeField(null=True, blank=True)
    consent_language = models.CharField(_("language of the consent"), max_length=8, blank=True)
    informed = EncryptedTextField(_("what the person was told"))
    documents = EncryptedTextField(_("papers"))
    receiver = EncryptedTextField(_("who receives the person"))
    receiver_confirmed_on = models.DateField(_("confirmed by the receiver on"), null=True, blank=True)
    reintegration = EncryptedTextField(_("plan for the first three months"))
    risk = models.ForeignKey("trygvej.Risk", models.SET_NULL, null=True, blank=True, related_name="+")
    travelled_on = models.DateField(_("travelled on"), null=True, blank=True)
    follow_up = EncryptedTextField(_("how it went"))

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=_AFTER_CONSENT) | Q(consent_at__isnull=False), name="leaving_consent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"
