"""Who may do what with referrals. One condition says what a receiver sees; pages, search, export and counts use it."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import ALL_ROLES, OWN_COUNTRY, Role, Scope, Who, permit, table
from trygvej.referral.models import Grant, GroupMember
from trygvej.referral.states import OPEN, ReferralState

READ = "referral.referral.read"
CONTENT = "referral.content.read"
WORDS = "referral.words.read"
SEND = "referral.referral.send"
ANSWER = "referral.referral.answer"
HOLD = "referral.referral.hold"
CONSENT = "referral.consent.withdraw"
FOLLOW = "referral.referral.follow"
REMIND = "referral.referral.remind"
GROUP_READ = "referral.group.read"
GROUP_KEEP = "referral.group.keep"
MEETING_READ = "referral.meeting.read"
ACTION_DO = "referral.task.do"
GROUP_REMIND = "referral.group.remind"

SENDING = (Role.HOTLINE, Role.OUTREACH, Role.SCREENER, Role.CONSULTANT, Role.AUTHORITY, Role.PROVIDER, Role.COORDINATOR)
ANSWERING = (Role.CONSULTANT, Role.AUTHORITY, Role.PROVIDER, Role.HOTLINE, Role.COORDINATOR)
KEEPING = (Role.COORDINATOR, Role.CONSULTANT, Role.AUTHORITY)  # of reference groups
_Roles = frozenset[Role]
_PASSED = (ReferralState.DECLINED, ReferralState.WITHDRAWN)  # the receiver reads nothing of the person any more


def _granted(path: str = "", **field: OuterRef) -> Exists:
    """Return the condition that something stands that lets the receiver see: the one place where this is decided.

    `path` leads from the record to its referral; `field` names the one that must stand, else any will do.
    """
    return Exists(
        Grant.objects.filter(
            referral=OuterRef(f"{path}pk"),
            recipient=OuterRef(f"{path}receiver"),
            purpose=OuterRef(f"{path}purpose"),
            withdrawn_at=None,
            **field,
        )
    )


def _sender(who: Who, roles: _Roles) -> Q:
    return Q(sender__in=who.organisations(roles & frozenset(SENDING)))


def _receiver(who: Who, roles: _Roles) -> Q:
    """Return what an organisation that was asked sees: nothing once no consent stands."""
    own = Q(receiver__in=who.organisations(roles & frozenset(ANSWERING)))
    return own & ~Q(state=ReferralState.WITHDRAWN) & Q(_granted())


def _holder(who: Who, roles: _Roles) -> Q:
    return Q(owner=who.user, owner_organisation__in=who.organisations(roles)) if who.user else Q(pk=None)


def _content(who: Who, roles: _Roles) -> Q:
    sent = Q(referral__sender__in=who.organisations(roles & frozenset(SENDING)))
    received = Q(referral__receiver__in=who.organisations(roles & frozenset(ANSWERING)))
    return sent | (received & ~Q(referral__state__in=_PASSED) & Q(_granted("referral__", field=OuterRef("field"))))


def _words(who: Who, roles: _Roles) -> Q:
    """Return what was said with the moves: by one's own side, and by the other; notes to a colleague stay inside.

    After any consent was taken back, a receiver reads no more of what the sender had said before: it may tell of what
    was taken back.
    """
    own = Q(organisation__in=who.organisations(roles))
    across = ~Q(move="hand-on")
    sent = Q(referral__sender__in=who.organisations(roles & frozenset(SENDING)))
    received = Q(referral__receiver__in=who.organisations(roles & frozenset(ANSWERING)))
    ended = Grant.objects.filter(referral=OuterRef("referral"), withdrawn_at__gte=OuterRef("at"))
    open_ = received & ~Q(referral__state__in=_PASSED) & Q(_granted("referral__"))
    not_ended: Q = across & ~Q(Exists(ended))
    return (sent & (own | across)) | (open_ & (own | not_ended))


def _held(who: Who, roles: _Roles) -> Q:
    """Return what is hers, or her organisation's as long as she sees it."""
    return _holder(who, roles) | (Q(owner_organisation__in=who.organisations(roles)) & _seen(who, roles))


