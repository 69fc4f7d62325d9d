"""What workers add to adverts: comments, the matrix, views of their own, and new weights."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedTextField, Keyed
from trygvej.outreach.states import WeightState


class Presence(models.TextChoices):
    """The three values. Unknown is never absent."""

    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")
    UNKNOWN = "unknown", _("Not known")


# The three values, said as an answer to a question, and of a sign that people were there to see.
YES_NO = ((Presence.PRESENT, _("Yes")), (Presence.ABSENT, _("No")), (Presence.UNKNOWN, _("Not known")))
FOUND = ((Presence.PRESENT, _("Confirmed")), (Presence.ABSENT, _("Refuted")), (Presence.UNKNOWN, _("Not known")))


class Comment(Keyed):
    """A worker's own words on an advert, with the x-factor: a concern that no indicator names."""

    advert = models.ForeignKey("trygvej.Advert", models.CASCADE, related_name="comments")
    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    x_factor = models.CharField(max_length=8, choices=Presence.choices, default=Presence.UNKNOWN)
    text = EncryptedTextField()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.text[:60]


class MatrixAnswer(Keyed):
    """What a worker says of one indicator of the matrix, for one advert. The newest stands; the others can be read."""

    advert = models.ForeignKey("trygvej.Advert", models.CASCADE, related_name="answers")
    indicator = models.CharField(max_length=120)
    value = models.CharField(max_length=8, choices=Presence.choices)
    note = EncryptedTextField()
    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"


class Judgement(Keyed):
    """What a person says of two adverts: whether the same hands run them. The newest of a pair stands.

    The pipeline never overrules it: `same` and `different` hold whatever the texts show.
    """

    class Verdict(models.TextChoices):
        """What is said of the two."""

        SAME = "same", _("Belong together")
        DIFFERENT = "different", _("Do not belong together")
        UNSURE = "unsure", _("Cannot be told")

    a = models.ForeignKey("trygvej.Advert", models.CASCADE, related_name="judged_from")  # the one with the lower key
    b = models.ForeignKey("trygvej.Advert", models.CASCADE, related_name="judged_to")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    note = EncryptedTextField()
    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="judgement_in_order"),)

    def __str__(self) -> str:
        return f"{self.a_id} - {self.b_id}: {self.verdict}"


class SavedView(models.Model):
    """A search of the worklist that a worker keeps."""

    user = models.ForeignKey("trygvej.User", models.CASCADE, related_name="views")
    name = models.CharField(_("name"), max_length=80)
    query = models.TextField()
    default = models.BooleanField(_("open the worklist with this"), default=False)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["user", "name"], name="view_once"),
            models.UniqueConstraint(fields=["user"], condition=models.Q(default=True), name="view_default_once"),
        )

    def __str__(self) -> str:
        return self.name


class WeightSet(models.Model):
    """Weights of a set from a day on, as one person proposed and another decided, with the reason.

    Never changed once decided, only followed by another. `weights`: indicator -> points, for those that differ from the
    catalogue's. `tried`: what the change did to past data when it was proposed.
    """

    set_id = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    valid_from = models.DateField(_("holds from"))
    country = models.CharField(max_length=2, choices=Country.choices)
    weights = models.JSONField()
    tried = models.JSONField(default=dict)
    reason = models.TextField(_("reason"))
    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=WeightState.choices, default=WeightState.PROPOSED)
    decided_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        ordering = ("set_id", "-version")
        constraints = (
            models.UniqueConstraint(fields=["country", "set_id", "version"], name="weights_once"),
            models.CheckConstraint(
                condition=~models.Q(state=WeightState.STANDS) | ~models.Q(decided_by=models.F("user")),
                name="weights_four_eyes",
            ),
        )

    def __str__(self) -> str:
        return f"{self.set_id} {self.version}"
