"""Rounds and visits: where to go, who goes, what was found when people met, and what the adverts had said."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedJSONField, EncryptedTextField, Keyed
from trygvej.outreach.models.adverts import Band
from trygvej.outreach.models.work import FOUND, YES_NO, Presence
from trygvej.outreach.states import RoundState, VisitState


class Round(models.Model):
    """An evening's or a day's visits: who goes, in which order, and when somebody has to hear from them."""

    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, choices=Country.choices)
    name = models.CharField(_("name"), max_length=120)
    starts_at = models.DateTimeField(_("starts"))
    leader = models.ForeignKey("trygvej.User", models.PROTECT, related_name="rounds_led")
    members = models.ManyToManyField("trygvej.User", related_name="rounds", blank=True)
    alone_because = models.CharField(_("why somebody goes alone"), max_length=200, blank=True)
    check_in_by = models.DateTimeField(_("check in by"))  # moves on with each check-in, until the round has ended
    checked_in_at = models.DateTimeField(null=True, blank=True)
    alarm_to = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    alarmed_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=RoundState.choices, default=RoundState.PLANNED)

    class Meta:
        ordering = ("-starts_at",)

    def __str__(self) -> str:
        return self.name


class Visit(Keyed):
    """One visit to one place. What was said and needed is encrypted; counts rest on the three values alone.

    `concern` is the judgement of those who were there, after the talk; what the visits teach is held against it.
    `band`: how the most concerning of the adverts stood that day, None where no advert led there.
    """

    draft = models.UUIDField(default=uuid.uuid4, unique=True)  # the telephone's own id: sent twice, kept once
    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, choices=Country.choices)
    round = models.ForeignKey("trygvej.Round", models.PROTECT, null=True, blank=True, related_name="visits")
    position = models.PositiveSmallIntegerField(default=0)
    place = models.ForeignKey("trygvej.Place", models.PROTECT, related_name="visits")
    adverts = models.ManyToManyField("trygvej.Advert", related_name="visits", blank=True)
    state = models.CharField(max_length=10, choices=VisitState.choices, default=VisitState.PLANNED)
    planned_for = models.DateField()
    visited_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey("trygvej.User", models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)
    met = models.CharField(max_length=8, choices=YES_NO, default=Presence.UNKNOWN)
    concern = models.CharField(max_length=8, choices=YES_NO, default=Presence.UNKNOWN)
    band = models.PositiveSmallIntegerField(choices=Band.choices, null=True)
    persons_met = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=8, blank=True)
    consent = models.CharField(max_length=8, choices=YES_NO, default=Presence.UNKNOWN)
    needs = EncryptedTextField()
    notes = EncryptedTextField()
    follow_up_on = models.DateField(_("follow up on"), null=True, blank=True)

    class Meta:
        ordering = ("-planned_for", "position", "pk")
        indexes = (
            # All that counting asks for: it need not read the rows, which are long with what is encrypted.
            models.Index(
                fields=["country", "state", "planned_for", "concern", "met", "band", "place"], name="visit_counted"
            ),
            models.Index(fields=["place", "-planned_for", "position", "id"], name="visit_place"),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.planned_for}"


class VisitRevision(Keyed):
    """What a visit said before it was corrected: nothing that was recorded is lost."""

    visit = models.ForeignKey("trygvej.Visit", models.CASCADE, related_name="revisions")
    draft = models.UUIDField(db_index=True)  # the record that was corrected: sent once more, it changes nothing
    at = models.DateTimeField()
    user = models.ForeignKey("trygvej.User", models.PROTECT, related_name="+")
    before = EncryptedJSONField()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.visit_id} {self.at:%Y-%m-%d %H:%M}"


class VisitedAdvert(models.Model):
    """What an advert said when it was visited: later runs and other weights do not change it, and it outlives the text.

    `shown`: indicator -> weight of the signs that were present. `origin`: what the advert stated, codes joined by a
    comma, never inferred. What the visits teach is counted from here.
    """

    visit = models.ForeignKey("trygvej.Visit", models.CASCADE, related_name="stood")
    advert = models.ForeignKey("trygvej.Advert", models.SET_NULL, null=True, related_name="+")
    band = models.PositiveSmallIntegerField(choices=Band.choices)
    score = models.SmallIntegerField()
    set_id = models.CharField(max_length=80)
    set_version = models.PositiveIntegerField()
    language = models.CharField(max_length=8)
    town = models.CharField(max_length=100, blank=True)
    origin = models.CharField(max_length=100, blank=True)
    shown = models.JSONField(default=dict)

    class Meta:
        ordering = ("visit", "band", "pk")
        constraints = (models.UniqueConstraint(fields=["visit", "advert"], name="visited_advert_once"),)

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.get_band_display()}"


class VisitFinding(models.Model):
    """What a person found of one indicator at a visit: confirmed, refuted or not known.

    `shown`: an advert that led there showed it.
    """

    visit = models.ForeignKey("trygvej.Visit", models.CASCADE, related_name="findings")
    indicator = models.CharField(max_length=120)
    value = models.CharField(max_length=8, choices=FOUND)
    shown = models.BooleanField(default=False)

    class Meta:
        ordering = ("visit", "indicator")
        constraints = (models.UniqueConstraint(fields=["visit", "indicator"], name="visit_finding_once"),)
        indexes = (
            models.Index(fields=["indicator", "value"], name="visit_finding"),
            models.Index(fields=["visit", "indicator", "value"], name="visit_finding_said"),  # counted without a row
        )

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"


class Help(models.Model):
    """Help that was offered at a visit, and the answer. Declining has no consequence, here or later."""

    class Answer(models.TextChoices):
        """What the person answered."""

        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined, the offer stays open")
        LATER = "later", _("Will think about it")

    visit = models.ForeignKey("trygvej.Visit", models.CASCADE, related_name="help")
    service = models.CharField(max_length=60)  # code of catalogue/terms/support services
    answer = models.CharField(max_length=10, choices=Answer.choices)

    class Meta:
        ordering = ("visit", "service")
        constraints = (models.UniqueConstraint(fields=["visit", "service"], name="help_once"),)

    def __str__(self) -> str:
        return f"{self.service}: {self.answer}"
