"""Who may do what with adverts, rounds and visits."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import OWN, OWN_COUNTRY, OWN_ORGANISATION, Role, Scope, permit, table

ADVERT_READ = "outreach.advert.read"
ADVERT_WORK = "outreach.advert.work"
ADVERT_PICTURE = "outreach.advert.picture"
ADVERT_EXPORT = "outreach.advert.export"
ADVERT_BRING = "outreach.advert.bring"
LINK_JUDGE = "outreach.link.judge"
LINK_EXPORT = "outreach.link.export"
NETWORK_READ = "outreach.network.read"
PLACE_READ = "outreach.place.read"
MAP_READ = "outreach.map.read"
VIEW_KEEP = "outreach.view.keep"
ROUND_READ = "outreach.round.read"
ROUND_PLAN = "outreach.round.plan"
ROUND_ALARM = "outreach.round.alarm"
VISIT_READ = "outreach.visit.read"
VISIT_COUNT = "outreach.visit.count"
VISIT_RECORD = "outreach.visit.record"
SEALED_READ = "outreach.sealed.read"
SEALED_HANDLE = "outreach.sealed.handle"
LEARNT_READ = "outreach.learnt.read"
WEIGHTS_READ = "outreach.weights.read"
WEIGHTS_SET = "outreach.weights.set"
WEIGHTS_DECIDE = "outreach.weights.decide"
WEIGHTS_USE = "outreach.weights.use"

_GOING = Scope(
    "own round",
    _("of a round in the own organisation"),
    lambda who, roles: Q(organisation__in=who.organisations(roles)),
)
_FIELD = (Role.OUTREACH, Role.COORDINATOR)

table(
    "outreach",
    permit(ADVERT_READ, _("See adverts and the worklist"), *_FIELD, Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(ADVERT_WORK, _("Take, put off, set aside and comment on adverts"), *_FIELD, scope=OWN_COUNTRY),
    permit(ADVERT_PICTURE, _("Look at pictures of adverts, blurred first"), *_FIELD, scope=OWN_COUNTRY),
    permit(LINK_JUDGE, _("Say whether two adverts belong together"), *_FIELD, scope=OWN_COUNTRY),
    permit(LINK_EXPORT, _("Hand what people said of links to the pipeline"), system=True),
    permit(ADVERT_EXPORT, _("Export the worklist"), *_FIELD, scope=OWN_COUNTRY),
    permit(ADVERT_BRING, _("Bring in a run of the pipeline"), Role.COORDINATOR, scope=OWN_COUNTRY, system=True),
    permit(NETWORK_READ, _("See networks"), *_FIELD, Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(MAP_READ, _("See the map"), *_FIELD, scope=OWN_COUNTRY),
    permit(PLACE_READ, _("See places and their history"), *_FIELD, Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(VIEW_KEEP, _("Keep views of one's own"), *_FIELD, scope=OWN),
    permit(ROUND_READ, _("See rounds"), *_FIELD, scope=_GOING),
    permit(ROUND_PLAN, _("Plan rounds"), *_FIELD, scope=_GOING),
    permit(ROUND_ALARM, _("Raise the alarm when nobody checks in"), system=True),
    permit(
        VISIT_READ,
        _("Read what was found at a visit"),
        *_FIELD,
        scope=OWN_ORGANISATION,
        glass=(Role.CONSULTANT, Role.HOTLINE),
    ),
    permit(VISIT_RECORD, _("Record a visit"), Role.OUTREACH, scope=OWN_ORGANISATION),
    permit(VISIT_COUNT, _("Count visits, without what was said"), Role.COORDINATOR, Role.ANALYST, scope=OWN_COUNTRY),
    permit(SEALED_READ, _("See sealed records of children"), Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(SEALED_HANDLE, _("Handle sealed records of children"), Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(LEARNT_READ, _("See what the visits taught"), *_FIELD, Role.ANALYST, scope=OWN_COUNTRY),
    permit(WEIGHTS_READ, _("See weights and try others"), *_FIELD, Role.ANALYST, scope=OWN_COUNTRY),
    permit(WEIGHTS_SET, _("Propose weights from a day on"), Role.COORDINATOR, scope=OWN_COUNTRY),
    permit(
        WEIGHTS_DECIDE,
        _("Decide on weights that another proposed"),
        Role.COORDINATOR,
        Role.ANALYST,
        scope=OWN_COUNTRY,
    ),
    permit(WEIGHTS_USE, _("Give adverts the weights that hold"), system=True),
)
