"""What the directory says of an organisation: how to reach it, whom to ask, what was agreed, what it answers for."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """The page of one organisation. `owner` answers for it being right; it was last looked at on `confirmed_on`.

    The address of a protected place is not kept: not here, so that it can leak from nowhere.
    """

    organisation = models.OneToOneField("trygvej.Organisation", models.PROTECT, related_name="entry")
    about = models.TextField(_("what the organisation does"), max_length=2000, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    web = models.URLField(_("web address"), blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    protected = models.BooleanField(_("the address is protected"), default=False)
    address = models.CharField(
        _("address"), max_length=200, blank=True, help_text=_("Leave it empty for a place whose address is protected.")
    )
    owner = models.ForeignKey(
        "trygvej.User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who keeps it right")
    )
    confirmed_on = models.DateField(_("last looked at"), default=date.today)
    asked_on = models.DateField(null=True, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ("organisation__name",)
        indexes = (models.Index(fields=["active", "confirmed_on"], name="entry_confirmed"),)
        constraints = (
            models.CheckConstraint(condition=Q(protected=False) | Q(address=""), name="entry_protected_address"),
        )

    def __str__(self) -> str:
        return str(self.organisation)


class ContactPerson(models.Model):
    """Whom to ask for at an organisation: at work, never a private number."""

    organisation = models.ForeignKey("trygvej.Organisation", models.CASCADE, related_name="contact_persons")
    name = models.CharField(_("name"), max_length=150)
    function = models.CharField(_("works as"), max_length=150, blank=True)
    phone = models.CharField(_("telephone at work"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address at work"), blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["organisation", "name"], name="contact_person_once"),)

    def __str__(self) -> str:
        return self.name


class Agreement(models.Model):
    """What two organisations agreed, from a day to a day: a contract, a memorandum, a way of working together."""

    class Kind(models.TextChoices):
        """What kind of agreement it is."""

        CONTRACT = "contract", _("Contract")
        MEMORANDUM = "memorandum", _("Memorandum of understanding")
        PRACTICE = "practice", _("Agreed way of working")

    organisation = models.ForeignKey("trygvej.Organisation", models.CASCADE, related_name="agreements")
    other = models.ForeignKey(
        "trygvej.Organisation", models.CASCADE, related_name="agreements_as_other", verbose_name=_("with whom")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    about = models.CharField(_("about what"), max_length=300)
    begins = models.DateField(_("from"))
    ends = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        ordering = ("-begins",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("begins")), name="agreement_ends_after"
            ),
        )

    def __str__(self) -> str:
        return self.about

    def stands(self, on: date) -> bool:
        """Return whether it holds on the day `on`."""
        return self.begins <= on and (self.ends is None or on <= self.ends)


class Responsibility(models.Model):
    """A step of the support scheme that an organisation answers for, and how."""

    organisation = models.ForeignKey("trygvej.Organisation", models.CASCADE, related_name="responsibilities")
    step = models.CharField(_("step"), max_length=40)  # code of catalogue/terms/support-scheme
    how = models.CharField(_("how"), max_length=300, blank=True)

    class Meta:
        ordering = ("step",)
        constraints = (models.UniqueConstraint(fields=["organisation", "step"], name="responsibility_once"),)

    def __str__(self) -> str:
        return self.step


class CheckedFile(models.Model):
    """A file that was checked and waits for somebody to say yes. Nothing of it is in the directory yet."""

    user = models.ForeignKey("trygvej.User", models.CASCADE, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=200)
    text = models.TextField()
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.name
