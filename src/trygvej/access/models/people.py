"""People who work here, the organisations they work in, and the roles they hold."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trygvej.access.roles import Role


class Country(models.TextChoices):
    """Countries whose organisations take part: ISO 3166-1."""

    DK = "DK", _("Denmark")
    SE = "SE", _("Sweden")
    NO = "NO", _("Norway")
    FI = "FI", _("Finland")
    IS = "IS", _("Iceland")
    PL = "PL", _("Poland")
    LV = "LV", _("Latvia")


class Organisation(models.Model):
    """An authority, municipality or association that takes part."""

    class Kind(models.TextChoices):
        """What kind of body it is."""

        AUTHORITY = "authority", _("State authority")
        REGION = "region", _("Region")
        MUNICIPALITY = "municipality", _("Municipality")
        ASSOCIATION = "association", _("Association")
        SHELTER = "shelter", _("Shelter")
        HEALTH = "health", _("Health service")
        UNION = "union", _("Trade union")
        EMPLOYER = "employer", _("Employer or its association")
        EMBASSY = "embassy", _("Embassy or consulate")
        OTHER = "other", _("Other")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["country", "name"], name="organisation_once"),)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes users. A user is known by the e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new user with `email`; without `password` only single sign-on works. Raises ValueError."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What she may do follows from her memberships alone; nobody is above the table."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(_("language"), max_length=5, default="da")
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name, as libraries ask for it."""
        return self.name

    # Libraries ask; the answer is no: rights come from the permission tables.
    is_staff = False
    is_superuser = False

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Return False: no right comes from here."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Return False: no right comes from here."""
        return False


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, as they stood on a day."""

    def open(self, on: date) -> "MembershipQuerySet":
        """Return those held `on` that day."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=on), since__lte=on)


class Membership(models.Model):
    """A role that a person holds in an organisation, from a day, until a day if it ended."""

    user = models.ForeignKey("trygvej.User", models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey("trygvej.Organisation", models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    since = models.DateField(_("since"), default=date.today)
    until = models.DateField(_("until"), null=True, blank=True)
    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("user", "organisation", "role")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], condition=models.Q(until=None), name="membership_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.organisation}"
