"""Groups in which organisations work together: members, meetings, actions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Country, EncryptedTextField, Keyed


class Group(models.Model):
    """A group of organisations. `model`: the way of working together it was made after; `reports_to`: a wider group."""

    class Level(models.TextChoices):
        """How wide it is."""

        LOCAL = "local", _("Local team")
        REGIONAL = "regional", _("Regional")
        NATIONAL = "national", _("National")
        MINISTRIES = "ministries", _("Interministerial")

    name = models.CharField(_("name"), max_length=150)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    country = models.CharField(max_length=2, choices=Country.choices)
    area = models.CharField(_("area"), max_length=150, blank=True)
    model = models.CharField(_("made after"), max_length=40, blank=True)  # code of catalogue/terms/cooperation-models
    about = models.TextField(_("what it is for"), max_length=2000, blank=True)
    organisation = models.ForeignKey(
        "trygvej.Organisation", models.PROTECT, related_name="+", verbose_name=_("who calls it together")
    )
    reports_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="reported_by", verbose_name=_("reports to")
    )
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    class Meta:
        ordering = ("country", "level", "name")
        constraints = (models.UniqueConstraint(fields=["country", "name"], name="group_once"),)

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """An organisation in a group, and who comes for it."""

    group = models.ForeignKey("trygvej.Group", models.CASCADE, related_name="members")
    organisation = models.ForeignKey(
        "trygvej.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    user = models.ForeignKey(
        "trygvej.User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who comes")
    )
    task = models.CharField(_("task in the group"), max_length=200, blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ("organisation__name",)
        constraints = (
            models.UniqueConstraint(
                fields=["group", "organisation"], condition=Q(until=None), name="group_member_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation)


class Meeting(Keyed):
    """A meeting: planned, then with what was agreed. `by`: for a local team, when it must have met."""

    group = models.ForeignKey("trygvej.Group", models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField(_("when"))
    by = models.DateTimeField(_("at the latest"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    agenda = EncryptedTextField(_("what it is about"))
    minutes = EncryptedTextField(_("what was agreed"))
    held_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    present = models.ManyToManyField("trygvej.GroupMember", related_name="meetings", blank=True)

    class Meta:
        ordering = ("-starts_at",)

    def __str__(self) -> str:
        return f"{self.group}, {self.starts_at:%Y-%m-%d}"


class GroupAction(models.Model):
    """What somebody in the group does until a day. Says nothing of a person who is helped."""

    group = models.ForeignKey("trygvej.Group", models.CASCADE, related_name="actions")
    meeting = models.ForeignKey("trygvej.Meeting", models.SET_NULL, null=True, blank=True, related_name="actions")
    what = models.CharField(_("what"), max_length=300)
    member = models.ForeignKey("trygvej.GroupMember", models.PROTECT, related_name="actions", verbose_name=_("who"))
    until = models.DateField(_("until"))
    done_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("until", "pk")
        indexes = (models.Index(fields=["done_at", "until"], name="group_action_due"),)

    def __str__(self) -> str:
        return self.what
