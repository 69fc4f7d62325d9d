"""A referral: from whom, to whom, what is asked, where it stands, whose it is now and until when."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country
from trygvej.referral.states import ReferralState


class Origin(models.TextChoices):
    """What led to it. Of a tip no more than that is kept: nothing leads from here back to who gave it."""

    TIP = "tip", _("Tip")
    CALL = "call", _("Call")
    VISIT = "visit", _("Visit")
    SCREENING = "screening", _("Screening")
    OUTSIDE = "outside", _("From outside")


class Referral(models.Model):
    """One request from one organisation to another, about one person, for one purpose. Says nothing of the person.

    `owner` has it now, for `owner_organisation`: always exactly one, whatever befalls it. `draft` is the form's own
    id: sent twice, one referral. `due_at` is set while it is open. `follows`: the one that came before it elsewhere.
    """

    draft = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField(max_length=12, choices=ReferralState.choices, default=ReferralState.SENT)
    country = models.CharField(max_length=2, choices=Country.choices)
    sender = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="referrals_sent")
    receiver = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="referrals_received")
    sent_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    received_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey("trygvej.User", models.PROTECT, related_name="referrals_held")
    owner_organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)  # a need of the support scheme
    origin = models.CharField(max_length=10, choices=Origin.choices)
    origin_id = models.BigIntegerField(null=True, blank=True)  # never for a tip
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    child = models.BooleanField(_("a child, or somebody who may be one"), default=False)
    urgent = models.BooleanField(_("urgent"), default=False)
    sent_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("due_at", "pk")
        indexes = (
            models.Index(fields=["receiver", "state", "due_at"], name="referral_receiver"),
            models.Index(fields=["sender", "state", "due_at"], name="referral_sender"),
            models.Index(fields=["owner", "state"], name="referral_owner"),
            models.Index(fields=["state", "due_at"], name="referral_due"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(origin="tip") | Q(origin_id=None), name="referral_tip_wall"),
            models.CheckConstraint(
                condition=Q(state=ReferralState.CLOSED, due_at=None) | (~Q(state="closed") & Q(due_at__isnull=False)),
                name="referral_open_is_due",
            ),
            models.CheckConstraint(condition=~Q(sender=models.F("receiver")), name="referral_to_another"),
        )

    def __str__(self) -> str:
        return f"{self.pk}"
