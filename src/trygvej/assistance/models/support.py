"""The support of one person, the plan that is written together, and what the person said no to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedJSONField, EncryptedTextField, Keyed
from trygvej.assistance.states import StepState, SupportState

EVERYTHING = "everything"  # what a person can say no to, beside each kind of help


class Stay(models.TextChoices):
    """The stay in the country, as the law of periods asks for it."""

    NO_LAWFUL_STAY = "no-lawful-stay", _("No lawful stay")
    ASYLUM_SEEKER = "asylum-seeker", _("Asylum seeker")
    LAWFUL_STAY = "lawful-stay", _("Lawful stay")
    EU_CITIZEN = "eu-citizen", _("EU citizen")
    CITIZEN = "citizen", _("Citizen")


class Support(Keyed):
    """The help to one person. Nothing here asks for a decision about the person, or waits for one.

    `needs`: {need of the support scheme: {"wanted": present|absent|unknown}}, assessed on `needs_on`; `wishes`: the
    same in the person's own words. `path`: where it leads. `reminded_on`: when somebody was last told of what is due.
    """

    class Path(models.TextChoices):
        """Where the person wants to go."""

        OPEN = "open", _("Not decided")
        RETURN = "return", _("Prepared return")
        STAYING = "staying", _("A life here")

    journey = models.OneToOneField("trygvej.Journey", models.CASCADE, related_name="support")
    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, choices=Country.choices)
    contact = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+", verbose_name=_("contact person"))
    state = models.CharField(max_length=8, choices=SupportState.choices, default=SupportState.OPEN)
    path = models.CharField(_("where it leads"), max_length=8, choices=Path.choices, default=Path.OPEN)
    needs = EncryptedJSONField()
    wishes = EncryptedTextField(_("in the person's own words"))
    needs_on = models.DateField(_("needs assessed on"), null=True, blank=True)
    ending = EncryptedTextField(_("how it ended"))
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    next_risk_on = models.DateField(_("weigh the risks again on"), null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-opened_at", "-pk")
        indexes = (
            models.Index(fields=["organisation", "state", "-opened_at"], name="support_list"),
            models.Index(fields=["state", "next_risk_on"], name="support_risk_due"),
        )

    def __str__(self) -> str:
        return f"{self.pk}"


class PlanStep(Keyed):
    """One step of the plan: what for, what, who, by when, and how the person says it."""

    class Phase(models.TextChoices):
        """When it belongs."""

        EMERGENCY = "emergency", _("The first weeks")
        LATER = "later", _("Later on")

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="plan")
    phase = models.CharField(_("when"), max_length=10, choices=Phase.choices)
    need = models.CharField(_("kind of help"), max_length=40, blank=True)
    goal = EncryptedTextField(_("what for"))
    step = EncryptedTextField(_("what is done"))
    own_words = EncryptedTextField(_("in the person's own words"))
    who = EncryptedTextField(_("who does it"))
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=StepState.choices, default=StepState.OPEN)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("phase", "due_on", "pk")

    def __str__(self) -> str:
        return f"{self.pk}"


class Refusal(Keyed):
    """The person said no to something. It has no consequence: what was offered stays offered."""

    support = models.ForeignKey("trygvej.Support", models.CASCADE, related_name="refusals")
    need = models.CharField(_("what was said no to"), max_length=40)
    said = EncryptedTextField(_("what the person said"))
    at = models.DateTimeField()
    noted_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.pk}"
