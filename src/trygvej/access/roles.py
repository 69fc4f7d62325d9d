"""The roles that people work in. A role is held in an organisation and has a beginning and an end."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person works as. What each may do stands in the permission tables, nowhere else."""

    OUTREACH = "outreach", _("Outreach worker")
    HOTLINE = "hotline", _("Hotline worker")
    SCREENER = "screener", _("Screener")
    CONSULTANT = "consultant", _("Social consultant")
    AUTHORITY = "authority", _("Deciding authority")
    PROVIDER = "provider", _("Service provider")
    COORDINATOR = "coordinator", _("Coordinator")
    ANALYST = "analyst", _("Analyst")
    PROTECTION = "protection", _("Data protection officer")
    ADMINISTRATOR = "administrator", _("Administrator")
