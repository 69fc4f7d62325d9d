"""Who may do what with calls, tips, screenings and the clocks of children."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import OWN, OWN_COUNTRY, OWN_ORGANISATION, Role, Scope, permit, table

CALL_TAKE = "screening.call.take"
CALL_READ = "screening.call.read"
CALL_FOLLOW = "screening.call.follow"
CALL_HAND_OVER = "screening.call.hand-over"
SHIFT_READ = "screening.shift.read"
SHIFT_LEAVE = "screening.shift.leave"
OPERATION_GIVE = "screening.operation.give"
OPERATION_READ = "screening.operation.read"
CHILD_READ = "screening.child.read"
CHILD_MEET = "screening.child.meet"
CHILD_REMIND = "screening.child.remind"
TIP_GIVE = "screening.tip.give"
TIP_READ = "screening.tip.read"
TIP_WORK = "screening.tip.work"
TIP_SCAN = "screening.tip.scan"
TIP_HAND_OVER = "screening.tip.hand-over"
SCREENING_KEEP = "screening.screening.keep"
SCREENING_READ = "screening.screening.read"
SCREENING_HAND_OVER = "screening.screening.hand-over"

_NAMED = Scope(
    "where named",
    _("in which one is named, until they are over"),
    lambda who, roles: Q(named=who.user) if who.user else None,
)
_BEGUN = Scope(
    "begun",
    _("that one began"),
    lambda who, roles: Q(started_by=who.user) if who.user else None,
)
_PROFESSIONALS = (Role.SCREENER, Role.HOTLINE, Role.OUTREACH, Role.CONSULTANT, Role.AUTHORITY, Role.PROVIDER)

table(
    "screening",
    permit(CALL_TAKE, _("Take calls to the hotline"), Role.HOTLINE, scope=OWN_ORGANISATION),
    permit(CALL_READ, _("Read calls"), Role.HOTLINE, scope=OWN_ORGANISATION, glass=(Role.CONSULTANT,)),
    permit(CALL_FOLLOW, _("Follow calls up and close them"), Role.HOTLINE, scope=OWN_ORGANISATION),
    permit(CALL_HAND_OVER, _("Make a referral of a call"), Role.HOTLINE, scope=OWN_ORGANISATION),
    permit(SHIFT_READ, _("Read what the shift before left"), Role.HOTLINE, scope=OWN_ORGANISATION),
    permit(SHIFT_LEAVE, _("Leave a note to the next shift, or take one over"), Role.HOTLINE, scope=OWN_ORGANISATION),
    permit(OPERATION_GIVE, _("Keep a notice of a planned operation"), Role.HOTLINE, Role.CONSULTANT, system=True),
    permit(
        OPERATION_READ,
        _("See planned operations"),
        Role.HOTLINE,
        Role.CONSULTANT,
        Role.OUTREACH,
        scope=_NAMED,
    ),
    permit(CHILD_READ, _("See the clocks of children"), Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(CHILD_READ, _("See the clocks of children"), *_PROFESSIONALS, scope=_BEGUN),
    permit(CHILD_MEET, _("Record that the team has met about a child"), Role.CONSULTANT, scope=OWN_COUNTRY),
    permit(CHILD_REMIND, _("Remind of clocks that run out"), system=True),
    permit(TIP_GIVE, _("Give a tip: anybody, without an account")),
    permit(TIP_SCAN, _("Show sealed files to the virus scanner"), system=True),
    permit(TIP_READ, _("Read tips"), Role.HOTLINE, scope=OWN_COUNTRY),
    permit(TIP_WORK, _("Take, answer and close tips"), Role.HOTLINE, scope=OWN_COUNTRY),
    permit(TIP_HAND_OVER, _("Make a referral of a tip, without who gave it"), Role.HOTLINE, scope=OWN_COUNTRY),
    permit(SCREENING_KEEP, _("Keep screenings"), *_PROFESSIONALS, scope=OWN),
    permit(SCREENING_READ, _("Read screenings"), *_PROFESSIONALS, scope=OWN),
    permit(SCREENING_READ, _("Read screenings"), Role.CONSULTANT, scope=OWN_ORGANISATION),
    permit(SCREENING_HAND_OVER, _("Make a referral of a screening"), *_PROFESSIONALS, scope=OWN),
)
