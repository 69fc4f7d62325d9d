"""The permission table of the room itself."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.permissions import ALL_ROLES, EVERYTHING, OWN, Scope, permit, table
from trygvej.access.roles import Role
from trygvej.access.verbs import name_verb

LOG_READ = "access.log.read"
PEOPLE_READ = "access.people.read"
PEOPLE_INVITE = "access.people.invite"
PEOPLE_CHANGE = "access.people.change"
RETENTION_READ = "access.retention.read"
RETENTION_RUN = "access.retention.run"
GLASS_OPEN = "access.glass.open"
GLASS_READ = "access.glass.read"
NOTICE_READ = "access.notice.read"
TOKEN_KEEP = "access.token.keep"  # noqa: S105 a verb

_COLLEAGUES = Scope(
    "own country's people",
    _("who hold a role in the own country, or none yet"),
    lambda who, roles: Q(memberships__organisation__country__in=who.countries) | Q(memberships=None),
)
_GLASSES = Scope(
    "own country's glasses",
    _("of people of the own country"),
    lambda who, roles: Q(user__memberships__organisation__country__in=who.countries),
)
_OFFICERS = (Role.PROTECTION, Role.ADMINISTRATOR)

table(
    "access",
    permit(LOG_READ, _("Read the log"), Role.PROTECTION),
    permit(PEOPLE_READ, _("See people and their roles"), *_OFFICERS, scope=_COLLEAGUES),
    permit(PEOPLE_INVITE, _("Invite people"), Role.ADMINISTRATOR, scope=EVERYTHING, system=True),
    permit(PEOPLE_CHANGE, _("Give and end roles"), Role.ADMINISTRATOR, scope=_COLLEAGUES, system=True),
    permit(RETENTION_READ, _("See what will be deleted"), *_OFFICERS),
    permit(RETENTION_RUN, _("Delete what was kept long enough"), system=True),
    permit(
        GLASS_OPEN,
        _("Break the glass, and close it again"),
        *(Role.HOTLINE, Role.OUTREACH, Role.CONSULTANT, Role.COORDINATOR),
        scope=OWN,
    ),
    permit(GLASS_READ, _("See which glasses were broken"), Role.PROTECTION, scope=_GLASSES),
    permit(NOTICE_READ, _("Read one's own notices"), *ALL_ROLES, scope=OWN),
    permit(TOKEN_KEEP, _("Keep tokens of one's own"), *ALL_ROLES, scope=OWN),
)

name_verb("access.glass.close", _("Close the glass"))
name_verb("access.token.make", _("Make a token"))
name_verb("access.token.revoke", _("Take a token back"))
name_verb("access.keys.rotate", _("Change the master key"))
