"""What every page has around it: the way to the other pages, as far as the reader may go there."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Who, may, open_glasses, unread_notices


class Way(NamedTuple):
    """A page in the menu: its name there, its address by name, and the verb that opens it. `what` is for the start."""

    label: str | Promise
    name: str
    verb: str
    what: str | Promise


WAYS = (
    Way(_("Worklist"), "outreach:worklist", "outreach.advert.read", _("Adverts, the most concerning first.")),
    Way(_("Rounds"), "outreach:rounds", "outreach.round.read", _("Who goes where tonight, and who hears from them.")),
    Way(_("Visits"), "outreach:visits", "outreach.visit.read", _("What was found when people met.")),
    Way(_("Networks"), "outreach:networks", "outreach.network.read", _("Adverts that belong together, and why.")),
    Way(_("Places"), "outreach:places", "outreach.place.read", _("Clinics and addresses, and their history.")),
    Way(_("Map"), "outreach:map", "outreach.map.read", _("Where it is, and how people are moved about.")),
    Way(_("What we learnt"), "outreach:learnt", "outreach.learnt.read", _("How the signs held at the visits.")),
    Way(_("Sealed"), "outreach:sealed", "outreach.sealed.read", _("Records of children, for those who handle them.")),
    Way(_("Hotline"), "screening:shift", "screening.shift.read", _("What the shift before left, and what waits.")),
    Way(_("Calls"), "screening:calls", "screening.call.read", _("Take a call, or find an earlier one.")),
    Way(_("Tips"), "screening:tips", "screening.tip.read", _("What was told on the web, and the dialogue about it.")),
    Way(_("Operations"), "screening:operations", "screening.operation.read", _("Operations where you are named.")),
    Way(_("Screening"), "screening:choose", "screening.screening.keep", _("Ask with the set that fits; what it says.")),
    Way(_("Kept screenings"), "screening:screenings", "screening.screening.read", _("Screenings that were kept.")),
    Way(_("Children"), "screening:children", "screening.child.read", _("The 24-hour clocks of the local team.")),
    Way(_("Persons"), "journey:journeys", "journey.journey.read", _("Those we help, and what has happened.")),
    Way(_("Support"), "assistance:supports", "assistance.support.read", _("Plans, services, places, safety.")),
    Way(_("Referrals"), "referral:referrals", "referral.referral.read", _("Who has it now, and by when.")),
    Way(_("Reference groups"), "referral:groups", "referral.group.read", _("Who works together, meets and does what.")),
    Way(_("Directory"), "directory:directory", "directory.entry.read", _("Who helps with what, where and for whom.")),
    Way(_("People"), "people", "access.people.read", _("Accounts, organisations and roles.")),
    Way(_("Log"), "log", "access.log.read", _("Who read or did what, when and why.")),
    Way(_("Retention"), "retention", "access.retention.read", _("What will be deleted, and when.")),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return `shell`: the pages this reader may open, the notices that wait, the glasses that are broken."""
    who: Who | None = getattr(request, "who", None)
    if who is None or who.user is None:
        return {"shell": {"menu": []}}
    menu = [
        {"label": way.label, "address": address, "what": way.what, "here": request.path.startswith(address)}
        for way in WAYS
        if may(who, way.verb)
        for address in _addresses(way.name)
    ]
    return {"shell": {"menu": menu, "notices": unread_notices(who), "glasses": open_glasses(who)}}


def _addresses(name: str) -> list[str]:
    try:
        return [reverse(name)]
    except NoReverseMatch:
        return []
