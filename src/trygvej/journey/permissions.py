"""Who may see one person's way. One condition decides for every room: the own organisation takes part now."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Role, Scope, Who, permit, table
from trygvej.journey.models import Participation

JOURNEY_OPEN = "journey.journey.open"
JOURNEY_READ = "journey.journey.read"
JOURNEY_KEEP = "journey.journey.keep"
COPY_READ = "journey.copy.read"
JOURNEY_ERASE = "journey.journey.erase"
HELPING = (Role.CONSULTANT, Role.AUTHORITY, Role.PROVIDER)


def takes_part(path: str = "") -> Scope:
    """Return the scope of records that `path` leads from to a journey in which the own organisation takes part."""

    def where(who: Who, roles: frozenset[Role]) -> Q:
        parts = Participation.objects.filter(organisation__in=who.organisations(roles), until=None)
        return Q(Exists(parts.filter(journey=OuterRef(f"{path}pk"))))

    return Scope("takes part", _("of persons whom the own organisation helps"), where)


_PART = takes_part()
table(
    "journey",
    permit(JOURNEY_OPEN, _("Begin the case of a person"), Role.CONSULTANT, Role.PROVIDER),
    permit(JOURNEY_READ, _("See a person's case and its time line"), *HELPING, scope=_PART),
    permit(JOURNEY_KEEP, _("Let organisations take part, or end that"), Role.CONSULTANT, Role.PROVIDER, scope=_PART),
    permit(COPY_READ, _("Make the copy for the person"), Role.CONSULTANT, Role.PROVIDER, scope=_PART),
    permit(JOURNEY_ERASE, _("Erase the case of a person by its key"), Role.CONSULTANT, scope=_PART),
    permit(JOURNEY_ERASE, _("Erase cases whose time has passed"), system=True),
)
