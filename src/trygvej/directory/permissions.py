"""Who may do what with places."""

from django.utils.translation import gettext_lazy as _

from trygvej.access.public import OWN_COUNTRY, Role, permit, table

READ = "directory.place.read"
WRITE = "directory.place.write"

table(
    "directory",
    permit(READ, _("See places"), Role.OUTREACH, Role.COORDINATOR, Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(WRITE, _("Add and correct places"), Role.OUTREACH, Role.COORDINATOR, scope=OWN_COUNTRY, system=True),
)
