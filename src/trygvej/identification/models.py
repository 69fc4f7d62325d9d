"""Assessments, talks, decisions, appeals."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedJSONField, EncryptedTextField, Keyed
from trygvej.identification.states import DecisionState


class Stay(models.TextChoices):
    """The stay in the country: it decides who is competent."""

    NO_LAWFUL_STAY = "no-lawful-stay", _("No lawful stay")
    ASYLUM_SEEKER = "asylum-seeker", _("Asylum seeker")
    LAWFUL_STAY = "lawful-stay", _("Lawful stay")
    EU_CITIZEN = "eu-citizen", _("EU citizen")
    CITIZEN = "citizen", _("Citizen")


class Assessment(Keyed):
    """The identification form of one person. `account`: {section: text}. `answers`: {indicator: [value, note]}.

    `version` rises with each save: of two who write at once, the second is told. Nothing here names a third person.
    """

    journey = models.OneToOneField("trygvej.Journey", models.CASCADE, related_name="assessment")
    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, choices=Country.choices)
    begun_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    stay = models.CharField(_("stay in the country"), max_length=16, choices=Stay.choices)
    version = models.PositiveIntegerField(default=0)
    account = EncryptedJSONField()
    answers = EncryptedJSONField()

    class Meta:
        ordering = ("-begun_at", "-pk")

    def __str__(self) -> str:
        return f"{self.pk}"


class Talk(Keyed):
    """One talk: voluntary, with an interpreter and a support person if wanted, with pauses, ended whenever wanted."""

    class Interpreter(models.TextChoices):
        """Whether somebody interpreted."""

        NONE = "none", _("not needed")
        THERE = "there", _("was there")
        PHONE = "phone", _("by telephone or video")

    class Understood(models.TextChoices):
        """Whether the person has understood what the talk is for."""

        PRESENT = "present", _("yes")
        ABSENT = "absent", _("no")
        UNKNOWN = "unknown", _("not sure")

    assessment = models.ForeignKey("trygvej.Assessment", models.CASCADE, related_name="talks")
    held_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("begun"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    pauses = models.PositiveSmallIntegerField(_("pauses"), default=0)
    interpreter = models.CharField(_("interpreter"), max_length=6, choices=Interpreter.choices)
    language = models.CharField(_("language"), max_length=8, blank=True)
    support_person = models.BooleanField(_("a support person was there"), default=False)
    understood = models.CharField(_("understood what it is for"), max_length=8, choices=Understood.choices)
    stopped = models.BooleanField(_("the person ended it"), default=False)
    note = EncryptedTextField(_("note"))

    class Meta:
        ordering = ("begun_at", "pk")

    def __str__(self) -> str:
        return f"{self.pk}"


class Decision(Keyed):
    """A step of the identification, proposed by one and signed by the competent, with the reason.

    `authority`, `rule`: who was competent by which rule; empty if no source says. `two_people`: as the rule of that day
    asked. `replaces`: the decision that a review changed.
    """

    class Step(models.TextChoices):
        """Which of the two steps."""

        GROUNDS = "reasonable-grounds", _("Reasonable grounds")
        DECISION = "decision", _("Decision")

    class Outcome(models.TextChoices):
        """What was decided. Doubt benefits the person."""

        YES = "yes", _("There are grounds to treat the person as exposed to trafficking")
        NO = "no", _("There are not grounds enough, for now")

    assessment = models.ForeignKey("trygvej.Assessment", models.CASCADE, related_name="decisions")
    step = models.CharField(_("step"), max_length=20, choices=Step.choices)
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.PROPOSED)
    outcome = models.CharField(_("outcome"), max_length=4, choices=Outcome.choices)
    reason = EncryptedTextField(_("reason"))
    proposed_by = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    signed_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    authority = models.CharField(max_length=40, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    two_people = models.BooleanField(default=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    told_at = models.DateTimeField(null=True, blank=True)
    told_language = models.CharField(_("language"), max_length=8, blank=True)
    appeal = EncryptedTextField(_("what the person says against it"))
    appealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("proposed_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "step"], condition=Q(state="signed"), name="decision_signed_once"
            ),
            models.UniqueConstraint(
                fields=["assessment", "step"], condition=Q(state="proposed"), name="decision_proposed_once"
            ),
            models.CheckConstraint(
                condition=Q(two_people=False) | Q(signed_by=None) | ~Q(signed_by=F("proposed_by")),
                name="decision_two_people",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"
