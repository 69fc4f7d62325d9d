"""Who may do what with places and with what the directory says of organisations."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import ALL_ROLES, OWN, OWN_COUNTRY, OWN_ORGANISATION, Role, Scope, permit, table

READ = "directory.place.read"
WRITE = "directory.place.write"
ENTRY_READ = "directory.entry.read"
ENTRY_KEEP = "directory.entry.keep"
ENTRY_IMPORT = "directory.entry.import"
ENTRY_ASK = "directory.entry.ask"
PLACES_SAY = "directory.places.say"

_COUNTRY = Scope(
    "own country's organisations",
    _("of organisations of the own country"),
    lambda who, roles: Q(organisation__country__in=who.countries),
)
_KEEPERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
_OWN = (Role.PROVIDER, Role.CONSULTANT, Role.AUTHORITY, Role.HOTLINE)

table(
    "directory",
    permit(READ, _("See places"), Role.OUTREACH, Role.COORDINATOR, Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(WRITE, _("Add and correct places"), Role.OUTREACH, Role.COORDINATOR, scope=OWN_COUNTRY, system=True),
    permit(ENTRY_READ, _("Search the directory"), *ALL_ROLES),
    permit(ENTRY_KEEP, _("Keep entries of the directory right"), *_KEEPERS, scope=_COUNTRY, system=True),
    permit(ENTRY_KEEP, _("Keep the own entry of the directory right"), *_OWN, scope=OWN_ORGANISATION),
    permit(ENTRY_IMPORT, _("Take a file of one's own into the directory"), *_KEEPERS, scope=OWN),
    permit(ENTRY_ASK, _("Ask owners of entries that are out of date"), system=True),
    permit(PLACES_SAY, _("Say how many places are free"), *_KEEPERS, scope=_COUNTRY, system=True),
    permit(PLACES_SAY, _("Say how many places are free in the own house"), *_OWN, scope=OWN_ORGANISATION),
)