def _seen(who: Who, roles: _Roles) -> Q:
    return _sender(who, roles) | _receiver(who, roles) | _holder(who, roles)


def _from_here(who: Who, roles: _Roles) -> Q:
    return _sender(who, roles) | _holder(who, roles) & Q(state=ReferralState.LAPSED)


_SEEN = Scope("sent or received", _("sent or received by the own organisation, as far as consent stands"), _seen)
_CONTENT = Scope("granted", _("of those, each field for which consent or another ground stands"), _content)
_WORDS = Scope("said", _("of those, as far as the own side said it or may still read it"), _words)
_FROM_HERE = Scope("sent from here", _("sent from the own organisation, or lapsed to oneself"), _from_here)
_TO_HERE = Scope("sent to here", _("sent to the own organisation, as long as consent stands"), _receiver)
_HELD = Scope("held", _("that one has oneself, or the own organisation"), _held)
_FOLLOWED = Scope(
    "followed",
    _("of the own country, without what they say, until they are withdrawn"),
    lambda who, roles: Q(country__in=who.countries) & Q(state__in=[one for one in OPEN if one not in _PASSED[1:]]),
)


def _member(who: Who, roles: _Roles) -> Exists:
    held = GroupMember.objects.filter(organisation__in=who.organisations(roles), until=None)
    return Exists(held.filter(group=OuterRef("group")))


_GROUP = Scope(
    "own groups",
    _("that the own organisation calls together"),
    lambda who, roles: Q(organisation__in=who.organisations(roles)),
)
_MEETINGS = Scope(
    "meetings of own groups",
    _("of groups that the own organisation belongs to"),
    lambda who, roles: Q(group__organisation__in=who.organisations(roles)) | Q(_member(who, roles)),
)
_TASKS = Scope(
    "own tasks",
    _("of the own organisation, or of groups that it calls together"),
    lambda who, roles: (
        Q(member__organisation__in=who.organisations(roles)) | Q(group__organisation__in=who.organisations(roles))
    ),
)

_BOTH = tuple(dict.fromkeys((*SENDING, *ANSWERING)))
table(
    "referral",
    permit(READ, _("See referrals"), *_BOTH, scope=_SEEN),
    permit(CONTENT, _("Read what a referral says of the person"), *_BOTH, scope=_CONTENT),
    permit(WORDS, _("Read what was said with the moves of a referral"), *_BOTH, scope=_WORDS),
    permit(SEND, _("Refer, answer a question, withdraw"), *SENDING, scope=_FROM_HERE),
    permit(ANSWER, _("Receive, accept, decline, ask back"), *ANSWERING, scope=_TO_HERE),
    permit(HOLD, _("Hand a referral to a colleague, close it"), *_BOTH, scope=_HELD),
    permit(CONSENT, _("Note that the person withdraws consent"), *_BOTH, scope=_SEEN),
    permit(FOLLOW, _("Follow where referrals stand, without what they say"), Role.COORDINATOR, scope=_FOLLOWED),
    permit(REMIND, _("Remind, tell others when time has passed, let lapse"), system=True),
    permit(GROUP_READ, _("See reference groups"), *ALL_ROLES, scope=OWN_COUNTRY),
    permit(GROUP_KEEP, _("Keep a reference group"), *KEEPING, scope=_GROUP),
    permit(MEETING_READ, _("Read what a reference group talks about and agreed"), *_BOTH, scope=_MEETINGS),
    permit(ACTION_DO, _("Say that a task of a reference group is done"), *_BOTH, scope=_TASKS),
    permit(GROUP_REMIND, _("Remind of actions of reference groups"), system=True),
)
